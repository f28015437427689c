import { chmodSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sha256 } from '../../activities/digests.ts';
import { createFolder } from '../../activities/folder.ts';
import { storyAt } from '../domain/story.ts';
import { storeEntries } from '../support/stored.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
});
beforeEach(() => bench.empty());
afterAll(() => bench.stop());

const { entries } = storyAt('consideration');
const filed = (seq: number) => ({ id: 'out:2', temperament: 'records', payload: '{}', seq }) as const;

describe('decisions are filed with their digest', () => {
  test('while the disk does not take it nothing is filed; then the document lies there whole, and once', async () => {
    const { ref, seq } = await storeEntries(bench.database, entries, [filed(entries.length)]);
    const blocked = bench.file('blocked');
    writeFileSync(blocked, 'no folder');
    await expect(bench.activities({ root: blocked }).records({ ref, ids: ['out:2'] })).rejects.toThrow(/ENOTDIR|EEXIST/);
    expect(await bench.rows('SELECT attempts, done_at FROM outbox')).toEqual([{ attempts: 1, done_at: null }]);
    expect(await bench.rows('SELECT 1 FROM filed')).toEqual([]);
    await bench.activities().records({ ref, ids: ['out:2'] });
    const name = `records/${ref}/${String(seq)}-recommended.json`;
    const text = readFileSync(bench.file(name), 'utf8');
    expect(JSON.parse(text)).toMatchObject({ marking: 'OFFICIAL-SENSITIVE', ref, entry: { seq, type: 'recommended@1' } });
    expect(await bench.rows('SELECT outbox, path, digest FROM filed')).toEqual([{ outbox: 'out:2', path: name, digest: sha256(text) }]);
    // A crash before the mark: the same document again, nothing doubled, nothing left aside.
    await bench.database.pool.query('UPDATE outbox SET done_at = NULL');
    await bench.activities().records({ ref, ids: ['out:2'] });
    expect(readdirSync(bench.file(`records/${ref}`))).toEqual([`${String(seq)}-recommended.json`]);
    expect(await bench.rows('SELECT outbox FROM filed')).toHaveLength(1);
  });

  test('a write that fails leaves nothing half-written behind', async () => {
    const at = createFolder(bench.folder());
    await at.write('a/b.json', 'first');
    rmSync(bench.file('a/b.json'));
    chmodSync(bench.file('a'), 0o700);
    await expect(at.write('a', 'a file where a folder is')).rejects.toThrow();
    expect(readdirSync(bench.folder())).toEqual(['a']);
  });
});

describe('value is exported in versions', () => {
  test('as JSON and CSV, marking in the header, figures in columns, no narrative, no formula', async () => {
    const story = storyAt('closing');
    story.give('sia.northmarch', 'log-value', {
      value: {
        dateOfEvent: '2026-11-20' as never, toexRole: 'led', kind: 'product-delivered', recordType: 'ocg', fourP: 'pursue', level: 'moderate',
        basis: { narrative: 'n-basis', digest: sha256('basis') }, confidence: 'medium', evidenceRef: '=HYPERLINK("x")', counts: { arrests: 3 }, attributionPercent: 60,
      },
    }); // prettier-ignore
    const seq = story.entries.length;
    const { ref } = await storeEntries(bench.database, story.entries, [{ id: 'out:3', temperament: 'valueLog', payload: '{}', seq }]);
    const now = bench.activities();
    await now.valueLog({ ref, ids: ['out:3'] });
    await now.valueLog({ ref, ids: ['out:3'] });
    const table = readFileSync(bench.file(`value/${ref}/v${String(seq)}.csv`), 'utf8');
    expect(table.split('\r\n')[0]).toBe(`OFFICIAL-SENSITIVE,apmis-style@2,${ref},version ${String(seq)}`);
    expect(table.split('\r\n')[1]).toMatch(/^Reference,Region,Owner of the risk,Entry,.*,APMIS-style status,.*,arrests$/);
    expect(table).toContain(`"'=HYPERLINK(""x"")"`);
    const exported: unknown = JSON.parse(readFileSync(bench.file(`value/${ref}/v${String(seq)}.json`), 'utf8'));
    expect(exported).toMatchObject({
      header: { marking: 'OFFICIAL-SENSITIVE', csvDigest: sha256(table) },
      entries: [{ ref, counts: { arrests: 3 }, status: 'logged', apmisStatus: 'not-entered' }],
    });
    expect(JSON.stringify(exported)).not.toContain('n-basis');
    expect(await bench.rows('SELECT version, kind FROM filed')).toEqual([{ version: seq, kind: 'value-export' }]);
  });
});

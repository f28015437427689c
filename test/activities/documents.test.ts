import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sha256 } from '../../activities/digests.ts';
import { createDocuments } from '../../activities/documents/issue.ts';
import { serveDocument } from '../../activities/documents/served.ts';
import { createFolder } from '../../activities/folder.ts';
import { clauseTitles } from '../../domain/terms-clauses.ts';
import { createActivityPorts } from '../../prisma/activity-ports.ts';
import { createReferenceData } from '../../prisma/reference-data.ts';
import { terms } from '../api/examples.ts';
import { gatewayOn, type Gateway } from '../api/gateway.ts';
import { give, look, walkTo } from '../api/walk.ts';
import { postgresPorts } from '../support/postgres-ports.ts';
import { openDocx, openPdf } from './opened.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

const SIO = 'sio.aldershire';
const said = 'Łukasz Wójcik & Zoë O’Brien <Ἀθηνᾶ, Ковальчук>: “quoted”, £1,250.\nA second paragraph.\tTabbed.';
const odd = 'Bell \u0007 and 😀.';

let bench: Workbench;
let gateway: Gateway;
beforeAll(async () => {
  bench = await openWorkbench();
  gateway = gatewayOn(postgresPorts(bench.database));
});
beforeEach(() => bench.empty());
afterAll(() => bench.stop());

const rowsOf = async <Row extends object>(text: string): Promise<readonly Row[]> => (await bench.database.pool.query<Row>(text)).rows;
const owed = () =>
  rowsOf<{ readonly id: string; readonly attempts: number; readonly done: boolean }>(
    `SELECT id, attempts, done_at IS NOT NULL AS done FROM outbox WHERE temperament = 'documents' ORDER BY seq, id`,
  );
const filed = () =>
  rowsOf<{ readonly kind: string; readonly path: string; readonly version: number; readonly digest: string }>(
    `SELECT kind, path, version, digest FROM filed WHERE kind LIKE 'terms-%' ORDER BY version, kind`,
  );
const propose = async (ref: string, basedOn: number | null, changes: object): Promise<void> => {
  const sia = (await look(gateway, ref, SIO)).sia ?? '';
  await give(gateway, ref, [sia, 'propose-terms', { basedOn, terms: { ...terms, ...changes } }]);
  const { rows } = await bench.database.pool.query<{ digest: string; version: number }>(
    `SELECT v.value->>'digest' AS digest, (v.value->>'version')::int AS version FROM stream, jsonb_each(state::jsonb->'terms') AS v WHERE id = $1 ORDER BY 2 DESC`,
    [ref],
  );
  await give(gateway, ref, [SIO, 'sign-terms', rows[0] ?? {}]);
};
const agreed = async (): Promise<string> => {
  const ref = await gateway.submit();
  await walkTo(gateway, ref, 'terms');
  await propose(ref, null, { background: said, assumptions: odd });
  return ref;
};
const issue = async (ref: string, root?: string) =>
  bench.activities(root === undefined ? {} : { root }).documents({ ref, ids: (await owed()).map(({ id }) => id) });
const bytesOf = (path: string): Uint8Array => new Uint8Array(readFileSync(bench.file(path)));
const served = (root: string) =>
  serveDocument({ ...createActivityPorts(bench.database, createReferenceData()), folder: createFolder(root) });

describe('TOR-2: agreed terms are issued as documents', () => {
  test('as DOCX and PDF, each with what two officers signed, on every page who may read it', async () => {
    const ref = await agreed();
    expect((await owed()).map(({ id }) => id.split(':').at(-1))).toEqual(['documents-docx', 'documents-pdf']);
    await issue(ref);
    const rows = await filed();
    const path = (format: string) => `documents/${ref}/${ref}-terms-v1.${format}`;
    expect(rows.map((row) => row.path)).toEqual([path('docx'), path('pdf')]);
    for (const row of rows) {
      expect(row).toMatchObject({ version: 1, digest: sha256(bytesOf(row.path)) });
      expect(statSync(bench.file(row.path)).mode & 0o077).toBe(0);
    }
    const digest = (await look(gateway, ref, SIO)).terms?.digest ?? 'none';
    const [docx, pdf] = [openDocx(bytesOf(path('docx'))), await openPdf(bytesOf(path('pdf')))];
    const wanted = [
      ...Object.values(clauseTitles), ref, digest, 'Risk statement', 'Signatures', 'Senior Intelligence Analyst', 'MARLPIT', 'Aldershire Police',
      'Risk remains with Detective Chief Inspector Rowan Hale, Aldershire Police. TOEX cannot own risk.',
      'Owner of the risk when this version was agreed: Detective Chief Inspector Rowan Hale, Aldershire Police.',
      'Łukasz Wójcik & Zoë O’Brien <', 'Ковальчук>: “quoted”, £1,250.', 'A second paragraph.', 'Bell [U+0007] and', 'p1: ',
    ]; // prettier-ignore
    for (const part of wanted) {
      expect(docx.text).toContain(part);
      expect(pdf.text).toContain(part);
    }
    expect(docx.text).toContain('😀');
    expect(pdf.text).toContain('[U+1F600]');
    // Marking at the top and at the foot, reference, version, digest and page number.
    expect(docx.head.trim()).toBe('OFFICIAL-SENSITIVE');
    expect(docx.footText).toMatch(new RegExp(`${ref} – terms of reference, version 1 – page .*${digest}\\s+OFFICIAL-SENSITIVE`, 's'));
    expect(docx.foot).toMatch(/<w:instrText[^>]*>PAGE<.*<w:instrText[^>]*>NUMPAGES</s);
    expect(pdf.pages.length).toBeGreaterThan(1);
    for (const [index, page] of pdf.pages.entries()) {
      expect(page.match(/OFFICIAL-SENSITIVE/g)?.length).toBeGreaterThanOrEqual(2);
      expect(page).toContain(`${ref} – terms of reference, version 1 – page ${String(index + 1)} of ${String(pdf.pages.length)}`);
      expect(page).toContain(digest);
    }
    // What a screen reader needs: a tagged PDF, headings and heads of tables by their style, a language.
    expect(pdf.tagged).toBe(true);
    expect(docx.xml).toMatch(/w:pStyle w:val="Heading1".*w:pStyle w:val="Heading2".*w:tblHeader/s);
    expect(docx.parts['word/styles.xml']).toContain('w:val="en-GB"');
  });

  test('the same to the byte when made again, by whomever and whatever the directory says by then', async () => {
    const ref = await agreed();
    await issue(ref);
    const first = await filed();
    const before = first.map(({ path }) => bytesOf(path));
    await bench.database.pool.query(`UPDATE outbox SET done_at = NULL WHERE temperament = 'documents'`);
    await issue(ref);
    expect(first.map(({ path }) => bytesOf(path))).toEqual(before);
    expect(await filed()).toEqual(first);
    const core = openDocx(before[0] ?? new Uint8Array()).parts['docProps/core.xml'] ?? '';
    const { rows } = await bench.database.pool.query<{ at: string }>(
      `SELECT at FROM journal WHERE stream = $1 AND type = 'terms-agreed@1'`,
      [ref],
    );
    const agreedAt = (rows[0]?.at ?? 'never').replace(/\.\d+Z$/, 'Z');
    expect(core).toContain(`>${agreedAt}<`);
    // The dates of the file are those of the version, not of the hour at which it was made.
    const written = `D:${agreedAt.replaceAll(/[-:T]/g, '')}`;
    expect((await openPdf(before[1] ?? new Uint8Array())).dates).toEqual([written, written]);
  });

  test('an agreed variation is issued beside what it supersedes, which stays as it was', async () => {
    const ref = await agreed();
    await issue(ref);
    const first = (await filed()).map(({ path }) => bytesOf(path));
    await propose(ref, 1, { purpose: 'A wider purpose.' });
    expect((await owed()).map(({ done }) => done)).toEqual([true, true, false, false]);
    await issue(ref);
    const rows = await filed();
    expect(rows.map(({ version }) => version)).toEqual([1, 1, 2, 2]);
    expect(rows.slice(0, 2).map(({ path }) => bytesOf(path))).toEqual(first);
    const { text } = openDocx(bytesOf(rows[2]?.path ?? ''));
    expect(text).toContain('2, in place of version 1');
    expect(text).toContain('A wider purpose.');
  });
});

describe('what fails is tried again, and leaves one row', () => {
  test('while the folder cannot be written, the row fails with a code and no name of a path', async () => {
    const ref = await agreed();
    const blocked = bench.file('blocked');
    writeFileSync(blocked, 'no folder');
    await expect(issue(ref, blocked)).rejects.toThrow(/ENOTDIR|EEXIST/);
    expect(await owed()).toMatchObject([{ attempts: 1, done: false }, { attempts: 1, done: false }]); // prettier-ignore
    expect(await filed()).toEqual([]);
    await issue(ref);
    expect((await owed()).every(({ done }) => done)).toBe(true);
    expect(await filed()).toHaveLength(2);
  });

  test('killed between the file and the register: the same file, one row', async () => {
    const ref = await agreed();
    const ports = createActivityPorts(bench.database, createReferenceData());
    const dying = createDocuments({
      ...ports,
      folder: createFolder(bench.folder()),
      register: { file: () => Promise.reject(new Error('killed')) },
    });
    await expect(dying({ ids: (await owed()).map(({ id }) => id) })).rejects.toThrow('killed');
    const folder = `documents/${ref}`;
    const names = readdirSync(bench.file(folder));
    expect(names).toHaveLength(2);
    const before = names.map((name) => bytesOf(`${folder}/${name}`));
    expect(await filed()).toEqual([]);
    await issue(ref);
    await issue(ref);
    expect(readdirSync(bench.file(folder)).map((name) => bytesOf(`${folder}/${name}`))).toEqual(before);
    expect(await filed()).toHaveLength(2);
  });

  test('a text that is not what was signed is not issued', async () => {
    const ref = await agreed();
    await bench.database.pool.query(`UPDATE narrative SET text = 'Another.' WHERE text = $1`, [said]);
    await bench.database.pool.query(`UPDATE narrative SET text = 'Another.' WHERE text LIKE 'Łukasz%'`);
    await expect(issue(ref)).rejects.toThrow('the digest differs');
    expect(existsSync(bench.file('documents'))).toBe(false);
  });
});

describe('a document is served as it was filed, or not at all', () => {
  test('from the file; made again where it is lost; never where it was changed and cannot be made again', async () => {
    const ref = await agreed();
    const wanted = { ref, version: 1, format: 'pdf' } as const;
    const here = served(bench.folder());
    const early = await here(wanted);
    await issue(ref);
    const row = (await filed()).find(({ kind }) => kind === 'terms-pdf');
    const path = row?.path ?? '';
    expect(early).toMatchObject({ digest: row?.digest });
    const whole = bytesOf(path);
    expect(await here(wanted)).toEqual({ name: `${ref}-terms-v1.pdf`, bytes: Buffer.from(whole), digest: row?.digest });
    chmodSync(bench.file(path), 0o600);
    writeFileSync(bench.file(path), 'changed');
    expect(await here(wanted)).toMatchObject({ digest: row?.digest });
    await bench.database.pool.query(`UPDATE filed SET digest = repeat('0', 64) WHERE kind = 'terms-pdf'`);
    expect(await here(wanted)).toBe('altered');
    expect(await here({ ...wanted, version: 2 })).toBeNull();
  });
});

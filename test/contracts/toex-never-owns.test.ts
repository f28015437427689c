// OWN-2 on the roads that no command goes: what is written, woken, made anew, verified and taken out. Each is shown a TOEX that no rule let in.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonical } from '../../activities/digests.ts';
import { firstHash, hashOf } from '../../activities/record/chain.ts';
import { exportFormats, valueExport } from '../../api/value/export.ts';
import type { Case } from '../../domain/case.ts';
import { dueOn } from '../../domain/clocks.ts';
import { instantAt } from '../../domain/local-time.ts';
import { createActivityPorts } from '../../prisma/activity-ports.ts';
import { createClock } from '../../prisma/clock.ts';
import { createCommandBook } from '../../prisma/command-book.ts';
import { rebuild } from '../../prisma/rebuild.ts';
import { createReferenceData } from '../../prisma/reference-data.ts';
import { createVerifier } from '../../prisma/verifier.ts';
import { date } from '../domain/calendars.ts';
import { entered } from '../domain/valued.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { postgresPorts } from '../support/postgres-ports.ts';
import { personOf, sha256 } from '../support/rulebook.ts';
import { storeCase } from '../support/stored.ts';
import { recorderOn } from '../support/recorder.ts';

let database: TestDatabase;
let stored: Case;
const toex = { agency: 'toex-northmarch', user: 'sia.northmarch' };
/** The recorder's own writing, handed a case that its rules would never have let it come to. */
beforeAll(async () => {
  database = await startDatabase();
  const on = entered().on();
  stored = await storeCase(database, { ...on, owner: toex, masterList: { ...on.masterList, agency: toex.agency } });
});
afterAll(() => database.stop());

const alarmed: string[] = [];
const recorder = () => recorderOn(database.pool, { alarm: ({ error }) => alarmed.push(error instanceof Error ? error.message : '') });
const all = async (text: string) => (await database.pool.query<Record<string, unknown>>(text)).rows;
const streams = () => all('SELECT id, seq, state FROM stream ORDER BY id');

describe('OWN-2: TOEX is refused as owner by the record itself', () => {
  it('a decision that leaves it as owner is not written: faulted, and somebody is alarmed', async () => {
    const before = await streams();
    const text = { id: '11111111-1111-4111-8111-111111111111', text: 'A note.', digest: sha256('A note.') };
    const body = { text: { narrative: text.id, digest: text.digest } };
    const id = '22222222-2222-4222-8222-222222222222';
    const command = { id, ref: stored.ref, name: 'note', caller: 'sia.northmarch', key: id, digest: '', body } as const;
    await createCommandBook(database.pool).store({ ...command, texts: [{ ...text, narrative: text.id }] });
    const { answer } = await recorder().record({ ref: stored.ref, commandId: id, name: 'note' });
    expect(answer).toEqual({ outcome: 'faulted' });
    expect(alarmed).toEqual([expect.stringMatching(/^OWN-2: after note toex-northmarch /)]);
    expect(await streams()).toEqual(before);
  });
  it('woken by its clocks, nothing that time does is written either, and somebody is alarmed of each', async () => {
    const before = await streams();
    alarmed.length = 0;
    const dues = dueOn(stored.clocks);
    expect(dues).not.toEqual([]);
    await createClock(database.pool).set(instantAt(Math.max(...dues.map(({ at }) => Date.parse(at)))));
    await recorder().record({ ref: stored.ref, lookAgain: true });
    expect(alarmed).toHaveLength(dues.length);
    for (const each of alarmed) expect(each).toMatch(/^OWN-2: after \S+ toex-northmarch /);
    expect(await streams()).toEqual(before);
  });
  it('rebuild stops, and changes nothing', async () => {
    const read = () => all('SELECT ref, owner_agency FROM case_read');
    const before = [await streams(), await read()];
    await expect(rebuild(database.pool, { hashOf, write: true })).rejects.toThrow(/OWN-2: toex-northmarch/);
    expect([await streams(), await read()]).toEqual(before);
  });
  it('records:verify says so, though every hash holds', async () => {
    expect(await createVerifier(database, { canonical, hashOf, firstHash }).verify()).toMatchObject({
      ok: false,
      firstBad: { stream: stored.ref, why: expect.stringContaining('OWN-2') as string },
    });
  });
  it('no document, decision or ledger of it leaves by an activity', async () => {
    await expect(createActivityPorts(database, createReferenceData()).cases.asOf(stored.ref, 1)).rejects.toThrow(/OWN-2/);
  });
  it.each(exportFormats)('no export names it: %s', async (format) => {
    const ports = postgresPorts(database);
    const asked = { from: date('2020-01-01'), to: date('2030-01-01'), format };
    expect(await ports.questions.valueLines(personOf('performance.national'), asked)).not.toEqual([]);
    const found = await valueExport(ports, personOf('performance.national')).goal(asked);
    expect(found).toMatchObject({ problem: { status: 500 } });
    expect((await database.pool.query('SELECT FROM consultation')).rowCount).toBe(0);
  });
});

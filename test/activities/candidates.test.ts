import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Ref } from '../../domain/words.ts';
import { createCaseFiles } from '../../prisma/case-files.ts';
import { createReferenceData } from '../../prisma/reference-data.ts';
import { caseAt, storyAt } from '../domain/story.ts';
import { storeCase, storeEntries } from '../support/stored.ts';
import { openWorkbench, type Workbench } from './workbench.ts';
import { recorderOn } from '../support/recorder.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
});
beforeEach(async () => {
  await bench.empty();
  // The hour of the stories: on any later day their clocks would have something to say as well.
  const now = Date.parse(storyAt('consideration').now());
  await bench.database.pool.query('UPDATE demo_clock SET offset_ms = $1', [now - Date.now()]);
});
afterAll(() => bench.stop());

const [SIA, SECOND] = ['sia.northmarch', 'sia2.northmarch'] as const;
const owed = (seq: number, id = 'out:1') => ({ id, temperament: 'candidates', payload: '{}', seq }) as const;
const commands = () => bench.rows(`SELECT name, body, state FROM command WHERE caller = 'system' ORDER BY place`);
const journal = () => bench.rows(`SELECT type, actor FROM journal WHERE stream LIKE 'TSK%' AND type = 'candidate-proposed@1'`);
const recorder = () =>
  recorderOn(bench.database.pool, {
    alarm: ({ error }) => {
      throw error;
    },
  });
/** As the case's workflow does it: what is owed is carried out, then the case looks again. */
const carriedOut = async (ref: Ref, id = 'out:1') => {
  const { found } = await bench.activities().candidates({ ref, ids: [id] });
  if (found) await recorder().record({ ref, lookAgain: true });
  return (await createCaseFiles(bench.database, createReferenceData()).open(ref))?.proposal;
};

describe('ALL-3: an SIA is proposed by a command of the system, decided where it is recorded', () => {
  test('once for each row that owes it, also after a crash before the mark', async () => {
    const { entries } = storyAt('consideration');
    const { ref } = await storeEntries(bench.database, entries, [owed(entries.length)]);
    expect(await carriedOut(ref)).toMatchObject({ sia: SIA, candidates: [{ user: SIA }, { user: SECOND }] });
    await bench.database.pool.query('UPDATE outbox SET done_at = NULL');
    expect(await carriedOut(ref)).toMatchObject({ sia: SIA });
    expect(await commands()).toEqual([{ name: 'propose-candidate', body: '{}', state: 'accepted' }]);
    expect(await journal()).toEqual([{ type: 'candidate-proposed@1', actor: 'system' }]);
  });
  test('the load is counted as it is recorded, not as it is owed', async () => {
    await storeCase(bench.database, { ...caseAt('terms'), ref: 'TSK-NM-2026-00777-A' });
    const { entries } = storyAt('consideration');
    const { ref } = await storeEntries(bench.database, entries, [owed(entries.length)]);
    const reasons = ['1 of 6 cases held', 'skilled in analytical package', 'available'];
    expect(await carriedOut(ref)).toMatchObject({ sia: SECOND, candidates: [{ user: SECOND }, { user: SIA, reasons }] });
  });
  test('the same again is refused, and writes nothing into the journal', async () => {
    const { entries } = storyAt('awaiting-capacity');
    const { ref } = await storeEntries(bench.database, entries, [owed(entries.length), owed(entries.length, 'out:2')]);
    await carriedOut(ref);
    await carriedOut(ref, 'out:2');
    expect((await commands()).map(({ state }) => state)).toEqual(['accepted', 'refused']);
    expect(await journal()).toHaveLength(1);
    expect(await bench.rows(`SELECT id FROM outbox WHERE done_at IS NULL`)).toEqual([]);
  });
  test('an allocation under the same lock counts the loads too: whoever is lighter needs no reason', async () => {
    await storeCase(bench.database, { ...caseAt('terms'), ref: 'TSK-NM-2026-00777-A' });
    const { ref } = await storeEntries(bench.database, storyAt('awaiting-capacity').entries);
    const id = randomUUID();
    await bench.database.pool.query(
      `INSERT INTO command (id, ref, name, caller, key, digest, body) VALUES ($1, $2, 'allocate', 'toex-manager.northmarch', $1, '', $3)`,
      [id, ref, JSON.stringify({ sia: SECOND })],
    );
    const { answer } = await recorder().record({ ref, commandId: id, name: 'allocate' });
    expect(answer).toMatchObject({ outcome: 'accepted', stage: 'terms' });
  });
  test('where somebody was faster, nothing is asked for', async () => {
    const { entries } = storyAt('terms');
    const { ref } = await storeEntries(bench.database, entries, [owed(entries.length)]);
    expect(await bench.activities().candidates({ ref, ids: ['out:1'] })).toEqual({ found: false });
    expect(await commands()).toEqual([]);
  });
});

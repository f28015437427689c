import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonical } from '../../activities/digests.ts';
import { firstHash, hashOf } from '../../activities/record/chain.ts';
import { giveAtSitting } from '../../api/meeting-desk.ts';
import type { HumanSittingCommand } from '../../domain/sitting-commands.ts';
import { mayOpenSitting } from '../../domain/sitting-access.ts';
import { addWorking } from '../../domain/working-time.ts';
import { createClock } from '../../prisma/clock.ts';
import { createLeftovers } from '../../prisma/leftovers.ts';
import { createVerifier } from '../../prisma/verifier.ts';
import { england } from '../domain/calendars.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { postgresPorts } from '../support/postgres-ports.ts';
import { directory, personOf, policy } from '../support/rulebook.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

const inTwoWeeks = () => new Date(Date.now() + 14 * 86_400_000).toISOString();
const give = async (who: string, name: HumanSittingCommand, { ref, body }: { readonly ref: string | null; readonly body: object }) => {
  const outcome = await giveAtSitting(postgresPorts(database), { by: personOf(who), ref, name, key: randomUUID(), ifMatch: null, body });
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
  return outcome;
};
const call = async (body = 'northmarch-ttcg', secretary = 'secretary.northmarch') =>
  (await give(secretary, 'open-meeting', { ref: null, body: { body, at: inTwoWeeks(), kind: 'ordinary' } })).ref;
const rows = async (text: string, values: readonly unknown[] = []) =>
  (await database.pool.query<Record<string, unknown>>(text, [...values])).rows;

describe('REC-1: a sitting stands in the record as a case does', () => {
  it('with entries, state, due times and notices by one transaction a command, and a chain that verifies', async () => {
    const ref = await call();
    await give('secretary.northmarch', 'record-attendance', { ref, body: { present: ['sia.northmarch'], apologies: [] } });
    await give('chair.northmarch', 'start', { ref, body: {} });
    const due = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    await give('secretary.northmarch', 'add-action', { ref, body: { text: 'Brief them.', owner: 'triage.northmarch', due } });
    expect(await rows('SELECT kind, seq FROM stream WHERE id = $1', [ref])).toEqual([{ kind: 'sitting', seq: 4 }]);
    expect((await rows('SELECT type FROM journal WHERE stream = $1 ORDER BY seq', [ref])).map(({ type }) => type)).toEqual([
      'meeting-opened@1', 'attendance-recorded@1', 'sitting-started@1', 'action-added@1',
    ]); // prettier-ignore
    expect(await rows('SELECT clock, rung FROM due WHERE stream = $1 ORDER BY clock DESC', [ref])).toEqual([
      { clock: 'items-reached', rung: 'due' },
      { clock: 'action-due:a1', rung: 'due' },
    ]);
    // Nobody has closed the papers, so the start fixes the pack, which is owed as documents (ESC-1).
    const owed = await rows('SELECT DISTINCT temperament FROM outbox WHERE stream = $1 ORDER BY temperament', [ref]);
    expect(owed.map(({ temperament }) => temperament)).toEqual(['documents', 'notifications']);
    const verifier = createVerifier(database, { canonical, hashOf, firstHash });
    expect(await verifier.verify()).toMatchObject({ ok: true });
    await database.pool.query(`UPDATE stream SET state = replace(state, 'in-session', 'open') WHERE id = $1`, [ref]);
    expect(await verifier.verify()).toMatchObject({ ok: false, firstBad: { stream: ref } });
    await database.pool.query(
      `UPDATE stream SET state = replace(state, '"status":"open","openedBy"', '"status":"in-session","openedBy"') WHERE id = $1`,
      [ref],
    );
  });
  it('numbers of a body follow each other within a year', async () => {
    const [one, two] = [await call(), await call()];
    expect(Number(two.slice(-2)) - Number(one.slice(-2))).toBe(1);
  });
  it('what falls due is found by the sweep and done by looking again, once', async () => {
    const ref = await call('southvale-ttcg', 'secretary.southvale');
    const clock = createClock(database.pool);
    // At an hour at which people are told (section 6).
    await clock.set(addWorking(england, await clock.now(), 15.5 * 8 * 60));
    const leftovers = createLeftovers({ pool: database.pool, anchor: () => Promise.resolve(), graceSeconds: 1 });
    expect(await leftovers.overdue()).toContain(ref);
    const { engine } = postgresPorts(database);
    await engine.give({ ref, lookAgain: true }, 1000);
    await engine.give({ ref, lookAgain: true }, 1000);
    expect(
      await rows(`SELECT type, payload::jsonb #>> '{about,clock}' AS clock FROM journal WHERE stream = $1 AND seq > 1 ORDER BY seq`, [ref]),
    ).toEqual([
      { type: 'told@1', clock: 'papers-due' },
      { type: 'told@1', clock: 'sitting-held' },
    ]);
    await database.pool.query('UPDATE demo_clock SET offset_ms = 0');
  });
});

describe('ACC-2: the list of sittings holds exactly those that open', () => {
  it('for every person of the directory', async () => {
    const ports = postgresPorts(database);
    await call('federated-tasking-team', 'secretary.ftt');
    const ids = (await rows(`SELECT id FROM stream WHERE kind = 'sitting'`)).map(({ id }) => String(id));
    const all = await Promise.all(ids.map((id) => ports.meetings.open(id)));
    for (const who of Object.values(directory.people)) {
      const opening = all.flatMap((on) => (on !== null && mayOpenSitting(on, who, { policy }) ? [on.id] : []));
      expect((await ports.meetings.list(who, null)).map(({ id }) => id).toSorted()).toEqual(opening.toSorted());
      expect(await ports.meetings.list({ ...who, active: false }, null)).toEqual([]);
    }
  });
  it('an action stands with its owner until it is complete', async () => {
    const ports = postgresPorts(database);
    const mine = () => ports.meetings.actionsOf(personOf('triage.northmarch'));
    const [open] = await mine();
    expect(open).toMatchObject({ action: { id: 'a1', owner: 'triage.northmarch' } });
    await give('triage.northmarch', 'complete-action', { ref: open?.meeting ?? '', body: { action: 'a1', text: 'Done.' } });
    expect(await mine()).toEqual([]);
  });
});

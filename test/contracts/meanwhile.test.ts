import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHAIR, LEAD, transfer } from '../api/escalated.ts';
import { callMeeting } from '../api/meeting.ts';
import { give } from '../api/walk.ts';
import { instantAt } from '../../domain/local-time.ts';
import { canonical } from '../../activities/digests.ts';
import { firstHash, hashOf } from '../../activities/record/chain.ts';
import { publish } from '../../prisma/publish.ts';
import { directory, personOf, policy } from '../support/rulebook.ts';
import { createClock } from '../../prisma/clock.ts';
import { beforeSittings, decide } from './before-sittings.ts';

let on: Awaited<ReturnType<typeof beforeSittings>>;
beforeAll(async () => {
  on = await beforeSittings();
});
afterAll(() => on.stop());

const BODY = 'northmarch-ttcg';
const waiting = async (): Promise<number> => {
  const { rows } = await on.database.pool.query<{ n: number }>('SELECT count(DISTINCT pid)::int AS n FROM pg_locks WHERE NOT granted');
  return rows[0]?.n ?? 0;
};
/** Both are begun in this order: the first stands still where `hold` holds it, until the other waits for it as well. */
const meanwhile = async <A, B>(hold: string, first: () => PromiseLike<A>, then: () => PromiseLike<B>): Promise<readonly [A, B]> => {
  const holder: pg.PoolClient = await on.database.pool.connect();
  try {
    await holder.query('BEGIN');
    await holder.query(hold);
    // A request goes out only where somebody waits for it.
    const one = Promise.resolve(first());
    while ((await waiting()) < 1) await sleep(5);
    const other = Promise.resolve(then());
    while ((await waiting()) < 2) await sleep(5);
    await holder.query('COMMIT');
    return [await one, await other];
  } finally {
    holder.release(true);
  }
};
/** Holds up the keeping of a decision alone: it is decided, and not committed yet. */
const kept = 'LOCK TABLE case_spell IN SHARE MODE';
const leaves = (who: string) =>
  on.gateway.as('admin.national').post(`/people/${who}/commands/make-inactive`, { reason: 'Has retired.', confirm: true });
const lookAgain = (ref: string) => on.gateway.ports.engine.give({ ref, lookAgain: true }, 20_000);

describe('ACC-7: whoever leaves while something is decided for them is found with it', () => {
  it('a claimer: the bid is in the queue again', async () => {
    const ref = await on.gateway.submit(0);
    const who = 'triage2.northmarch';
    const [claimed, left] = await meanwhile(kept, () => on.onCase(ref, [who, 'claim', {}]), () => leaves(who)); // prettier-ignore
    expect([claimed.status, left.status]).toEqual([200, 200]);
    await lookAgain(ref);
    expect(await on.state(ref)).toMatchObject({ stage: 'triage-queue', claimer: null, pen: { user: null } });
  });
  it('OWN-1, OWN-8: a receiver: somebody is asked to take over at once', async () => {
    const ref = await on.inOwnership();
    const meeting = await on.inSession(ref);
    await give(on.gateway, ref, [CHAIR, 'record-decision', transfer(meeting)]);
    const lead = 'sio.northmarch-rocu';
    const [accepted, left] = await meanwhile(kept, () => on.onCase(ref, [LEAD, 'accept-transfer', { lead }]), () => leaves(lead)); // prettier-ignore
    expect([accepted.status, left.status]).toEqual([200, 200]);
    await lookAgain(ref);
    const { owner, unavailable, clocks } = await on.state(ref);
    expect(owner).toMatchObject({ user: lead });
    expect(unavailable).toMatchObject({ by: 'system' });
    expect(clocks).toHaveProperty('successor-named');
  });
});

it('ESC-1: a sitting that is called while an extraordinary decision is recorded has it on its agenda', async () => {
  const ref = await on.inOwnership();
  const meeting = await on.inSession(ref);
  const now = Date.parse(await createClock(on.database.pool).now());
  const at = instantAt(now + 30 * 86_400_000);
  // The number of the sitting is what the call waits for: it has looked for what is to be ratified by then.
  const numbers = 'LOCK TABLE reference_counter IN SHARE MODE';
  const [called, decided] = await meanwhile(
    numbers,
    () => callMeeting(on.gateway, { body: BODY, at, kind: 'ordinary' }),
    () => on.onCase(ref, [CHAIR, 'record-decision', decide(meeting, 'retain')]),
  );
  expect(decided.status).toBe(200);
  expect(Object.keys((await on.state(called)).items ?? {})).toContain(`${ref}:ratify:e1.1`);
});

it('ACC-7: a claimer who is no longer in the files of a service that starts beside', async () => {
  const ref = await on.gateway.submit(0);
  const who = 'triage.northmarch';
  const people = { ...directory.people, [who]: { ...personOf(who), active: false } };
  const [claimed] = await meanwhile(
    kept,
    () => on.onCase(ref, [who, 'claim', {}]),
    () => publish(on.database.pool, { directory: { ...directory, people }, policy }, { canonical, hashOf, firstHash }),
  );
  expect(claimed.status).toBe(200);
  await lookAgain(ref);
  expect(await on.state(ref)).toMatchObject({ stage: 'triage-queue', claimer: null, pen: { user: null } });
});

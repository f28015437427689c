// ESC-4, OWN-1 on a real PostgreSQL: the receiver accepts at the very instant at which its time is over.
import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';
import { instantAt } from '../../domain/local-time.ts';
import { createClock } from '../../prisma/clock.ts';
import { createRecordStore } from '../../prisma/record-store.ts';
import { createReferenceData } from '../../prisma/reference-data.ts';
import { atSitting, CHAIR, LEAD, OWNER, paper, SECRETARY, transfer } from '../api/escalated.ts';
import { callMeeting } from '../api/meeting.ts';
import { give, walkTo } from '../api/walk.ts';
import { inLine } from '../support/in-line.ts';
import { twoServices } from '../support/two-services.ts';

const rounds = 6;
const { database, gateway, other, rows, stop } = await twoServices();
afterAll(stop);

const stood = z.looseObject({
  stage: z.string(),
  owner: z.object({ agency: z.string(), user: z.string() }),
  ownershipHistory: z.array(z.unknown()),
});
const stateOf = async (ref: string) =>
  stood.parse(JSON.parse(String((await rows('SELECT state FROM stream WHERE id = $1', [ref]))[0]?.['state'])));
const entriesOf = async (ref: string) =>
  (await rows(`SELECT type FROM journal WHERE stream = $1 AND type LIKE 'transfer-%' ORDER BY seq`, [ref])).map(({ type }) => type);

/** A transfer decided, and the clock at the instant at which it has to be answered. */
const dueNow = async (): Promise<string> => {
  const ref = await gateway.submit(0);
  await walkTo(gateway, ref, 'ownership');
  await give(gateway, ref, [OWNER, 'escalate', { paper }]);
  const clock = createClock(database.pool);
  const at = instantAt(Date.parse(await clock.now()) + 2 * 86_400_000);
  const meeting = await callMeeting(gateway, { body: 'northmarch-ttcg', at, kind: 'extraordinary' });
  await give(gateway, ref, [SECRETARY, 'list-for-meeting', { meeting }]);
  await atSitting(gateway, meeting, [CHAIR, 'start', {}]);
  await give(gateway, ref, [CHAIR, 'record-decision', transfer(meeting)]);
  const [due] = await rows(`SELECT at FROM due WHERE stream = $1 AND clock = 'transfer-answered' AND rung = 'due'`, [ref]);
  await clock.set(instantAt(z.coerce.date().parse(due?.['at']).getTime() + 200));
  return ref;
};

/** Time's own command stands stored and undecided, as a worker leaves it that dies between the two. */
const storedByTime = (ref: string): Promise<unknown> =>
  createRecordStore(database.pool, createReferenceData()).transaction(async (tx) => {
    const body = JSON.stringify({ clock: 'transfer-answered', rung: 'due' });
    return tx.storeSystem({ id: `${ref}:transfer-answered:due`, ref, name: 'return-transfer', body });
  });

// Sent at once, not when somebody waits for it.
const accept = async (ref: string) => await other.as(LEAD).post(`/cases/${ref}/commands/accept-transfer`, { lead: LEAD });
const expire = (ref: string) => gateway.ports.engine.give({ ref, lookAgain: true }, 20_000);

/** What stands is one of the two outcomes, whole: which of them, by the answer that the receiver had. */
const outcomeOf = async (ref: string, { status }: { readonly status: number }): Promise<'accepted' | 'returned'> => {
  const on = await stateOf(ref);
  const accepted = status === 200;
  expect(await entriesOf(ref)).toEqual([accepted ? 'transfer-accepted@1' : 'transfer-returned@1']);
  if (accepted) {
    expect(on).toMatchObject({ stage: 'closing', owner: { agency: 'northmarch-rocu', user: LEAD } });
    expect(on.ownershipHistory).toHaveLength(2);
  } else {
    // The receiver sees a case that is no longer offered to it as one that is not there (ACC-3), or is refused.
    expect([404, 409]).toContain(status);
    expect(on).toMatchObject({ stage: 'escalated', owner: { agency: 'aldershire', user: OWNER } });
    expect(on.ownershipHistory).toHaveLength(1);
  }
  expect(await rows('SELECT id FROM command WHERE attempts > 0', [])).toEqual([]);
  return accepted ? 'accepted' : 'returned';
};

it('accept-transfer before return-transfer, which waits behind it: the receiver owns the risk, and nothing is returned', async () => {
  const ref = await dueNow();
  const [answer] = await inLine(database.pool, ref, [() => accept(ref), () => expire(ref)]);
  expect(await outcomeOf(ref, answer)).toBe('accepted');
});

it('return-transfer before accept-transfer, which waits behind it: the old owner owns the risk, and the receiver is refused', async () => {
  const ref = await dueNow();
  await storedByTime(ref);
  const [, answer] = await inLine(database.pool, ref, [() => expire(ref), () => accept(ref)]);
  expect(await outcomeOf(ref, answer)).toBe('returned');
});

it(`accept-transfer against return-transfer as they come, ${String(rounds)} times: one of them, whole, and the other finds the case moved on`, async () => {
  for (let round = 0; round < rounds; round += 1) {
    const ref = await dueNow();
    const expired = round % 2 === 0 ? null : expire(ref);
    const [answer] = await Promise.all([accept(ref), expired ?? expire(ref)]);
    await outcomeOf(ref, answer);
  }
});

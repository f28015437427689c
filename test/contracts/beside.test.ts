// Commands that touch several streams, on a real PostgreSQL: one transaction, locks in order, and one winner of every race.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { atSitting, CHAIR, LEAD, OWNER, paper, SECRETARY, transfer } from '../api/escalated.ts';
import { gatewayOn, type Gateway } from '../api/gateway.ts';
import { callMeeting } from '../api/meeting.ts';
import { give, walkTo } from '../api/walk.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { postgresPorts } from '../support/postgres-ports.ts';

const rounds = 50;
let database: TestDatabase;
let gateway: Gateway;
let other: Gateway;
let ref: string;
const limit = { points: 1_000_000, seconds: 1 };
const inOwnership = async (): Promise<string> => {
  const made = await gateway.submit(0);
  await walkTo(gateway, made, 'ownership');
  return made;
};
beforeAll(async () => {
  database = await startDatabase();
  gateway = gatewayOn(postgresPorts(database), { limit });
  other = gatewayOn(postgresPorts(database), { limit });
  ref = await inOwnership();
});
afterAll(() => database.stop());

const days = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString();
const call = (kind: 'ordinary' | 'extraordinary', count: number) =>
  callMeeting(gateway, { body: 'northmarch-ttcg', at: days(count), kind });
const rows = async (text: string, values: readonly unknown[] = []) =>
  (await database.pool.query<Record<string, unknown>>(text, [...values])).rows;
const item = z.looseObject({ status: z.string(), outcome: z.string().nullable(), next: z.string().nullable() });
const stood = z.looseObject({
  stage: z.string().optional(),
  status: z.string().optional(),
  owner: z.object({ agency: z.string(), user: z.string() }).optional(),
  escalations: z
    .record(z.string(), z.looseObject({ standing: z.string(), listed: z.object({ meeting: z.string() }).nullable() }))
    .optional(),
  items: z.record(z.string(), item).optional(),
});
const state = async (id: string) => {
  const [row] = await rows('SELECT state FROM stream WHERE id = $1', [id]);
  return stood.parse(JSON.parse(String(row?.['state'])));
};
const last = async (id: string) => Object.values((await state(id)).escalations ?? {}).at(-1);
/** The case before a sitting of its own that is in session. */
const inSession = async (of = ref): Promise<string> => {
  await give(gateway, of, [OWNER, 'escalate', { paper }]);
  return listed(of);
};
const listed = async (of: string): Promise<string> => {
  const meeting = await call('extraordinary', 2);
  await give(gateway, of, [SECRETARY, 'list-for-meeting', { meeting }]);
  await atSitting(gateway, meeting, [CHAIR, 'start', {}]);
  return meeting;
};
const decide = (meeting: string, outcome: string) => ({ ...transfer(meeting), newOwner: undefined, outcome });
const onCase = (of: string, [who, command, body]: readonly [string, string, object]) =>
  other.as(who).post(`/cases/${of}/commands/${command}`, body);
const parsed = (given: unknown): unknown => (typeof given === 'string' ? JSON.parse(given) : given);
const answer = z.preprocess(parsed, z.looseObject({ touched: z.array(z.string()) }));
/** Whatever was raced: nothing was tried twice because two transactions waited for each other, but for what was made to fail. */
const neverInEachOthersWay = async (): Promise<void> => {
  expect(await rows('SELECT state FROM command WHERE attempts > 0')).toEqual([{ state: 'faulted' }]);
};

describe('REC-1, ESC-6: a decision on a case and its sittings is one transaction', () => {
  it('all of it, with entries, due times, notices and chains of every stream; the answer names what it touched', async () => {
    const next = await call('ordinary', 40);
    const meeting = await inSession();
    await give(other, ref, [CHAIR, 'record-decision', decide(meeting, 'defer')]);
    const [recorded] = await rows(`SELECT answer FROM command WHERE name = 'record-decision' AND state = 'accepted'`);
    expect(answer.parse(recorded?.['answer']).touched.toSorted()).toEqual([meeting, next].toSorted());
    const written = await rows(
      `SELECT stream, type FROM journal WHERE xmin = (SELECT xmin FROM journal WHERE stream = $1 AND type = 'body-decided@1' ORDER BY seq DESC LIMIT 1) ORDER BY type`,
      [ref],
    );
    expect(written).toEqual([
      { stream: ref, type: 'body-decided@1' },
      { stream: meeting, type: 'item-deferred@1' },
      { stream: next, type: 'item-listed@1' },
    ]);
    expect(await last(ref)).toMatchObject({ standing: 'listed', listed: { meeting: next } });
    expect((await state(meeting)).items?.[ref]).toMatchObject({ status: 'deferred', next });
    expect((await state(next)).items?.[ref]).toMatchObject({ status: 'listed' });
    expect(await rows(`SELECT clock FROM due WHERE stream = $1 AND clock = 'sitting-awaited'`, [ref])).not.toEqual([]);
    expect((await gateway.as('auditor.national').post('/audit/verify', {})).body).toMatchObject({ ok: true });
    await give(gateway, ref, [OWNER, 'withdraw-escalation', { reason: 'Another plan.' }]);
    expect((await state(next)).items?.[ref]).toMatchObject({ status: 'struck' });
  }, 240_000);
  it('or nothing of it, where the commit itself fails for one of the streams', async () => {
    const meeting = await inSession();
    await database.pool.query(
      `CREATE FUNCTION fails() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'at the commit'; END $$`,
    );
    await database.pool.query(
      `CREATE CONSTRAINT TRIGGER fails AFTER INSERT ON journal DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.type = 'item-decided@1') EXECUTE FUNCTION fails()`,
    );
    const streams = [ref, meeting];
    const all = () => rows('SELECT id, seq, head_hash, state FROM stream WHERE id = ANY($1) ORDER BY id', [streams]);
    const owed = () => rows('SELECT id FROM outbox WHERE stream = ANY($1) AND temperament <> $2 ORDER BY id', [streams, 'none']);
    const [before, outbox] = [await all(), (await owed()).length];
    const failed = await onCase(ref, [CHAIR, 'record-decision', decide(meeting, 'reject')]);
    expect(failed.status).toBeGreaterThanOrEqual(500);
    await database.pool.query('DROP TRIGGER fails ON journal');
    expect(await all()).toEqual(before);
    // Its giver alone is told that it could not be recorded.
    expect((await owed()).length - outbox).toBeLessThanOrEqual(1);
    await give(gateway, ref, [CHAIR, 'record-decision', decide(meeting, 'reject')]);
    expect(await state(meeting)).toMatchObject({ status: 'decided', items: { [ref]: { status: 'decided', outcome: 'reject' } } });
  }, 240_000);
});

type Shot = readonly [string, string, object];
/** Both at once, each through a service of its own; who won, by command. */
const raced = async (of: string, one: Shot, two: Shot | (() => Promise<{ readonly status: number }>)): Promise<readonly number[]> => {
  const second = typeof two === 'function' ? two() : gateway.as(two[0]).post(`/cases/${of}/commands/${two[1]}`, two[2]);
  return (await Promise.all([onCase(of, one), second])).map(({ status }) => status);
};
const wins = (statuses: readonly number[]): number => statuses.filter((status) => status === 200).length;

describe('OWN-10: a sitting’s decision against a withdrawal, at once', () => {
  it(`has one winner in each of ${String(rounds)} rounds, and minutes and case agree`, async () => {
    const winners = new Set<string>();
    for (let round = 0; round < rounds; round += 1) {
      const meeting = await inSession();
      const decision = [CHAIR, 'record-decision', decide(meeting, 'reject')] as const;
      const withdrawal = [OWNER, 'withdraw-escalation', { reason: 'Another plan.' }] as const;
      const [first, second] = round % 2 === 0 ? [decision, withdrawal] : [withdrawal, decision];
      const statuses = await raced(ref, first, second);
      expect(wins(statuses)).toBe(1);
      const won = (statuses[0] === 200 ? first : second)[1];
      winners.add(won);
      const [on, sitting, escalation] = [await state(ref), await state(meeting), await last(ref)];
      expect(on.stage).toBe('ownership');
      expect(escalation?.standing).toBe(won === 'record-decision' ? 'complete' : 'withdrawn');
      expect(sitting.items?.[ref]?.status).toBe(won === 'record-decision' ? 'decided' : 'struck');
      expect(sitting.status).toBe('decided');
    }
    expect(winners.size).toBe(2);
    await neverInEachOthersWay();
  }, 240_000);
});

describe('ESC-2, ESC-3: the secretary carries an item while the chair decides it, and two record at once', () => {
  it(`has one outcome in each of ${String(rounds)} rounds; locks taken from both ends never wait for each other`, async () => {
    const winners = new Set<string>();
    let meeting = await inSession();
    for (let round = 0; round < rounds; round += 1) {
      const carry = { case: ref, reason: 'No time.' };
      const carrying = async () => gateway.as(SECRETARY).post(`/meetings/${meeting}/commands/carry-item`, carry);
      const secretary = [SECRETARY, 'record-decision', decide(meeting, 'retain')] as const;
      const statuses = await raced(ref, [CHAIR, 'record-decision', decide(meeting, 'reject')], round % 2 === 0 ? carrying : secretary);
      expect(wins(statuses)).toBe(1);
      const decided = statuses[0] === 200;
      winners.add(decided ? 'decided' : round % 2 === 0 ? 'carried' : 'recorded');
      const [on, sitting, escalation] = [await state(ref), await state(meeting), await last(ref)];
      expect(sitting.items?.[ref]?.status).toBe(decided ? 'decided' : round % 2 === 0 ? 'carried' : 'listed');
      expect(on.stage).toBe(decided ? 'ownership' : 'escalated');
      if (!decided && round % 2 === 1) {
        expect(escalation).toMatchObject({ standing: 'recorded', listed: { meeting } });
        await give(gateway, ref, [CHAIR, 'contest-record', { reason: 'Not what I said.' }]);
        await give(gateway, ref, [OWNER, 'withdraw-escalation', { reason: 'Anew.' }]);
      } else if (!decided) await give(gateway, ref, [OWNER, 'withdraw-escalation', { reason: 'Anew.' }]);
      meeting = await inSession();
    }
    expect(winners.size).toBe(3);
    await neverInEachOthersWay();
    await give(gateway, ref, [OWNER, 'withdraw-escalation', { reason: 'Enough.' }]);
  }, 240_000);
});

describe('OWN-1: the receiver accepts and refuses at once', () => {
  it('the risk moves exactly where the acceptance won, and nowhere else', async () => {
    for (let round = 0; round < 6; round += 1) {
      const of = round === 0 ? ref : await inOwnership();
      const meeting = await inSession(of);
      await give(gateway, of, [CHAIR, 'record-decision', transfer(meeting)]);
      const accept = [LEAD, 'accept-transfer', { lead: LEAD }] as const;
      const refuse = [LEAD, 'refuse-transfer', { reason: 'No capacity.' }] as const;
      const statuses = await raced(of, round % 2 === 0 ? accept : refuse, round % 2 === 0 ? refuse : accept);
      expect(wins(statuses)).toBe(1);
      const accepted = (statuses[0] === 200) === (round % 2 === 0);
      expect(await state(of)).toMatchObject(
        accepted
          ? { stage: 'closing', owner: { agency: 'northmarch-rocu', user: LEAD } }
          : { stage: 'escalated', owner: { agency: 'aldershire', user: OWNER } },
      );
      expect((await last(of))?.standing).toBe(accepted ? 'complete' : 'to-list');
    }
    await neverInEachOthersWay();
  }, 240_000);
});

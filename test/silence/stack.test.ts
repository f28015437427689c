// The same silence on real processes: record, engine and demo clock, with bids of P1 and P3. Whom time tells, copied by hand from
// section 6 of the journey.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addWorking } from '../../domain/working-time.ts';
import type { Instant } from '../../domain/words.ts';
import { england, instant } from '../domain/calendars.ts';
import { terms } from '../journeys/agreed-terms.ts';
import { openRoad, sampleBids, type Road } from '../journeys/road.ts';
import { advance, journalOf, quiet, sql, verified } from '../kills/record.ts';
import { assessment } from '../support/assessment.ts';
import { startStack, type Stack } from '../support/stack.ts';

const DAYS = 22;
const [SPOC, SIO, SIO_MANAGER] = ['spoc.aldershire', 'sio.aldershire', 'super.aldershire'] as const;
const [OFFICER, MANAGER, MANAGER2] = ['triage.northmarch', 'gateway-manager.northmarch', 'gateway-manager2.northmarch'] as const;
const [TOEX, ABOVE_TOEX, SIA] = ['toex-manager.northmarch', 'super.toex-northmarch', 'sia.northmarch'] as const;

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.stop());

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
/** CLK-5: a key date that is near makes a bid P1 until it is recommended. */
const submitted = (keyDate?: string): Promise<Road> => {
  const [sample] = sampleBids();
  if (sample?.submittedBy !== SPOC) throw new Error('the first sample is another');
  const keyDates = keyDate === undefined ? [] : [{ what: 'hearing', date: keyDate }];
  const investigation = { strategyRef: 'ALD/INV/26/0311', stage: 'intelligence-only', keyDates };
  return openRoad(stack.apiUrls[0] ?? '', { ...sample, bid: { ...sample.bid, investigation } });
};
const recommended = async (priority: 'P1' | 'P3'): Promise<Road> => {
  const road = await submitted();
  await road.step(OFFICER, 'claim');
  await road.step(OFFICER, 'recommend', { assessment: { ...assessment, priority } });
  return road;
};
const allocated = async (priority: 'P1' | 'P3'): Promise<Road> => {
  const road = await recommended(priority);
  await road.step(TOEX, 'allocate', { sia: SIA, rationale: 'Free.', overrideReason: 'Knows the area.' });
  return road;
};

/** Working hours from the last entry of a type, the event, and who. */
type Telling = readonly [from: string, hours: number, event: string, ...to: readonly string[]];
type Situation = {
  readonly what: string;
  readonly road: () => Promise<Road>;
  readonly told: readonly Telling[];
  readonly ends: string;
};
const situations: readonly Situation[] = [
  {
    what: 'P1 waits in the queue: 4 h',
    road: () => submitted(inDays(3)),
    told: [['bid-submitted', 4, 'overdue', MANAGER, MANAGER2]],
    ends: 'triage-queue',
  },
  {
    what: 'P1 is with the force: 1 d, reminded at 50 % and 100 %, the SIO at 150 %, lapsed at 200 %',
    road: async () => {
      const road = await submitted(inDays(3));
      await road.step(OFFICER, 'claim');
      await road.step(OFFICER, 'return-for-information', { questions: [{ text: 'Which towns?' }] });
      return road;
    },
    told: [
      ['returned', 4, 'reminder', SPOC],
      ['returned', 8, 'overdue', SPOC],
      ['returned', 12, 'overdue', SPOC, SIO],
      ['returned', 16, 'return-lapsed', SPOC, SIO, OFFICER],
    ],
    ends: 'lapsed',
  },
  {
    what: 'P1 waits for terms: first contact 4 h; terms 2 d, the pen holder reminded at 50 %',
    road: () => allocated('P1'),
    told: [
      ['allocated', 4, 'overdue', TOEX],
      ['allocated', 8, 'reminder', SIA],
      ['allocated', 16, 'overdue', TOEX, SIO_MANAGER],
    ],
    ends: 'terms',
  },
  {
    what: 'P3 waits for the TOEX decision: 5 d',
    road: () => recommended('P3'),
    told: [['recommended', 5 * 8, 'overdue', ABOVE_TOEX]],
    ends: 'consideration',
  },
  {
    what: 'P3 waits for capacity: 20 d',
    road: async () => {
      const road = await recommended('P3');
      await road.step(TOEX, 'accept', { rationale: 'There is room soon.' });
      return road;
    },
    told: [['accepted', 20 * 8, 'overdue', TOEX, SPOC]],
    ends: 'awaiting-capacity',
  },
  {
    what: 'P3 is in development, and nobody logs work: 10 d',
    road: async () => {
      const road = await allocated('P3');
      const due = terms(SIO, SIA);
      // Its product is due after all that is watched here.
      const products = due.products.map((product) => ({ ...product, due: inDays(180) }));
      await road.step(SIA, 'record-first-contact', { at: new Date(Date.now() - 1000).toISOString(), sioConfirmed: true, note: 'Spoke.' });
      await road.step(SIA, 'propose-terms', { basedOn: null, terms: { ...due, products, period: { from: inDays(1), to: inDays(200) } } });
      const proposed = (await road.see(SIO)).terms;
      await road.step(SIO, 'sign-terms', { version: proposed?.version, digest: proposed?.digest });
      return road;
    },
    told: [['terms-agreed', 10 * 8, 'overdue', SIA, TOEX]],
    ends: 'development',
  },
];

type Said = { readonly recipient: string; readonly event: string; readonly at: Date };
/** The instant at which it fell due, where it was told within a minute of that; else its own. */
const onTime = (at: Instant, due: readonly Instant[]): Instant =>
  due.find((each) => at >= each && Date.parse(at) - Date.parse(each) < 60_000) ?? at;

it(
  `CLK-1, CLK-7, DEV-5: ${String(DAYS)} working days of silence on the real stack: each is told once, when and as section 6 says of P1 and P3`,
  { timeout: 90_000 },
  async () => {
    const watched = [];
    for (const { road, ...situation } of situations) watched.push({ ...situation, road: await road() });
    await quiet(stack);
    const before = await Promise.all(watched.map(({ road }) => journalOf(stack, { ref: road.ref, by: SPOC })));
    const began = Date.now();
    const { now } = await advance(stack, `${String(DAYS)}wd`);
    await quiet(stack);
    console.info(`${String(DAYS)} working days over ${String(watched.length)} cases: ${String(Date.now() - began)} ms`);

    for (const [index, { what, road, told, ends }] of watched.entries()) {
      const start = (type: string): Instant =>
        instant(before[index]?.items.findLast((entry) => entry.type === `${type}@1`)?.at ?? expect.fail(`${what}: no ${type}`));
      const expected = told.map(([from, hours, event, ...to]) => ({ at: addWorking(england, start(from), hours * 60), event, to }));
      const rows = await sql<Said>(
        stack,
        `SELECT recipient, event, at FROM notice WHERE ref = $1 AND event IN ('reminder', 'overdue', 'return-lapsed')`,
        [road.ref],
      );
      const due = expected.map(({ at }) => at);
      const said = rows.map(({ recipient, event, at }) => `${onTime(instant(at.toISOString()), due)} ${event} ${recipient}`);
      const owed = expected.flatMap(({ at, event, to }) => to.map((who) => `${at} ${event} ${who}`));
      expect([what, said.toSorted()]).toEqual([what, owed.toSorted()]);
      const seen = await road.see(SPOC);
      expect(seen).toMatchObject({ stage: ends, owner: { agency: 'aldershire', user: SIO } });
      if (seen.live) expect([what, seen.pen?.dueAt ?? null]).not.toEqual([what, null]);
    }
    // What time gave was owed: nothing was put off, refused or tried twice, and nothing that was owed by now is left.
    expect(await sql(stack, `SELECT id FROM command WHERE name IN ('tell', 'lapse-return') AND state <> 'accepted'`)).toEqual([]);
    expect(await sql(stack, `SELECT seq FROM journal WHERE type LIKE 'put-off%'`)).toEqual([]);
    expect(await sql(stack, 'SELECT stream FROM due WHERE at <= $1', [now])).toEqual([]);
    await verified(stack);
  },
);

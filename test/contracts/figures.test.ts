import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Entry } from '../../domain/entries.ts';
import { fold } from '../../domain/evolve.ts';
import { instantAt } from '../../domain/local-time.ts';
import { writeReference } from '../../domain/reference.ts';
import { createClock } from '../../prisma/clock.ts';
import { createFigures } from '../../prisma/figures.ts';
import { createReferenceData } from '../../prisma/reference-data.ts';
import { crowd } from '../domain/crowd.ts';
import { date } from '../domain/calendars.ts';
import { bids, run, steps } from '../domain/random-run.ts';
import { storyAt } from '../domain/story.ts';
import { court, reason, TOEX } from '../domain/held.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { figuresOn, type Told } from '../support/memory/figures.ts';
import { directory, policy } from '../support/rulebook.ts';
import { storeEntries } from '../support/stored.ts';

let database: TestDatabase;
const told: Told[] = [];
const named = (entries: readonly Entry[], index: number): readonly Entry[] => {
  const ref = writeReference({ code: 'NM', year: 2026, number: index + 1 });
  const change = index % 7 === 3 ? { restricted: true } : index % 5 === 2 ? { region: 'southvale' } : {};
  return entries.map((entry) => (entry.type === 'bid-submitted' ? { ...entry, after: { ...entry.after, ref, ...change } } : entry));
};
beforeAll(async () => {
  database = await startDatabase();
  const held = storyAt('terms');
  held.give(TOEX, 'hold', court);
  const [away, kept] = [storyAt('consideration'), storyAt('development')];
  kept.wait(4 * 24 * 60);
  kept.give('triage.northmarch', 'note', { text: reason });
  const stages = ['triage-queue', 'in-triage', 'awaiting-capacity', 'product-review', 'acceptance', 'reassessment', 'ownership', 'closing', 'closed'] as const; // prettier-ignore
  const played = fc.sample(steps, { numRuns: 36, seed: 20_261_129 });
  const all = [
    ...played.map((taken, index) => run(bids[index % bids.length] ?? bids[0]!, taken, () => undefined)?.entries ?? []),
    ...[held, away, kept, ...stages.map((stage) => storyAt(stage))].map(({ entries }) => entries),
  ];
  for (const entries of all.map(named)) {
    const on = fold(entries);
    if (on === null) throw new Error('no case');
    await storeEntries(database, entries);
    told.push({ on, entries });
  }
});
afterAll(() => database.stop());

const figures = () => createFigures(database, createReferenceData());
const regional = { ...directory.people['performance.national']!, id: 'performance.southvale', organisation: 'toex-southvale' };
const askers = [
  'gateway-manager.northmarch', 'toex-manager.northmarch', 'triage.northmarch', 'gateway-manager.southvale', 'toex-manager.southvale', 'performance.national',
  'sia.northmarch', 'owner-lead.aldershire', 'sio.aldershire', 'chair.northmarch', 'auditor.national', 'super.aldershire',
].map((id) => directory.people[id]!); // prettier-ignore
const from = date('2026-11-16');
const filters = [
  { from, to: date('2026-11-29') },
  { from: date('2026-11-20'), to: date('2026-11-20'), agency: 'aldershire' },
  { from: date('2026-11-21'), to: date('2027-03-31'), region: 'northmarch', priority: 'P2' as const },
  { from, to: date('2027-06-30'), region: 'southvale' },
  { from: date('2026-12-25'), to: date('2027-01-08') },
  { from: date('2020-01-01'), to: date('2020-02-01') },
];
const moments = ['2026-11-27T15:20:00.000Z', '2027-01-06T11:00:00.000Z'];

describe('ACC-2: figures are of exactly the cases that open for a person, or that they measure', () => {
  test('for everybody, by every filter, at two moments: as the rules have them case by case', async () => {
    const clock = createClock(database.pool);
    const spread = new Set<string>();
    for (const moment of moments) {
      let minutes = 0;
      for (const asker of [...askers, regional])
        for (const { from: first, to, ...cases } of filters) {
          // The clock goes on while this is asked, and what is aged is counted in minutes: each round begins at a whole one.
          await clock.set(instantAt(Date.parse(moment) + 60_000 * minutes++));
          const now = await clock.now();
          const rules = figuresOn(told, { directory, policy, now });
          const [asked, filter] = [figures(), { from: first, to, ...cases }];
          const say = <T>(of: T) => [asker.id, filter, of];
          expect(say(await asked.counted(asker, cases))).toEqual(say(await rules.counted(asker, cases)));
          expect(say(await asked.throughput(asker, filter))).toEqual(say(await rules.throughput(asker, filter)));
          const leads = await rules.leadTimes(asker, filter);
          expect(say(await asked.leadTimes(asker, filter))).toEqual(say(leads));
          expect(say(await asked.allocations(asker, filter))).toEqual(say(await rules.allocations(asker, filter)));
          const people = Object.keys(crowd.people);
          expect(say(await asked.load(asker, people, cases))).toEqual(say(await rules.load(asker, people, cases)));
          expect(say(await asked.ageing(asker, cases))).toEqual(say(await rules.ageing(asker, cases)));
          const board = { ...cases, page: 1, pageSize: 3 };
          expect(say(await asked.board(asker, board))).toEqual(say(await rules.board(asker, board)));
          expect(say(await asked.timeSpent(asker, filter))).toEqual(say(await rules.timeSpent(asker, filter)));
          for (const { stage, party, n } of leads) spread.add(`${stage ?? 'all'} ${party ?? 'all'} ${n > 1 ? 'several' : 'one'}`);
        }
    }
    expect(spread.size).toBeGreaterThan(15);
  });
});

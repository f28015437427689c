import { describe, expect, it } from 'vitest';
import { loadConfiguration } from '../../config/load.ts';
import type { Case } from '../../domain/case.ts';
import { paused, resumed, startClock, type Clock } from '../../domain/clocks.ts';
import type { CalendarId, Directory } from '../../domain/directory.ts';
import type { Facts } from '../../domain/facts.ts';
import { outcomeClock, putAside } from '../../domain/gateway-clock.ts';
import { recomputed } from '../../domain/recompute.ts';
import { retargeted } from '../../domain/reprioritised.ts';
import { directory, factsFor, policy } from '../support/rulebook.ts';
import { instant } from './calendars.ts';
import { clockChanges, holidays, pauses, policies, priorities, regions, type Move, type Vector } from './clock-vectors.ts';
import { caseAt } from './story.ts';

const loaded = loadConfiguration('config');
const second = loaded.ok ? loaded.policies.find(({ version }) => version === 2) : undefined;
if (second === undefined) throw new Error('no version 2 is shipped');
const calendars: readonly CalendarId[] = ['england-wales', 'scotland', 'northern-ireland'];
/** A region of each jurisdiction, named after its calendar. */
const world: Directory = {
  ...directory,
  regions: {
    ...directory.regions,
    ...Object.fromEntries(
      calendars.flatMap((id) =>
        Object.values(directory.regions)
          .slice(0, 1)
          .map((region) => [id, { ...region, id, calendar: id }]),
      ),
    ),
  },
};
const CLOCK = 'measured';
type Reached = { readonly on: Case; readonly facts: Facts };
const clockOf = (on: Case): Clock => on.clocks[CLOCK] ?? expect.fail('the clock is gone');
const withClock = (on: Case, clocks: Readonly<Record<string, Clock | null>> = {}): Case => {
  const clock = clocks[CLOCK] ?? on.clocks[CLOCK];
  return { ...on, clocks: clock === undefined ? {} : { [CLOCK]: clock } };
};
const OUTCOME = 'triage-outcome';
/** As `return-for-information` keeps it, while the force has the bid. */
const away = (on: Case, facts: Facts): Case => {
  const gatewayClock = putAside({ ...on, clocks: { [OUTCOME]: clockOf(on) } }, facts);
  const asked = { by: '', at: facts.now, dueAt: facts.now, questions: [], answeredBy: null, answeredAt: null, gatewayClock };
  return { ...on, stage: 'returned', returns: [asked], clocks: {} };
};
const underPolicy = (on: Case, facts: Facts): Case => {
  const { clocks, ...kept } = recomputed(on, facts.policy, { ...facts, policy: second }).after;
  return { ...withClock(on, clocks), ...('returns' in kept ? { returns: kept.returns } : {}) };
};
const make = ({ on, facts: before }: Reached, move: Move): Reached => {
  const facts = { ...before, now: instant(move[1]) };
  switch (move[0]) {
    case 'pause':
      return { on: withClock(on, { [CLOCK]: paused(facts, clockOf(on)) }), facts };
    case 'resume':
      return { on: withClock(on, { [CLOCK]: resumed(facts, on, clockOf(on)) }), facts };
    case 'priority':
      return { on: { ...withClock(on, retargeted(on, { region: on.region, priority: move[2] }, facts)), priority: move[2] }, facts };
    case 'calendar':
      return { on: { ...withClock(on, retargeted(on, { region: move[2], priority: on.priority }, facts)), region: move[2] }, facts };
    case 'policy':
      return { on: underPolicy(on, facts), facts: { ...facts, policy: second } };
    case 'return':
      return { on: away(on, facts), facts };
    case 'claim': {
      const { clocks = {}, returns = [] } = outcomeClock(on, facts);
      return { on: { ...withClock(on, { [CLOCK]: clocks[OUTCOME] ?? null }), stage: 'in-triage', returns }, facts };
    }
  }
};
const dueBy = ([, region, step, priority, start, moves]: Vector): string => {
  const facts = factsFor(null, { now: instant(start), directory: world });
  const clock = startClock(facts, { region, priority }, { step, party: 'gateway' });
  const on: Case = { ...caseAt('in-triage'), region, priority, clocks: { [CLOCK]: clock } };
  return clockOf(moves.reduce(make, { on, facts }).on).dueAt;
};
const told = (vectors: readonly Vector[]) => vectors.map((vector) => [vector[0], vector[1], vector] as const);
const expectDue = (vector: Vector): void => expect(dueBy(vector)).toBe(instant(vector[6]));

describe('CLK-1: bank holidays of the three jurisdictions, each by its own list', () => {
  it.each(told(holidays))('%s, %s', (_what, _where, vector) => expectDue(vector));
  it('of each jurisdiction there is a day on which only it is closed, or open', () => {
    const by = (id: CalendarId) => new Set(policy.calendars[id].holidays);
    const [ew, sc, ni] = calendars.map(by);
    expect([sc?.has('2026-11-30' as never), ew?.has('2026-11-30' as never), ni?.has('2026-11-30' as never)]).toEqual([true, false, false]);
    expect([sc?.has('2026-07-13' as never), ew?.has('2026-07-13' as never), ni?.has('2026-07-13' as never)]).toEqual([false, false, true]);
  });
});
describe('CLK-1: both clock changes', () => {
  it.each(told(clockChanges))('%s, %s', (_what, _where, vector) => expectDue(vector));
});
describe('CLK-2, CLK-3: what stood still goes on with what was left', () => {
  it.each(told(pauses))('%s, %s', (_what, _where, vector) => expectDue(vector));
});
describe('CLK-6: another priority, up and down', () => {
  it.each(told(priorities))('%s, %s', (_what, _where, vector) => expectDue(vector));
});
describe('CLK-6: another version of the policy', () => {
  it.each(told(policies))('%s, %s', (_what, _where, vector) => expectDue(vector));
});
describe('CLK-6: another region, and so another calendar', () => {
  it.each(told(regions))('%s, %s', (_what, _where, vector) => expectDue(vector));
});

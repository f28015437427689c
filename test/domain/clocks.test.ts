import { describe, expect, it } from 'vitest';
import { dueOn, paused, resumed, retarget, startClock, withoutRung, type Clock } from '../../domain/clocks.ts';
import type { Step } from '../../domain/policy.ts';
import type { Instant, Priority } from '../../domain/words.ts';
import { directory, factsFor, FRIDAY, policy } from '../support/rulebook.ts';
import { directoryWith } from './by-time.ts';
import { date, instant } from './calendars.ts';

const of = (priority: Priority, region = 'northmarch') => ({ region, priority });
const at = (now: Instant) => factsFor(null, { now });
const start = (step: Step, priority: Priority, now: Instant = FRIDAY): Clock =>
  startClock(at(now), of(priority), { step, party: 'gateway' });

describe('CLK-1: a clock starts with the policy’s target for its priority, in working time', () => {
  it.each<[Step, Priority, string]>([
    ['claim', 'P1', '2026-11-20T13:00:00.000Z'],
    ['claim', 'P2', '2026-11-20T17:00:00.000Z'],
    ['claim', 'P3', '2026-11-23T17:00:00.000Z'],
    ['triage-outcome', 'P2', '2026-11-24T17:00:00.000Z'],
    ['terms-agreed', 'P3', '2026-12-03T17:00:00.000Z'],
  ])('%s at %s', (step, priority, dueAt) => {
    expect(start(step, priority)).toMatchObject({ step, party: 'gateway', startedAt: FRIDAY, dueAt, told: [] });
  });
  it('out of hours it starts with the next working hour, by the calendar of the region', () => {
    const night = instant('2026-11-27T22:00:00Z');
    expect(start('claim', 'P1', night).dueAt).toBe('2026-11-30T13:00:00.000Z');
    const northmarch = directory.regions['northmarch'];
    if (northmarch === undefined) throw new Error('no region');
    const scots = { ...directoryWith({}), regions: { northmarch: { ...northmarch, calendar: 'scotland' as const } } };
    // Saint Andrew's day, 30 November, is a holiday in Scotland alone.
    const facts = factsFor(null, { now: night, directory: scots });
    expect(startClock(facts, of('P1'), { step: 'claim', party: 'gateway' }).dueAt).toBe('2026-12-01T13:00:00.000Z');
  });
  it('or ends with the close of a day that the terms name', () => {
    const clock = startClock(at(FRIDAY), of('P2'), { step: 'product-due', party: 'toex', on: date('2026-11-26') });
    expect(clock).toMatchObject({ dueAt: '2026-11-26T17:00:00.000Z', targetMinutes: 5 * 480 });
    expect(clock.rungs).toEqual([
      { rung: '75%', does: 'tell', at: '2026-11-25T15:00:00.000Z' },
      { rung: 'due', does: 'tell', at: '2026-11-26T17:00:00.000Z' },
    ]);
  });
  it('rungs stand at their share of the target, before and after it', () => {
    expect(start('terms-agreed', 'P1').rungs).toMatchObject([
      { rung: '50%', at: '2026-11-20T17:00:00.000Z' },
      { rung: 'due', at: '2026-11-23T17:00:00.000Z' },
    ]);
    expect(start('decline-review', 'P1').rungs).toMatchObject([
      { rung: 'due', at: '2026-11-20T17:00:00.000Z' },
      { rung: '200%', at: '2026-11-23T17:00:00.000Z' },
    ]);
  });
});

describe('CLK-6: a changed target keeps the start, and tells no rung twice', () => {
  const begun = start('terms-agreed', 'P2');
  it('counts from the start where it is not past', () => {
    const clock = retarget(at(instant('2026-11-20T12:00:00Z')), of('P1'), begun);
    expect(clock).toMatchObject({ startedAt: FRIDAY, targetMinutes: 2 * 480, dueAt: '2026-11-23T17:00:00.000Z' });
    expect(clock.rungs).toEqual(start('terms-agreed', 'P1').rungs);
  });
  it.each([
    ['a minute before the new target: from the start', '2026-11-23T16:59:00Z', '2026-11-23T17:00:00.000Z'],
    ['on the new target: a quarter of it from now', '2026-11-23T17:00:00Z', '2026-11-24T13:00:00.000Z'],
    ['past it: a quarter of it from now', '2026-11-25T10:00:00Z', '2026-11-25T14:00:00.000Z'],
  ])('%s', (_name, now, dueAt) => {
    expect(retarget(at(instant(now)), of('P1'), begun)).toMatchObject({ startedAt: FRIDAY, dueAt });
  });
  it('a rung that was told is not told again, the others come', () => {
    const clock = retarget(at(instant('2026-11-25T10:00:00Z')), of('P1'), withoutRung(begun, '50%'));
    expect(clock.told).toEqual(['50%']);
    expect(clock.rungs.map(({ rung }) => rung)).toEqual(['due']);
  });
});

describe('CLK-2, CLK-3: a clock that stands still goes on with what was left', () => {
  const begun = start('terms-agreed', 'P2');
  const still = paused(at(instant('2026-11-23T11:00:00Z')), begun);
  it('owes nothing meanwhile, and pausing it again changes nothing', () => {
    expect(dueOn({ terms: still })).toEqual([]);
    expect(paused(at(instant('2026-11-24T11:00:00Z')), still)).toBe(still);
    expect(still.dueAt).toBe(begun.dueAt);
  });
  it('everything comes later by the working time of the pause, over a weekend too', () => {
    const on = resumed(at(instant('2026-11-30T12:00:00Z')), of('P2'), still);
    expect(on).toMatchObject({ startedAt: FRIDAY, targetMinutes: 5 * 480, pausedMinutes: 5 * 480 + 60 });
    expect(on.pausedAt).toBeUndefined();
    expect([begun, on].map(({ rungs }) => rungs.map((rung) => rung.at))).toEqual([
      ['2026-11-24T13:00:00.000Z', '2026-11-26T17:00:00.000Z'],
      ['2026-12-01T14:00:00.000Z', '2026-12-04T10:00:00.000Z'],
    ]);
    expect(resumed(at(instant('2026-12-01T12:00:00Z')), of('P2'), on)).toBe(on);
  });
  it('a pause outside working hours moves nothing, and pauses add up', () => {
    const night = resumed(at(instant('2026-11-23T08:00:00Z')), of('P2'), paused(at(instant('2026-11-20T18:00:00Z')), begun));
    expect(night).toEqual({ ...begun, pausedMinutes: 0 });
    const twice = paused(at(instant('2026-11-30T13:00:00Z')), resumed(at(instant('2026-11-30T12:00:00Z')), of('P2'), still));
    expect(resumed(at(instant('2026-11-30T13:30:00Z')), of('P2'), twice).pausedMinutes).toBe(5 * 480 + 90);
  });
  it('CLK-6: a new target keeps the pauses', () => {
    const on = resumed(at(instant('2026-11-30T12:00:00Z')), of('P2'), still);
    const urgent = retarget(at(instant('2026-11-30T13:00:00Z')), of('P1'), on);
    expect(urgent).toMatchObject({ pausedMinutes: 5 * 480 + 60, targetMinutes: 2 * 480, dueAt: '2026-12-01T10:00:00.000Z' });
    expect(urgent.rungs[0]?.at).toBe('2026-11-30T10:00:00.000Z');
    const standing = retarget(at(instant('2026-12-09T13:00:00Z')), of('P1'), still);
    expect(standing).toMatchObject({ pausedAt: still.pausedAt, dueAt: '2026-11-23T17:00:00.000Z' });
  });
});

describe('CLK-1: what falls due comes in the order of time', () => {
  it('over all clocks, with the clock and what it does', () => {
    const clocks = { claim: start('claim', 'P2'), offer: start('offer', 'P1'), review: start('decline-review', 'P1') };
    expect(dueOn(clocks)).toEqual([
      { clock: 'offer', rung: 'due', at: '2026-11-20T13:00:00.000Z', does: 'end-offer' },
      { clock: 'claim', rung: 'due', at: '2026-11-20T17:00:00.000Z', does: 'tell' },
      { clock: 'review', rung: 'due', at: '2026-11-20T17:00:00.000Z', does: 'tell' },
      { clock: 'review', rung: '200%', at: '2026-11-23T17:00:00.000Z', does: 'tell' },
    ]);
    expect(dueOn({})).toEqual([]);
    expect(policy.version).toBe(1);
  });
  it('REC-3: at the same instant people are told before the case is moved, whatever the clocks are called', () => {
    const named = (offer: string) => dueOn({ [offer]: start('offer', 'P2'), claim: start('claim', 'P2') }).map(({ does }) => does);
    expect([named('offer'), named('a-first-offer')]).toEqual([
      ['tell', 'end-offer'],
      ['tell', 'end-offer'],
    ]);
  });
  it('the rungs of one clock keep the order of the policy, and clocks that do alike that of their names', () => {
    const at = instant('2026-11-20T17:00:00Z');
    const rungs = ['50%', 'due', '150%'].map((rung) => ({ rung, at, does: 'tell' as const }));
    const clock = { ...start('claim', 'P2'), rungs };
    const order = ['a 50%', 'a due', 'a 150%', 'b 50%', 'b due', 'b 150%'];
    for (const clocks of [
      { a: clock, b: clock },
      { b: clock, a: clock },
    ])
      expect(dueOn(clocks).map((due) => `${due.clock} ${due.rung}`)).toEqual(order);
  });
});

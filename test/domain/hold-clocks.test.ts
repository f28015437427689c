import { describe, expect, it } from 'vitest';
import type { Case } from '../../domain/case.ts';
import { dueOn, startClock } from '../../domain/clocks.ts';
import { noticesOf } from '../../domain/notices.ts';
import { penDue } from '../../domain/pen.ts';
import { ageOf } from '../../api/json/views/pen.ts';
import { factsFor } from '../support/rulebook.ts';
import { after, byTime, refusal } from './by-time.ts';
import { date, instant } from './calendars.ts';
import { ABOVE, at, court, heldAt, MANAGER, OFFICER, reason, SIA, SIO, SPOC, TOEX } from './held.ts';
import { contribution } from './payloads.ts';
import { recomputed } from './recomputed.ts';
import { storyAt } from './story.ts';

describe('CLK-3: every clock stands still but the hold’s own, and goes on with what was left', () => {
  it('nothing else falls due; the review is what the case is due by', () => {
    const on = heldAt('terms').on();
    expect(dueOn(on.clocks).map(({ clock, rung }) => `${clock} ${rung}`)).toEqual(['hold-review due', 'hold-review 125%']);
    expect(penDue(on)).toBe('2026-12-04T17:00:00.000Z');
    expect(Object.values(on.clocks).every(({ step, pausedAt }) => (step === 'hold-review') === (pausedAt === undefined))).toBe(true);
  });
  it('what was due in four hours and a half is due in four hours and a half again', () => {
    const story = storyAt('in-triage');
    const before = story.on().clocks['triage-outcome']?.dueAt;
    at(story, '2026-11-24T12:40:00Z');
    story.give(MANAGER, 'hold', court);
    at(story, '2026-12-02T10:00:00Z');
    const on = story.give(MANAGER, 'resume', { reason });
    expect([before, on.clocks['triage-outcome']?.dueAt]).toEqual(['2026-11-25T09:10:00.000Z', '2026-12-02T14:30:00.000Z']);
    expect([on.hold, on.clocks['hold-review'], penDue(on)]).toEqual([null, undefined, '2026-12-02T14:30:00.000Z']);
  });
  it('a clock that starts meanwhile stands still until it is over; what stood still before still does', () => {
    const story = storyAt('development');
    const still = startClock(story.facts(SIO), story.on(), { step: 'capacity', party: 'toex' });
    story.bend({ clocks: { ...story.on().clocks, other: { ...still, pausedAt: story.now() } } });
    at(story, '2026-11-23T10:00:00Z');
    story.give(TOEX, 'hold', court);
    at(story, '2026-11-24T10:00:00Z');
    const logged = story.give(SIA, 'log-value', { value: contribution }).clocks['value-verified:v1'];
    expect(logged).toMatchObject({ startedAt: '2026-11-24T10:00:00.000Z', pausedAt: '2026-11-24T10:00:00.000Z' });
    at(story, '2026-11-25T10:00:00Z');
    const { clocks } = story.give(TOEX, 'resume', { reason });
    expect(clocks['value-verified:v1']).toMatchObject({ pausedMinutes: 480, dueAt: '2026-12-09T10:00:00.000Z' });
    expect(clocks['other']?.pausedAt).toBeDefined();
  });
  it('nobody’s time counts, and the total age runs on', () => {
    const story = storyAt('terms');
    const age = (now: string) => ageOf(story.on(), factsFor(null, { now: instant(now) }));
    at(story, '2026-11-23T09:00:00Z');
    const { byParty, total } = age('2026-11-23T09:00:00Z');
    story.give(TOEX, 'hold', court);
    expect(age('2026-11-24T09:00:00Z')).toEqual({ byParty, total: total + 480 });
    at(story, '2026-11-24T09:00:00Z');
    story.give(TOEX, 'resume', { reason });
    expect(age('2026-11-24T10:00:00Z')).toEqual({ byParty: { ...byParty, toex: byParty.toex + 60 }, total: total + 540 });
    at(story, '2026-11-24T11:00:00Z');
    story.give(TOEX, 'hold', court);
    expect(age('2026-11-25T09:00:00Z')).toEqual({ byParty: { ...byParty, toex: byParty.toex + 120 }, total: total + 960 });
  });
  it('TRI-5: returned may be held: it cannot lapse meanwhile, and what was left to answer in is left after it', () => {
    const story = storyAt('in-triage');
    story.give(OFFICER, 'return-for-information', { questions: [{ text: reason }] });
    at(story, '2026-11-23T09:00:00Z');
    const before = story.on().clocks['answer-return'];
    const on = story.give(MANAGER, 'hold', court);
    expect(dueOn(on.clocks).every(({ clock }) => clock === 'hold-review')).toBe(true);
    const lapse = byTime(on, { name: 'lapse-return', payload: { clock: 'answer-return', rung: '200%' }, now: instant('2027-06-01') });
    expect(refusal(lapse)).toMatchObject({ code: 'on-hold', rule: 'CLK-3' });
    const waiting = { answers: [{ questionId: 'q1', text: reason }] };
    expect(story.refused(SPOC, 'answer-and-resubmit', waiting)).toMatchObject({ code: 'on-hold' });
    at(story, '2026-11-25T09:00:00Z');
    const { clocks, returns } = story.give(MANAGER, 'resume', { reason });
    const after = clocks['answer-return'];
    expect(returns?.at(-1)?.dueAt).toBe(after?.dueAt);
    expect([before?.dueAt, after?.dueAt]).toEqual(['2026-11-27T09:20:00.000Z', '2026-12-01T09:20:00.000Z']);
    expect(story.give(SPOC, 'answer-and-resubmit', waiting).stage).toBe('triage-queue');
  });
});

describe('CLK-4: what the journal gives is what the case says, pauses and all', () => {
  it('over two holds, for clocks that began before, between and within them', () => {
    const story = storyAt('development');
    const clocks = () => recomputed(story.entries);
    for (const [held, logged, ended] of [
      ['2026-11-23T09:17:00Z', '2026-11-24T16:59:30Z', '2026-11-25T11:03:20Z'],
      ['2026-11-27T16:00:00Z', '2026-11-29T12:00:00Z', '2026-11-30T09:30:00Z'],
    ] as const) {
      at(story, held);
      story.give(TOEX, 'hold', court);
      at(story, logged);
      story.give(SIA, 'log-value', { value: { ...contribution, evidenceRef: logged } });
      expect(clocks().map(({ live }) => live)).toEqual(clocks().map(({ due }) => due));
      at(story, ended);
      story.give(TOEX, 'resume', { reason });
      expect(clocks().map(({ clock, live }) => [clock, live])).toEqual(clocks().map(({ clock, due }) => [clock, due]));
    }
    expect(story.on().clocks['work-stalled']?.pausedMinutes).toBe(463 + 480 + 123 + (60 + 30));
    expect(clocks().length).toBeGreaterThan(3);
  });
});

describe('CLK-3: a hold is reviewed, is told when it is not, and never ends by itself', () => {
  it('a review puts the date off from today, and its clock starts anew', () => {
    const story = heldAt('terms');
    at(story, '2026-12-04T10:00:00Z');
    expect(story.refused(TOEX, 'review-hold', { reason, reviewBy: date('2027-01-02') })).toMatchObject({
      problems: [{ path: 'reviewBy' }],
    });
    const on = story.give(TOEX, 'review-hold', { reason, reviewBy: date('2027-01-01') });
    expect(on.hold).toMatchObject({ reviewBy: '2027-01-01', by: TOEX, since: expect.stringMatching(/^2026-11-20/) as string });
    expect(on.clocks['hold-review']).toMatchObject({ dueAt: '2026-12-31T17:00:00.000Z', told: [] });
  });
  const tells = (on: Case, rung: string, now: string) => {
    const decision = byTime(on, { name: 'tell', payload: { clock: 'hold-review', rung }, now: instant(now) });
    const entry = decision.ok ? decision.entries[0] : undefined;
    if (entry === undefined) throw new Error('not told');
    return { to: noticesOf({ on, entry, facts: factsFor(null) }).map((notice) => notice.to), on: after(on, decision) };
  };
  it('the holder, then their manager; the case is still on hold', () => {
    const first = tells(heldAt('terms').on(), 'due', '2026-12-04T17:00:00Z');
    const second = tells(first.on, '125%', '2026-12-15T17:00:00Z');
    expect([first.to, second.to]).toEqual([[[TOEX]], [[ABOVE]]]);
    expect(dueOn(second.on.clocks)).toEqual([]);
    expect(second.on.hold).toEqual(first.on.hold);
  });
  it('OWN-9: the notice of a hold names who still holds the risk', () => {
    const story = heldAt('terms');
    const entry = story.entries.at(-1);
    if (entry === undefined) throw new Error('no entry');
    const [notice] = noticesOf({ on: story.on(), entry, facts: story.facts(TOEX) });
    expect(notice).toMatchObject({ event: 'held', dueAt: '2026-12-04T17:00:00.000Z', to: [SPOC, SIO, SIA, OFFICER] });
    expect(notice?.text).toMatch(/The risk remains with .+, Aldershire Police\./);
  });
});

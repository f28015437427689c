import { describe, expect, it } from 'vitest';
import type { Case } from '../../domain/case.ts';
import { dueOn } from '../../domain/clocks.ts';
import { fold } from '../../domain/evolve.ts';
import { noticesOf } from '../../domain/notices.ts';
import { owedItems } from '../../domain/owed.ts';
import { decideAtSitting } from '../../domain/sitting-decide.ts';
import type { SittingEntry } from '../../domain/sitting-entries.ts';
import { foldSitting } from '../../domain/sitting-evolve.ts';
import { sittingNoticesOf } from '../../domain/sitting-notices.ts';
import { directory, factsFor } from '../support/rulebook.ts';
import type { Decision } from '../../domain/touched.ts';
import { accepted, after, byTime, refusal } from './by-time.ts';
import { instant } from './calendars.ts';
import { called, meetingOf } from './meeting-story.ts';
import { returned } from './returned.ts';
import { later, storyAt } from './story.ts';

// The claim of this bid falls due on a Monday morning at the latest; the service was away from before that until a Saturday.
const [SATURDAY, MONDAY] = [instant('2026-11-28T11:00:00Z'), '2026-11-30T09:00:00.000Z'] as const;
const due = { name: 'tell', payload: { clock: 'claim', rung: 'due' } } as const;
const acceptedAt = (decision: Decision<SittingEntry>): readonly SittingEntry[] =>
  decision.ok ? decision.entries : expect.fail(JSON.stringify(decision.refusal));
const at = (on: Case, clock: string, rung: string) =>
  dueOn(on.clocks).find((each) => each.clock === clock && each.rung === rung)?.at ?? expect.fail(`${clock} owes no ${rung}`);

describe('CLK-1, CLK-7: what time owes is told in working hours only', () => {
  it('found outside them it waits for the opening, and nobody is told meanwhile', () => {
    const on = storyAt('triage-queue').on();
    const [entry] = accepted(byTime(on, { ...due, now: SATURDAY }));
    expect(entry).toMatchObject({ type: 'put-off', actor: 'system', about: { clock: 'claim', rung: 'due', until: MONDAY } });
    if (entry === undefined) throw new Error('no entry');
    const waiting = fold([entry], on);
    if (waiting === null) throw new Error('no case');
    expect(noticesOf({ on: waiting, entry, facts: factsFor(null, { now: SATURDAY }) })).toEqual([]);
    expect(owedItems({ on: waiting, entry, facts: factsFor(null, { now: SATURDAY }) })).toEqual([]);
    // The target, and whose turn it is, stay what they were.
    expect(waiting.clocks['claim']).toMatchObject({ dueAt: on.clocks['claim']?.dueAt, told: [] });
    expect([waiting.version, waiting.pen]).toEqual([on.version, on.pen]);
    expect(at(waiting, 'claim', 'due')).toBe(MONDAY);
    expect(refusal(byTime(waiting, { ...due, now: SATURDAY }))).toMatchObject({ code: 'not-due', rule: 'CLK-7' });
    expect(accepted(byTime(waiting, { ...due, now: instant(MONDAY) }))).toMatchObject([{ type: 'told' }]);
  });
  it('found late within them it is told at once', () => {
    const on = storyAt('triage-queue').on();
    expect(accepted(byTime(on, { ...due, now: instant('2026-11-27T16:59:00Z') }))).toMatchObject([{ type: 'told' }]);
  });
  it.each([
    [15, 'told'],
    [16, 'put-off'],
  ])('what falls due at the close of a day and is found %i minutes later is %s', (minutes, type) => {
    const story = returned('2026-11-27');
    const close = at(story.on(), 'answer-return', 'due');
    expect(close).toBe('2026-11-27T17:00:00.000Z');
    const tell = { name: 'tell', payload: { clock: 'answer-return', rung: 'due' }, now: later(close, minutes) } as const;
    expect(accepted(byTime(story.on(), tell))).toMatchObject([{ type }]);
  });
  it('what is not owed is refused as ever, at any hour', () => {
    const on = storyAt('triage-queue').on();
    expect(refusal(byTime(on, { name: 'tell', payload: { clock: 'claim', rung: 'never' }, now: SATURDAY }))).toMatchObject({
      code: 'moved-on',
    });
  });
});

describe('TRI-5, REC-3: what lapses and is found late waits a working day, so that whoever is reminded late can still act', () => {
  const lapse = { name: 'lapse-return', payload: { clock: 'answer-return', rung: '200%' } } as const;
  it.each([
    ['on a Saturday', '2026-12-19T11:00:00Z', '2026-12-21T17:00:00.000Z'],
    ['in working hours', '2026-12-17T11:00:00Z', '2026-12-18T11:00:00.000Z'],
  ])('%s', (_when, found, until) => {
    const on = returned().on();
    const decided = byTime(on, { ...lapse, now: instant(found) });
    expect(accepted(decided)).toMatchObject([{ type: 'put-off', about: { until } }]);
    const waiting = after(on, decided);
    expect([waiting.stage, at(waiting, 'answer-return', '200%')]).toEqual(['returned', until]);
    // The reminders before it are told meanwhile, the SIO among those told; then it lapses at its time.
    const told = ['50%', 'due', '150%'].reduce(
      (now, rung) =>
        after(now, byTime(now, { name: 'tell', payload: { clock: 'answer-return', rung }, now: instant('2026-12-21T10:00:00Z') })),
      waiting,
    );
    expect(told.clocks['answer-return']?.told).toEqual(['50%', 'due', '150%']);
    expect(after(told, byTime(told, { ...lapse, now: instant(until) })).stage).toBe('lapsed');
  });
});

describe('CLK-1, CLK-7: the same holds for a sitting', () => {
  it('CLK-1: clocks of a sitting run by the working days of its body', () => {
    const body = 'federated-tasking-team';
    const ftt = { ...directory.organisations[body]!, calendar: 'scotland' as const };
    const known = { ...directory, organisations: { ...directory.organisations, [body]: ftt } };
    const at = (who: string, now: string) => factsFor(who, { directory: known, now: instant(now), reference: 'm1' });
    const friday = '2026-11-27T10:00:00Z';
    const payload = { body, kind: 'extraordinary', at: instant(friday) } as const;
    const opened = acceptedAt(decideAtSitting(null, { name: 'open-meeting', payload }, at('secretary.ftt', '2026-11-25T10:00:00Z')));
    const started = acceptedAt(decideAtSitting(foldSitting(opened)!, { name: 'start', payload: {} }, at('chair.ftt', friday)));
    // Two working days on, past the Monday of St Andrew, which is a bank holiday in Scotland alone.
    expect(foldSitting([...opened, ...started])?.clocks['items-reached']?.dueAt).toBe('2026-12-02T10:00:00.000Z');
  });
  it('papers found due on a Saturday are told on Monday, in the hours of the body', () => {
    const meeting = meetingOf();
    meeting.at('2026-12-12T11:00:00Z');
    const on = meeting.byTime('papers-due', 'due');
    const [entry] = meeting.entries.slice(-1);
    expect(entry).toMatchObject({ type: 'put-off', about: { clock: 'papers-due', rung: 'due', until: '2026-12-14T09:00:00.000Z' } });
    if (entry === undefined) throw new Error('no entry');
    expect(sittingNoticesOf({ on, entry, facts: meeting.facts(null) })).toEqual([]);
    expect(() => meeting.byTime('papers-due', 'due')).toThrow('not-due');
    meeting.at('2026-12-14T09:00:00Z');
    meeting.byTime('papers-due', 'due');
    expect(meeting.entries.at(-1)).toMatchObject({ type: 'told', about: { rung: 'due' } });
  });
  it('a sitting in the evening that nobody held is asked after on the next morning', () => {
    const meeting = meetingOf({ ...called, at: instant('2026-12-15T19:00:00Z') });
    meeting.at('2026-12-15T19:00:00Z');
    meeting.byTime('sitting-held', 'due');
    expect(meeting.entries.at(-1)).toMatchObject({ type: 'put-off', about: { until: '2026-12-16T09:00:00.000Z' } });
  });
});

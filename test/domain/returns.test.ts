import { describe, expect, it } from 'vitest';
import { dueOn } from '../../domain/clocks.ts';
import { noticesOf } from '../../domain/notices.ts';
import { explain } from '../../domain/sentences.ts';
import { factsFor } from '../support/rulebook.ts';
import { accepted, after, byTime, directoryWith } from './by-time.ts';
import { date, instant } from './calendars.ts';
import { assessment } from './payloads.ts';
import { answers, OFFICER, plan, problemsOf, questions, resubmitted, returned, SPOC, towns, two, yes } from './returned.ts';
import { later, storyAt } from './story.ts';

const [SECOND, MANAGER] = ['triage2.northmarch', 'gateway-manager.northmarch'] as const;

describe('TRI-5: a return lists questions, and the clock moves to the force', () => {
  it('with the pen to the SPOC who brought the bid, and a clock of the force’s own', () => {
    const on = returned().on();
    expect(on).toMatchObject({ stage: 'returned', claimer: OFFICER, pen: { party: 'force', role: 'spoc', user: SPOC } });
    expect(Object.keys(on.clocks)).toEqual(['answer-return']);
    expect(on.clocks['answer-return']).toMatchObject({ party: 'force', targetMinutes: 5 * 480 });
    expect(on.returns).toMatchObject([
      { by: OFFICER, dueAt: on.clocks['answer-return']?.dueAt, questions: [{ id: 'q1', text: towns, answer: null }, { id: 'q2', text: plan, answer: null }] },
    ]); // prettier-ignore
  });
  it('where that SPOC has left, to any SPOC of the agency', () => {
    const story = storyAt('in-triage');
    story.other.directory = directoryWith({ [SPOC]: { active: false } });
    expect(story.give(OFFICER, 'return-for-information', { questions }).pen).toMatchObject({ party: 'force', role: 'spoc', user: null });
  });
  it.each([
    ['has left', { active: false }],
    ['serves as SPOC no longer', { roles: [] }],
  ])('where that SPOC %s, both reminders reach whoever can answer', (_what, change) => {
    const known = { directory: directoryWith({ [SPOC]: change, 'sio2.aldershire': { roles: ['spoc'] } }) };
    const story = storyAt('in-triage');
    Object.assign(story.other, known);
    const on = story.give(OFFICER, 'return-for-information', { questions });
    const told = dueOn(on.clocks).filter(({ does }) => does === 'tell');
    const reached = told.map(({ rung, at }) => {
      const [entry] = accepted(byTime(on, { name: 'tell', payload: { clock: 'answer-return', rung }, now: at }, known));
      return noticesOf({
        on: after(on, { ok: true, entries: [entry!], touched: [] }),
        entry: entry!,
        facts: factsFor(null, { ...known, now: at }),
      }).flatMap(({ to }) => to);
    });
    expect(reached.slice(0, 2)).toEqual([['sio2.aldershire'], expect.arrayContaining(['sio2.aldershire'])]);
  });
  it.each([
    ['the last day of the clock', '2026-11-27', '2026-11-27T17:00:00.000Z'],
    ['a Sunday: the Friday before it', '2026-11-29', '2026-11-27T17:00:00.000Z'],
    ['twice the clock', '2026-12-04', '2026-12-04T17:00:00.000Z'],
  ])('by a day of the officer’s choice: %s', (_name, dueBy, dueAt) => {
    const on = returned(dueBy).on();
    expect([on.clocks['answer-return']?.dueAt, on.returns?.[0]?.dueAt]).toEqual([dueAt, dueAt]);
  });
  it.each([
    ['later than twice the clock', '2026-12-05'],
    ['earlier than the clock: the force keeps its time', '2026-11-26'],
    ['the same day: it would lapse in the morning', '2026-11-20'],
    ['a day that is over', '2026-11-19'],
  ])('but not %s', (_name, dueBy) => {
    const story = storyAt('in-triage');
    const refused = story.refused(OFFICER, 'return-for-information', { questions, dueBy: date(dueBy) });
    expect(refused).toMatchObject({ code: 'fields-refused', rule: 'TRI-5', problems: [{ path: 'dueBy', rule: 'TRI-5' }] });
    expect(explain(refused).detail).toContain('Give a day from 2026-11-27 to 2026-12-04');
  });
  it('is withdrawn like any other, and the claimer cannot recommend it meanwhile', () => {
    const story = returned();
    expect(story.refused(OFFICER, 'recommend', { assessment })).toMatchObject({ code: 'wrong-stage', stage: 'returned' });
    expect(story.refused(SPOC, 'answer-and-resubmit', { answers: [] }).rule).toBe('TRI-5');
    expect(story.give(SPOC, 'withdraw', { reason: yes })).toMatchObject({ stage: 'withdrawn', pen: null, clocks: {} });
  });
});

describe('TRI-5: every question is answered on resubmission', () => {
  it('goes back to triage, offered first to who returned it, for one claim clock', () => {
    const on = resubmitted().on();
    expect(on).toMatchObject({ stage: 'triage-queue', claimer: null, offeredTo: OFFICER, pen: { party: 'gateway', user: OFFICER } });
    expect(Object.keys(on.clocks).toSorted()).toEqual(['claim', 'offer']);
    expect(on.returns).toMatchObject([
      {
        answeredBy: SPOC,
        questions: [
          { id: 'q1', text: towns, answer: two },
          { id: 'q2', answer: yes },
        ],
      },
    ]);
  });
  it('the journal has the answers; nobody else may claim it first', () => {
    const story = resubmitted();
    expect(story.entries.at(-1)).toMatchObject({ type: 'resubmitted', actor: SPOC, about: { answers, changed: [] } });
    expect(story.refused(SECOND, 'claim', {})).toMatchObject({ code: 'offered-to-other', by: OFFICER });
    expect(story.give(OFFICER, 'claim', {}).stage).toBe('in-triage');
  });
  it('what is missing, asked by nobody or answered twice is told at once', () => {
    const wrong = [answers[1]!, { questionId: 'q2', text: two }, { questionId: 'q9', text: two }];
    expect(problemsOf(returned(), { answers: wrong }).map(({ path, rule }) => [path, rule])).toEqual([
      ['answers', 'TRI-5'],
      ['answers.1.questionId', 'TRI-5'],
      ['answers.2.questionId', 'TRI-5'],
    ]);
  });
  it('a second return asks anew and keeps the first', () => {
    const story = resubmitted();
    story.give(OFFICER, 'claim', {});
    const on = story.give(OFFICER, 'return-for-information', { questions: [{ text: plan }] });
    expect(on.returns?.map(({ questions: asked, answeredBy }) => [asked.length, answeredBy])).toEqual([[2, SPOC], [1, null]]); // prettier-ignore
    expect(problemsOf(story, { answers })).toMatchObject([{ path: 'answers.1.questionId' }]);
    expect(story.give(SPOC, 'answer-and-resubmit', { answers: [answers[0]!] }).stage).toBe('triage-queue');
  });
});

describe('CLK-2: time with the force is never counted against the gateway', () => {
  it('the gateway’s clock stands still from the return until it is claimed again', () => {
    const story = storyAt('in-triage');
    const begun = story.on().clocks['triage-outcome'];
    story.other.now = instant('2026-11-20T11:00:00Z');
    story.give(OFFICER, 'return-for-information', { questions });
    story.other.now = instant('2026-11-26T11:00:00Z');
    story.give(SPOC, 'answer-and-resubmit', { answers });
    story.other.now = instant('2026-11-26T12:00:00Z');
    const on = story.give(OFFICER, 'claim', {});
    expect(begun?.dueAt).toBe('2026-11-25T09:10:00.000Z');
    expect(Object.keys(on.clocks)).toEqual(['triage-outcome']);
    // Four working days and an hour: 6 h of the return's day, three whole days, 3 h of the last.
    expect(on.clocks['triage-outcome']).toMatchObject({
      startedAt: begun?.startedAt,
      pausedMinutes: 4 * 480 + 60,
      dueAt: '2026-12-01T10:10:00.000Z',
    });
    expect(on.spent).toMatchObject({ force: 4 * 480, gateway: 120 + 60 });
    expect(on.returns?.[0]?.gatewayClock).toBeNull();
  });
  it('it goes on for whoever claims it, and once only', () => {
    const story = resubmitted();
    story.give(MANAGER, 'claim', {});
    const began = story.on().clocks['triage-outcome']?.startedAt;
    expect(began).toBe(storyAt('in-triage').on().clocks['triage-outcome']?.startedAt);
    story.give(MANAGER, 'release', {});
    const again = story.give(SECOND, 'claim', {}).clocks['triage-outcome'];
    expect(again).toMatchObject({ startedAt: later(story.now(), -10), targetMinutes: 3 * 480 });
    expect(again?.pausedMinutes).toBeUndefined();
  });
  it('CLK-6: with the target of the priority that it has by then', () => {
    const urgent = { risk: { immediate: 'acted-on', actionTaken: yes, actionRef: 'LOG 7' } };
    const on = resubmitted({ answers, changes: urgent });
    expect(on.give(OFFICER, 'claim', {}).clocks['triage-outcome']).toMatchObject({ targetMinutes: 480 });
  });
});

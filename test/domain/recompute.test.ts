import { describe, expect, it } from 'vitest';
import type { Policy, Step } from '../../domain/policy.ts';
import type { WorkingTime } from '../../domain/policy.ts';
import { addWorking, minutesOf } from '../../domain/working-time.ts';
import type { Entry } from '../../domain/entries.ts';
import { hasClocks } from '../../domain/recompute.ts';
import { narrative, policies, policy } from '../support/rulebook.ts';
import { accepted, after, byTime, refusal } from './by-time.ts';
import { date } from './calendars.ts';
import { pair, SIO, SIO2 } from './merging.ts';
import { recomputed } from './recomputed.ts';
import { later, storyAt } from './story.ts';

const why = narrative('Because.');

const calendar = policy.calendars['england-wales'];
const withTarget = (step: Step, target: WorkingTime): Policy => ({
  ...policy,
  version: 2,
  steps: { ...policy.steps, [step]: { ...policy.steps[step], targets: { P1: target, P2: target, P3: target } } },
});
const adopt = (story: ReturnType<typeof storyAt>, next: Policy, now = story.now()) =>
  byTime(story.on(), { name: 'recompute-clocks', payload: { policyVersion: 2 }, now }, { policy: next, policyBefore: policy });

describe('CLK-6: a policy that is adopted gives running clocks their new targets, and the change is an entry', () => {
  it('a running clock keeps its start and takes the new target', () => {
    const story = storyAt('consideration');
    const before = story.on().clocks['toex-decision']!;
    const decision = adopt(story, withTarget('toex-decision', '8d'));
    expect(decision).toMatchObject({
      ok: true,
      entries: [{ type: 'clocks-recomputed', about: { policyVersion: 2, changed: ['toex-decision'] } }],
    });
    const clock = after(story.on(), decision).clocks['toex-decision']!;
    expect(clock.startedAt).toBe(before.startedAt);
    expect(clock.dueAt).toBe(addWorking(calendar, before.startedAt, minutesOf(calendar, '8d')));
  });
  it('where the new target is past, a quarter of it from now, and no rung is told twice', () => {
    const story = storyAt('consideration');
    const clock = story.on().clocks['toex-decision']!;
    const now = later(clock.startedAt, 60 * 5);
    const told = { ...story.on(), clocks: { 'toex-decision': { ...clock, told: ['due'], rungs: [] } } };
    const decision = byTime(
      told,
      { name: 'recompute-clocks', payload: { policyVersion: 2 }, now },
      { policy: withTarget('toex-decision', '4h'), policyBefore: policy },
    );
    const after4h = after(told, decision).clocks['toex-decision']!;
    expect(after4h.dueAt).toBe(addWorking(calendar, now, 60));
    expect(after4h.rungs.map(({ rung }) => rung)).not.toContain('due');
  });
  it('what keeps its target is left as it is, an overdue clock too', () => {
    const story = storyAt('consideration');
    const now = later(story.now(), 60 * 24 * 60);
    const decision = adopt(story, withTarget('claim', '9d'), now);
    expect(decision).toMatchObject({ ok: true, entries: [{ about: { changed: [] } }] });
    expect(after(story.on(), decision).clocks).toEqual(story.on().clocks);
  });
  it('a clock until a day that somebody has named is moved by no policy', () => {
    const story = storyAt('development');
    const next = withTarget('product-due', '99d');
    expect(after(story.on(), adopt(story, next)).clocks).toEqual(story.on().clocks);
  });
  it('another calendar moves them all', () => {
    const story = storyAt('consideration');
    const holidays = [...calendar.holidays, date(story.on().clocks['toex-decision']!.dueAt.slice(0, 10))];
    const next: Policy = { ...policy, version: 2, calendars: { ...policy.calendars, 'england-wales': { ...calendar, holidays } } };
    const on = after(story.on(), adopt(story, next));
    expect(on.clocks['toex-decision']!.dueAt > story.on().clocks['toex-decision']!.dueAt).toBe(true);
  });
  it('CLK-6: a later policy brings a command of its own; this one has been overtaken', () => {
    const story = storyAt('consideration');
    expect(refusal(adopt(story, { ...policy, version: 3 }))).toMatchObject({ code: 'moved-on', rule: 'CLK-6' });
  });
  it('CLK-6: of two that follow each other before the case looks again, what ran under the first of all takes the last', () => {
    const story = storyAt('in-triage');
    const third: Policy = { ...second, version: 3, longestHoldDays: 14 };
    const answers = [[2, 1, policy], [3, 2, second]] as const; // prettier-ignore
    const about = answers.map(([policyVersion, from, policyBefore]) => {
      const payload = { policyVersion, from };
      const decision = byTime(story.on(), { name: 'recompute-clocks', payload, now: story.now() }, { policy: third, policyBefore });
      story.bend(after(story.on(), decision));
      return accepted(decision)[0]?.about;
    });
    expect(about).toEqual([
      { policyVersion: 3, changed: ['triage-outcome'] },
      { policyVersion: 3, changed: [] },
    ]);
    expect(story.on().clocks['triage-outcome']!.targetMinutes).toBe(960);
  });
});

const second = policies.find(({ version }) => version === 2) ?? expect.fail('no version 2 is shipped');
/** As the record does it once version 2 is adopted: one command on the case, and every later one under it. */
const underSecond = (story: ReturnType<typeof storyAt>): Entry => {
  const decision = byTime(story.on(), { name: 'recompute-clocks', payload: { policyVersion: 2 }, now: story.now() }, { policy: second, policyBefore: policy }); // prettier-ignore
  story.bend(after(story.on(), decision));
  story.entries.push(...accepted(decision));
  story.other.policy = second;
  return accepted(decision)[0] ?? expect.fail();
};
const expectJournal = (entries: readonly Entry[]): void => {
  const clocks = recomputed(entries);
  expect(clocks.map(({ clock, live }) => [clock, live])).toEqual(clocks.map(({ clock, due }) => [clock, due]));
};
const [OFFICER, MANAGER, SPOC] = ['triage.northmarch', 'gateway-manager.northmarch', 'spoc.aldershire'] as const;

describe('CLK-6, CLK-2: so does the gateway’s clock while it is put aside', () => {
  it('the bid is returned for information, and claimed again', () => {
    const story = storyAt('in-triage');
    const { startedAt, targetMinutes } = story.on().clocks['triage-outcome']!;
    story.give(OFFICER, 'return-for-information', { questions: [{ text: why }] });
    story.wait(60);
    expect(underSecond(story).about).toEqual({ policyVersion: 2, changed: ['triage-outcome'] });
    story.give(SPOC, 'answer-and-resubmit', { answers: [{ questionId: 'q1', text: why }] });
    expect(story.give(OFFICER, 'claim', {}).clocks['triage-outcome']).toMatchObject({ startedAt, targetMinutes: 960 });
    expect(targetMinutes).toBe(1440);
    expectJournal(story.entries);
  });
  it('and the day that a return shows moves with the clock of the force', () => {
    const story = storyAt('in-triage');
    story.give(OFFICER, 'return-for-information', { questions: [{ text: why }] });
    const on = after(story.on(), adopt(story, withTarget('answer-return', '8d')));
    expect(on.clocks['answer-return']?.targetMinutes).toBe(8 * 480);
    expect(on.returns?.at(-1)?.dueAt).toBe(on.clocks['answer-return']?.dueAt);
  });
  it('a redirect bounces', () => {
    const story = storyAt('in-triage');
    story.give(OFFICER, 'redirect', { to: { kind: 'other-gateway', body: 'southvale-rocu' }, reason: why });
    expect(underSecond(story).about).toMatchObject({ changed: expect.arrayContaining(['triage-outcome']) as unknown });
    story.give('gateway-manager.southvale', 'bounce-redirect', { reason: why });
    expect(story.give(OFFICER, 'claim', {}).clocks['triage-outcome']).toMatchObject({ targetMinutes: 960 });
    expectJournal(story.entries);
  });
  it.each(['refused', 'taken back'] as const)('a merge is %s', (how) => {
    const { n, from, into, said, propose } = pair();
    propose();
    if (how === 'taken back') for (const [who, ref] of [[SIO, from], [SIO2, into]] as const) n.give([who, ref], 'consent-merge', said); // prettier-ignore
    expect(hasClocks(n.caseOf(from))).toBe(true);
    const decision = byTime(n.caseOf(from), { name: 'recompute-clocks', payload: { policyVersion: 2 }, now: n.now() }, { policy: second, policyBefore: policy }); // prettier-ignore
    expect(accepted(decision)[0]?.about).toEqual({ policyVersion: 2, changed: ['triage-outcome'] });
    n.cases[from] = after(n.caseOf(from), decision);
    const on = how === 'refused' ? n.give([SIO, from], 'refuse-merge', said) : n.give([MANAGER, from], 'unmerge', said);
    expect(on).toMatchObject({ stage: 'in-triage', clocks: { 'triage-outcome': { targetMinutes: 960 } } });
  });
});

describe('CLK-6: so do the clocks that run on after the end', () => {
  const declined = (): ReturnType<typeof storyAt> => {
    const story = storyAt('in-triage');
    story.give(OFFICER, 'propose-decline', { reasonCode: 'below-threshold', rationale: why, advice: why });
    story.give(MANAGER, 'approve-decline', { rationale: why });
    return story;
  };
  it('the window for an appeal, and the day that the decline names', () => {
    const story = declined();
    const on = after(story.on(), adopt(story, withTarget('appeal-window', '20d')));
    expect(on.clocks['appeal-window']?.targetMinutes).toBe(20 * 480);
    expect(on.decline?.appealUntil).toBe(on.clocks['appeal-window']?.dueAt);
    expect(on).toMatchObject({ stage: 'declined', pen: null });
  });
  it('a running appeal', () => {
    const story = declined();
    story.give(SPOC, 'appeal', { grounds: why });
    const decision = adopt(story, withTarget('appeal-decided', '3d'));
    expect(accepted(decision)[0]?.about).toEqual({ policyVersion: 2, changed: ['appeal'] });
    expect(after(story.on(), decision).clocks['appeal']?.targetMinutes).toBe(3 * 480);
  });
  it('value that is to be verified; the day of the operational review is the one that the closure set', () => {
    const story = storyAt('closed');
    const [waits = ''] = Object.keys(story.on().clocks).filter((name) => name.startsWith('value-verified:'));
    expect(after(story.on(), adopt(story, withTarget('value-verified', '30d'))).clocks[waits]?.targetMinutes).toBe(30 * 480);
    const review = story.on().clocks['operational-review'];
    expect(review).toBeDefined();
    expect(after(story.on(), adopt(story, withTarget('operational-review', '90d'))).clocks['operational-review']).toEqual(review);
  });
  it('what has none is left alone', () => {
    const story = storyAt('triage-queue');
    expect(hasClocks(story.on())).toBe(true);
    expect(hasClocks(story.give(SPOC, 'withdraw', { reason: why }))).toBe(false);
    expect(hasClocks(declined().on())).toBe(true);
  });
});

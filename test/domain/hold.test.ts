import { escalationOf } from '../../domain/escalation-state.ts';
import { paper } from './council.ts';
import { describe, expect, it } from 'vitest';
import type { CaseCommand } from '../../domain/commands.ts';
import { nameOf } from '../../domain/facts.ts';
import { resumers } from '../../domain/holding.ts';
import { rulebook } from '../../domain/rulebook.ts';
import { explain } from '../../domain/sentences.ts';
import { personOf } from '../support/rulebook.ts';
import { directoryWith } from './by-time.ts';
import { date, instant } from './calendars.ts';
import { ABOVE, asked, at, court, heldAt, MANAGER, OFFICER, OFFICER2, reason, SIA, SIO, SPOC, TOEX, type Given } from './held.ts';
import { contribution } from './payloads.ts';
import { storyAt, type Story } from './story.ts';

describe('CLK-3: a hold has a reason, a holder and a review date', () => {
  it('the gateway’s in triage, the TOEX manager’s from consideration on; it changes neither stage nor pen', () => {
    const before = storyAt('in-triage').on();
    const on = heldAt('in-triage', OFFICER2).on();
    expect(on).toMatchObject({ stage: 'in-triage', pen: before.pen, owner: before.owner });
    expect(on.hold).toEqual({
      reasonCode: 'court', by: OFFICER2, since: on.held?.until ?? on.clocks['hold-review']?.startedAt, reviewBy: '2026-12-04',
      party: 'gateway', manager: 'gateway-manager2.northmarch', sioRequest: null, still: [],
    }); // prettier-ignore
    expect(heldAt('development', TOEX, asked).on().hold).toMatchObject({ party: 'toex', manager: ABOVE, sioRequest: { by: SIO } });
  });
  it.each<[string, Partial<Given>, string]>([
    ['a reason that policy does not know', { reasonCode: 'boredom' }, 'reasonCode'],
    ['a review today', { reviewBy: date('2026-11-20') }, 'reviewBy'],
    ['more than 28 days ahead', { reviewBy: date('2026-12-19') }, 'reviewBy'],
    ['a request of somebody else', { sioRequest: { by: 'sio2.aldershire', at: instant('2026-11-20T08:00:00Z') } }, 'sioRequest.by'],
    ['a request that is still to come', { sioRequest: { by: SIO, at: instant('2027-01-01T08:00:00Z') } }, 'sioRequest.at'],
  ])('%s is refused at its field', (_name, wrong, path) => {
    const said = storyAt('terms').refused(TOEX, 'hold', { ...court, ...wrong });
    expect(said).toMatchObject({ code: 'fields-refused', rule: 'CLK-3', problems: [{ path }] });
    expect(explain(said).status).toBe(422);
  });
  it('everything that is wrong is told at once, and the last day that policy allows is allowed', () => {
    const wrong = { reasonCode: 'x', reviewBy: date('2020-01-01'), reason, sioRequest: { by: SPOC, at: instant('2027-01-01T08:00:00Z') } };
    const said = storyAt('terms').refused(TOEX, 'hold', wrong);
    expect('problems' in said && said.problems.map(({ path }) => path)).toEqual([
      'reasonCode',
      'reviewBy',
      'sioRequest.by',
      'sioRequest.at',
    ]);
    expect(heldAt('terms', TOEX, { ...court, reviewBy: date('2026-12-18') }).on().hold?.reviewBy).toBe('2026-12-18');
  });
  it('a Saturday is a day before which somebody works, unless the week is over already', () => {
    const story = storyAt('terms');
    expect(story.give(TOEX, 'hold', { ...court, reviewBy: date('2026-11-28') }).clocks['hold-review']?.dueAt).toBe(
      '2026-11-27T17:00:00.000Z',
    );
    const late = storyAt('terms');
    at(late, '2026-11-20T18:00:00Z');
    expect(late.refused(TOEX, 'hold', { ...court, reviewBy: date('2026-11-21') })).toMatchObject({ problems: [{ path: 'reviewBy' }] });
  });
  it('neither in redirect-offered nor in closing, nor once a sitting has it', () => {
    for (const stage of ['redirect-offered', 'closing', 'closed'] as const) {
      const story = storyAt('ownership');
      story.bend({ stage });
      expect(story.refused(TOEX, 'hold', court)).toMatchObject({ code: 'wrong-stage', rule: 'CLK-3' });
    }
    const story = storyAt('ownership');
    story.give(SIO, 'escalate', { paper });
    const escalation = escalationOf(story.on());
    if (escalation === null) throw new Error('no escalation');
    for (const standing of ['listed', 'recorded', 'transfer-decided'] as const) {
      story.bend({ escalations: { e1: { ...escalation, standing } } });
      expect(story.refused(TOEX, 'hold', court)).toEqual({ code: 'listed-for-sitting', rule: 'CLK-3' });
    }
    story.bend({ escalations: { e1: escalation } });
    expect(story.give(TOEX, 'hold', court).hold?.party).toBe('toex');
  });
  it('OWN-8: also while the SIO is unavailable, and it is resumed then too', () => {
    const story = storyAt('terms');
    story.other.directory = directoryWith({ [SIO]: { active: false } });
    story.give(TOEX, 'hold', court);
    expect(story.give(TOEX, 'resume', { reason }).hold).toBeNull();
  });
});

describe('CLK-3: on hold only some commands go on; every other one is refused and says who can resume', () => {
  /** By hand from journey.md, CLK-3; what time does is given under CLK-7 and stands still with its clocks. */
  const goOn: readonly CaseCommand[] = [
    'resume', 'review-hold', 'withdraw', 'propose-handover', 'accept-handover', 'refuse-handover',
    'accept-transfer', 'refuse-transfer', 'record-master-list-change', 'ask', 'reply', 'note', 'reassign-triage',
    'flag-urgent', 'confirm-urgent', 'lower-urgent', 'override-priority',
    'link', 'unlink', 'confirm-link', 'consent-merge', 'refuse-merge', 'reallocate', 'acknowledge-terms', 'report-sio-unavailable', 'report-sio-available',
    // After an end nothing is held.
    'appeal', 'decide-appeal', 'record-review',
    'log-value', 'verify-value', 'dispute-value', 'answer-dispute', 'reverse-value', 'record-apmis-entry', 'reconcile-value',
  ]; // prettier-ignore
  const human = Object.entries(rulebook).filter(([, { who }]) => !who.every((authority) => 'system' in authority));
  it('which', () => {
    expect(human.filter(([, { whileHeld }]) => whileHeld).map(([name]) => name).toSorted()).toEqual([...goOn].toSorted()); // prettier-ignore
  });
  it('the sentence names them', () => {
    const said = heldAt('terms', TOEX, asked).refused(SIA, 'record-first-contact', {
      at: instant('2026-11-20T09:00:00Z'),
      sioConfirmed: true,
      note: reason,
    });
    expect(said).toMatchObject({ code: 'on-hold', rule: 'CLK-3' });
    expect(explain(said)).toMatchObject({ status: 409 });
    const { who } = said.code === 'on-hold' ? said : { who: [] };
    expect(who).toHaveLength(3);
    for (const name of who) expect(explain(said).detail).toContain(name);
  });
  it('a second hold, too', () => {
    expect(heldAt('terms').refused(TOEX, 'hold', court)).toMatchObject({ code: 'on-hold' });
  });
  it('a withdrawal ends it: nothing is left standing still', () => {
    expect(heldAt('in-triage', OFFICER).give(SPOC, 'withdraw', { reason })).toMatchObject({ stage: 'withdrawn', hold: null, clocks: {} });
    const story = heldAt('development');
    story.give(SIA, 'log-value', { value: contribution });
    at(story, '2026-11-24T10:00:00Z');
    const on = story.give(SPOC, 'withdraw', { reason });
    expect(on).toMatchObject({ stage: 'closing', endsAs: 'withdrawn', hold: null, held: { until: '2026-11-24T10:00:00.000Z' } });
    expect(Object.keys(on.clocks).toSorted()).toEqual(['value-and-closure', 'value-verified:v1']);
    expect(Object.values(on.clocks).every(({ pausedAt }) => pausedAt === undefined)).toBe(true);
  });
});

describe('CLK-3: the holder, their manager or the SIO who asked resumes', () => {
  const may = (on: Story, name: 'resume' | 'review-hold', who: string): string => {
    const decision = name === 'resume' ? on.ask(who, name, { reason }) : on.ask(who, name, { reason, reviewBy: date('2026-12-11') });
    return decision.ok ? 'accepted' : decision.refusal.code;
  };
  it.each<[string, () => Story, { readonly who: string; readonly may: readonly [string, string] }]>([
    ['the holder', () => heldAt('terms'), { who: TOEX, may: ['accepted', 'accepted'] }],
    ['their manager', () => heldAt('terms'), { who: ABOVE, may: ['accepted', 'accepted'] }],
    ['the SIO who did not ask', () => heldAt('terms'), { who: SIO, may: ['wrong-person', 'wrong-person'] }],
    ['the SIO who asked', () => heldAt('terms', TOEX, asked), { who: SIO, may: ['accepted', 'wrong-person'] }],
    ['the SIA', () => heldAt('terms', TOEX, asked), { who: SIA, may: ['wrong-person', 'wrong-person'] }],
    ['an officer', () => heldAt('in-triage', OFFICER), { who: OFFICER, may: ['accepted', 'accepted'] }],
    ['another officer', () => heldAt('in-triage', OFFICER), { who: OFFICER2, may: ['wrong-person', 'wrong-person'] }],
    ['the officer’s manager', () => heldAt('in-triage', OFFICER), { who: MANAGER, may: ['accepted', 'accepted'] }],
    ['another officer’s manager', () => heldAt('in-triage', OFFICER2), { who: MANAGER, may: ['wrong-person', 'wrong-person'] }],
    [
      'an equal of the holder',
      () => heldAt('in-triage', 'gateway-manager2.northmarch'),
      { who: MANAGER, may: ['wrong-person', 'wrong-person'] },
    ],
    ['where nothing is held: nobody', () => storyAt('terms'), { who: TOEX, may: ['not-on-hold', 'not-on-hold'] }],
    ['nor in closing', () => storyAt('closing'), { who: TOEX, may: ['not-on-hold', 'not-on-hold'] }],
  ])('%s', (_name, story, { who, may: expected }) => {
    expect([may(story(), 'resume', who), may(story(), 'review-hold', who)]).toEqual(expected);
  });
  it.each([
    ['in-triage', OFFICER2, ['gateway-manager2.northmarch', MANAGER, 'gateway-manager3.northmarch']],
    ['terms', TOEX, [ABOVE, 'toex-manager2.northmarch', 'toex-manager3.northmarch']],
  ] as const)(
    'where the holder has left their manager; a manager of the same side only where both have: %s',
    (stage, holder, [manager, ...others]) => {
      const story = heldAt(stage, holder);
      const role = stage === 'terms' ? ('toex-manager' as const) : ('gateway-manager' as const);
      const { organisation } = personOf(holder);
      const left = (...ids: readonly string[]) => {
        const { people, ...rest } = directoryWith(Object.fromEntries(ids.map((id) => [id, { active: false }])));
        const more = others.map((id) => ({ ...personOf(holder), id, roles: [role], organisation, active: true, lineManager: null }));
        story.other.directory = { ...rest, people: { ...people, ...Object.fromEntries(more.map((who) => [who.id, who])) } };
      };
      const allowed = () => [holder, manager, ...others].filter((who) => may(story, 'resume', who) === 'accepted');
      left();
      expect(allowed()).toEqual([holder, manager]);
      left(holder);
      expect(allowed()).toEqual([manager]);
      expect(resumers(story.on(), story.facts(holder))).toEqual([nameOf(story.facts(holder), manager)]);
      left(manager);
      expect(allowed()).toEqual([holder]);
      left(holder, manager);
      expect(allowed()).toEqual(others);
    },
  );
});

import { describe, expect, it } from 'vitest';
import { isLive } from '../../domain/case.ts';
import { scoreBefore } from '../../domain/round-state.ts';
import { noticesOf } from '../../domain/notices.ts';
import { mayOpen } from '../../domain/access.ts';
import { namedOn } from '../../domain/named.ts';
import { directory, factsFor, personOf, policy } from '../support/rulebook.ts';
import { date, instant } from './calendars.ts';
import { why } from './neighbours.ts';
import { assessment, contribution, reassessment, score, terms } from './payloads.ts';
import { digestOf, storyAt, type Story } from './story.ts';
import { release, staffed } from './work.ts';

const [SPOC, SIO, SIO2, TOEX, OFFICER, SIA] = [
  'spoc.aldershire', 'sio.aldershire', 'sio2.aldershire', 'toex-manager.northmarch', 'triage.northmarch', 'sia.northmarch',
] as const; // prettier-ignore
const tasking = { meetingDate: date('2026-11-19'), decisionRef: 'ALD-TTCG-26-130' };
const given = { newIntelligence: why, tasking };
const reopened = (): Story => {
  const story = storyAt('closed');
  story.give(SPOC, 'reopen', given);
  return story;
};

describe('REO-1: a reopened case starts a round', () => {
  it('in the triage queue, open to all; owner, value, links and ledger stay', () => {
    const story = storyAt('closed');
    const before = story.on();
    const on = story.give(SPOC, 'reopen', given);
    expect(on).toMatchObject({ stage: 'triage-queue', round: 2, claimer: null, offeredTo: null, priorityProvisional: true, urgent: false });
    expect(on.pen).toMatchObject({ party: 'gateway', role: 'triage-officer', user: null });
    for (const kept of ['ref', 'owner', 'ownershipHistory', 'masterList', 'value', 'region', 'submittedAt'] as const)
      expect(on[kept]).toEqual(before[kept]);
    expect(isLive(on)).toBe(true);
  });
  it('terms, team, SIA, products and scores are kept under the old round, whole', () => {
    const story = storyAt('closed');
    const { terms: agreed, team, sia, products, reassessments, work, triage, allocation, closure, spent } = story.on();
    const on = story.give(SPOC, 'reopen', given);
    expect(on.rounds?.['1']).toMatchObject({
      round: 1,
      terms: agreed,
      team,
      sia,
      products,
      reassessments,
      work,
      triage,
      allocation,
      closure,
      spent,
    });
    expect(on).toMatchObject({
      terms: {},
      team: [],
      sia: null,
      products: {},
      reassessments: {},
      work: {},
      triage: null,
      allocation: null,
      closure: null,
    });
    expect(on.spent).toEqual({ force: 0, gateway: 0, toex: 0, body: 0 });
  });
  it('with clocks of its own; value that waits goes on waiting, the old review does not', () => {
    const story = storyAt('closing');
    story.give(SIA, 'log-value', { value: contribution });
    story.give(SIA, 'close', { apmis: 'not-applicable', feedbackRequested: true });
    expect(Object.keys(story.on().clocks).toSorted()).toEqual(['operational-review', 'value-verified:v1']);
    const on = story.give(SPOC, 'reopen', given);
    expect(Object.keys(on.clocks).toSorted()).toEqual(['claim', 'value-verified:v1']);
    expect(on.clocks['claim']?.startedAt).toBe(story.entries.at(-1)?.at);
    story.give(SIO, 'verify-value', { entry: 'v1', comments: why });
  });
  it('goes to the end a second time, and versions go on counting, so that each number is one text', () => {
    const story = reopened();
    story.give(OFFICER, 'claim', {});
    story.give(OFFICER, 'recommend', { assessment });
    story.give(TOEX, 'allocate', { sia: 'sia2.northmarch', rationale: why, overrideReason: why });
    story.give('sia2.northmarch', 'propose-terms', { terms, basedOn: null });
    expect(Object.keys(story.on().terms)).toEqual(['2']);
    story.give(SIO, 'sign-terms', { version: 2, digest: digestOf(story.on().terms) });
    story.give('sia2.northmarch', 'assign-team', { members: ['analyst.northmarch'] });
    story.give('analyst.northmarch', 'submit-product', { product: { termsProductId: 'p1', title: 'T', heldAt: 'H', authors: ['analyst.northmarch'], options: [], gaps: [], marking: 'OFFICIAL' } }); // prettier-ignore
    story.give('sia2.northmarch', 'review-product', release);
    story.give(SIO, 'accept-product', { product: 'p1', comments: why });
    expect(scoreBefore(story.on())).toEqual(score);
    story.give('sia2.northmarch', 'propose-reassessment', reassessment);
    expect(Object.keys(story.on().reassessments)).toEqual(['2']);
    story.give(SIO, 'sign-reassessment', { digest: digestOf(story.on().reassessments) });
    story.give(SIO, 'confirm-ownership', { rationale: why });
    expect(story.refused('sia2.northmarch', 'log-value', { value: contribution })).toMatchObject({ code: 'counted-elsewhere' });
    const on = story.give('sia2.northmarch', 'close', { apmis: 'not-applicable', feedbackRequested: true });
    expect([on.stage, on.round]).toEqual(['closed', 2]);
    const third = story.give(SPOC, 'reopen', given);
    expect([third.round, Object.keys(third.rounds ?? {})]).toEqual([3, ['1', '2']]);
    expect(third.rounds?.['1']?.sia).toBe(SIA);
    expect(third.rounds?.['2']?.sia).toBe('sia2.northmarch');
  });
  it('the score before is the one at which the old round left the threat, until triage scores it anew (REA-3)', () => {
    const final = { ...score, scope: 0 } as const;
    const story = storyAt('closed');
    const signed = Object.values(story.on().reassessments)[0] ?? expect.fail();
    story.bend({ reassessments: { '1': { ...signed, score: final } } });
    expect(scoreBefore(story.give(SPOC, 'reopen', given))).toEqual(final);
  });
});

describe('REO-1, BID-2, BID-3: the SIO and the tasking are checked anew', () => {
  const refused = (who: string, change: object) => {
    const refusal = storyAt('closed').refused(who, 'reopen', { ...given, ...change });
    return refusal.code === 'fields-refused' ? refusal.problems.map(({ path, rule }) => `${path} ${rule ?? ''}`) : [refusal.code];
  };
  it.each([
    ['a meeting to come', { tasking: { ...tasking, meetingDate: date('2099-01-01') } }, 'tasking.meetingDate BID-3'],
    ['no reference', { tasking: { ...tasking, decisionRef: ' ' } }, 'tasking.decisionRef BID-3'],
    ['a priority and a reason against it', { tasking: { ...tasking, controlStrategyPriority: 'CSE', offStrategyReason: why } }, 'tasking.controlStrategyPriority BID-3'], // prettier-ignore
    ['an SIO of TOEX', { sio: SIA }, 'sio BID-2'],
    ['an SIO of another force', { sio: 'sio.brackenshire' }, 'sio BID-2'],
    ['nobody', { sio: 'constructor' }, 'sio BID-2'],
  ])('refused with %s', (_what, change, problem) => {
    expect(refused(SPOC, change)).toEqual([problem]);
  });
  it('the basis of the bid stands where the tasking names none; one that is named takes its place', () => {
    expect(reopened().on().bid.forceTasking).toEqual({ ...tasking, controlStrategyPriority: 'Child sexual exploitation' });
    const story = storyAt('closed');
    const on = story.give(SPOC, 'reopen', { ...given, tasking: { ...tasking, offStrategyReason: why } });
    expect(on.bid.forceTasking).toEqual({ ...tasking, offStrategyReason: why });
  });
  it('a new SIO holds the risk from then on; the agency stays (OWN-1)', () => {
    const story = storyAt('closed');
    const on = story.give(SPOC, 'reopen', { ...given, sio: SIO2 });
    expect(on.owner).toEqual({ agency: 'aldershire', user: SIO2 });
    expect(on.ownershipHistory.at(-1)).toMatchObject({ agency: 'aldershire', user: SIO2, by: 'reopen' });
    expect(on.rounds?.['1']?.sio).toBe(SIO);
  });
  it('an SIO who has left is replaced first', () => {
    const story = storyAt('closed');
    const left = { ...directory, people: { ...directory.people, [SIO]: { ...personOf(SIO), active: false } } };
    story.other.directory = left;
    expect(story.refused(SPOC, 'reopen', given)).toMatchObject({ code: 'fields-refused', rule: 'BID-2' });
    story.give(SPOC, 'reopen', { ...given, sio: SIO2 });
  });
});

describe('REO-1: by the SPOC, or by the TOEX manager with the SIO’s recorded consent', () => {
  const consent = { by: SIO, at: instant('2026-11-20T08:00:00Z') };
  it('and nobody else', () => {
    for (const who of [SIO, OFFICER, SIA, 'spoc.brackenshire', 'gateway-manager.northmarch'])
      expect(storyAt('closed').refused(who, 'reopen', given), who).toMatchObject({ code: 'wrong-person' });
  });
  it.each([
    ['none', {}],
    ['of another', { sioConsent: { ...consent, by: SIO2 } }],
    ['to come', { sioConsent: { ...consent, at: instant('2099-01-01T00:00:00Z') } }],
    ['of the SIO who goes', { sioConsent: consent, sio: SIO2 }],
    ['of the one whom TOEX names', { sioConsent: { ...consent, by: SIO2 }, sio: SIO2 }],
  ])('consent %s: refused', (_what, change) => {
    expect(storyAt('closed').refused(TOEX, 'reopen', { ...given, ...change })).toMatchObject({ code: 'fields-refused', rule: 'REO-1' });
  });
  it('it stands in the record', () => {
    const on = storyAt('closed').give(TOEX, 'reopen', { ...given, sioConsent: consent });
    expect(on).toMatchObject({ spoc: SPOC, reopened: { by: TOEX, consent } });
  });
});

describe('REO-1: what was not closed is not reopened', () => {
  it.each(['declined', 'withdrawn', 'lapsed', 'merged'] as const)('%s', (stage) => {
    const story = storyAt('closed');
    story.bend({ stage });
    expect(story.refused(SPOC, 'reopen', given)).toEqual({ code: 'not-reopened', rule: 'REO-1', stage });
  });
  it('nor what is live', () => {
    expect(staffed().refused(SPOC, 'reopen', given)).toMatchObject({ code: 'wrong-stage' });
  });
});

describe('ACC-1: who reads a reopened case', () => {
  it('its TOEX manager also while it is triaged; whoever only worked on an earlier round no longer', () => {
    const on = { ...reopened().on(), restricted: true };
    const opens = (who: string) => mayOpen(on, personOf(who), { directory, policy });
    expect([opens(TOEX), opens(SIA), opens('analyst.northmarch')]).toEqual(['page', 'page', 'none']);
    expect(namedOn(on)).toContain(`${SIA}#sia`); // who logged value
  });
  it('SPOC, SIO and gateway are told, naming the risk holder (OWN-9)', () => {
    const story = reopened();
    const entry = story.entries.at(-1) ?? expect.fail();
    const notices = noticesOf({ on: story.on(), entry, facts: factsFor(SPOC) });
    expect(notices.map(({ to, text }) => [to[0], /risk remains with/.test(text)])).toEqual([
      [SIO, true],
      [OFFICER, false],
    ]);
  });
});

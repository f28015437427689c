import { describe, expect, it } from 'vitest';
import { factsFor, narrative, personOf } from '../support/rulebook.ts';
import { directoryWith } from './by-time.ts';
import { date } from './calendars.ts';
import { CHAIR, decision, inSession } from './council.ts';
import { product, reassessment, submitted, terms } from './payloads.ts';
import { digestOf, storyAt, type Story } from './story.ts';

const why = narrative('Because.');
const [TOEX, SIA, SIO, SPOC, LINE] = ['toex-manager.northmarch', 'sia.northmarch', 'sio.aldershire', 'spoc.aldershire', 'super.aldershire'] as const; // prettier-ignore
type Outcome = 'resume' | 'decline' | 'drop-product' | 'record-both-views';
const by = (story: Story, outcome: Outcome, lineManager: string = LINE) => ({
  outcome,
  lineManager,
  agreedAt: story.now(),
  rationale: why,
});

describe('TOR-7: what an impasse is about, and where each end of it is one', () => {
  it.each([
    ['p1', 'p2'],
    ['p2', 'p1'],
  ])('of two returned products, %s first, it is about the one returned last', (first, last) => {
    const story = storyAt('acceptance', ['p1', 'p2']);
    for (const product of [first, last]) story.give(SIO, 'request-rework', { product, comments: why });
    expect(story.give(SIA, 'declare-impasse', { reason: why }).impasse).toMatchObject({ product: last });
  });
  it('views are recorded where one was put; before that nothing is there to stand beside another', () => {
    const story = storyAt('reassessment');
    story.give(SIO, 'declare-impasse', { reason: why });
    expect(story.refused(TOEX, 'resolve-impasse', by(story, 'record-both-views'))).toEqual({
      code: 'outcome-not-here', rule: 'TOR-7', outcome: 'record-both-views', stage: 'reassessment',
    }); // prettier-ignore
    expect(story.give(TOEX, 'resolve-impasse', by(story, 'resume')).pen).toMatchObject({ party: 'toex', role: 'sia', user: SIA });
    story.give(SIA, 'propose-reassessment', reassessment);
    story.give(SIO, 'declare-impasse', { reason: why });
    expect(story.give(TOEX, 'resolve-impasse', by(story, 'resume')).pen).toMatchObject({ party: 'force', role: 'sio', user: SIO });
  });
  it('after a commission the views to record are those on what the work has brought: what was signed before stands', () => {
    const { c, ref, meeting } = inSession();
    const products = [{ type: 'financial-profile', question: why }];
    const before = c.give([CHAIR, ref], 'record-decision', decision(meeting, 'commission-development', { products })).products;
    const owed = [...Object.keys(before).map(product), { ...product('p7'), type: 'financial-profile' }];
    c.give([SIA, ref], 'propose-terms', { terms: { ...terms, products: owed }, basedOn: null });
    c.give([SIO, ref], 'sign-terms', { version: 2, digest: digestOf(c.caseOf(ref).terms) });
    c.give([SIA, ref], 'submit-product', { product: { ...submitted, termsProductId: 'p7', authors: [SIA], options: [] } });
    c.give(['sia2.northmarch', ref], 'review-product', { product: 'p7', outcome: 'release', comments: why, pndConfirmed: true });
    expect(c.give([SIO, ref], 'accept-product', { product: 'p7', comments: why, options: [] }).stage).toBe('reassessment');
    c.give([SIA, ref], 'declare-impasse', { reason: why });
    const both = { outcome: 'record-both-views' as const, lineManager: LINE, agreedAt: c.now(), rationale: why };
    expect(c.refused([TOEX, ref], 'resolve-impasse', both)).toBe('outcome-not-here');
    const statuses = () => Object.values(c.caseOf(ref).reassessments).map(({ version, status }) => [version, status]);
    expect(statuses()).toEqual([[1, 'signed']]);
    c.give([TOEX, ref], 'resolve-impasse', { ...both, outcome: 'resume' });
    c.give([SIA, ref], 'propose-reassessment', reassessment);
    c.give([SIO, ref], 'reject-reassessment', { comments: why });
    c.give([SIA, ref], 'declare-impasse', { reason: why });
    expect(c.give([TOEX, ref], 'resolve-impasse', both).stage).toBe('ownership');
    expect(statuses()).toEqual([[1, 'signed'], [2, 'both-views']]); // prettier-ignore
  });
  it('work that has begun is not declined any more, in the terms either', () => {
    const story = storyAt('development');
    story.bend({ stage: 'terms' });
    story.give(SIA, 'declare-impasse', { reason: why });
    for (const outcome of ['decline', 'drop-product', 'record-both-views'] as const)
      expect(story.refused(TOEX, 'resolve-impasse', by(story, outcome))).toMatchObject({
        code: 'outcome-not-here',
        outcome,
        stage: 'terms',
      });
  });
  it('in the place of a line manager who has left stands an active owner lead of the agency, and nobody else', () => {
    const story = storyAt('terms');
    story.give(SIA, 'declare-impasse', { reason: why });
    const refused = (whom: string) => story.refused(TOEX, 'resolve-impasse', by(story, 'resume', whom));
    expect(refused(SPOC)).toMatchObject({
      problems: [
        { path: 'lineManager', rule: 'TOR-7', message: `Name the SIO’s line manager, ${personOf(LINE).rank} ${personOf(LINE).name}.` },
      ],
    });
    story.other.directory = directoryWith({ [LINE]: { active: false } });
    for (const whom of [LINE, SPOC, 'owner-lead.brackenshire', 'nobody'])
      expect(refused(whom)).toMatchObject({
        code: 'fields-refused',
        problems: [{ path: 'lineManager', message: 'Name an active owner lead of the owning agency.' }],
      });
    story.give(TOEX, 'resolve-impasse', by(story, 'resume', 'owner-lead.aldershire'));
  });
});

describe('REO-1, BID-1: with whom a reopened case is', () => {
  const given = { newIntelligence: why, tasking: { meetingDate: date('2026-11-19'), decisionRef: 'ALD-TTCG-26-130' } };
  const consent = (story: Story) => ({ by: SIO, at: story.now() });
  it('brought by TOEX it is with whoever brought it before, or with another SPOC of the agency where they are none any more', () => {
    const [same, other] = [storyAt('closed'), storyAt('closed')];
    expect(same.give(TOEX, 'reopen', { ...given, sioConsent: consent(same) }).spoc).toBe(SPOC);
    other.other.directory = directoryWith({ [SPOC]: { roles: [] }, 'requester.aldershire': { roles: ['spoc'] }, 'sio2.aldershire': { roles: ['spoc'], active: false } }); // prettier-ignore
    expect(factsFor(null, other.other).directory.people[SPOC]?.roles).toEqual([]);
    expect(other.give(TOEX, 'reopen', { ...given, sioConsent: consent(other) }).spoc).toBe('requester.aldershire');
  });
  it('a SPOC needs no consent; one that they name must be the SIO’s, and not still to come', () => {
    const story = storyAt('closed');
    const refused = (sioConsent: { readonly by: string; readonly at: ReturnType<Story['now']> }) =>
      story.refused(SPOC, 'reopen', { ...given, sioConsent });
    const problem = { code: 'fields-refused', rule: 'REO-1', problems: [{ path: 'sioConsent', rule: 'REO-1' }] };
    expect(refused({ by: 'sio2.aldershire', at: story.now() })).toMatchObject(problem);
    expect(refused({ by: SIO, at: '2027-01-01T00:00:00.000Z' as ReturnType<Story['now']> })).toMatchObject(problem);
    const on = story.give(SPOC, 'reopen', { ...given, sioConsent: consent(story) });
    expect(on.reopened?.consent?.by).toBe(SIO);
  });
});

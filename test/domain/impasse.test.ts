import { describe, expect, it } from 'vitest';
import { offered } from '../../domain/decide.ts';
import { noticesOf } from '../../domain/notices.ts';
import { penDue } from '../../domain/pen.ts';
import { agreedOf } from '../../domain/versions.ts';
import { factsFor, narrative } from '../support/rulebook.ts';
import { byTime, directoryWith } from './by-time.ts';
import { instant } from './calendars.ts';
import { reassessment, submitted, terms } from './payloads.ts';
import { digestOf, storyAt, type Story } from './story.ts';

const why = narrative('Because.');
const [TOEX, SIA, SIO, LINE] = ['toex-manager.northmarch', 'sia.northmarch', 'sio.aldershire', 'super.aldershire'] as const;
const reason = { reason: why };
type Outcome = 'resume' | 'decline' | 'drop-product' | 'record-both-views';
const by = (story: Story, outcome: Outcome) => ({ outcome, lineManager: LINE, agreedAt: story.now(), rationale: why });

const inTerms = (): Story => {
  const story = storyAt('terms');
  story.give(SIA, 'propose-terms', { terms, basedOn: null });
  return story;
};
/** Two products: the first released and returned by the SIO, the second still owed. */
const returnedProduct = (): Story => {
  const story = storyAt('acceptance', ['p1', 'p2']);
  story.give(SIO, 'request-rework', { product: 'p1', comments: why });
  return story;
};
const inReassessment = (): Story => {
  const story = storyAt('reassessment');
  story.give(SIA, 'propose-reassessment', reassessment);
  return story;
};
const where = [
  ['terms', inTerms],
  ['development', returnedProduct],
  ['reassessment', inReassessment],
] as const;

describe('TOR-7: an impasse hands the pen to the TOEX manager, with a clock', () => {
  it.each(where)('in %s, by either side; the stage and the risk stay', (stage, storyTo) => {
    for (const who of [SIA, SIO]) {
      const story = storyTo();
      const before = story.on();
      const on = story.give(who, 'declare-impasse', reason);
      expect(on).toMatchObject({ stage, owner: before.owner, pen: { party: 'toex', role: 'toex-manager', user: null } });
      expect(on.clocks['impasse']?.targetMinutes).toBe(5 * 480);
      expect(penDue(on)).toBe(on.clocks['impasse']?.dueAt);
      expect(story.refused(who, 'declare-impasse', reason)).toMatchObject({ code: 'already-recorded', rule: 'TOR-7' });
    }
  });
  it('in development only about a product that was returned, and it says about which', () => {
    const story = storyAt('development');
    expect(story.refused(SIO, 'declare-impasse', reason)).toMatchObject({ code: 'nothing-returned', rule: 'TOR-7' });
    const returned = returnedProduct();
    returned.give(SIA, 'declare-impasse', reason);
    expect(returned.entries.at(-1)).toMatchObject({ type: 'impasse-declared', about: { product: 'p1' } });
  });
  it('while it is open neither side moves what is disputed; work goes on', () => {
    const story = returnedProduct();
    story.give(SIA, 'declare-impasse', reason);
    const product = { ...submitted, termsProductId: 'p1' };
    expect(story.refused(SIA, 'submit-product', { product })).toMatchObject({ code: 'impasse-open', rule: 'TOR-7' });
    expect(offered('propose-terms', story.on(), factsFor(SIO))).toMatchObject({ code: 'impasse-open' });
    story.give(SIA, 'assign-team', { members: ['analyst.northmarch'] });
    expect(story.on().pen).toMatchObject({ role: 'toex-manager' });
  });
  it('ALL-2: another SIA leaves the pen with the TOEX manager until it is resolved, and then has it', () => {
    const story = storyAt('terms');
    story.give(SIA, 'declare-impasse', reason);
    expect(story.give(TOEX, 'reallocate', { sia: 'sia2.northmarch', reason: why }).pen).toMatchObject({ role: 'toex-manager' });
    expect(story.give(TOEX, 'resolve-impasse', by(story, 'resume')).pen).toMatchObject({ role: 'sia', user: 'sia2.northmarch' });
  });
  it('a withdrawal ends it', () => {
    const story = inTerms();
    story.give(SIA, 'declare-impasse', reason);
    expect(story.give(SIO, 'withdraw', reason)).toMatchObject({ stage: 'withdrawn', impasse: null, clocks: {} });
  });
  it('REC-3: what is late is told to the TOEX manager and to their line manager', () => {
    const story = inTerms();
    const due = story.give(SIA, 'declare-impasse', reason).clocks['impasse']?.dueAt ?? instant('2000-01-01');
    const told = byTime(story.on(), { name: 'tell', payload: { clock: 'impasse', rung: 'due' }, now: due });
    expect(told).toMatchObject({ ok: true, entries: [{ about: { to: [TOEX, 'super.toex-northmarch'] } }] });
  });
});

describe('TOR-7: the TOEX manager resolves it with the SIO’s line manager', () => {
  it.each(where)('in %s it can always be resumed: the pen is with whose turn it was', (_stage, storyTo) => {
    const story = storyTo();
    const { pen, stage } = story.on();
    story.give(SIO, 'declare-impasse', reason);
    const on = story.give(TOEX, 'resolve-impasse', by(story, 'resume'));
    expect(on).toMatchObject({ stage, impasse: null, pen: { party: pen?.party, role: pen?.role, user: pen?.user } });
    expect(on.clocks).not.toHaveProperty('impasse');
    expect(story.refused(TOEX, 'resolve-impasse', by(story, 'resume'))).toMatchObject({ code: 'no-impasse', rule: 'TOR-7' });
  });
  it('nobody else does, not without the line manager, and not with an agreement still to come', () => {
    const story = inTerms();
    story.give(SIA, 'declare-impasse', reason);
    for (const who of [SIA, SIO, LINE, 'toex-manager.southvale'])
      expect(story.refused(who, 'resolve-impasse', by(story, 'resume'))).toMatchObject({ code: 'wrong-person', rule: 'TOR-7' });
    const refused = (other: object) => story.refused(TOEX, 'resolve-impasse', { ...by(story, 'resume'), ...other });
    expect(refused({ lineManager: 'chief.aldershire' })).toMatchObject({
      code: 'fields-refused',
      problems: [{ path: 'lineManager', rule: 'TOR-7' }],
    });
    expect(refused({ agreedAt: instant('2099-01-01T00:00:00Z') })).toMatchObject({ problems: [{ path: 'agreedAt' }] });
  });
  it('where the line manager has left an owner lead of the agency stands in, so that it can be resolved', () => {
    const story = inTerms();
    story.give(SIA, 'declare-impasse', reason);
    story.other.directory = directoryWith({ [LINE]: { active: false } });
    expect(story.refused(TOEX, 'resolve-impasse', by(story, 'resume'))).toMatchObject({ code: 'fields-refused' });
    story.give(TOEX, 'resolve-impasse', { ...by(story, 'resume'), lineManager: 'owner-lead.aldershire' });
  });
  it('decline: in terms only; it ends there by agreement, so without an appeal (TRI-7), and names who holds the risk (OWN-9)', () => {
    const story = inTerms();
    story.give(SIA, 'declare-impasse', reason);
    const on = story.give(TOEX, 'resolve-impasse', by(story, 'decline'));
    expect(on).toMatchObject({ stage: 'declined', pen: null, impasse: null, clocks: {} });
    expect(story.refused(SIO, 'appeal', { grounds: why })).toMatchObject({ code: 'declined-by-agreement', rule: 'TRI-7' });
    const [notice] = noticesOf({ on, entry: story.entries.at(-1) ?? story.entries[0]!, facts: factsFor(null) });
    expect([...(notice?.to ?? [])].toSorted()).toEqual([SIA, SIO, 'spoc.aldershire', LINE].toSorted());
    expect(notice?.text).toContain('The risk remains with');
  });
  it('drop the product: a variation without it is in force, signed by both managers, and the rest goes on', () => {
    const story = returnedProduct();
    story.give(SIO, 'declare-impasse', reason);
    const on = story.give(TOEX, 'resolve-impasse', by(story, 'drop-product'));
    expect(on).toMatchObject({
      stage: 'acceptance',
      impasse: null,
      pen: { user: SIO },
      products: { p1: { status: 'dropped' }, p2: { status: 'released' } },
    });
    expect(agreedOf(on.terms)).toMatchObject({
      version: 2,
      basedOn: 1,
      signatures: [
        { side: 'toex', user: TOEX },
        { side: 'force', user: LINE },
      ],
    });
    expect(agreedOf(on.terms)?.terms.products.map(({ id }) => id)).toEqual(['p2']);
    expect(on.terms['1']?.status).toBe('superseded');
    expect(story.entries.slice(-2)).toMatchObject([
      { type: 'impasse-resolved', about: { product: 'p1' } },
      { type: 'terms-agreed', about: { supersedes: 1, dropped: ['p1'], managers: { toex: TOEX, force: LINE } } },
    ]);
  });
  it('the last product too: then it is reassessed, with a reason (REA-1)', () => {
    const story = storyAt('acceptance');
    story.give(SIO, 'request-rework', { product: 'p1', comments: why });
    story.give(SIO, 'declare-impasse', reason);
    expect(story.give(TOEX, 'resolve-impasse', by(story, 'drop-product'))).toMatchObject({ stage: 'reassessment', pen: { user: SIA } });
    expect(story.refused(SIA, 'propose-reassessment', reassessment)).toMatchObject({ code: 'dropped-reason-needed' });
    story.give(SIA, 'propose-reassessment', { ...reassessment, droppedReason: why });
    story.give(SIO, 'sign-reassessment', { digest: digestOf(story.on().reassessments) });
  });
  it('record both views: in reassessment, where there is one; the owner decides', () => {
    const story = inReassessment();
    story.give(SIO, 'reject-reassessment', { comments: why });
    story.give(SIO, 'declare-impasse', reason);
    const on = story.give(TOEX, 'resolve-impasse', by(story, 'record-both-views'));
    expect(on).toMatchObject({
      stage: 'ownership',
      impasse: null,
      pen: { role: 'owner', user: SIO },
      reassessments: { 1: { status: 'both-views' } },
    });
    story.give(SIO, 'confirm-ownership', { rationale: why });
  });
  it.each([
    ['terms', inTerms, ['drop-product', 'record-both-views']],
    ['development', returnedProduct, ['decline', 'record-both-views']],
    ['reassessment', inReassessment, ['decline', 'drop-product']],
  ] as const)('in %s not by an outcome of another stage', (stage, storyTo, outcomes) => {
    const story = storyTo();
    story.give(SIA, 'declare-impasse', reason);
    for (const outcome of outcomes)
      expect(story.refused(TOEX, 'resolve-impasse', by(story, outcome))).toMatchObject({
        code: 'outcome-not-here',
        rule: 'TOR-7',
        outcome,
        stage,
      });
  });
});

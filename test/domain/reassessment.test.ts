import { describe, expect, it } from 'vitest';
import type { Product } from '../../domain/development-state.ts';
import { narrative, policy, sha256 } from '../support/rulebook.ts';
import { reassessment, score } from './payloads.ts';
import { digestOf, storyAt } from './story.ts';

const [SIA, SIO] = ['sia.northmarch', 'sio.aldershire'] as const;
const proposed = () => {
  const story = storyAt('reassessment');
  story.give(SIA, 'propose-reassessment', reassessment);
  return story;
};

describe('REA-1: only when every agreed product is accepted or dropped', () => {
  it('not while one is open', () => {
    expect(storyAt('acceptance').refused(SIA, 'propose-reassessment', reassessment)).toMatchObject({ code: 'wrong-stage', rule: 'REA-1' });
  });
  it('with nothing accepted a reason is owed', () => {
    const story = storyAt('reassessment');
    const products = Object.entries(story.on().products).map(([id, product]): [string, Product] => [id, { ...product, status: 'dropped' }]);
    story.bend({ products: Object.fromEntries(products) });
    expect(story.refused(SIA, 'propose-reassessment', reassessment)).toEqual({ code: 'dropped-reason-needed', rule: 'REA-1' });
    story.give(SIA, 'propose-reassessment', { ...reassessment, droppedReason: narrative('No source left.') });
  });
});

describe('REA-2: both sides sign the same digest', () => {
  it('the SIA’s proposal is TOEX’s signature; then it is the SIO’s turn', () => {
    const on = proposed().on();
    expect(on.reassessments['1']).toMatchObject({ status: 'proposed', basedOn: null, signatures: [{ side: 'toex', user: SIA }] });
    expect(on.pen).toMatchObject({ party: 'force', role: 'sio', user: SIO });
  });
  it('the SIO signs what is open, and the owner decides next', () => {
    const story = proposed();
    expect(story.refused(SIO, 'sign-reassessment', { digest: sha256('else') })).toEqual({ code: 'digest-differs', rule: 'REA-2' });
    const digest = digestOf(story.on().reassessments);
    story.give(SIO, 'sign-reassessment', { digest });
    expect(story.on()).toMatchObject({ stage: 'ownership', pen: { party: 'force', role: 'owner', user: SIO } });
    expect(Object.keys(story.on().clocks)).toEqual(['ownership']);
    expect(story.on().reassessments['1']?.signatures.map((one) => one.digest)).toEqual([digest, digest]);
    expect(story.refused(SIO, 'sign-reassessment', { digest }).code).toBe('already-signed');
  });
  it('the SIA does not sign for the force', () => {
    const story = proposed();
    expect(story.refused(SIA, 'sign-reassessment', { digest: digestOf(story.on().reassessments) })).toMatchObject({
      code: 'wrong-person',
      rule: 'REA-2',
    });
  });
  it('TOR-4: nor does one person sign for both sides after changing sides', () => {
    const story = proposed();
    story.bend({ owner: { agency: 'aldershire', user: SIA }, sia: 'sia2.northmarch' });
    expect(story.refused(SIA, 'sign-reassessment', { digest: digestOf(story.on().reassessments) }).code).toBe('both-sides');
  });
  it('a new version voids the old signature; one that is overtaken is not answered', () => {
    const story = proposed();
    const old = digestOf(story.on().reassessments);
    expect(story.refused(SIA, 'propose-reassessment', { ...reassessment, basedOn: null })).toMatchObject({
      code: 'terms-moved-on',
      rule: 'REA-2',
    });
    story.give(SIA, 'propose-reassessment', { ...reassessment, basedOn: 1 });
    story.give(SIA, 'propose-reassessment', reassessment);
    expect(story.on().reassessments).toMatchObject({
      1: { status: 'countered', signatures: [] },
      2: { status: 'countered' },
      3: { basedOn: 2 },
    });
    expect(story.refused(SIO, 'sign-reassessment', { digest: old }).code).toBe('digest-differs');
  });
  it('a rejection gives the pen to the SIA and leaves nothing to sign', () => {
    const story = proposed();
    story.give(SIO, 'reject-reassessment', { comments: narrative('Not so.') });
    expect(story.on()).toMatchObject({
      stage: 'reassessment',
      pen: { party: 'toex', user: SIA },
      reassessments: { 1: { status: 'rejected', comments: [{ by: SIO }] } },
    });
    expect(story.refused(SIO, 'sign-reassessment', { digest: digestOf(story.on().reassessments) }).code).toBe('no-open-version');
  });
});

describe('REA-3: before and after scores use the same scheme version, or say why not', () => {
  const [scheme] = policy.schemes;
  const newer = { ...score, schemeVersion: 2 };
  it('another version needs a reason', () => {
    const story = storyAt('reassessment');
    if (scheme === undefined) throw new Error('no scheme');
    story.other.policy = { ...policy, schemes: [scheme, { ...scheme, version: 2 }] };
    expect(story.refused(SIA, 'propose-reassessment', { ...reassessment, score: newer })).toEqual({
      code: 'scheme-reason-needed',
      rule: 'REA-3',
    });
    story.give(SIA, 'propose-reassessment', { ...reassessment, score: newer, schemeReason: narrative('Version 1 was withdrawn.') });
  });
  it('a scheme that nobody has is refused at its field', () => {
    expect(storyAt('reassessment').refused(SIA, 'propose-reassessment', { ...reassessment, score: newer })).toMatchObject({
      code: 'fields-refused',
      problems: [{ path: 'score.scheme' }],
    });
  });
});

describe('REA-4: the recommendation is one of the four, and says the scale', () => {
  it.each([
    ['remain-force', 'northmarch-rocu'],
    ['remain-rocu', 'northmarch-rocu'],
    ['regional-owner', undefined],
    ['regional-owner', 'national-agency'],
    ['regional-owner', 'nowhere'],
    ['national-owner', 'northmarch-rocu'],
    ['national-owner', 'constructor'],
  ] as const)('%s with %s is refused at its field', (recommendation, proposedOwner) => {
    const given = { ...reassessment, recommendation, ...(proposedOwner === undefined ? {} : { proposedOwner }) };
    expect(storyAt('reassessment').refused(SIA, 'propose-reassessment', given)).toMatchObject({
      code: 'fields-refused',
      problems: [{ path: 'proposedOwner', rule: 'REA-4' }],
    });
  });
  it.each([
    ['regional-owner', 'northmarch-rocu'],
    ['regional-owner', 'brackenshire'],
    ['national-owner', 'national-agency'],
  ] as const)('%s with %s is a recommendation', (recommendation, proposedOwner) => {
    const on = storyAt('reassessment').give(SIA, 'propose-reassessment', { ...reassessment, recommendation, proposedOwner });
    expect(on.reassessments['1']).toMatchObject({ recommendation, proposedOwner, scale: { nimLevel: 2 } });
  });
});

describe('OWN-2: TOEX is never owner', () => {
  it.each(['toex-northmarch', 'northmarch-ttcg', 'national-oversight'])('%s is not proposed as one', (proposedOwner) => {
    const given = { ...reassessment, recommendation: 'regional-owner', proposedOwner } as const;
    expect(storyAt('reassessment').refused(SIA, 'propose-reassessment', given)).toEqual({ code: 'toex-never-owns', rule: 'OWN-2' });
  });
});

describe('OWN-1: the owner confirms, and nobody else', () => {
  it.each([SIA, 'toex-manager.northmarch', 'owner-lead.aldershire', 'sio2.aldershire'])('not %s', (who) => {
    expect(storyAt('ownership').refused(who, 'confirm-ownership', { rationale: narrative('Mine.') })).toMatchObject({
      code: 'wrong-person',
      rule: 'OWN-1',
    });
  });
  it('then the SIA accounts for the value; the owner is who they were', () => {
    const on = storyAt('closing').on();
    expect(on).toMatchObject({
      stage: 'closing',
      owner: { agency: 'aldershire', user: SIO },
      pen: { party: 'toex', role: 'sia', user: SIA },
    });
    expect(Object.keys(on.clocks)).toEqual(['value-and-closure']);
  });
});

import { describe, expect, it } from 'vitest';
import { hasInterest } from '../../domain/deciding.ts';
import { explain } from '../../domain/sentences.ts';
import { factsFor, narrative } from '../support/rulebook.ts';
import { actingFor, away, NEXT_WEEK, present } from './covering.ts';
import { assessment, rocuBid, terms } from './payloads.ts';
import { storyAt, storyOf, type Story } from './story.ts';

const [OFFICER, OFFICER2, MANAGER, MANAGER2] = [
  'triage.northmarch', 'triage2.northmarch', 'gateway-manager.northmarch', 'gateway-manager2.northmarch',
] as const; // prettier-ignore
const [SIO, SIO2, SUPER] = ['sio.aldershire', 'sio2.aldershire', 'super.aldershire'] as const;
const why = narrative('Because.');
const no = { reasonCode: 'capacity', rationale: why, advice: why };
type People = Parameters<typeof away>[0];
const storyWith = (story: Story, people: People): Story => {
  story.other.directory = away(people);
  return story;
};
const claimed = (people: People = { [OFFICER]: {} }): Story => storyWith(storyAt('in-triage'), people);

describe('ACC-6: whoever covers gives an absent person’s commands, recorded as one for the other', () => {
  it('the claimer’s deputy recommends for them: the act is the claimer’s, the hand the deputy’s', () => {
    const story = actingFor(claimed(), OFFICER);
    const on = story.give(OFFICER2, 'recommend', { assessment });
    expect(on.stage).toBe('consideration');
    expect(on.triage?.recommendedBy).toBe(OFFICER);
    expect(on.actedFor).toEqual([{ by: OFFICER2, for: OFFICER }]);
    expect(story.entries.at(-1)).toMatchObject({
      type: 'recommended', actor: OFFICER2, onBehalfOf: OFFICER, authority: 'the officer who claimed it',
    }); // prettier-ignore
  });
  it('who has acted for whom is kept once, and each of two for the same person', () => {
    const story = storyAt('terms');
    const rejected = (deputy: string) => {
      actingFor(story, null).give('sia.northmarch', 'propose-terms', { terms, basedOn: null });
      actingFor(storyWith(story, { [SIO]: { deputy } }), SIO).give(deputy, 'reject-terms', {
        comments: [{ clause: 'products', text: why }],
      });
      return story.on().actedFor;
    };
    expect([rejected(SIO2), rejected(SIO2)]).toEqual([[{ by: SIO2, for: SIO }], [{ by: SIO2, for: SIO }]]);
    expect(rejected(SUPER)).toEqual([
      { by: SIO2, for: SIO },
      { by: SUPER, for: SIO },
    ]);
  });
  it('an entry of one’s own says nothing of anybody else', () => {
    const story = claimed();
    story.give(OFFICER, 'release', {});
    expect(story.entries.at(-1)).not.toHaveProperty('onBehalfOf');
    expect(story.on().actedFor).toBeUndefined();
  });
  it('two steps: where the deputy is away too, theirs acts', () => {
    const story = storyWith(storyAt('acceptance'), { [SIO]: {}, [SIO2]: { deputy: SUPER } });
    expect(actingFor(story, SIO).refused(SIO2, 'request-rework', { product: 'p1', comments: why }).code).toBe('not-the-cover');
    const on = story.give(SUPER, 'request-rework', { product: 'p1', comments: why });
    expect(on.products['p1']?.comments.at(-1)).toMatchObject({ by: SIO, outcome: 'rework' });
  });
});

describe('ACC-6: cover is refused, with a sentence that says what to do', () => {
  const cases: readonly (readonly [string, People, string, string, RegExp])[] = [
    ['once they are back', { [OFFICER]: present() }, OFFICER2, 'not-absent', /is not absent, or not any more/],
    ['to somebody who is not the deputy', { [OFFICER]: {} }, MANAGER, 'not-the-cover', /covers for .*, and you do not/],
    ['to a deputy who is away too', { [OFFICER]: {}, [OFFICER2]: { deputy: null } }, OFFICER2, 'not-the-cover', /Nobody covers for/],
    ['to a deputy of another agency', { [OFFICER]: { deputy: 'sia.northmarch' } }, 'sia.northmarch', 'not-the-cover', /Nobody covers/],
  ];
  it.each(cases)('%s', (...[, people, who, code, says]) => {
    const refusal = actingFor(claimed(people), OFFICER).refused(who, 'recommend', { assessment });
    expect(refusal).toMatchObject({ code, rule: 'ACC-6' });
    expect(explain(refusal)).toMatchObject({ status: 403, detail: expect.stringMatching(says) as string });
  });
  it('for somebody whom nobody knows', () => {
    expect(actingFor(claimed(), 'toString').refused(OFFICER2, 'recommend', { assessment })).toMatchObject({ code: 'not-absent' });
  });
  it('a page that was opened before they came back is told so', () => {
    const story = actingFor(claimed(), OFFICER);
    expect(story.ask(OFFICER2, 'recommend', { assessment }).ok).toBe(true);
    story.other.now = NEXT_WEEK;
    expect(story.refused(OFFICER2, 'recommend', { assessment })).toMatchObject({ code: 'not-absent', rule: 'ACC-6' });
  });
  it('cover opens nothing: a case that the deputy cannot open is not theirs to act on', () => {
    const story = storyWith(storyAt('in-triage'), { [OFFICER]: {}, [OFFICER2]: present({ roles: ['performance'] }) });
    expect(actingFor(story, OFFICER).refused(OFFICER2, 'recommend', { assessment })).toMatchObject({ code: 'cover-opens-nothing' });
  });
  it('a restricted case opens for those on it, and for no cover of theirs', () => {
    const story = storyWith(storyAt('in-triage'), { [OFFICER]: {} });
    story.bend({ restricted: true });
    expect(actingFor(story, OFFICER).refused(OFFICER2, 'recommend', { assessment })).toMatchObject({ code: 'cover-opens-nothing' });
  });
  it('what one may give oneself is one’s own act, and said so', () => {
    const story = actingFor(storyWith(storyAt('triage-queue'), { [OFFICER]: {} }), OFFICER);
    expect(story.refused(OFFICER2, 'claim', {})).toMatchObject({ code: 'in-your-own-right', rule: 'ACC-6' });
    expect(actingFor(story, null).give(OFFICER2, 'claim', {}).claimer).toBe(OFFICER2);
  });
  it('what the absent person may not give is given for nobody', () => {
    expect(actingFor(claimed({ [OFFICER]: {} }), OFFICER).refused(OFFICER2, 'accept', { rationale: why })).toMatchObject({
      code: 'wrong-person',
    });
  });
});

describe('ACC-6: whoever acts for another passes every rule as both', () => {
  const own = (spoc: string): Story => storyOf({ ...rocuBid, customer: { userId: 'sio.northmarch-rocu' } }, spoc);
  it('TRI-1: nobody triages for another the bid on which they are the customer', () => {
    const story = own('spoc.northmarch-rocu');
    story.give(OFFICER, 'claim', {});
    storyWith(story, { [OFFICER]: {} }).bend({ customer: OFFICER2 });
    expect(actingFor(story, OFFICER).refused(OFFICER2, 'recommend', { assessment })).toMatchObject({
      code: 'own-submission',
      rule: 'TRI-1',
    });
  });
  it('TRI-1: nor where the absent person is', () => {
    const story = own('spoc.northmarch-rocu');
    story.give(OFFICER, 'claim', {});
    storyWith(story, { [OFFICER]: {} }).bend({ customer: OFFICER });
    expect(actingFor(story, OFFICER).refused(OFFICER2, 'recommend', { assessment })).toMatchObject({ code: 'own-submission' });
  });
  it('TRI-4: whoever proposed a decline for another does not approve it in their own right', () => {
    const story = storyAt('triage-queue');
    story.give(MANAGER, 'claim', {});
    storyWith(story, { [MANAGER]: {} });
    actingFor(story, MANAGER).give(MANAGER2, 'propose-decline', no);
    expect(story.on().decline?.proposedBy).toBe(MANAGER);
    const refusal = actingFor(story, null).refused(MANAGER2, 'approve-decline', { rationale: why });
    expect(refusal).toMatchObject({ code: 'conflicted-with', rule: 'ACC-6', under: 'TRI-4' });
    expect(explain(refusal).detail).toContain('bars you too (TRI-4)');
  });
  it('TRI-4: nor for anybody else, nor does somebody who acts for them', () => {
    const story = storyAt('triage-queue');
    story.give(MANAGER, 'claim', {});
    storyWith(story, { [MANAGER]: {} });
    actingFor(story, MANAGER).give(MANAGER2, 'propose-decline', no);
    storyWith(story, { [MANAGER]: present(), [MANAGER2]: { deputy: OFFICER } });
    expect(actingFor(story, MANAGER2).refused(OFFICER, 'approve-decline', { rationale: why })).toMatchObject({ code: 'conflicted-with' });
  });
  it('TRI-4: a proposer does not approve it for another manager', () => {
    const story = storyAt('triage-queue');
    story.give(OFFICER, 'claim', {});
    story.give(OFFICER, 'propose-decline', no);
    storyWith(story, { [MANAGER]: { deputy: OFFICER } });
    expect(actingFor(story, MANAGER).refused(OFFICER, 'approve-decline', { rationale: why })).toMatchObject({
      code: 'second-person-needed',
      rule: 'TRI-4',
    });
  });
  it('DEV-4: the author of a product does not review it for another SIA', () => {
    const story = storyWith(storyAt('product-review'), { 'toex-manager.northmarch': { deputy: 'analyst.northmarch' } });
    const review = { product: 'p1', outcome: 'release', comments: why, pndReason: why } as const;
    expect(actingFor(story, 'toex-manager.northmarch').refused('analyst.northmarch', 'review-product', review)).toMatchObject({
      code: 'author-reviews',
      rule: 'DEV-4',
    });
  });
  it('ESC-2: whoever stood in for the owner has the owner’s interest', () => {
    const story = storyWith(storyAt('acceptance'), { [SIO]: {} });
    actingFor(story, SIO).give(SIO2, 'request-rework', { product: 'p1', comments: why });
    const interested = (id: string) => hasInterest(story.on(), id, { item: { sitting: null }, facts: factsFor(null) });
    expect([SIO2, 'chief.aldershire'].map(interested)).toEqual([true, false]);
  });
});

import { describe, expect, it } from 'vitest';
import { explain } from '../../domain/sentences.ts';
import { narrative } from '../support/rulebook.ts';
import { after, byTime, directoryWith } from './by-time.ts';
import { assessment, bid, rocuBid } from './payloads.ts';
import { storyAt, storyOf, type Story } from './story.ts';

const [OFFICER, SECOND, MANAGER, TOEX] = [
  'triage.northmarch',
  'triage2.northmarch',
  'gateway-manager.northmarch',
  'toex-manager.northmarch',
] as const;
const why = narrative('Because.');
const recommend = (story: Story, change: Partial<typeof assessment>) =>
  story.refused(OFFICER, 'recommend', { assessment: { ...assessment, ...change } });
const referredBack = (): Story => {
  const story = storyAt('consideration');
  story.give(TOEX, 'refer-back', { rationale: why });
  return story;
};

describe('TRI-1, ACC-5: nobody triages a bid that they submitted, or on which they are customer or SIO', () => {
  it.each(['spoc', 'customer', 'owner'] as const)('not as its %s', (as) => {
    const story = storyOf();
    story.bend(as === 'owner' ? { owner: { agency: 'aldershire', user: OFFICER } } : { [as]: OFFICER });
    const refusal = story.refused(OFFICER, 'claim', {});
    expect(refusal).toEqual({ code: 'own-submission', rule: 'TRI-1' });
    expect(explain(refusal).status).toBe(403);
    story.give(SECOND, 'claim', {});
  });
  it('nor as another SPOC who answered its questions and resubmitted it', () => {
    const story = storyOf(rocuBid, 'spoc.northmarch-rocu');
    story.other.directory = directoryWith({ [SECOND]: { roles: ['spoc', 'triage-officer'], lineManager: null } });
    story.give(OFFICER, 'claim', {});
    story.give(OFFICER, 'return-for-information', { questions: [{ text: why }] });
    story.give(SECOND, 'answer-and-resubmit', { answers: [{ questionId: 'q1', text: why }] });
    story.give(OFFICER, 'claim', {});
    expect(story.refused(MANAGER, 'reassign-triage', { to: SECOND, reason: why })).toMatchObject({ code: 'officer-unfit', rule: 'TRI-1' });
    story.give(MANAGER, 'release', {});
    expect(story.refused(SECOND, 'claim', {})).toEqual({ code: 'own-submission', rule: 'TRI-1' });
  });
  it('nor recommends it, proposes to decline it or decides on that', () => {
    const story = storyAt('in-triage');
    story.bend({ customer: OFFICER });
    const own = { code: 'own-submission', rule: 'TRI-1' };
    expect(story.refused(OFFICER, 'recommend', { assessment })).toMatchObject(own);
    expect(story.refused(OFFICER, 'propose-decline', { reasonCode: 'capacity', rationale: why, advice: why })).toMatchObject(own);
    story.bend({ customer: 'sio.aldershire' });
    story.give(OFFICER, 'propose-decline', { reasonCode: 'capacity', rationale: why, advice: why });
    story.bend({ customer: MANAGER });
    expect(story.refused(MANAGER, 'approve-decline', { rationale: why })).toMatchObject(own);
    expect(story.refused(MANAGER, 'overturn-decline', { rationale: why })).toMatchObject(own);
  });
  it('nor does TOEX’s manager consider it', () => {
    const story = storyAt('consideration');
    story.bend({ customer: TOEX });
    const refusals = [
      story.refused(TOEX, 'accept', { rationale: why }),
      story.refused(TOEX, 'refer-back', { rationale: why }),
      story.refused(TOEX, 'allocate', { sia: 'sia.northmarch', rationale: why }),
    ];
    for (const refusal of refusals) expect(refusal).toMatchObject({ code: 'own-submission', rule: 'TRI-1' });
  });
});

describe('TRI-2: one claimer at a time; the loser of a race is told who won', () => {
  it('a claim takes pen and clock', () => {
    const on = storyAt('in-triage').on();
    expect(on).toMatchObject({ claimer: OFFICER, lastOfficer: OFFICER, pen: { party: 'gateway', user: OFFICER } });
    expect(Object.keys(on.clocks)).toEqual(['triage-outcome']);
    expect(on.clocks['triage-outcome']).toMatchObject({ targetMinutes: 3 * 480, party: 'gateway' });
  });
  it.each([SECOND, MANAGER])('%s comes too late', (who) => {
    const refusal = storyAt('in-triage').refused(who, 'claim', {});
    expect(refusal).toEqual({ code: 'claimed-by-other', rule: 'TRI-2', by: OFFICER, name: 'Intelligence Officer Amara Doyle' });
    expect(explain(refusal).status).toBe(409);
    expect(explain(refusal).detail).toContain('Amara Doyle');
  });
  it('later nobody claims, and nobody is told of a race', () => {
    expect(storyAt('consideration').refused(SECOND, 'claim', {})).toMatchObject({ code: 'wrong-stage', rule: 'TRI-2' });
  });
  it('a released bid is open to all', () => {
    const story = storyAt('in-triage');
    story.give(OFFICER, 'release', {});
    const on = story.on();
    expect(on).toMatchObject({ stage: 'triage-queue', claimer: null, offeredTo: null, pen: { role: 'triage-officer', user: null } });
    expect(Object.keys(on.clocks)).toEqual(['claim']);
    story.give(SECOND, 'claim', {});
  });
  it('a gateway manager may release for somebody else, another officer may not', () => {
    const story = storyAt('in-triage');
    expect(story.refused(SECOND, 'release', {}).code).toBe('wrong-person');
    expect(story.give(MANAGER, 'release', {}).stage).toBe('triage-queue');
  });
});

describe('TRI-2: back in triage a bid is offered first to the last officer', () => {
  it('with the pen, for one claim clock', () => {
    const on = referredBack().on();
    expect(on).toMatchObject({ stage: 'triage-queue', offeredTo: OFFICER, claimer: null, triage: null, pen: { user: OFFICER } });
    expect(Object.keys(on.clocks).toSorted()).toEqual(['claim', 'offer']);
    expect(on.clocks['offer']?.dueAt).toBe(on.clocks['claim']?.dueAt);
  });
  it('meanwhile another officer is told to whom', () => {
    const refusal = referredBack().refused(SECOND, 'claim', {});
    expect(refusal).toEqual({ code: 'offered-to-other', rule: 'TRI-2', by: OFFICER, name: 'Intelligence Officer Amara Doyle' });
    expect(explain(refusal).status).toBe(409);
  });
  it.each([OFFICER, MANAGER])('%s may claim it', (who) => {
    const on = referredBack().give(who, 'claim', {});
    expect(on).toMatchObject({ claimer: who, offeredTo: null });
    expect(Object.keys(on.clocks)).toEqual(['triage-outcome']);
  });
  it('once the offer has ended everybody may', () => {
    const story = referredBack();
    const now = story.on().clocks['offer']?.dueAt ?? story.now();
    const ended = after(story.on(), byTime(story.on(), { name: 'end-offer', payload: { clock: 'offer', rung: 'due' }, now }));
    expect(ended).toMatchObject({ offeredTo: null, pen: { user: null } });
    story.bend(ended);
    expect(story.give(SECOND, 'claim', {}).claimer).toBe(SECOND);
  });
  it('an officer who has left is offered nothing: the pen is never an inactive person’s', () => {
    const story = storyAt('consideration');
    story.other.directory = directoryWith({ [OFFICER]: { active: false } });
    const on = story.give(TOEX, 'refer-back', { rationale: why });
    expect(on).toMatchObject({ offeredTo: null, pen: { user: null } });
    expect(on.clocks['offer']).toBeUndefined();
  });
});

describe('TRI-3: a recommendation needs a finished assessment and an overlap check', () => {
  it('everything that is missing is told at once', () => {
    const { score, ...unscored } = assessment;
    expect(score).toBeDefined();
    const story = storyAt('in-triage');
    const unfinished = { ...unscored, complete: false, overlapsChecked: false };
    expect(story.refused(OFFICER, 'recommend', { assessment: unfinished })).toEqual({
      code: 'assessment-unfinished',
      rule: 'TRI-3',
      missing: ['complete', 'overlapsChecked', 'score or notScoredReason'],
    });
    expect(story.give(OFFICER, 'recommend', { assessment: { ...unscored, notScoredReason: why } }).stage).toBe('consideration');
  });
  it.each([
    [{ complete: false }, 'complete'],
    [{ overlapsChecked: false }, 'overlapsChecked'],
  ])('%j alone is enough to refuse', (change, missing) => {
    expect(recommend(storyAt('in-triage'), change)).toMatchObject({ code: 'assessment-unfinished', missing: [missing] });
  });
  it('what is outside the remit is not recommended', () => {
    expect(recommend(storyAt('in-triage'), { inRemit: false })).toEqual({ code: 'not-in-remit', rule: 'TRI-3' });
  });
  it('a score names a scheme in force', () => {
    const refusal = recommend(storyAt('in-triage'), { score: { ...assessment.score!, schemeVersion: 9 } });
    expect(refusal).toMatchObject({ code: 'fields-refused', rule: 'TRI-3', problems: [{ path: 'assessment.score.scheme' }] });
  });
  it('it gives the TOEX manager pen, clock and the priority that triage found', () => {
    const story = storyAt('in-triage');
    const on = story.give(OFFICER, 'recommend', { assessment: { ...assessment, priority: 'P3' } });
    expect(on).toMatchObject({ stage: 'consideration', priority: 'P3', priorityProvisional: false });
    expect(on.triage).toMatchObject({ recommendedBy: OFFICER, countersignedBy: null, awaitsCountersign: false });
    expect(on.pen).toMatchObject({ party: 'toex', role: 'toex-manager', user: null });
    expect(Object.keys(on.clocks)).toEqual(['toex-decision']);
    expect(on.clocks['toex-decision']).toMatchObject({ targetMinutes: 5 * 480, party: 'toex' });
    expect(bid.owningAgency).toBe(on.owner.agency);
  });
  it('an ordinary bid waits for no second officer', () => {
    const story = storyAt('in-triage');
    expect(story.refused(MANAGER, 'countersign-recommendation', { rationale: why })).toEqual({ code: 'not-recommended', rule: 'TRI-8' });
    expect(story.refused(MANAGER, 'return-recommendation', { reason: why }).code).toBe('not-recommended');
  });
});

import { describe, expect, it } from 'vitest';
import { awaitedAs, awaitedOf, waitsFor } from '../../domain/waits.ts';
import { factsFor, narrative, personOf } from '../support/rulebook.ts';
import { CHAIR, decision, inSession } from './council.ts';
import { LEAD, nominated, SIO2 } from './handing.ts';
import { storyAt, type Story } from './story.ts';
import { on as v1, disputed, logged, verified } from './valued.ts';
import { vary } from './varying.ts';

const [SPOC, SIO, OFFICER, MANAGER, MANAGER2, ELSEWHERE, TOEX, SIA] = [
  'spoc.aldershire', 'sio.aldershire', 'triage.northmarch', 'gateway-manager.northmarch', 'gateway-manager2.northmarch', 'gateway-manager.southvale',
  'toex-manager.northmarch', 'sia.northmarch',
] as const; // prettier-ignore
const text = narrative('Which towns?');
const everybody = [SPOC, SIO, SIO2, LEAD, OFFICER, MANAGER, MANAGER2, ELSEWHERE, TOEX, SIA];
/** What waits, and for whom, by hand: each person's list, without those for whom nothing waits. */
const waiting = (story: Story) =>
  Object.fromEntries(
    everybody
      .map((id) => [id, waitsFor(story.on(), personOf(id), factsFor(id)).map(({ kind, id: of }) => `${kind} ${of}`)] as const)
      .filter(([, { length }]) => length > 0),
  );
const expectFound = (story: Story): void => {
  for (const id of everybody) {
    const found = awaitedAs(personOf(id)).some((word) => awaitedOf(story.on()).includes(word));
    if (waitsFor(story.on(), personOf(id), factsFor(id)).length > 0) expect(found, id).toBe(true);
  }
};
const asked = (stage: Parameters<typeof storyAt>[0], who: string, to: 'force' | 'gateway' | 'toex'): Story => {
  const story = storyAt(stage);
  story.give(who, 'ask', { to, text });
  return story;
};
const flagged = (who: string): Story => {
  const story = storyAt('terms');
  story.give(who, 'flag-urgent', { actionTaken: text, actionRef: 'LOG 7' });
  return story;
};
const varied = (): Story => {
  const story = storyAt('development');
  vary(story, SIA, ['p1', 'p2']);
  return story;
};
const cases: readonly (readonly [what: string, () => Story, Readonly<Record<string, readonly string[]>>])[] = [
  ['nothing, but the pen', () => storyAt('terms'), {}],
  ['a nomination', () => nominated('terms'), { [SIO2]: [`nomination ${SIO2}`] }],
  ['a variation, for whoever has not signed', varied, { [SIO]: ['signature 2'] }],
  ['a question to the force', () => asked('in-triage', OFFICER, 'force'), { [SIO]: ['question m1'], [SPOC]: ['question m1'] }],
  ['a question within the force', () => asked('in-triage', SIO, 'force'), { [SPOC]: ['question m1'] }],
  ['a question to the officer who claimed it', () => asked('in-triage', SIO, 'gateway'), { [OFFICER]: ['question m1'] }],
  ['a question where nobody has claimed it', () => asked('triage-queue', SPOC, 'gateway'), { [MANAGER]: ['question m1'], [MANAGER2]: ['question m1'] }],
  ['one that a manager asks their own gateway', () => asked('triage-queue', MANAGER, 'gateway'), { [MANAGER2]: ['question m1'] }],
  ['a question before there is an SIA', () => asked('consideration', SPOC, 'toex'), { [TOEX]: ['question m1'] }],
  ['a question to the SIA', () => asked('terms', SPOC, 'toex'), { [SIA]: ['question m1'] }],
  ['an urgent flag of the SIO', () => flagged(SIO), { [MANAGER]: ['urgency urgency'], [MANAGER2]: ['urgency urgency'] }],
  ['an urgent flag of one of two gateway managers', () => flagged(MANAGER), { [MANAGER2]: ['urgency urgency'] }],
  ['value of TOEX to verify', logged, { [SIO]: ['verification v1'] }],
  ['value of the force to verify', () => logged(SIO), { [SIA]: ['verification v1'] }],
  ['a dispute to answer', disputed, { [SIA]: ['dispute v1'] }],
  ['verified value', verified, {}],
]; // prettier-ignore

describe('REC-3: what waits beside the pen is somebody’s, and the index finds it', () => {
  it.each(cases)('%s', (_what, story, expected) => {
    const at = story();
    expect(waiting(at)).toEqual(expected);
    expectFound(at);
  });
  it('each with the time of its own clock', () => {
    const story = disputed();
    expect(waitsFor(story.on(), personOf(SIA), factsFor(SIA))[0]?.dueAt).toBe(story.on().clocks['value-disputed:v1']?.dueAt);
    story.give(SIA, 'answer-dispute', v1);
    expect(waitsFor(story.on(), personOf(SIO), factsFor(SIO))).toEqual([
      { kind: 'verification', id: 'v1', dueAt: story.on().clocks['value-verified:v1']?.dueAt },
    ]);
  });
  it('TOR-6: a withdrawal in development leaves a variation that nobody is asked to sign any more', () => {
    const story = storyAt('development');
    vary(story, SIA, ['p1', 'p2']);
    expect(waiting(story)[SIO]).toContain('signature 2');
    story.give('owner-lead.aldershire', 'withdraw', { reason: text });
    expect(story.on().stage).toBe('closing');
    expect(waitsFor(story.on(), personOf(SIO), factsFor(SIO)).filter(({ kind }) => kind === 'signature')).toEqual([]);
  });
  it('VAL-1: when the case is over only value waits', () => {
    const story = logged();
    story.give(SIO, 'ask', { to: 'toex', text });
    story.give(SIO, 'propose-handover', { to: SIO2, reason: text });
    expect(Object.keys(waiting(story)).toSorted()).toEqual([SIA, SIO, SIO2].toSorted());
    story.bend({ stage: 'closed' });
    expect(waiting(story)).toEqual({ [SIO]: ['verification v1'] });
  });
});

describe('a threat that is offered to an agency', () => {
  it('waits for its owner leads until they answer, and for nobody of another agency', () => {
    const { c, ref, meeting } = inSession();
    const [lead, elsewhere] = ['owner-lead.northmarch-rocu', 'owner-lead.brackenshire'];
    const of = (id: string) => waitsFor(c.caseOf(ref), personOf(id), factsFor(id)).map(({ kind }) => kind);
    expect(of(lead)).toEqual([]);
    c.give([CHAIR, ref], 'record-decision', decision(meeting, 'transfer', { newOwner: 'northmarch-rocu' }));
    expect([of(lead), of(elsewhere), of('sio.northmarch-rocu')]).toEqual([['transfer'], [], []]);
    expect(awaitedAs(personOf(lead)).some((word) => awaitedOf(c.caseOf(ref)).includes(word))).toBe(true);
    c.give([lead, ref], 'refuse-transfer', { reason: text });
    expect(of(lead)).toEqual([]);
  });
});

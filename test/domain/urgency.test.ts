import { describe, expect, it } from 'vitest';
import { penDue } from '../../domain/pen.ts';
import { recipients } from '../../domain/recipients.ts';
import { waitsFor } from '../../domain/waits.ts';
import { factsFor, narrative, personOf } from '../support/rulebook.ts';
import { date, instant } from './calendars.ts';
import { actingFor, away } from './covering.ts';
import { assessment, bid } from './payloads.ts';
import { storyAt, storyOf, type Story } from './story.ts';

const [OFFICER, MANAGER, MANAGER2, TOEX, SIA] = ['triage.northmarch', 'gateway-manager.northmarch', 'gateway-manager2.northmarch', 'toex-manager.northmarch', 'sia.northmarch'] as const; // prettier-ignore
const [SPOC, SIO] = ['spoc.aldershire', 'sio.aldershire'] as const;
const why = narrative('Because.');
const acted = { actionTaken: narrative('Moved.'), actionRef: 'LOG 7' };
const flag = (story: Story, who: string = SIO) => story.give(who, 'flag-urgent', acted);
const flagged = (stage: Parameters<typeof storyAt>[0], who: string = SIO): Story => {
  const story = storyAt(stage);
  flag(story, who);
  return story;
};
const soon = { ...bid, investigation: { ...bid.investigation, keyDates: [{ what: 'warrant', date: date('2026-11-24') }] } };

describe('CLK-5: a case that is flagged urgent runs as P1 from that moment', () => {
  it('its clocks take the targets of P1, and a gateway manager has four working hours', () => {
    const story = storyAt('in-triage');
    const before = story.on().clocks['triage-outcome'];
    const on = flag(story);
    expect(on).toMatchObject({ stage: 'in-triage', priority: 'P1', priorityProvisional: true, urgent: true });
    expect(on.urgency).toMatchObject({ by: SIO, priority: 'P2', answer: null, ...acted });
    // Claimed on Friday at 09:10: a working day is up on Monday at 09:10. Flagged at 09:20: four hours are up at 13:20.
    expect(on.clocks['triage-outcome']).toMatchObject({ startedAt: before?.startedAt, dueAt: '2026-11-23T09:10:00.000Z' });
    expect(on.clocks['urgency']).toMatchObject({ dueAt: '2026-11-20T13:20:00.000Z', party: 'gateway' });
    expect(on.pen).toEqual(storyAt('in-triage').on().pen);
  });
  it('anybody on the case flags it, in any live stage, on hold and while the SIO cannot act (CLK-3, OWN-8)', () => {
    for (const stage of ['triage-queue', 'consideration', 'terms', 'development', 'ownership', 'closing'] as const)
      expect(flag(storyAt(stage), SPOC)).toMatchObject({ stage, priority: 'P1', urgent: true });
    const held = storyAt('terms');
    held.give(TOEX, 'hold', { reasonCode: 'court', reviewBy: date('2026-12-04'), reason: why });
    held.give(SPOC, 'report-sio-unavailable', { reason: why });
    const on = flag(held, SIA);
    expect(on).toMatchObject({ priority: 'P1', hold: { by: TOEX } });
    // The clocks of the hold stand still at their new targets; whether it is urgent does not wait for the end of the hold.
    expect([on.clocks['terms-agreed']?.pausedAt !== undefined, on.clocks['urgency']?.pausedAt]).toEqual([true, undefined]);
    expect(held.give(MANAGER, 'lower-urgent', { reason: why })).toMatchObject({ priority: 'P2', urgent: false });
    expect(storyAt('closed').refused(SIO, 'flag-urgent', acted)).toMatchObject({ code: 'wrong-stage', rule: 'CLK-5' });
    expect(storyAt('terms').refused('sio.brackenshire', 'flag-urgent', acted)).toMatchObject({ code: 'wrong-person' });
  });
  it('one flag at a time: a second one while it waits or is confirmed is refused; after it was lowered something new may make it urgent', () => {
    const story = flagged('terms');
    expect(story.refused(SIA, 'flag-urgent', acted)).toMatchObject({ code: 'urgent-already', has: 'flagged' });
    story.give(MANAGER, 'confirm-urgent', { reason: why });
    expect(story.refused(SIA, 'flag-urgent', acted)).toMatchObject({ code: 'urgent-already', has: 'confirmed' });
    const lowered = flagged('terms');
    lowered.give(MANAGER, 'lower-urgent', { reason: why });
    expect(flag(lowered, SIA)).toMatchObject({ priority: 'P1', urgency: { by: SIA, answer: null } });
  });
});

describe('CLK-5: a gateway manager confirms or lowers', () => {
  it('confirmed it goes on as P1, provisional until the recommendation, and nothing waits any more', () => {
    const on = flagged('in-triage').give(MANAGER, 'confirm-urgent', { reason: why });
    expect(on).toMatchObject({
      priority: 'P1',
      priorityProvisional: true,
      urgent: true,
      urgency: { answer: { outcome: 'confirmed', by: MANAGER } },
    });
    expect(on.clocks['urgency']).toBeUndefined();
  });
  it.each([
    ['a provisional priority is what the bid gives', storyOf, 'P2'],
    ['which is P1 where a key date is near', () => storyOf(soon), 'P1'],
    ['one that was recommended comes back', () => storyAt('development'), 'P2'],
  ] as const)('lowered: %s', (_name, begun, priority) => {
    const story = begun();
    flag(story);
    expect(story.give(MANAGER, 'lower-urgent', { reason: why })).toMatchObject({ priority, urgent: false });
    expect(story.on().clocks['urgency']).toBeUndefined();
  });
  it('lowered, a running clock has the target that it had', () => {
    const story = storyAt('terms');
    const { clocks } = story.on();
    flag(story);
    expect(story.on().clocks['terms-agreed']?.dueAt).not.toBe(clocks['terms-agreed']?.dueAt);
    expect(story.give(MANAGER, 'lower-urgent', { reason: why }).clocks).toEqual(clocks);
  });
  it('ACC-5: not who flagged it, nor whoever is on the bid; the loser of a race is told who answered', () => {
    const story = flagged('terms', MANAGER);
    for (const name of ['confirm-urgent', 'lower-urgent'] as const)
      expect(story.refused(MANAGER, name, { reason: why })).toMatchObject({ code: 'second-person-needed', rule: 'ACC-5' });
    story.bend({ customer: MANAGER2 });
    expect(story.refused(MANAGER2, 'confirm-urgent', { reason: why })).toMatchObject({ code: 'own-submission' });
    const race = flagged('terms');
    race.give(MANAGER, 'lower-urgent', { reason: why });
    expect(race.refused(MANAGER2, 'confirm-urgent', { reason: why })).toMatchObject({ code: 'already-decided', by: MANAGER });
    expect(storyAt('terms').refused(MANAGER, 'confirm-urgent', { reason: why })).toMatchObject({ code: 'not-flagged' });
  });
  it('ACC-6: nor whoever has stood in here for the one who flagged it', () => {
    const story = flagged('in-triage', OFFICER);
    story.other.directory = away({ [OFFICER]: { deputy: MANAGER } });
    actingFor(story, OFFICER).give(MANAGER, 'return-for-information', { questions: [{ text: why }] });
    expect(actingFor(story, null).refused(MANAGER, 'confirm-urgent', { reason: why })).toMatchObject({
      code: 'conflicted-with',
      under: 'ACC-5',
    });
    expect(story.give(MANAGER2, 'confirm-urgent', { reason: why }).urgency?.answer?.by).toBe(MANAGER2);
  });
  it('ACC-6: where that leaves no gateway manager, it is for the TOEX manager', () => {
    const story = flagged('terms', OFFICER);
    story.bend({ customer: MANAGER2, actedFor: [{ by: MANAGER, for: OFFICER }] });
    expect(recipients(['urgency-answerers'], story.on(), factsFor(null))).toEqual([TOEX]);
    expect(story.refused(MANAGER, 'lower-urgent', { reason: why })).toMatchObject({ code: 'conflicted-with', under: 'ACC-5' });
    expect(story.give(TOEX, 'lower-urgent', { reason: why }).urgent).toBe(false);
  });
  it('the TOEX manager only where no gateway manager of the region is free to', () => {
    const story = flagged('terms', MANAGER);
    expect(story.refused(TOEX, 'confirm-urgent', { reason: why })).toMatchObject({ code: 'wrong-person', rule: 'CLK-5' });
    story.bend({ customer: MANAGER2 });
    expect(story.give(TOEX, 'confirm-urgent', { reason: why }).urgency?.answer?.by).toBe(TOEX);
    const restricted = flagged('in-triage', MANAGER);
    restricted.bend({ customer: MANAGER2, restricted: true });
    expect(waitsFor(restricted.on(), personOf(TOEX), factsFor(TOEX))).toEqual([]);
  });
  it('the pen and its due time stay what they are, and the flag is on the list of who may answer it', () => {
    const story = flagged('terms', MANAGER);
    expect(penDue(story.on())).toBe(story.on().clocks['terms-agreed']?.dueAt);
    const kinds = (id: string) => waitsFor(story.on(), personOf(id), factsFor(id)).map(({ kind, dueAt }) => [kind, dueAt]);
    expect([kinds(MANAGER2), kinds(MANAGER), kinds(TOEX)]).toEqual([[['urgency', story.on().clocks['urgency']?.dueAt]], [], []]);
  });
});

describe('CLK-5: a flag beside the rest of the journey', () => {
  it('recommended meanwhile it stays P1, and lowered it goes to what was recommended', () => {
    const story = flagged('in-triage');
    const on = story.give(OFFICER, 'recommend', { assessment: { ...assessment, priority: 'P3' } });
    expect(on).toMatchObject({ stage: 'consideration', priority: 'P1', priorityProvisional: false, urgent: true });
    expect(on.clocks['toex-decision']?.targetMinutes).toBe(480);
    expect(story.give(MANAGER, 'lower-urgent', { reason: why })).toMatchObject({ priority: 'P3', priorityProvisional: false });
    expect(story.on().clocks['toex-decision']?.targetMinutes).toBe(5 * 480);
  });
  it('what a manager has confirmed, an officer does not recommend lower', () => {
    const story = flagged('in-triage');
    story.give(MANAGER, 'confirm-urgent', { reason: why });
    expect(story.refused(OFFICER, 'recommend', { assessment })).toMatchObject({
      problems: [{ path: 'assessment.priority', rule: 'CLK-5' }],
    });
    expect(story.give(OFFICER, 'recommend', { assessment: { ...assessment, priority: 'P1' } })).toMatchObject({
      priority: 'P1',
      urgent: true,
    });
  });
  it('answered and resubmitted it is still P1', () => {
    const story = flagged('in-triage');
    story.give(OFFICER, 'return-for-information', { questions: [{ text: why }] });
    const on = story.give(SPOC, 'answer-and-resubmit', { answers: [{ questionId: 'q1', text: why }] });
    expect(on).toMatchObject({ priority: 'P1', urgency: { answer: null } });
    expect(on.clocks['claim']?.targetMinutes).toBe(240);
  });
  it('the day that the force has to answer by is that of its clock', () => {
    const story = storyAt('in-triage');
    story.give(OFFICER, 'return-for-information', { questions: [{ text: why }] });
    const on = flag(story);
    expect(on.returns?.at(-1)?.dueAt).toBe(on.clocks['answer-return']?.dueAt);
    expect(on.clocks['answer-return']?.targetMinutes).toBe(480);
  });
  it('the end of the case ends it; a case that comes back with its flag unanswered has the clock anew (REC-3)', () => {
    const story = flagged('in-triage');
    story.give(OFFICER, 'propose-decline', { reasonCode: 'capacity', rationale: why, advice: why });
    expect(story.give(MANAGER, 'approve-decline', { rationale: why }).clocks['urgency']).toBeUndefined();
    expect(story.refused(MANAGER2, 'confirm-urgent', { reason: why })).toMatchObject({ code: 'wrong-stage' });
    story.give(SPOC, 'appeal', { grounds: why });
    story.other.now = instant('2026-11-24T10:00:00Z');
    const on = story.give(MANAGER2, 'decide-appeal', { outcome: 'overturn', rationale: why });
    expect(on.clocks['urgency']?.dueAt).toBe('2026-11-24T14:00:00.000Z');
    expect(flagged('terms').give(SPOC, 'withdraw', { reason: why })).toMatchObject({ stage: 'withdrawn', clocks: {} });
  });
});

import { describe, expect, it } from 'vitest';
import type { Bid } from '../../domain/bid.ts';
import { inLineOf } from '../../domain/lines.ts';
import { explain } from '../../domain/sentences.ts';
import type { Priority } from '../../domain/words.ts';
import { directory, narrative, personOf } from '../support/rulebook.ts';
import { after, byTime, directoryWith, refusal } from './by-time.ts';
import { instant } from './calendars.ts';
import { assessment, rocuBid } from './payloads.ts';
import { storyAt, storyOf, type Story } from './story.ts';

const [OFFICER, MANAGER, SECOND] = ['triage.northmarch', 'gateway-manager.northmarch', 'gateway-manager2.northmarch'] as const;
const [SPOC, LEAD] = ['spoc.northmarch-rocu', 'owner-lead.northmarch-rocu'] as const;
const why = narrative('Because.');
/** As the third of the sample bids: the owner-lead of the gateway's own ROCU is SIO and customer. */
const asked: Bid = { ...rocuBid, customer: { userId: LEAD }, sio: { userId: LEAD } };
const recommended = (by: string = OFFICER, priority: Priority = 'P2'): Story => {
  const story = storyOf(asked, SPOC);
  story.give(by, 'claim', {});
  story.give(by, 'recommend', { assessment: { ...assessment, priority } });
  return story;
};

describe('TRI-8: a bid of the gateway’s own ROCU is marked, and triaged outside the line of its SIO and SPOC', () => {
  it('is marked ownRocu; a force’s is not', () => {
    expect(storyOf(asked, SPOC).on().ownRocu).toBe(true);
    expect(storyOf().on().ownRocu).toBe(false);
  });
  it.each([
    ['below its SIO', { [OFFICER]: { lineManager: LEAD } }, LEAD],
    ['some way below its SIO', { [MANAGER]: { lineManager: 'super.northmarch-rocu' } }, LEAD],
    ['above its SPOC', { 'super.northmarch-rocu': { lineManager: OFFICER } }, SPOC],
    ['above its SIO', { 'chief.northmarch-rocu': { lineManager: OFFICER } }, LEAD],
  ])('an officer %s is refused', (_name, altered, name) => {
    const story = storyOf(asked, SPOC);
    story.other.directory = directoryWith(altered);
    const { rank, name: surname } = personOf(name);
    const said = story.refused(OFFICER, 'claim', {});
    expect(said).toEqual({ code: 'in-the-line', rule: 'TRI-8', name: `${rank} ${surname}`.trim() });
    expect(explain(said).status).toBe(403);
  });
  it('on a force’s bid the line is no bar', () => {
    const story = storyOf();
    story.other.directory = directoryWith({ [OFFICER]: { lineManager: 'sio.aldershire' } });
    expect(story.give(OFFICER, 'claim', {}).claimer).toBe(OFFICER);
  });
  it('nor does anybody in the line countersign, return or decide a decline', () => {
    const story = recommended();
    story.other.directory = directoryWith({ [SECOND]: { lineManager: LEAD } });
    const barred = { code: 'in-the-line', rule: 'TRI-8' };
    expect(story.refused(SECOND, 'countersign-recommendation', { rationale: why })).toMatchObject(barred);
    expect(story.refused(SECOND, 'return-recommendation', { reason: why })).toMatchObject(barred);
    story.give(MANAGER, 'return-recommendation', { reason: why });
    story.give(OFFICER, 'propose-decline', { reasonCode: 'capacity', rationale: why, advice: why });
    expect(story.refused(SECOND, 'approve-decline', { rationale: why })).toMatchObject(barred);
    expect(story.refused(SECOND, 'overturn-decline', { rationale: why })).toMatchObject(barred);
  });
});

describe('TRI-8: a second officer countersigns the recommendation', () => {
  it('until then the bid stays in triage, with a gateway manager’s pen and the same clock', () => {
    const story = storyOf(asked, SPOC);
    const before = story.give(OFFICER, 'claim', {}).clocks;
    const on = story.give(OFFICER, 'recommend', { assessment });
    expect(on).toMatchObject({ stage: 'in-triage', triage: { awaitsCountersign: true, countersignedBy: null } });
    expect(on.pen).toMatchObject({ party: 'gateway', role: 'gateway-manager', user: null });
    expect(on.clocks).toEqual(before);
  });
  it('the claimer’s own steps wait', () => {
    const story = recommended();
    const waits = { code: 'awaiting-countersign', rule: 'TRI-8' };
    expect(story.refused(OFFICER, 'recommend', { assessment })).toEqual(waits);
    expect(story.refused(OFFICER, 'release', {})).toEqual(waits);
    expect(story.refused(OFFICER, 'propose-decline', { reasonCode: 'capacity', rationale: why, advice: why })).toEqual(waits);
  });
  it('the claimer is no second officer, also as a gateway manager', () => {
    const story = recommended(MANAGER);
    const said = story.refused(MANAGER, 'countersign-recommendation', { rationale: why });
    expect(said).toMatchObject({ code: 'second-person-needed', rule: 'TRI-8' });
    expect(story.refused(MANAGER, 'return-recommendation', { reason: why }).code).toBe('second-person-needed');
    expect(story.refused(OFFICER, 'countersign-recommendation', { rationale: why }).code).toBe('wrong-person');
    expect(story.refused('gateway-manager.southvale', 'countersign-recommendation', { rationale: why }).code).toBe('wrong-person');
    expect(story.give(SECOND, 'countersign-recommendation', { rationale: why }).stage).toBe('consideration');
  });
  it('countersigned it goes on as any other', () => {
    const on = recommended(OFFICER, 'P1').give(SECOND, 'countersign-recommendation', { rationale: why });
    expect(on).toMatchObject({ stage: 'consideration', priority: 'P1', priorityProvisional: false });
    expect(on.triage).toMatchObject({ awaitsCountersign: false, countersignedBy: SECOND, recommendedBy: OFFICER });
    expect(Object.keys(on.clocks)).toEqual(['toex-decision']);
    expect(on.clocks['toex-decision']?.targetMinutes).toBe(480);
  });
  it('the loser of a race is told who countersigned', () => {
    const story = recommended();
    story.give(SECOND, 'countersign-recommendation', { rationale: why });
    const { rank, name } = personOf(SECOND);
    const late = { code: 'already-decided', rule: 'TRI-8', by: SECOND, name: `${rank} ${name}`.trim() };
    expect(story.refused(MANAGER, 'countersign-recommendation', { rationale: why })).toMatchObject(late);
    expect(story.refused(MANAGER, 'return-recommendation', { reason: why })).toMatchObject(late);
  });
  it('returned it is the claimer’s again, to recommend anew', () => {
    const story = recommended();
    const clocks = story.on().clocks;
    const on = story.give(SECOND, 'return-recommendation', { reason: why });
    expect(on).toMatchObject({ stage: 'in-triage', triage: null, claimer: OFFICER, pen: { user: OFFICER, role: 'triage-officer' } });
    expect(on.clocks).toEqual(clocks);
    expect(story.refused(SECOND, 'countersign-recommendation', { rationale: why }).code).toBe('not-recommended');
    expect(story.give(OFFICER, 'recommend', { assessment }).triage?.awaitsCountersign).toBe(true);
  });
});

describe('CLK-5: a recommendation that is returned leaves the priority that the bid had before it', () => {
  const acted: Bid = { ...asked, risk: { ...asked.risk, immediate: 'acted-on', actionTaken: why, actionRef: 'L1' } };
  const asP3 = { assessment: { ...assessment, priority: 'P3' as const } };
  const claimed = (bid: Bid = asked): Story => {
    const story = storyOf(bid, SPOC);
    story.give(OFFICER, 'claim', {});
    return story;
  };
  it('the provisional one: of a bid whose risk was acted on P1, and its clock at that', () => {
    const story = claimed(acted);
    const { clocks } = story.on();
    story.give(OFFICER, 'recommend', asP3);
    const on = story.give(SECOND, 'return-recommendation', { reason: why });
    expect(on).toMatchObject({ priority: 'P1', priorityProvisional: true, triage: null });
    expect(on.clocks).toEqual(clocks);
  });
  it('open to every other, where its officer has left meanwhile: with the claim clock of that priority', () => {
    const story = claimed(acted);
    story.give(OFFICER, 'recommend', asP3);
    story.other.directory = directoryWith({ [OFFICER]: { active: false } });
    const on = story.give(SECOND, 'return-recommendation', { reason: why });
    expect(on).toMatchObject({ stage: 'triage-queue', priority: 'P1', priorityProvisional: true });
    expect(on.clocks['claim']?.targetMinutes).toBe(240);
  });
  it('what a manager had set for good, before it or while it waited', () => {
    const before = claimed();
    before.give(MANAGER, 'override-priority', { priority: 'P1', reason: why });
    before.give(OFFICER, 'recommend', asP3);
    expect(before.give(SECOND, 'return-recommendation', { reason: why })).toMatchObject({ priority: 'P1', priorityProvisional: false });
    const meanwhile = claimed(acted);
    meanwhile.give(OFFICER, 'recommend', asP3);
    meanwhile.give(MANAGER, 'override-priority', { priority: 'P2', reason: why });
    expect(meanwhile.give(SECOND, 'return-recommendation', { reason: why })).toMatchObject({ priority: 'P2', priorityProvisional: false });
  });
  it('while it is flagged as urgent it runs as P1, and goes to that priority where the flag is lowered', () => {
    const story = claimed();
    story.give(MANAGER, 'override-priority', { priority: 'P3', reason: why });
    story.give(SPOC, 'flag-urgent', { actionTaken: why, actionRef: 'L1' });
    story.give(OFFICER, 'recommend', { assessment: { ...assessment, priority: 'P2' } });
    expect(story.give(SECOND, 'return-recommendation', { reason: why })).toMatchObject({ priority: 'P1', priorityProvisional: false });
    expect(story.give(MANAGER, 'lower-urgent', { reason: why })).toMatchObject({ priority: 'P3', urgent: false });
  });
});

describe('CLK-6: a new priority retargets the running clock of triage', () => {
  it('which keeps its start; a target that is not past counts from there', () => {
    const story = storyOf(asked, SPOC);
    const { clocks } = story.give(OFFICER, 'claim', {});
    const on = story.give(OFFICER, 'recommend', { assessment: { ...assessment, priority: 'P3' } });
    const clock = on.clocks['triage-outcome'];
    expect(clock).toMatchObject({ startedAt: clocks['triage-outcome']?.startedAt, targetMinutes: 5 * 480, told: [] });
    expect(clock?.dueAt).toBe('2026-11-27T09:10:00.000Z');
  });
  it('a target that is past is replaced by a quarter of it from now, and no rung is told twice', () => {
    const story = storyOf(asked, SPOC);
    story.give(OFFICER, 'claim', {});
    const due = { name: 'tell' as const, payload: { clock: 'triage-outcome', rung: 'due' }, now: instant('2026-11-25T09:10:00Z') };
    story.bend(after(story.on(), byTime(story.on(), due)));
    expect(story.on().clocks['triage-outcome']).toMatchObject({ rungs: [], told: ['due'] });
    story.other.now = instant('2026-11-25T10:00:00Z');
    const on = story.give(OFFICER, 'recommend', { assessment: { ...assessment, priority: 'P1' } });
    expect(on.clocks['triage-outcome']).toMatchObject({ dueAt: '2026-11-25T12:00:00.000Z', rungs: [], told: ['due'] });
    expect(refusal(byTime(on, { ...due, now: instant('2026-11-26T10:00:00Z') }))).toEqual({ code: 'moved-on', rule: 'CLK-7' });
  });
});

describe('TRI-8: a circle in the directory does not hang', () => {
  const round = directoryWith({
    [OFFICER]: { lineManager: MANAGER },
    [MANAGER]: { lineManager: SECOND },
    [SECOND]: { lineManager: OFFICER },
    [LEAD]: { lineManager: LEAD },
  });
  it('and everybody on it is in everybody’s line', () => {
    const of = (id: string) => round.people[id] ?? personOf(id);
    expect(inLineOf(of(OFFICER), of(SECOND), { directory: round })).toBe(true);
    expect(inLineOf(of(OFFICER), of(LEAD), { directory: round })).toBe(false);
    expect(inLineOf(of(LEAD), of(LEAD), { directory: round })).toBe(true);
    expect(inLineOf(personOf(OFFICER), personOf(SECOND), { directory })).toBe(false);
  });
  it('a bid is claimed all the same', () => {
    const story = storyAt('triage-queue');
    story.bend({ ownRocu: true });
    story.other.directory = round;
    expect(story.give(OFFICER, 'claim', {}).claimer).toBe(OFFICER);
  });
});

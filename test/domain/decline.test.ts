import { describe, expect, it } from 'vitest';
import { explain } from '../../domain/sentences.ts';
import { narrative } from '../support/rulebook.ts';
import { after, byTime, directoryWith, refusal } from './by-time.ts';
import { instant } from './calendars.ts';
import { later, storyAt, type Story } from './story.ts';

const [OFFICER, MANAGER, SECOND, TOEX] = [
  'triage.northmarch',
  'gateway-manager.northmarch',
  'gateway-manager2.northmarch',
  'toex-manager.northmarch',
] as const;
const [rationale, advice] = [narrative('Because.'), narrative('Try the partner.')];
const no = { reasonCode: 'capacity', rationale, advice };
type From = 'in-triage' | 'consideration' | 'awaiting-capacity';
const proposerIn = { 'in-triage': OFFICER, consideration: TOEX, 'awaiting-capacity': TOEX };
const proposed = (from: From): Story => {
  const story = storyAt(from);
  story.give(proposerIn[from], 'propose-decline', no);
  return story;
};
const declined = (now?: string): Story => {
  const story = proposed('in-triage');
  if (now !== undefined) story.other.now = instant(now);
  story.give(MANAGER, 'approve-decline', { rationale });
  return story;
};

describe('TRI-4: a decline needs two people, a reason code, a rationale and advice', () => {
  it.each(['in-triage', 'consideration', 'awaiting-capacity'] as const)('is proposed from %s and waits for a gateway manager', (from) => {
    const on = proposed(from).on();
    expect(on).toMatchObject({ stage: 'decline-review', pen: { party: 'gateway', role: 'gateway-manager', user: null } });
    expect(on.decline).toEqual({
      ...no,
      from,
      proposedBy: proposerIn[from],
      proposedAt: on.pen?.since,
      approvedBy: null,
      appealUntil: null,
    });
    expect(Object.keys(on.clocks)).toEqual(['decline-review']);
    expect(on.clocks['decline-review']).toMatchObject({ party: 'gateway', targetMinutes: 2 * 480 });
  });
  it.each([
    ['in-triage', TOEX],
    ['consideration', OFFICER],
    ['awaiting-capacity', OFFICER],
  ] as const)('in %s it is not for %s to propose', (from, who) => {
    expect(storyAt(from).refused(who, 'propose-decline', no)).toMatchObject({ code: 'wrong-person', rule: 'TRI-4' });
  });
  it('the reason is one of the policy’s', () => {
    const said = storyAt('in-triage').refused(OFFICER, 'propose-decline', { ...no, reasonCode: 'dull' });
    expect(said).toMatchObject({ code: 'fields-refused', rule: 'TRI-4', problems: [{ path: 'reasonCode' }] });
    expect(explain(said).status).toBe(422);
  });
  it('the proposer neither approves nor overturns', () => {
    const story = storyAt('triage-queue');
    story.give(MANAGER, 'claim', {});
    story.give(MANAGER, 'propose-decline', no);
    const needed = { code: 'second-person-needed', rule: 'TRI-4' };
    expect(story.refused(MANAGER, 'approve-decline', { rationale })).toMatchObject(needed);
    expect(story.refused(MANAGER, 'overturn-decline', { rationale })).toMatchObject(needed);
    expect(story.give(SECOND, 'approve-decline', { rationale }).stage).toBe('declined');
  });
  it.each([OFFICER, TOEX, 'gateway-manager.southvale', 'sio.aldershire'])('%s does not review it', (who) => {
    expect(proposed('in-triage').refused(who, 'approve-decline', { rationale })).toMatchObject({ code: 'wrong-person', rule: 'TRI-4' });
    expect(proposed('in-triage').refused(who, 'overturn-decline', { rationale }).code).toBe('wrong-person');
  });
  it('approved it ends the case: no pen, one window', () => {
    const on = declined().on();
    expect(on).toMatchObject({ stage: 'declined', pen: null, decline: { approvedBy: MANAGER, proposedBy: OFFICER } });
    expect(Object.keys(on.clocks)).toEqual(['appeal-window']);
    expect(on.owner).toEqual({ agency: 'aldershire', user: 'sio.aldershire' });
  });
  it('the journal keeps the reason with the decision', () => {
    expect(declined().entries.at(-1)).toMatchObject({ type: 'declined', actor: MANAGER, about: { rationale, reasonCode: 'capacity' } });
  });
  it('the loser of a race is told who decided, and what', () => {
    const expected = { code: 'already-decided', rule: 'TRI-4', by: MANAGER, outcome: 'the decline was approved' };
    expect(declined().refused(SECOND, 'approve-decline', { rationale })).toMatchObject(expected);
    expect(declined().refused(SECOND, 'overturn-decline', { rationale })).toMatchObject(expected);
  });
  it.each(['in-triage', 'consideration', 'awaiting-capacity'] as const)('and so when it was overturned, back in %s', (from) => {
    const story = proposed(from);
    story.give(MANAGER, 'overturn-decline', { rationale });
    const expected = { code: 'already-decided', rule: 'TRI-4', by: MANAGER, outcome: 'the decline was overturned' };
    expect(story.refused(SECOND, 'approve-decline', { rationale })).toMatchObject(expected);
    expect(story.refused(SECOND, 'overturn-decline', { rationale })).toMatchObject(expected);
  });
  it('until the case has moved on by another decision, or the same question is asked anew', () => {
    const story = proposed('in-triage');
    story.give(MANAGER, 'overturn-decline', { rationale });
    story.give(OFFICER, 'propose-decline', no);
    expect(story.give(SECOND, 'approve-decline', { rationale })).toMatchObject({ stage: 'declined', decline: { approvedBy: SECOND } });
    const considered = proposed('consideration');
    considered.give(MANAGER, 'overturn-decline', { rationale });
    considered.give(TOEX, 'accept', { rationale });
    expect(considered.refused(SECOND, 'approve-decline', { rationale })).toMatchObject({ code: 'wrong-stage', stage: 'awaiting-capacity' });
  });
});

describe('TRI-4: an overturned decline goes back to where it came from, with a clock begun anew', () => {
  it.each([
    ['in-triage', { clock: 'triage-outcome', targetMinutes: 3 * 480 }, { party: 'gateway', role: 'triage-officer', user: OFFICER }],
    ['consideration', { clock: 'toex-decision', targetMinutes: 3 * 480 }, { party: 'toex', role: 'toex-manager', user: null }],
    ['awaiting-capacity', { clock: 'capacity', targetMinutes: 10 * 480 }, { party: 'toex', role: 'toex-manager', user: null }],
  ] as const)('%s', (from, { clock, targetMinutes }, pen) => {
    const story = proposed(from);
    story.wait(600);
    const at = story.now();
    const on = story.give(MANAGER, 'overturn-decline', { rationale });
    expect(on).toMatchObject({ stage: from, decline: null, pen: { ...pen, since: at } });
    expect(Object.keys(on.clocks)).toEqual([clock]);
    expect(on.clocks[clock]).toMatchObject({ startedAt: at, targetMinutes, party: pen.party });
  });
  it('keeps the claimer and what triage found', () => {
    const triage = proposed('in-triage');
    triage.give(MANAGER, 'overturn-decline', { rationale });
    expect(triage.give(OFFICER, 'propose-decline', no).stage).toBe('decline-review');
    const considered = proposed('consideration');
    expect(considered.give(MANAGER, 'overturn-decline', { rationale }).triage?.recommendedBy).toBe(OFFICER);
  });
  it('where the claimer has left, the bid is open to every officer', () => {
    const story = proposed('in-triage');
    story.other.directory = directoryWith({ [OFFICER]: { active: false } });
    expect(story.give(MANAGER, 'overturn-decline', { rationale })).toMatchObject({
      stage: 'triage-queue',
      claimer: null,
      offeredTo: null,
      pen: { party: 'gateway', role: 'triage-officer', user: null },
    });
    expect(story.refused(SECOND, 'approve-decline', { rationale })).toMatchObject({ code: 'already-decided', by: MANAGER });
  });
});

describe('TRI-7: within ten working days of the decline there may be an appeal', () => {
  it.each([
    ['over two weekends', '2026-11-20T10:00:00Z', '2026-12-04T10:00:00.000Z'],
    ['over Christmas and New Year', '2026-12-21T10:00:00Z', '2027-01-07T10:00:00.000Z'],
    ['from a decision at night', '2026-11-20T22:00:00Z', '2026-12-04T17:00:00.000Z'],
  ])('%s', (_name, now, due) => {
    const on = declined(now).on();
    expect(on.clocks['appeal-window']).toMatchObject({ party: 'force', dueAt: due });
    expect(on.decline?.appealUntil).toBe(due);
  });
  it('time closes the window when it is due, not a minute before', () => {
    const on = declined().on();
    const until = on.decline?.appealUntil ?? instant('2000-01-01');
    const end = { name: 'end-appeal-window' as const, payload: { clock: 'appeal-window', rung: 'due' } };
    expect(refusal(byTime(on, { ...end, now: later(until, -1) }))).toEqual({ code: 'not-due', rule: 'CLK-7' });
    const closed = after(on, byTime(on, { ...end, now: until }));
    expect(closed).toMatchObject({ stage: 'declined', clocks: {}, pen: null });
    expect(refusal(byTime(closed, { ...end, now: later(until, 1) }))).toEqual({ code: 'moved-on', rule: 'CLK-7' });
  });
  it('there is none before the decline', () => {
    const on = proposed('in-triage').on();
    const end = { name: 'end-appeal-window' as const, payload: { clock: 'decline-review', rung: 'due' }, now: instant('2027-01-01') };
    expect(refusal(byTime(on, end))).toMatchObject({ code: 'wrong-stage', rule: 'TRI-7' });
  });
});

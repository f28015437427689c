import { describe, expect, it } from 'vitest';
import { mayOpen } from '../../domain/access.ts';
import { appealDeciders } from '../../domain/appeal-state.ts';
import { offered } from '../../domain/decide.ts';
import { noticesOf } from '../../domain/notices.ts';
import { penDue } from '../../domain/pen.ts';
import { waitsFor } from '../../domain/waits.ts';
import { directory, factsFor, personOf, policy } from '../support/rulebook.ts';
import { appealedIn, declinedIn, MANAGER, OFFICER, ownRocuAppealed, SECOND, SIO, SPOC, TOEX, why } from './appealing.ts';
import { after, byTime, directoryWith } from './by-time.ts';
import { instant } from './calendars.ts';
import { caseAt, later, type Story } from './story.ts';

const SOUTH = 'gateway-manager.southvale';
const uphold = { outcome: 'uphold', rationale: why } as const;
const overturn = { outcome: 'overturn', rationale: why } as const;
const told = (story: Story) =>
  noticesOf({ on: story.on(), entry: story.entries.at(-1) ?? story.entries[0]!, facts: factsFor(null, { now: story.now() }) });

describe('TRI-7: one appeal per decline, within its window', () => {
  it.each([SPOC, SIO])('%s appeals: the case stays declined, somebody has the pen and ten working days', (who) => {
    const story = declinedIn('in-triage');
    const at = story.now();
    const on = story.give(who, 'appeal', { grounds: why });
    expect(on).toMatchObject({ stage: 'declined', pen: { party: 'gateway', role: 'gateway-manager', user: null, since: at } });
    expect(on.appeals).toEqual([
      {
        by: who,
        at,
        grounds: why,
        decided: null,
        against: { from: 'in-triage', proposedBy: OFFICER, approvedBy: MANAGER, reasonCode: 'capacity' },
      },
    ]);
    expect(Object.keys(on.clocks)).toEqual(['appeal']);
    expect(on.clocks['appeal']).toMatchObject({ party: 'gateway', targetMinutes: 10 * 480 });
    expect(penDue(on)).toBe(on.clocks['appeal']?.dueAt);
  });
  it.each(['spoc.brackenshire', 'requester.aldershire', 'owner-lead.aldershire', OFFICER, TOEX])('it is not for %s', (who) => {
    expect(declinedIn('in-triage').refused(who, 'appeal', { grounds: why })).toMatchObject({ code: 'wrong-person', rule: 'TRI-7' });
  });
  it('there is no second one while it runs, nor after it was decided', () => {
    const story = appealedIn('in-triage');
    expect(story.refused(SIO, 'appeal', { grounds: why })).toMatchObject({ code: 'already-recorded', rule: 'TRI-7' });
    story.give(SECOND, 'decide-appeal', uphold);
    expect(story.refused(SIO, 'appeal', { grounds: why })).toMatchObject({ code: 'appeal-window-over', rule: 'TRI-7' });
  });
  it('nor once the window is over, though time has not closed it yet; at its last minute there is', () => {
    const story = declinedIn('in-triage');
    const until = story.on().decline?.appealUntil ?? instant('2000-01-01');
    const appeal = (now: typeof until) => offered('appeal', story.on(), factsFor(SPOC, { now }));
    expect(appeal(until)).toBeNull();
    expect(appeal(later(until, 1))).toMatchObject({ code: 'appeal-window-over', rule: 'TRI-7' });
  });
  it('nor before the decline is approved', () => {
    expect(offered('appeal', caseAt('in-triage'), factsFor(SPOC))).toMatchObject({ code: 'wrong-stage', rule: 'TRI-7' });
  });
  it('a bid that is declined anew may be appealed against anew', () => {
    const story = appealedIn('consideration');
    story.give(SECOND, 'decide-appeal', overturn);
    story.give(TOEX, 'propose-decline', { reasonCode: 'capacity', rationale: why, advice: why });
    story.give(MANAGER, 'approve-decline', { rationale: why });
    expect(story.give(SPOC, 'appeal', { grounds: why }).appeals).toHaveLength(2);
  });
});

describe('TRI-7, ACC-5: decided by a gateway or TOEX manager who had no part in any round', () => {
  it('of the region, where one is free to', () => {
    expect(appealDeciders(appealedIn('in-triage').on(), { directory })).toEqual([SECOND, TOEX].toSorted());
  });
  it.each([OFFICER, MANAGER])('%s proposed or approved, and does not decide', (who) => {
    const on = appealedIn('in-triage').on();
    expect(offered('decide-appeal', on, factsFor(who))).toMatchObject({
      rule: 'TRI-7',
      code: who === OFFICER ? 'wrong-person' : 'took-part',
    });
  });
  it('nor whoever overturned an earlier proposal, or decided an earlier appeal', () => {
    const story = appealedIn('consideration');
    story.give(SECOND, 'decide-appeal', overturn);
    const no = { reasonCode: 'capacity', rationale: why, advice: why };
    story.give(TOEX, 'propose-decline', no);
    story.give(MANAGER, 'approve-decline', { rationale: why });
    story.give(SPOC, 'appeal', { grounds: why });
    for (const who of [MANAGER, SECOND, TOEX]) expect(story.refused(who, 'decide-appeal', uphold)).toMatchObject({ code: 'took-part' });
    // All of the region had a part, so any other decides.
    expect(appealDeciders(story.on(), { directory })).toContain(SOUTH);
    expect(story.give(SOUTH, 'decide-appeal', uphold)).toMatchObject({ stage: 'declined', pen: null, clocks: {} });
  });
  it('while somebody of the region is free to, another region is not asked', () => {
    const on = appealedIn('in-triage').on();
    expect(offered('decide-appeal', on, factsFor(SOUTH))).toMatchObject({ code: 'wrong-person', rule: 'TRI-7' });
    expect(mayOpen(on, personOf(SOUTH), { directory, policy })).toBe('none');
  });
  it('once the last of them has left, it is for any other, who then sees the case', () => {
    const without = directoryWith({ [SECOND]: { active: false }, [TOEX]: { active: false } });
    const on = appealedIn('in-triage').on();
    expect(offered('decide-appeal', on, factsFor(SOUTH, { directory: without }))).toBeNull();
    expect(mayOpen(on, personOf(SOUTH), { directory: without, policy })).toBe('page');
  });
  it('ACC-5: the SIO of the case does not, though a manager by role', () => {
    const other = directoryWith({ [SIO]: { roles: ['sio', 'gateway-manager'], organisation: 'northmarch-rocu' } });
    expect(offered('decide-appeal', appealedIn('in-triage').on(), factsFor(SIO, { directory: other }))).toMatchObject({
      code: 'own-submission',
    });
  });
});

describe('TRI-8: an appeal on a bid of the gateway’s own ROCU goes to another region', () => {
  it.each([SECOND, TOEX])('%s of the region does not decide it', (who) => {
    expect(ownRocuAppealed().refused(who, 'decide-appeal', uphold)).toMatchObject({ code: 'another-region-decides', rule: 'TRI-8' });
  });
  it('the managers of the other see it for as long as it runs, wait for it, and decide', () => {
    const story = ownRocuAppealed();
    const south = personOf(SOUTH);
    expect(mayOpen(story.on(), south, { directory, policy })).toBe('page');
    expect(waitsFor(story.on(), south, { directory, policy })).toEqual([
      { kind: 'appeal', id: 'appeal', dueAt: story.on().clocks['appeal']?.dueAt },
    ]);
    expect(waitsFor(story.on(), personOf(SECOND), { directory, policy })).toEqual([]);
    const on = story.give(SOUTH, 'decide-appeal', overturn);
    expect(on.stage).toBe('triage-queue');
    expect(mayOpen(on, south, { directory, policy })).toBe('none');
  });
});

describe('TRI-7: upheld it ends, overturned it goes back to where it was declined from', () => {
  it('upheld: no pen, no clock, no second chance', () => {
    const story = appealedIn('in-triage');
    const on = story.give(SECOND, 'decide-appeal', uphold);
    expect(on).toMatchObject({ stage: 'declined', pen: null, clocks: {}, decline: { proposedBy: OFFICER } });
    expect(on.appeals?.at(-1)?.decided).toMatchObject({ outcome: 'uphold', by: SECOND, rationale: why });
  });
  it.each([
    ['in-triage', 'triage-queue', 'claim', { party: 'gateway', role: 'triage-officer', user: null }],
    ['consideration', 'consideration', 'toex-decision', { party: 'toex', role: 'toex-manager', user: null }],
    ['awaiting-capacity', 'awaiting-capacity', 'capacity', { party: 'toex', role: 'toex-manager', user: null }],
  ] as const)('from %s: in %s, with a clock begun anew', (...[from, stage, clock, pen]) => {
    const story = appealedIn(from);
    story.wait(600);
    const at = story.now();
    const on = story.give(SECOND, 'decide-appeal', overturn);
    expect(on).toMatchObject({ stage, decline: null, pen: { ...pen, since: at } });
    expect(Object.keys(on.clocks)).toEqual([clock]);
    expect(on.clocks[clock]?.startedAt).toBe(at);
  });
  it('in the queue it is offered to nobody first, so not to the proposer', () => {
    const story = appealedIn('in-triage');
    expect(story.give(SECOND, 'decide-appeal', overturn)).toMatchObject({ offeredTo: null, claimer: null, lastOfficer: OFFICER });
  });
  it('the loser of a race is told who decided, and what', () => {
    const story = appealedIn('consideration');
    story.give(SECOND, 'decide-appeal', overturn);
    const third = directoryWith({ [OFFICER]: { roles: ['gateway-manager'] } });
    story.other.directory = third;
    expect(story.refused(OFFICER, 'decide-appeal', uphold)).toMatchObject({
      code: 'already-decided', rule: 'TRI-7', by: SECOND, outcome: 'the decline was overturned',
    }); // prettier-ignore
  });
});

describe('REC-3: an appeal never ends in silence', () => {
  it('those who may decide it are told at once, with the time', () => {
    const story = appealedIn('in-triage');
    const dueAt = story.on().clocks['appeal']?.dueAt;
    expect(told(story)).toMatchObject([
      { event: 'appealed', to: [SECOND, TOEX].toSorted(), dueAt },
      { event: 'appealed', to: [SIO] },
    ]);
  });
  it('the outcome reaches both who asked and those whose decline it was, once each, naming who holds the risk (OWN-9)', () => {
    const story = appealedIn('consideration');
    story.give(SECOND, 'decide-appeal', overturn);
    const notices = told(story);
    expect(notices.map(({ to }) => to)).toEqual([[SPOC, SIO, TOEX, MANAGER]]);
    expect(notices[0]?.text).toContain('Rowan Hale');
  });
  it('what is late is told to the deciders, their managers, the SPOC and the SIO; it does not lapse, and is decided all the same', () => {
    const story = appealedIn('in-triage');
    const due = story.on().clocks['appeal']?.dueAt ?? instant('2000-01-01');
    const first = story.on().clocks['appeal']?.rungs[0];
    const reminded = after(
      story.on(),
      byTime(story.on(), { name: 'tell', payload: { clock: 'appeal', rung: '75%' }, now: first?.at ?? due }),
    );
    const decision = byTime(reminded, { name: 'tell', payload: { clock: 'appeal', rung: 'due' }, now: due });
    const entry = decision.ok ? decision.entries[0] : undefined;
    const line = [SECOND, TOEX].map((id) => personOf(id).lineManager);
    expect(entry?.type === 'told' ? entry.about.to : []).toEqual(expect.arrayContaining([SECOND, TOEX, SPOC, SIO, ...line]));
    const overdue = after(reminded, decision);
    expect(overdue).toMatchObject({ stage: 'declined', pen: { role: 'gateway-manager' } });
    story.other.now = later(due, 60);
    story.give(SECOND, 'decide-appeal', uphold);
    expect(story.entries.at(-1)).toMatchObject({ type: 'appeal-decided', about: { late: true } });
    expect(told(story)[0]?.text).toContain('after its time');
  });
});

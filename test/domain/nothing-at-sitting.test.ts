import { describe, expect, it } from 'vitest';
import { nothingBeside } from '../../domain/beside.ts';
import { offeredAtSitting } from '../../domain/sitting-decide.ts';
import type { MeetingCommand } from '../../domain/sitting-commands.ts';
import { factsFor } from '../support/rulebook.ts';
import { CHAIR, council, decision, LEAD, OWNER, paper, SECRETARY, why } from './council.ts';
import { action, meetingAt } from './meeting-story.ts';

const OFFICER = action.owner;
type Council = ReturnType<typeof council>;
/** The code with which it is refused before anything is filled in; nothing where it is offered. */
const said = (c: Council, [who, id, addable]: readonly [string, string, (readonly string[] | undefined)?], name: MeetingCommand) => {
  const beside = { ...nothingBeside, ...(addable === undefined ? {} : { addable }) };
  return offeredAtSitting(name, c.sittingOf(id), factsFor(who, { now: c.now(), beside }))?.code ?? null;
};
const ofItems = ['strike-item', 'carry-item', 'declare-interest', 'ratify-decision', 'decline-to-ratify'] as const;

describe('ESC-2: an action is kept while one is open', () => {
  const actions = ['update-action', 'complete-action'] as const;
  const offers = (meeting: ReturnType<typeof meetingAt>, who: string) =>
    actions.map((name) => offeredAtSitting(name, meeting.on(), meeting.facts(who))?.code ?? null);
  it('by its owner and by the secretary, until it is complete; each of them, until theirs is', () => {
    const meeting = meetingAt('in-session');
    expect(offers(meeting, SECRETARY)).toEqual(['no-action-open', 'no-action-open']);
    meeting.give(SECRETARY, 'add-action', action);
    meeting.give(SECRETARY, 'add-action', { ...action, owner: LEAD });
    expect([SECRETARY, OFFICER, LEAD].map((who) => offers(meeting, who))).toEqual([[null, null], [null, null], [null, null]]); // prettier-ignore
    meeting.give(OFFICER, 'complete-action', { action: 'a1', text: why });
    const none = ['no-action-open', 'no-action-open'];
    expect([SECRETARY, OFFICER, LEAD].map((who) => offers(meeting, who))).toEqual([[null, null], none, [null, null]]); // prettier-ignore
    // Whoever comes second is told of the action itself.
    expect(meeting.refused(OFFICER, 'complete-action', { action: 'a1', text: why }).code).toBe('action-complete');
    meeting.give(SECRETARY, 'complete-action', { action: 'a2', text: why });
    expect([SECRETARY, LEAD].map((who) => offers(meeting, who))).toEqual([none, none]);
  });
});

describe('ESC-1, ESC-2: what is done to an item is offered while one waits for it', () => {
  it('nothing on an agenda without items, nor once each is settled', () => {
    const c = council();
    const meeting = c.call('ordinary', '2026-12-15T10:00:00Z');
    const all = (who: string) => ofItems.slice(0, 3).map((name) => said(c, [who, meeting], name));
    const nothing = 'nothing-on-agenda';
    expect(all(SECRETARY)).toEqual([nothing, nothing, nothing]);
    const ref = c.open(1);
    c.give([OWNER, ref], 'escalate', { paper });
    c.give([SECRETARY, ref], 'list-for-meeting', { meeting });
    expect(all(SECRETARY)).toEqual([null, null, null]);
    c.at([SECRETARY, meeting], 'declare-interest', { case: ref, reason: why });
    expect([all(SECRETARY)[2], said(c, [CHAIR, meeting], 'declare-interest')]).toEqual([nothing, null]);
    c.at([SECRETARY, meeting], 'strike-item', { case: ref, reason: why });
    expect(all(SECRETARY)).toEqual([nothing, nothing, nothing]);
    expect(c.refusedAt([SECRETARY, meeting], 'strike-item', { case: ref, reason: why })).toBe('no-item');
  });
  it('a ratification where one is listed, and then nothing is struck', () => {
    const c = council();
    const ref = c.open(1);
    c.give([OWNER, ref], 'escalate', { paper });
    const extra = c.call('extraordinary', '2026-12-01T10:00:00Z');
    c.give([SECRETARY, ref], 'list-for-meeting', { meeting: extra });
    c.at([CHAIR, extra], 'start', {});
    const ratifying = (id: string) => ofItems.slice(3).map((name) => said(c, [CHAIR, id], name));
    expect(ratifying(extra)).toEqual(['nothing-on-agenda', 'nothing-on-agenda']);
    c.give([CHAIR, ref], 'record-decision', decision(extra, 'retain'));
    const next = c.call('ordinary', '2026-12-15T10:00:00Z');
    c.at([CHAIR, next], 'start', {});
    expect(ratifying(next)).toEqual([null, null]);
    expect([said(c, [SECRETARY, next], 'strike-item'), said(c, [SECRETARY, next], 'carry-item')]).toEqual(['carried-only', null]);
    c.at([CHAIR, next], 'ratify-decision', { case: ref, reason: why });
    expect(c.sittingOf(next).status).toBe('decided');
  });
  it('a late item where somebody has looked and found a case; where nobody has looked, it is tried', () => {
    const c = council();
    const meeting = c.call('ordinary', '2026-12-15T10:00:00Z');
    const adding = (addable?: readonly string[]) => said(c, [CHAIR, meeting, addable], 'supplement-pack');
    expect([adding([]), adding(['TSK-NM-2026-00001-X']), adding()]).toEqual(['nothing-to-add', null, null]);
    expect(said(c, [SECRETARY, meeting, []], 'supplement-pack')).toBe('wrong-person');
  });
});

// What changes between a record and its confirmation, or between two escalations.
import { describe, expect, it } from 'vitest';
import type { Directory } from '../../domain/directory.ts';
import { escalationOf } from '../../domain/escalation-state.ts';
import { directory as demo } from '../support/rulebook.ts';
import { directoryWith } from './by-time.ts';
import { CHAIR, council, decision, DEPUTY, LEAD, OWNER, paper, rewritten, SECRETARY, TTCG, why } from './council.ts';

const FTT = 'federated-tasking-team';
const ROCU = 'northmarch-rocu';
const inWhich = (of: Partial<Directory['organisations'][string]>): Directory => {
  const rocu = demo.organisations[ROCU];
  if (rocu === undefined) throw new Error('no ROCU');
  return { ...demo, organisations: { ...demo.organisations, [ROCU]: { ...rocu, ...of } } };
};
/** A transfer to the ROCU that the secretary has recorded; `know` is what the directory says from then on. */
const recorded = () => {
  let known: Directory = demo;
  const c = council(undefined, () => known);
  const ref = c.open(1);
  c.give([OWNER, ref], 'escalate', { paper });
  const meeting = c.call('ordinary', '2026-12-15T10:00:00Z');
  c.give([SECRETARY, ref], 'list-for-meeting', { meeting });
  c.wait('2026-12-15T10:00:00Z');
  c.at([CHAIR, meeting], 'start', {});
  c.give([SECRETARY, ref], 'record-decision', decision(meeting, 'transfer', { newOwner: ROCU }));
  return { c, ref, meeting, know: (next: Directory) => (known = next) };
};

describe('ESC-2, OWN-2, OWN-5: what the secretary recorded is judged anew when the chair confirms it', () => {
  it.each([
    ['the receiver can own no risk any more', inWhich({ kind: 'partner' })],
    ['the body may not transfer to it any more', inWhich({ region: 'southvale' })],
  ])('%s: it is contested, recorded anew and confirmed', (_name, since) => {
    const { c, ref, meeting, know } = recorded();
    know(since);
    expect(c.refused([CHAIR, ref], 'confirm-decision', {})).toBe('record-overtaken');
    expect(escalationOf(c.caseOf(ref))).toMatchObject({ standing: 'recorded', decisions: [{ effectiveAt: null }] });
    c.give([CHAIR, ref], 'contest-record', { reason: why });
    c.give([SECRETARY, ref], 'record-decision', decision(meeting, 'retain'));
    expect(c.give([CHAIR, ref], 'confirm-decision', {}).stage).toBe('closing');
  });
  it('OWN-4: a transfer to an agency of which nobody could accept it is refused, and one whose last owner lead has gone is not confirmed', () => {
    const { c, ref, meeting, know } = recorded();
    know(directoryWith({ [LEAD]: { roles: [] } }));
    expect(c.refused([CHAIR, ref], 'confirm-decision', {})).toBe('record-overtaken');
    c.give([CHAIR, ref], 'contest-record', { reason: why });
    const to = (newOwner: string) =>
      c.tryCase(CHAIR, ref, { name: 'record-decision', payload: decision(meeting, 'transfer', { newOwner }) });
    for (const left of [{ [LEAD]: { roles: [] } }, { [LEAD]: { active: false } }]) {
      know(directoryWith(left));
      expect(to(ROCU)).toMatchObject({ code: 'nobody-accepts', rule: 'OWN-4' });
    }
    expect(to('caldmoor')).toMatchObject({ code: 'nobody-accepts', rule: 'OWN-4' });
    know(demo);
    expect(to(ROCU)).toBeNull();
  });
  it('as long as nothing has changed it takes effect', () => {
    const { c, ref } = recorded();
    c.give([CHAIR, ref], 'confirm-decision', {});
    expect(escalationOf(c.caseOf(ref))?.standing).toBe('transfer-decided');
  });
  it('an interest that the chair has declared since leaves it to the deputy, who judges it like any other', () => {
    const { c, ref, meeting, know } = recorded();
    c.at([CHAIR, meeting], 'declare-interest', { case: ref, reason: why });
    know(inWhich({ kind: 'partner' }));
    expect(c.refused([CHAIR, ref], 'confirm-decision', {})).toBe('not-the-decider');
    expect(c.refused([DEPUTY, ref], 'confirm-decision', {})).toBe('record-overtaken');
    c.give([DEPUTY, ref], 'contest-record', { reason: why });
  });
});

describe('OWN-5: a paper that the FTT has rejected is not referred to it again by another escalation', () => {
  it('its words count, not its number; a new paper is referred', () => {
    const c = council();
    const ref = c.open(1);
    let day = 14;
    const before = (body: string, secretary: string, chair: string): string => {
      const meeting = c.call('extraordinary', `2026-12-${String((day += 1))}T10:00:00Z`, body);
      c.give([secretary, ref], 'list-for-meeting', { meeting });
      c.at([chair, meeting], 'start', {});
      return meeting;
    };
    c.give([OWNER, ref], 'escalate', { paper });
    c.give([CHAIR, ref], 'record-decision', decision(before(TTCG, SECRETARY, CHAIR), 'refer-to-ftt'));
    c.give(['chair.ftt', ref], 'record-decision', decision(before(FTT, 'secretary.ftt', 'chair.ftt'), 'reject'));
    c.give([OWNER, ref], 'withdraw-escalation', { reason: why });
    c.give([OWNER, ref], 'escalate', { paper });
    const again = before(TTCG, SECRETARY, CHAIR);
    expect(escalationOf(c.caseOf(ref))).toMatchObject({ id: 'e2', papers: [{ version: 1 }] });
    expect(c.refused([CHAIR, ref], 'record-decision', decision(again, 'refer-to-ftt'))).toBe('referral-rejected');
    c.at([SECRETARY, again], 'strike-item', { case: ref, reason: why });
    // Nor are the same words under another number a new paper.
    c.give([OWNER, ref], 'revise-paper', { paper });
    const same = before(TTCG, SECRETARY, CHAIR);
    expect(c.refused([CHAIR, ref], 'record-decision', decision(same, 'refer-to-ftt'))).toBe('referral-rejected');
    c.at([SECRETARY, same], 'strike-item', { case: ref, reason: why });
    c.give([OWNER, ref], 'revise-paper', { paper: rewritten });
    c.give([CHAIR, ref], 'record-decision', decision(before(TTCG, SECRETARY, CHAIR), 'refer-to-ftt'));
    expect(escalationOf(c.caseOf(ref))).toMatchObject({ id: 'e2', body: FTT });
  });
});

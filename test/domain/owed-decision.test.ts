import { expect, it } from 'vitest';
import { escalationOf } from '../../domain/escalation-state.ts';
import { CHAIR, decision, inSession, LEAD, SECRETARY, why } from './council.ts';

it('ESC-3: what is owed where no sitting is planned ends with a first deferral to one that is', () => {
  const { c, ref, meeting } = inSession();
  c.at([SECRETARY, meeting], 'carry-item', { case: ref, reason: why });
  expect(c.caseOf(ref).clocks).toHaveProperty('extraordinary-decision');
  const second = c.call('ordinary', '2027-01-19T10:00:00Z');
  c.give([SECRETARY, ref], 'list-for-meeting', { meeting: second });
  const third = c.call('ordinary', '2027-02-19T10:00:00Z');
  c.wait('2027-01-19T10:00:00Z');
  c.at([CHAIR, second], 'start', {});
  c.give([CHAIR, ref], 'record-decision', decision(second, 'defer'));
  expect(c.caseOf(ref).clocks).not.toHaveProperty('extraordinary-decision');
  expect(escalationOf(c.caseOf(ref))?.listed?.meeting).toBe(third);
});
it('ESC-3, ESC-4: after two deferrals the chair owes a decision again where the receiver that it found does not take the risk', () => {
  const { c, ref, meeting } = inSession();
  const second = c.call('ordinary', '2027-01-19T10:00:00Z');
  c.give([CHAIR, ref], 'record-decision', decision(meeting, 'defer'));
  c.wait('2027-01-19T10:00:00Z');
  c.at([CHAIR, second], 'start', {});
  c.give([CHAIR, ref], 'record-decision', decision(second, 'defer'));
  const extra = c.call('extraordinary', '2027-01-20T10:00:00Z');
  c.give([SECRETARY, ref], 'list-for-meeting', { meeting: extra });
  c.at([CHAIR, extra], 'start', {});
  c.give([CHAIR, ref], 'record-decision', decision(extra, 'transfer', { newOwner: 'northmarch-rocu' }));
  expect(c.caseOf(ref).clocks).not.toHaveProperty('extraordinary-decision');
  c.give([LEAD, ref], 'refuse-transfer', { reason: why });
  expect(c.caseOf(ref).clocks).toHaveProperty('extraordinary-decision');
  expect(c.caseOf(ref).clocks).not.toHaveProperty('escalation-listed');
});

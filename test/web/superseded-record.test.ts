import { expect, it } from 'vitest';
import { atSitting, CHAIR, DEPUTY, inSession, OWNER, SECRETARY, transfer } from '../api/escalated.ts';
import { callMeeting } from '../api/meeting.ts';
import { give } from '../api/walk.ts';
import { houseOf } from './house.ts';
import { textOf, visitorOf } from './visitor.ts';

const house = await houseOf();

it('ESC-2: a record that nobody confirmed before the case went on never took effect, and waits for nobody', async () => {
  const { ref, meeting } = await inSession(house);
  const decided = (at: string, outcome: string) => ({ ...transfer(at), outcome, newOwner: undefined });
  await give(house, ref, [SECRETARY, 'record-decision', decided(meeting, 'retain')]);
  const owner = await visitorOf(house, OWNER);
  const shown = async (): Promise<string> => textOf((await owner.get(`/cases/${ref}/ownership`)).text);
  expect(await shown()).toContain('not yet: the record waits for');
  for (const who of [CHAIR, DEPUTY]) await atSitting(house, meeting, [who, 'declare-interest', { case: ref, reason: 'A relative.' }]);
  const next = await callMeeting(house, { body: 'northmarch-ttcg', at: '2027-01-19T10:00:00Z', kind: 'ordinary' });
  await atSitting(house, meeting, [SECRETARY, 'carry-item', { case: ref, reason: 'Nobody may confirm it.' }]);
  expect(await shown()).toContain('never: the record was not confirmed');
  const secretary = await visitorOf(house, SECRETARY);
  expect(textOf((await secretary.get(`/meetings/${meeting}`)).text)).toMatch(/Record that never took effect\s+Retain/);
  await atSitting(house, next, [CHAIR, 'start', {}]);
  await give(house, ref, [SECRETARY, 'record-decision', decided(next, 'refer-to-ftt')]);
  const after = await shown();
  expect(after).toContain('never: the record was not confirmed');
  expect(after).not.toContain('waits for Assistant Chief Constable Judith Carrow to confirm');
});

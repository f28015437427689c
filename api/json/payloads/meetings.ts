import { z } from 'zod';
import type { HumanSittingCommand, SittingCommandName, SittingCommands } from '../../../domain/sitting-commands.ts';
import { code, line, many, person } from './fields.ts';
import { decidedLeaves, wireLeaves, type Leaves } from './leaves.ts';
import { noted } from './notes.ts';
import { onClock } from './system.ts';
import { nothing, reason } from './triage.ts';

const action = line({ title: 'Action', hint: 'Its id, such as a1' }, 40);
const aboutAction = <N, T, D>(leaf: Leaves<N, T, D>) => z.strictObject({ action, text: leaf.narrative({ title: 'How it stands' }) });
const addAction = <N, T, D>(leaf: Leaves<N, T, D>) =>
  z.strictObject({
    text: leaf.narrative({ title: 'What is to be done' }),
    owner: person('Owner of the action'),
    due: leaf.date({ title: 'Due date', lies: 'ahead' }),
    case: line({ title: 'Case', hint: 'The reference of the case that it concerns' }, 40).exactOptional(),
  });
const onCase = <N, T, D>(leaf: Leaves<N, T, D>) =>
  z.strictObject({ case: line({ title: 'Case', hint: 'Its reference' }, 40), reason: leaf.narrative({ title: 'Reason' }) });
const attendance = z.strictObject({
  present: many(person('Person present'), { title: 'Present' }),
  apologies: many(person('Person who sent apologies'), { title: 'Apologies' }),
});
const openMeeting = <N, T, D>(leaf: Leaves<N, T, D>) =>
  z.strictObject({
    body: code({ title: 'Body', organisation: true }),
    at: leaf.instant({ title: 'Time of the sitting', lies: 'ahead' }),
    kind: noted(z.enum(['ordinary', 'extraordinary']), { title: 'Kind of sitting' }),
  });

/** One line per human command of a sitting, written once; the leaves make it the payload as sent or as decided. */
const family = <N, T, D>(leaf: Leaves<N, T, D>) => ({
  'open-meeting': openMeeting(leaf),
  'close-papers': nothing(),
  start: nothing(),
  'record-attendance': attendance,
  postpone: z.strictObject({
    to: leaf.instant({ title: 'New time of the sitting', lies: 'ahead' }),
    reason: leaf.narrative({ title: 'Reason' }),
  }),
  cancel: reason(leaf),
  'add-action': addAction(leaf),
  'update-action': aboutAction(leaf),
  'complete-action': aboutAction(leaf),
  'approve-minutes': nothing(),
  'declare-interest': onCase(leaf),
  'strike-item': onCase(leaf),
  'carry-item': onCase(leaf),
  'supplement-pack': onCase(leaf),
  'ratify-decision': onCase(leaf),
  'decline-to-ratify': onCase(leaf),
});

/** Payloads as rules see them. A command without a schema, or with one of another shape, does not compile. */
export const decidedAtSitting: { readonly [C in SittingCommandName]: z.ZodType<SittingCommands[C]['payload']> } = {
  ...family(decidedLeaves),
  tell: onClock(),
  'carry-unreached': onClock(),
};
/** Payloads as people send them. */
export const meetingSchemas: { readonly [C in HumanSittingCommand]: z.ZodObject } = family(wireLeaves);
export const humanMeetingCommands: readonly HumanSittingCommand[] = Object.keys(meetingSchemas).filter(
  (name): name is HumanSittingCommand => name in meetingSchemas,
);

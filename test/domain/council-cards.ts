// What the random councils draw from: steps, commands, people, owners.
import fc from 'fast-check';
import type { Case } from '../../domain/case.ts';
import type { CaseCommand } from '../../domain/commands.ts';
import { escalationOf } from '../../domain/escalation-state.ts';
import type { MeetingCommand } from '../../domain/sitting-commands.ts';
import type { Sitting } from '../../domain/sitting.ts';
import { crowd } from './crowd.ts';

export type Step = {
  readonly kind: 'on' | 'case' | 'sitting' | 'any' | 'time' | 'call' | 'leave';
  readonly command: number;
  readonly person: number;
  readonly stream: number;
  readonly number: number;
};
export const steps = fc.array(
  fc.record<Step>({
    kind: fc.constantFrom('on', 'on', 'on', 'on', 'on', 'on', 'case', 'case', 'case', 'sitting', 'sitting', 'any', 'time', 'call', 'leave'),
    command: fc.nat(9999),
    person: fc.nat(9999),
    stream: fc.nat(9999),
    number: fc.nat(9999),
  }),
  { minLength: 80, maxLength: 160, size: 'max' },
);

// What leads on weighs more, so that risks come before bodies, are transferred and refused.
const ofEscalation: readonly CaseCommand[] = [
  'escalate', 'list-for-meeting', 'record-decision', 'confirm-decision', 'accept-transfer', 'refuse-transfer',
]; // prettier-ignore
const beside: readonly CaseCommand[] = [
  'revise-paper', 'withdraw-escalation', 'contest-record', 'record-master-list-change', 'propose-handover', 'accept-handover', 'refuse-handover', 'hold', 'resume',
  'review-hold', 'confirm-ownership', 'log-value', 'close', 'note',
]; // prettier-ignore
export const endings: readonly CaseCommand[] = ['withdraw'];
export const caseCards: readonly CaseCommand[] = [...ofEscalation, ...ofEscalation, ...ofEscalation, ...beside];
export const sittingCards: readonly MeetingCommand[] = [
  'start', 'start', 'start', 'carry-item', 'ratify-decision', 'decline-to-ratify', 'supplement-pack', 'approve-minutes', 'strike-item', 'declare-interest', 'close-papers',
  'record-attendance', 'postpone', 'cancel', 'add-action', 'update-action', 'complete-action',
]; // prettier-ignore
export const caseCommands: readonly CaseCommand[] = [...new Set([...caseCards, ...endings])];
export const sittingCommands: readonly MeetingCommand[] = [...new Set(sittingCards)];

export const cast = [
  'sio.aldershire', 'sio2.aldershire', 'super.aldershire', 'owner-lead.aldershire', 'owner-lead.brackenshire', 'sio.northmarch-rocu', 'owner-lead.northmarch-rocu',
  'sio.national-agency', 'owner-lead.national-agency', 'toex-manager.northmarch', 'sia.northmarch', 'analyst.northmarch', 'triage.northmarch', 'gateway-manager.northmarch',
  'chair.northmarch', 'chair2.northmarch', 'secretary.northmarch', 'chair.ftt', 'secretary.ftt',
].filter((id) => Object.hasOwn(crowd.people, id)); // prettier-ignore
export const everybody = Object.keys(crowd.people);
/** What leads on from where the escalation stands; one number in four answers the other way. */
export const onward = (on: Case, sitting: Sitting | null, number: number): CaseCommand | 'start' | 'call' | null => {
  const other = number % 4 === 0;
  if (on.stage === 'ownership') return 'escalate';
  if (on.stage !== 'escalated') return null;
  switch (escalationOf(on)?.standing) {
    case 'to-list':
      return other ? 'call' : 'list-for-meeting';
    case 'listed':
      return sitting?.status === 'in-session' ? 'record-decision' : 'start';
    case 'recorded':
      return other ? 'contest-record' : 'confirm-decision';
    case 'transfer-decided':
      return number % 3 === 0 ? 'accept-transfer' : 'refuse-transfer';
    default:
      return null;
  }
};
/** People who leave in mid course and come back. */
export const leavers = ['sio.aldershire', 'chair.northmarch', 'secretary.northmarch', 'owner-lead.northmarch-rocu', 'sia.northmarch', 'sio.northmarch-rocu'] as const; // prettier-ignore

/** Owned by a force, a ROCU and a national agency, each in the hands of its SIO. */
export const owners: readonly Case['owner'][] = [
  { agency: 'aldershire', user: 'sio.aldershire' },
  { agency: 'northmarch-rocu', user: 'sio.northmarch-rocu' },
  { agency: 'national-agency', user: 'sio.national-agency' },
];

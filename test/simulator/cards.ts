// How often what is played. Whatever is not named here weighs one, so a new command is drawn from the day it has a row in the rulebook.
import type { CaseCommand } from '../../domain/commands.ts';
import { rulebook, stagesOf } from '../../domain/rulebook.ts';
import { sittingRulebook } from '../../domain/sitting-rulebook.ts';
import type { MeetingCommand } from '../../domain/sitting-commands.ts';
import { statusesOf } from '../../domain/sitting-decide.ts';
import type { SittingStatus } from '../../domain/sitting.ts';
import type { Stage } from '../../domain/words.ts';

type SystemAuthority = { readonly who: readonly object[] };
const byPeople = ({ who }: SystemAuthority): boolean => who.some((authority) => !('system' in authority));
export const caseCommands = (Object.keys(rulebook) as (keyof typeof rulebook)[]).filter(
  (name): name is CaseCommand => name !== 'submit-bid' && byPeople(rulebook[name]),
);
export const sittingCommands = (Object.keys(sittingRulebook) as (keyof typeof sittingRulebook)[]).filter(
  (name): name is MeetingCommand => name !== 'open-meeting' && byPeople(sittingRulebook[name]),
);

/** What leads on weighs more, so that many cases come far; what ends a case early weighs less. */
const weights: { readonly [C in CaseCommand]?: number } = {
  claim: 12, recommend: 12, 'countersign-recommendation': 8, 'return-for-information': 4, 'answer-and-resubmit': 4, accept: 10, allocate: 14,
  'approve-decline': 5, 'overturn-decline': 3, 'propose-decline': 1.2, withdraw: 0.15, 'refer-back': 0.7, release: 0.7,
  'propose-terms': 5, 'sign-terms': 14, 'reject-terms': 1, 'assign-team': 4, 'log-work': 4, 'submit-product': 16, 'review-product': 16, 'accept-product': 16,
  'request-rework': 1, 'propose-reassessment': 12, 'sign-reassessment': 14, 'confirm-ownership': 5, escalate: 18,
  'list-for-meeting': 12, 'record-decision': 34, 'confirm-decision': 18, 'contest-record': 8, 'accept-transfer': 5, 'refuse-transfer': 4, 'withdraw-escalation': 0.7,
  'record-master-list-change': 5, 'log-value': 4, close: 8, resume: 10, hold: 0.7, note: 0.7, ask: 0.7, nudge: 0.5, 'correct-entry': 0.5, 'propose-handover': 0.7,
  'accept-handover': 4, 'flag-urgent': 0.5, 'confirm-urgent': 6, 'lower-urgent': 4, 'override-priority': 0.4, appeal: 8, 'decide-appeal': 12, link: 1.5, 'confirm-link': 6, unlink: 0.5, 'propose-merge': 3, 'consent-merge': 14, 'refuse-merge': 2,
  unmerge: 3, reopen: 1, 'declare-impasse': 1.5, 'resolve-impasse': 10, 'acknowledge-terms': 4, 'record-review': 8, 'report-sio-unavailable': 0.2, 'report-sio-available': 8,
  redirect: 1.5, 'acknowledge-redirect': 4, 'return-recommendation': 3,
}; // prettier-ignore
const sittingWeights: { readonly [C in MeetingCommand]?: number } = { start: 12, 'approve-minutes': 4, 'ratify-decision': 6, 'decline-to-ratify': 5, 'supplement-pack': 4, cancel: 1, postpone: 0.6 }; // prettier-ignore

type Weighed<Name> = { readonly names: readonly Name[]; readonly sums: readonly number[] };
const weighed = <Name>(names: readonly Name[], weight: (name: Name) => number): Weighed<Name> => {
  let sum = 0;
  return { names, sums: names.map((name) => (sum += Math.round(weight(name) * 100))) };
};
/** The card at this place of the weighed hand; the place is below the hand's whole weight. */
const drawn = <Name>({ names, sums }: Weighed<Name>, below: (end: number) => number): Name | undefined => {
  const place = below(sums.at(-1) ?? 1);
  return names[sums.findIndex((sum) => place < sum)];
};

const hands = new Map<string, Weighed<CaseCommand>>();
export const caseCard = (stage: Stage, below: (end: number) => number): CaseCommand | undefined => {
  const hand = hands.get(stage) ?? weighed(caseCommands.filter((name) => stagesOf(name)[stage] === true), (name) => weights[name] ?? 1); // prettier-ignore
  hands.set(stage, hand);
  return drawn(hand, below);
};
const sittingHands = new Map<string, Weighed<MeetingCommand>>();
export const sittingCard = (status: SittingStatus, below: (end: number) => number): MeetingCommand | undefined => {
  const hand = sittingHands.get(status) ?? weighed(sittingCommands.filter((name) => statusesOf(name)[status] === true), (name) => sittingWeights[name] ?? 1); // prettier-ignore
  sittingHands.set(status, hand);
  return drawn(hand, below);
};

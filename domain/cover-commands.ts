import type { Commands, HumanCommand } from './commands.ts';
import type { HumanSittingCommand } from './sitting-commands.ts';
import { entryOf } from './sides.ts';
import type { Authority, Relation } from './table.ts';

/**
 * ACC-6: what a deputy may give for somebody who is absent. Never: what signs or consents (also a proposal, which is signed by whoever
 * makes it, and a countersignature); who takes or keeps the risk; an appeal; a body's decision, which the deputy chair takes (ESC-2), so
 * that only what its secretary records may be recorded for them; what is a person's own by name (a nomination, a correction).
 */
const coverable: { readonly [C in HumanCommand]: boolean | Relation } = {
  'submit-bid': true,
  claim: true,
  release: true,
  'return-for-information': true,
  'reassign-triage': true,
  redirect: true,
  'acknowledge-redirect': true,
  'bounce-redirect': true,
  recommend: true,
  'flag-urgent': true,
  'confirm-urgent': true,
  'lower-urgent': true,
  'override-priority': true,
  'countersign-recommendation': false,
  'return-recommendation': true,
  'propose-decline': true,
  'approve-decline': true,
  'overturn-decline': true,
  link: true,
  unlink: true,
  'confirm-link': true,
  appeal: true,
  'decide-appeal': false,
  reallocate: true,
  'declare-impasse': true,
  'resolve-impasse': true,
  'acknowledge-terms': false,
  'disseminate-product': true,
  'record-review': true,
  'propose-merge': true,
  'consent-merge': false,
  'refuse-merge': true,
  unmerge: true,
  reopen: true,
  accept: true,
  'refer-back': true,
  allocate: true,
  'record-first-contact': true,
  'propose-terms': false,
  'sign-terms': false,
  'reject-terms': true,
  'withdraw-terms': true,
  'assign-team': true,
  'log-work': true,
  'confirm-pnd': true,
  'submit-product': true,
  'review-product': true,
  'accept-product': true,
  'request-rework': true,
  'propose-reassessment': false,
  'sign-reassessment': false,
  'reject-reassessment': true,
  'confirm-ownership': false,
  escalate: true,
  'revise-paper': true,
  'withdraw-escalation': true,
  'list-for-meeting': true,
  'record-decision': 'body-secretary',
  'confirm-decision': false,
  'contest-record': false,
  'accept-transfer': false,
  'refuse-transfer': true,
  'record-master-list-change': true,
  'propose-handover': false,
  'accept-handover': false,
  'refuse-handover': false,
  'report-sio-unavailable': true,
  'report-sio-available': true,
  'log-value': true,
  'verify-value': true,
  'dispute-value': true,
  'answer-dispute': true,
  'reverse-value': true,
  'record-apmis-entry': true,
  'reconcile-value': true,
  close: true,
  hold: true,
  resume: true,
  'review-hold': true,
  withdraw: true,
  ask: true,
  reply: true,
  nudge: true,
  note: true,
  'correct-entry': false,
  'answer-and-resubmit': true,
};
type Signing = { readonly [C in keyof Commands]?: (payload: Commands[C]['payload']) => boolean };
/** TOR-7: what is dropped is dropped by a variation that both managers sign. */
const signs: Signing = { 'resolve-impasse': ({ outcome }) => outcome === 'drop-product' };
/** Worked out only for what is given by cover in one right alone. */
type RightOf = () => Authority | 'nobody' | null;
const isCoverable = (name: keyof Commands, rightOf: RightOf | undefined): boolean => {
  const may = entryOf<boolean | Relation>(coverable, name) ?? false;
  if (typeof may === 'boolean' || rightOf === undefined) return may !== false;
  const right = rightOf();
  return right !== null && right !== 'nobody' && 'relation' in right && right.relation === may;
};
/** Whether it is never given by cover; with a payload, whether this one is not; with the absent person's right, whether not in that one. */
export const neverByCover = <C extends keyof Commands>(name: C, payload: Commands[C]['payload'] | null, right?: RightOf): boolean => {
  const signed: Signing[C] = signs[name];
  return !isCoverable(name, right) || (payload !== null && signed?.(payload) === true);
};

/**
 * The same at a sitting: what its secretary and the owner of an action do. Whoever chairs it is an officer of the body (decision 23), minutes
 * are approved as one signs, and an interest is declared of oneself.
 */
export const coverableAtSitting: { readonly [C in HumanSittingCommand]: boolean } = {
  'open-meeting': true,
  'close-papers': true,
  start: false,
  'record-attendance': true,
  postpone: true,
  cancel: true,
  'add-action': true,
  'update-action': true,
  'complete-action': true,
  'approve-minutes': false,
  'declare-interest': false,
  'strike-item': true,
  'carry-item': true,
  'supplement-pack': false,
  'ratify-decision': false,
  'decline-to-ratify': false,
};

import { agencyName, type Facts, nameOf } from './facts.ts';
import type { BodyDecision, Outcome } from './escalation-state.ts';
import type { ListName } from './policy.ts';
import type { Recommendation } from './reassessment-state.ts';
import type { AgendaItem } from './sitting.ts';
import type { FourP, Stage, Strand } from './words.ts';
import { writtenMoment } from './written-time.ts';

export type Known = Pick<Facts, 'directory' | 'policy' | 'now'>;

// What codes are called on paper: here and not with the pages, since a paper is made of the record and of nothing else.
export const outcomeWords: { readonly [O in Outcome]: string } = {
  retain: 'The owner retains the risk',
  transfer: 'Transfer of the risk',
  'refer-to-ftt': 'Referred to the Federated Tasking Team',
  defer: 'Deferred',
  'commission-development': 'Further development commissioned',
  reject: 'Rejected',
};
export const recommendationWords: { readonly [R in Recommendation]: string } = {
  'remain-force': 'The risk stays with the force.',
  'remain-rocu': 'The risk stays with the ROCU.',
  'regional-owner': 'A regional owner takes the risk over.',
  'national-owner': 'A national owner takes the risk over.',
};
export const stageWords: { readonly [S in Stage]: string } = {
  'triage-queue': 'Triage',
  'in-triage': 'Triage',
  returned: 'Returned to the force',
  'redirect-offered': 'Offered to another body',
  'decline-review': 'Decline under review',
  consideration: 'Consideration',
  'awaiting-capacity': 'Awaiting capacity',
  terms: 'Terms of reference',
  development: 'Development',
  'product-review': 'Product in review',
  acceptance: 'Product with the SIO',
  reassessment: 'Reassessment',
  ownership: 'Ownership',
  escalated: 'Escalated',
  closing: 'Value and closure',
  closed: 'Closed',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
  lapsed: 'Lapsed',
  redirected: 'Redirected',
  merged: 'Merged',
};
export const strandWords: { readonly [S in Strand]: string } = {
  prevention: 'Prevention',
  intelligence: 'Intelligence',
  enforcement: 'Enforcement',
  reassurance: 'Reassurance',
};
export const fourPWords: { readonly [P in FourP]: string } = {
  pursue: 'Pursue',
  prevent: 'Prevent',
  protect: 'Protect',
  prepare: 'Prepare',
};
export const itemKinds: { readonly [K in AgendaItem['kind']]: string } = { transfer: 'Transfer of risk', ratify: 'To ratify' };

export const labelOf = (list: ListName, code: string, { policy }: Pick<Known, 'policy'>): string =>
  policy.lists[list].find((each) => each.code === code)?.label ?? code;
/** `Transfer of the risk to Northmarch ROCU`. */
export const decidedWords = ({ outcome, newOwner }: Pick<BodyDecision, 'outcome' | 'newOwner'>, known: Known): string =>
  `${outcomeWords[outcome]}${newOwner === null ? '' : ` to ${agencyName(known, newOwner)}`}`;
/** What became of a decision in effect since: the receiver's answer, and whether it was ratified. */
export const sinceDecided = ({ answer, ratified, extraordinary, outcome }: BodyDecision, known: Known): string => {
  const answered =
    answer === null
      ? outcome === 'transfer'
        ? ratified?.outcome === 'declined'
          ? ' The offer ended before the receiver answered.'
          : ' The receiver has not answered yet.'
        : ''
      : answer.outcome === 'accepted'
        ? ` Accepted on ${writtenMoment(answer.at)}${answer.lead === undefined ? '' : `, with ${nameOf(known, answer.lead)} as owner`}.`
        : answer.outcome === 'refused'
          ? ` Refused on ${writtenMoment(answer.at)} by ${nameOf(known, answer.by)}.`
          : ` Not answered in time: back with the body on ${writtenMoment(answer.at)}.`;
  const said =
    ratified === null
      ? extraordinary
        ? ' Still to be ratified.'
        : ''
      : ratified.outcome === 'ratified'
        ? ` Ratified at ${ratified.meeting}.`
        : ` Not ratified at ${ratified.meeting}.`;
  return `${answered}${said}`;
};

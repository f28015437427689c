import type { CaseCommand } from '../../../domain/commands.ts';
import { allocate, proposeTerms, recommend, recordFirstContact, rejectTerms, signTerms, withdrawTerms } from './early.ts';
import { acknowledgeTerms, disseminateProduct, reallocate, resolveImpasse } from './aftermath.ts';
import { appeal } from './appeals.ts';
import { correctEntry } from './correction.ts';
import {
  acceptTransfer,
  escalate,
  listForMeeting,
  readRecord,
  recordDecision,
  recordMasterListChange,
  refuseTransfer,
  revisePaper,
} from './escalations.ts';
import { answerRedirect, reassignTriage, redirect } from './gateway.ts';
import { answerUrgent, flagUrgent, overridePriority } from './priorities.ts';
import { acceptHandover, proposeHandover } from './handover.ts';
import { hold, reviewHold } from './holds.ts';
import {
  acceptProduct,
  assignTeam,
  close,
  confirmPnd,
  logWork,
  proposeReassessment,
  rejectReassessment,
  requestRework,
  reviewProduct,
  signReassessment,
  submitProduct,
} from './late.ts';
import { answerMerge, confirmLink, link, proposeMerge, reopen, unlink, unmerge } from './linking.ts';
import { reply } from './messages.ts';
import { answerDispute, disputeValue, logValue, reconcileValue, recordApmisEntry, reverseValue, verifyValue } from './values.ts';
import { answerAndResubmit, returnForInformation } from './returns.ts';
import { overlapsBeside } from '../case/overlaps/on-file.ts';
import { rehearsal, rehearsed } from './rehearsal.ts';
import { withAssessment, withDecline } from './second-person.ts';
import type { Prepare } from './preparation.ts';

/** DUP-1: beside a decision of the gateway on a bid stands what it may overlap with. It tells of other cases, so it is logged as read (REC-4). */
const besideOverlaps =
  (prepare: Prepare): Prepare =>
  async (visit, on, facts) => {
    const [prepared, overlaps] = await Promise.all([prepare(visit, on, facts), overlapsBeside(visit, on)]);
    if ((overlaps?.total ?? 0) > 0)
      await visit.ports.consultations.log({ actor: visit.person.id, action: 'read', object: `case:${on.ref}` });
    return { ...prepared, overlaps };
  };

/** What the forms begin with and show; a command that is not here has a plain form. */
export const preparations: { readonly [C in CaseCommand]?: Prepare } = {
  'return-for-information': rehearsed('return-for-information', returnForInformation),
  'answer-and-resubmit': answerAndResubmit,
  link,
  unlink,
  'confirm-link': confirmLink,
  withdraw: rehearsal('withdraw'),
  'approve-decline': besideOverlaps(withDecline(rehearsal('approve-decline'))),
  'overturn-decline': besideOverlaps(withDecline(rehearsal('overturn-decline'))),
  'refer-back': rehearsal('refer-back'),
  accept: rehearsal('accept'),
  'confirm-ownership': rehearsal('confirm-ownership'),
  'withdraw-escalation': rehearsal('withdraw-escalation'),
  appeal,
  'decide-appeal': appeal,
  reallocate,
  'resolve-impasse': resolveImpasse,
  'acknowledge-terms': acknowledgeTerms,
  'disseminate-product': disseminateProduct,
  'propose-merge': proposeMerge,
  'consent-merge': answerMerge,
  'refuse-merge': answerMerge,
  unmerge,
  reopen,
  'reassign-triage': reassignTriage,
  redirect: rehearsed('redirect', redirect),
  'acknowledge-redirect': answerRedirect,
  'bounce-redirect': answerRedirect,
  'flag-urgent': flagUrgent,
  'confirm-urgent': answerUrgent('confirm-urgent'),
  'lower-urgent': answerUrgent('lower-urgent'),
  'override-priority': overridePriority,
  recommend: besideOverlaps(rehearsed('recommend', recommend)),
  'propose-decline': besideOverlaps(rehearsal('propose-decline')),
  'countersign-recommendation': besideOverlaps(withAssessment),
  'return-recommendation': besideOverlaps(withAssessment),
  allocate,
  'record-first-contact': recordFirstContact,
  'propose-terms': proposeTerms,
  'sign-terms': signTerms,
  'reject-terms': rejectTerms,
  'withdraw-terms': withdrawTerms,
  'assign-team': assignTeam,
  'log-work': logWork,
  'confirm-pnd': confirmPnd,
  'submit-product': submitProduct,
  'review-product': reviewProduct,
  'accept-product': acceptProduct,
  'request-rework': requestRework,
  'propose-reassessment': proposeReassessment,
  'sign-reassessment': signReassessment,
  'reject-reassessment': rejectReassessment,
  'propose-handover': proposeHandover,
  'accept-handover': acceptHandover,
  escalate,
  'revise-paper': revisePaper,
  'list-for-meeting': listForMeeting,
  'record-decision': recordDecision,
  'confirm-decision': readRecord,
  'contest-record': readRecord,
  'accept-transfer': acceptTransfer,
  'refuse-transfer': refuseTransfer,
  'record-master-list-change': recordMasterListChange,
  'log-value': logValue,
  'verify-value': verifyValue,
  'dispute-value': disputeValue,
  'answer-dispute': answerDispute,
  'reverse-value': reverseValue,
  'record-apmis-entry': recordApmisEntry,
  'reconcile-value': reconcileValue,
  close,
  hold,
  'review-hold': reviewHold,
  reply,
  'correct-entry': correctEntry,
};

import type { CaseCommand } from '../../../domain/commands.ts';
import { allocate, proposeTerms, recommend, recordFirstContact, rejectTerms, signTerms, withdrawTerms } from './early.ts';
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
import { reply } from './messages.ts';
import { answerDispute, disputeValue, logValue, reconcileValue, recordApmisEntry, reverseValue, verifyValue } from './values.ts';
import { answerAndResubmit, returnForInformation } from './returns.ts';
import type { Prepare } from './preparation.ts';

/** What the forms begin with and show; a command that is not here has a plain form. */
export const preparations: { readonly [C in CaseCommand]?: Prepare } = {
  'return-for-information': returnForInformation,
  'answer-and-resubmit': answerAndResubmit,
  recommend,
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

import { z } from 'zod';
import type { CommandName, Commands, HumanCommand } from '../../../domain/commands.ts';
import { acknowledgeTerms, disseminateProduct, reallocate, recordReview, resolveImpasse } from './aftermath.ts';
import { appeal, decideAppeal } from './appeal.ts';
import { submission } from './bid.ts';
import { close, logValue, onEntry, recordApmisEntry, reconcileValue, reverseValue } from './closing.ts';
import { acceptProduct, assignTeam, confirmPnd, logWork, requestRework, reviewProduct, submitProduct } from './development.ts';
import { acceptTransfer, escalate, listForMeeting, masterListChange, recordDecision, revisePaper } from './escalation.ts';
import { acknowledgeRedirect, reassign, redirect } from './gateway.ts';
import { acceptHandover, proposeHandover } from './handover.ts';
import { hold, reviewHold } from './hold.ts';
import { decidedLeaves, wireLeaves, type Leaves } from './leaves.ts';
import { link, onLink, onMerge, reopen } from './links.ts';
import { ask, correctEntry, reply } from './messages.ts';
import { overridePriority, flagUrgent } from './priority.ts';
import { proposeReassessment, rejectReassessment, signReassessment } from './reassessment.ts';
import { answerAndResubmit, answersDecided, returnForInformation } from './returns.ts';
import { exportedEntries, onClock, proposeCandidate, recomputeClocks, recordOverlaps, releaseLeaver } from './system.ts';
import { proposeTerms, rejectTerms, signTerms } from './terms.ts';
import { allocate, firstContact, note, nothing, proposeDecline, rationale, reason, recommend } from './triage.ts';

/** One line per human command, written once; the leaves make it the payload as sent or as decided. */
const family = <N, T, D>(leaf: Leaves<N, T, D>) => ({
  'submit-bid': submission(leaf),
  claim: nothing(),
  release: nothing(),
  'return-for-information': returnForInformation(leaf),
  'reassign-triage': reassign(leaf),
  redirect: redirect(leaf),
  'acknowledge-redirect': acknowledgeRedirect(leaf),
  'bounce-redirect': reason(leaf),
  recommend: recommend(leaf),
  'flag-urgent': flagUrgent(leaf),
  'confirm-urgent': reason(leaf),
  'lower-urgent': reason(leaf),
  'override-priority': overridePriority(leaf),
  'countersign-recommendation': rationale(leaf),
  'return-recommendation': reason(leaf),
  'propose-decline': proposeDecline(leaf),
  'approve-decline': rationale(leaf),
  'overturn-decline': rationale(leaf),
  link: link(leaf),
  unlink: onLink(leaf),
  'confirm-link': onLink(leaf),
  appeal: appeal(leaf),
  'decide-appeal': decideAppeal(leaf),
  reallocate: reallocate(leaf),
  'declare-impasse': reason(leaf),
  'resolve-impasse': resolveImpasse(leaf),
  'acknowledge-terms': acknowledgeTerms(),
  'disseminate-product': disseminateProduct(leaf),
  'record-review': recordReview(leaf),
  'propose-merge': onMerge(leaf),
  'consent-merge': onMerge(leaf),
  'refuse-merge': onMerge(leaf),
  unmerge: onMerge(leaf),
  reopen: reopen(leaf),
  accept: rationale(leaf),
  'refer-back': rationale(leaf),
  allocate: allocate(leaf),
  'record-first-contact': firstContact(leaf),
  'propose-terms': proposeTerms(leaf),
  'sign-terms': signTerms(),
  'reject-terms': rejectTerms(leaf),
  'withdraw-terms': reason(leaf),
  'assign-team': assignTeam(),
  'log-work': logWork(leaf),
  'confirm-pnd': confirmPnd(leaf),
  'submit-product': submitProduct(leaf),
  'review-product': reviewProduct(leaf),
  'accept-product': acceptProduct(leaf),
  'request-rework': requestRework(leaf),
  'propose-reassessment': proposeReassessment(leaf),
  'sign-reassessment': signReassessment(),
  'reject-reassessment': rejectReassessment(leaf),
  'confirm-ownership': rationale(leaf),
  escalate: escalate(leaf),
  'revise-paper': revisePaper(leaf),
  'withdraw-escalation': reason(leaf),
  'list-for-meeting': listForMeeting(),
  'record-decision': recordDecision(leaf),
  'confirm-decision': nothing(),
  'contest-record': reason(leaf),
  'accept-transfer': acceptTransfer(),
  'refuse-transfer': reason(leaf),
  'record-master-list-change': masterListChange(leaf),
  'propose-handover': proposeHandover(leaf),
  'accept-handover': acceptHandover(),
  'refuse-handover': reason(leaf),
  'report-sio-unavailable': reason(leaf),
  'report-sio-available': reason(leaf),
  'log-value': logValue(leaf),
  'verify-value': onEntry(leaf),
  'dispute-value': onEntry(leaf),
  'answer-dispute': onEntry(leaf),
  'reverse-value': reverseValue(leaf),
  'record-apmis-entry': recordApmisEntry(leaf),
  'reconcile-value': reconcileValue(),
  close: close(leaf),
  hold: hold(leaf),
  resume: reason(leaf),
  'review-hold': reviewHold(leaf),
  withdraw: reason(leaf),
  ask: ask(leaf),
  reply: reply(leaf),
  nudge: nothing(),
  note: note(leaf),
  'correct-entry': correctEntry(leaf),
});

export type Decided = { readonly [C in CommandName]: z.ZodType<Commands[C]['payload']> };
/** Payloads as rules see them. A command without a schema, or with one of another shape, does not compile. */
export const decided: Decided = {
  ...family(decidedLeaves),
  'answer-and-resubmit': answersDecided(),
  'release-leaver': releaseLeaver(),
  'recompute-clocks': recomputeClocks(),
  'bounce-redirect': z.union([reason(decidedLeaves), onClock()]),
  tell: onClock(),
  'end-offer': onClock(),
  'lapse-return': onClock(),
  'end-appeal-window': onClock(),
  'ask-review': onClock(),
  'lapse-handover': onClock(),
  'lapse-merge': onClock(),
  'return-transfer': onClock(),
  'record-overlaps': recordOverlaps(),
  'record-value-export': exportedEntries(decidedLeaves),
  'propose-candidate': proposeCandidate(),
};

/** Payloads as people send them: the tree that requests, the OpenAPI document and the generated forms are read from. */
export const wireSchemas: { readonly [C in HumanCommand]: z.ZodObject } = {
  ...family(wireLeaves),
  'answer-and-resubmit': answerAndResubmit(),
};
export const humanCommands: readonly HumanCommand[] = Object.keys(wireSchemas).filter((name): name is HumanCommand => name in wireSchemas);

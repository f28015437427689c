import type { Outcome } from './escalation-state.ts';
import { either, list, type Sentence } from './sentence.ts';

type OfBodies =
  | 'not-the-decider' | 'wrong-status' | 'papers-closed' | 'paper-stands' | 'papers-late' | 'listed-already' | 'listed-elsewhere' | 'not-in-session'
  | 'not-before-body' | 'not-to-list' | 'no-item' | 'nothing-on-agenda' | 'nothing-to-add' | 'carried-only' | 'no-action-open' | 'items-open' | 'decision-recorded' | 'nothing-recorded' | 'nobody-decides'
  | 'decided-by-body' | 'no-referral' | 'not-transferable' | 'nobody-accepts' | 'deferred-twice' | 'refused-twice' | 'referral-rejected' | 'record-overtaken' | 'unknown-action' | 'action-complete'; // prettier-ignore

const would: { readonly [O in Outcome]: string } = {
  retain: 'leave the threat with its owner',
  transfer: 'transfer the threat',
  'refer-to-ftt': 'refer the case on',
  defer: 'put the case off',
  'commission-development': 'commission more development',
  reject: 'reject the paper',
};
/** Refusals of sittings and of what bodies decide. */
/** What its secretary records where nobody of a body may decide. */
const passing = {
  'refer-to-ftt': 'Its secretary records that it is referred to the body above.',
  reject: 'Its secretary records that the paper is rejected, and it goes back undecided.',
  retain: 'Two agencies have refused it, so its secretary records that the owner keeps it.',
} as const;
export const bodySentences: { readonly [K in OfBodies]: Sentence<K> } = {
  'not-the-decider': {
    status: 403,
    says: ({ name }) =>
      `This item is for ${name} to decide: whoever has an interest in a case, or is away, leaves it to the other. Ask them.`,
  },
  'wrong-status': {
    status: 409,
    says: ({ status, allowed }) =>
      `The sitting is ${status.replace('-', ' ')}; this can be done while it is ${either(allowed.map((each) => each.replace('-', ' ')))}. Open it to see what can be done now.`,
  },
  'unknown-action': { status: 409, says: ({ id }) => `This sitting has no action ${id}. Open it and take one that it shows.` },
  'action-complete': {
    status: 409,
    says: ({ id }) => `Action ${id} is complete, and nothing is left to do. Add a new action if there is more.`,
  },
  'papers-closed': {
    status: 409,
    says: ({ meeting }) => `The papers of ${meeting} are closed. Take a later sitting, or ask its chair to add the case as a supplement.`,
  },
  'paper-stands': {
    status: 409,
    says: ({ meeting }) =>
      `The papers of ${meeting} are closed, and the body decides on the paper as it is. Ask its secretary to carry or strike the case first; until it is decided you can also withdraw the escalation.`,
  },
  'papers-late': {
    status: 409,
    says: ({ meeting }) =>
      `The paper came in after the papers deadline of ${meeting}. List it for a later sitting, or ask the chair to add it as a supplement, which the next sitting ratifies.`,
  },
  'listed-already': {
    status: 409,
    says: ({ meeting }) => `The case stands on the agenda of ${meeting} already. Carry or strike it there first.`,
  },
  'listed-elsewhere': { status: 409, says: ({ meeting }) => `The case stands on the agenda of ${meeting}. Record its decision there.` },
  'not-in-session': {
    status: 409,
    says: ({ meeting, status }) =>
      `The sitting ${meeting} is ${status}. A decision is recorded while it is in session: its chair starts it.`,
  },
  'not-before-body': {
    status: 409,
    says: ({ standing }) => `The escalation ${standing}, so this cannot be done now. Open the case to see who acts next.`,
  },
  'not-to-list': {
    status: 409,
    says: () => 'Only a case that is escalated to this body and stands on no agenda can be added. Open the case to see where it stands.',
  },
  'no-item': { status: 409, says: ({ id }) => `No item of this sitting waits for ${id}. Open the agenda and take a case that is listed.` },
  'nothing-on-agenda': {
    status: 409,
    says: () => 'No item of this agenda waits for it. Open the sitting to see how each of them stands.',
  },
  'nothing-to-add': {
    status: 409,
    says: () => 'No case that is escalated to this body waits to be listed. Come back when one is escalated to it, or is off its agenda.',
  },
  'carried-only': {
    status: 409,
    says: () =>
      'A decision that is still to be ratified stays before its body. Carry it to the next sitting, or leave it for the chair to answer.',
  },
  'no-action-open': {
    status: 409,
    says: () => 'No action of this sitting that is yours to keep is open. Open the sitting to see what became of each.',
  },
  'items-open': {
    status: 409,
    says: ({ refs }) => `Items are still open: ${list(refs)}. Decide, defer, carry or strike each of them first.`,
  },
  'decision-recorded': {
    status: 409,
    says: () => 'The secretary has recorded a decision on this item. Ask the chair to confirm or to contest it first.',
  },
  'nothing-recorded': { status: 409, says: () => 'No recorded decision waits for the chair. Open the case to see what was decided.' },
  'nobody-decides': {
    status: 409,
    says: ({ body, passed }) =>
      passed === null
        ? `Neither the chair nor the deputy chair of ${body} can decide this case at this sitting. Carry it to the next one.`
        : `The chair and the deputy chair of ${body} have an interest in this case, so it does not decide on it. ${passing[passed]}`,
  },
  'decided-by-body': {
    status: 409,
    says: ({ body }) => `${body} has decided on this case. Wait until the receiving agency, or the chair, has answered.`,
  },
  'no-referral': { status: 409, says: ({ body }) => `${body} refers to no further body. Choose another outcome.` },
  'not-transferable': {
    status: 409,
    says: ({ body, agency }) =>
      `${body} cannot transfer a risk to ${agency}. Name an agency that it may transfer to, or refer the case on.`,
  },
  'nobody-accepts': {
    status: 409,
    says: ({ agency }) =>
      `Nobody of ${agency} has the role of an owner lead, so nobody there could accept the risk. Ask an administrator to give somebody of that agency the role, or choose another outcome.`,
  },
  'deferred-twice': {
    status: 409,
    says: () => 'The case has been deferred twice. Decide it, at an extraordinary sitting where none other is near.',
  },
  'referral-rejected': {
    status: 409,
    says: ({ body }) => `${body} has rejected this paper. Ask the owner for a new paper before it is referred again.`,
  },
  'record-overtaken': {
    status: 409,
    says: ({ outcome }) =>
      `The secretary recorded that the body would ${would[outcome]}, and since then it no longer can. Contest the record with that as your reason, so that it is recorded anew.`,
  },
  'refused-twice': {
    status: 409,
    says: ({ left }) => `Two transfers were refused or not answered. What is left is to ${either(left)}.`,
  },
};

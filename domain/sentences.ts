import type { Refusal, RefusalCode, RefusalOf, RefusalStatus } from './refusals.ts';
import { reviewSentences } from './review-words.ts';
import { impasseSentences } from './impasse-words.ts';
import { appealSentences } from './appeal-sentences.ts';
import { bodySentences } from './body-sentences.ts';
import { stillHolds } from './holdings-words.ts';
import { coverSentences } from './cover-words.ts';
import { linkSentences } from './link-sentences.ts';
import { either, list, type Sentence } from './sentence.ts';
import { quotedStage as quoted } from './stage-titles.ts';
import { triageSentences } from './triage-sentences.ts';
import { prioritySentences } from './urgency-words.ts';
import { writtenMoment } from './written-time.ts';

/** What each refusal answers, and the sentence that says what to do. A code without one does not compile. */
const sentences: { readonly [K in RefusalCode]: Sentence<K> } = {
  'wrong-person': {
    status: 403,
    says: ({ who }) => `This is for ${either(who)}.${who.length > 1 ? ' Ask one of them to do it.' : ' Ask them to do it.'}`,
  },
  'not-your-agency': { status: 403, says: ({ agency }) => `Only a SPOC of the owning agency may submit its bid. Ask one of ${agency}.` },
  'own-submission': { status: 403, says: () => 'You submitted this bid, or are its customer or SIO. Ask a colleague who is not on it.' },
  'in-the-line': { status: 403, says: ({ name }) => `You are in the management line of ${name}. Ask an officer outside that line.` },
  'second-person-needed': {
    status: 403,
    says: ({ name }) => `${name} took the first step, so another person must take this one. Ask a gateway manager who did not.`,
  },
  'own-offer': { status: 403, says: ({ who }) => `You offered this bid yourself, so another person answers. Ask ${either(who)}.` },
  'author-reviews': {
    status: 403,
    says: () => 'Whoever wrote or submitted a product does not review it. Ask another SIA of the region or the TOEX manager.',
  },
  'own-entry': {
    status: 403,
    says: () => 'Nobody verifies or disputes an entry of their own side. The force confirms what TOEX logged, TOEX what the force logged.',
  },
  'other-side-claims': {
    status: 403,
    says: ({ kind, side }) => `A value entry of kind ${kind} is for the ${side} side to log. Ask them to log it.`,
  },
  'both-sides': { status: 403, says: () => 'One person never signs for both sides. Ask the other side to sign.' },
  'not-on-team': {
    status: 403,
    says: ({ people }) => `${list(people)} is not on the team of this case. Ask the SIA to assign them first.`,
  },
  'wrong-stage': {
    status: 409,
    says: ({ stage, allowed }) =>
      allowed.length === 0
        ? `This cannot be done while the case stands at ${quoted(stage)}.`
        : `The case stands at ${quoted(stage)}; this can be done at ${either(allowed.map(quoted))}. Open the case to see what can be done now.`,
  },
  'already-decided': {
    status: 409,
    says: ({ name, outcome }) => `${name} has already decided: ${outcome}. Open the case to see the decision.`,
  },
  'on-hold': { status: 409, says: ({ who }) => `The case is on hold. Have it resumed first: that is for ${either(who)}.` },
  'not-on-hold': { status: 409, says: () => 'The case is not on hold, so there is nothing to resume or to review.' },
  'listed-for-sitting': {
    status: 409,
    says: () => 'The case is before a sitting, so it cannot be held. Ask the secretary to strike it, or the chair to defer it.',
  },
  'sio-unavailable': {
    status: 409,
    says: ({ name }) => `${name} holds the risk and is not available. The owning agency must hand over to a successor first.`,
  },
  'still-holds': stillHolds,
  'sio-available': { status: 409, says: ({ name }) => `${name} is not reported as unavailable, so there is nothing to take back.` },
  'sia-unfit': { status: 409, says: ({ why }) => `This SIA cannot take the case: ${why}. Choose another.` },
  'override-reason-needed': {
    status: 409,
    says: ({ name }) => `The proposed candidate is ${name}. To choose another, say why.`,
  },
  'terms-moved-on': {
    status: 409,
    says: ({ latest }) => `Version ${String(latest)} has been proposed since. Read it and answer that version.`,
  },
  'no-open-version': { status: 409, says: () => 'No version is open. Propose one first.' },
  'product-accepted': {
    status: 409,
    says: ({ products }) =>
      `What the SIO has accepted cannot be left out of the terms: ${list(products)}. Propose a version that keeps ${products.length === 1 ? 'it' : 'them'}.`,
  },
  'owner-changed': {
    status: 409,
    says: ({ name }) => `The risk now rests with ${name}, whom this version does not name. Propose a new version.`,
  },
  'already-signed': { status: 409, says: () => 'Your side has signed this version. Open the case to see whose turn it is.' },
  'digest-differs': {
    status: 409,
    says: () => 'The digest is not that of the version in question. Open it again, read it, and give the digest that you see.',
  },
  'not-in-terms': {
    status: 409,
    says: ({ product }) => `The agreed terms have no product ${product}. Submit one that they name, or agree a variation.`,
  },
  'product-not-ready': {
    status: 409,
    says: ({ product, status, name, at }) => {
      const by = name === undefined || at === undefined ? '' : ` (by ${name}, ${writtenMoment(at)})`;
      return `Product ${product} is ${status}${by}, so this cannot be done to it now. Open the case to see who acts next.`;
    },
  },
  'no-product-waits': {
    status: 409,
    says: ({ status, products }) =>
      `No product is ${status}, so this cannot be done now: ${list(products)}. Open the case to see who acts next.`,
  },
  'pnd-unconfirmed': {
    status: 409,
    says: ({ work }) =>
      `PND recording is not confirmed${work.length === 0 ? '' : ` for ${list(work)}`}. Confirm that it is recorded, or say why it is not.`,
  },
  'nothing-to-confirm': {
    status: 409,
    says: () => 'Nothing is left to confirm: no search that is logged waits for its recording on PND.',
  },
  'nobody-to-choose': {
    status: 409,
    says: ({ whom }) =>
      `No ${whom} can take this case now: each is absent, no longer active or in conflict. Wait for one who can, or ask an administrator to name one.`,
  },
  'already-recorded': { status: 409, says: ({ what }) => `${what} is recorded already. Nothing is left to do.` },
  'unknown-entry': { status: 409, says: ({ what, id }) => `This case has no ${what} ${id}. Open the case and take one that it shows.` },
  'successor-unfit': {
    status: 409,
    says: ({ name, why }) => `The successor cannot be ${name}, who is ${why}. Name another active officer of the owning agency.`,
  },
  'no-handover': {
    status: 409,
    says: () => 'No successor is named. The SIO, their line manager or an owner lead of the agency names one first.',
  },
  'scheme-reason-needed': {
    status: 409,
    says: () => 'The scores before and after use different schemes. Use the same version, or say why not.',
  },
  'dropped-reason-needed': { status: 409, says: () => 'No product was accepted. Say why the reassessment goes ahead all the same.' },
  'toex-never-owns': { status: 409, says: () => 'TOEX never owns risk. Name a force, a ROCU or a national agency.' },
  'no-value-logged': { status: 409, says: () => 'Log a value entry first, or say why there is none.' },
  'master-list-open': { status: 409, says: ({ agency }) => `The master list does not show ${agency} as owner yet. Have it keyed first.` },
  'nothing-to-verify': { status: 409, says: () => 'No value entry is logged yet, so there is nothing to do this to. Log one first.' },
  'entry-not-ready': {
    status: 409,
    says: ({ entry, status }) => `Value entry ${entry} is ${status}, so this cannot be done to it now. Open the case to see what can.`,
  },
  'no-entry-waits': {
    status: 409,
    says: ({ wanted, entries }) =>
      `No value entry is ${either(wanted)}, so this cannot be done now: ${list(entries)}. Open the case to see who acts next.`,
  },
  'reverses-already': {
    status: 409,
    says: ({ entry, reverses }) => `Entry ${entry} takes back ${reverses} itself. Log the value anew where it stands after all.`,
  },
  'counted-elsewhere': { status: 409, says: ({ ref }) => `This event is counted already on ${ref}. Refer to that entry instead.` },
  'nobody-to-ask': {
    status: 409,
    says: ({ party }) => `Nobody else of ${party} can be asked on this case now. Ask another party, or add a note.`,
  },
  'no-messages': { status: 409, says: () => 'There is no message to reply to. Ask a question, or add a note.' },
  'nudged-today': {
    status: 409,
    says: ({ again }) => `The holder of the pen has been nudged already. You can nudge again from ${again} (UK time).`,
  },
  'nobody-to-nudge': {
    status: 409,
    says: () => 'Nobody but you can act on this case now, so there is nobody to nudge. Open the case to see whose turn it is.',
  },
  'given-by-nobody': {
    status: 409,
    says: ({ entry }) => `Entry ${String(entry)} was written by the service when its time came; nobody gave it. Add a note instead.`,
  },
  ...triageSentences,
  ...bodySentences,
  ...linkSentences,
  ...coverSentences,
  ...appealSentences,
  ...impasseSentences,
  ...reviewSentences,
  ...prioritySentences,
  'moved-on': { status: 409, says: () => 'The case has moved on; nothing is owed here any more.' },
  'not-due': { status: 409, says: () => 'This is not due yet.' },
  'bid-refused': {
    status: 422,
    says: ({ problems }) =>
      `The bid cannot be taken as it stands: ${String(problems.length)} to put right. ${problems.map(({ message }) => message).join(' ')}`,
  },
  'fields-refused': { status: 422, says: ({ problems }) => problems.map(({ message }) => message).join(' ') },
};

const sentenceOf = <K extends RefusalCode>(why: RefusalOf<K>): { readonly status: RefusalStatus; readonly detail: string } => {
  const { status, says } = sentences[why.code];
  return { status, detail: says(why) };
};
/** The HTTP status and the sentence of a refusal. */
export const explain = (why: Refusal): { readonly status: RefusalStatus; readonly detail: string } => sentenceOf(why);

import { inSentence } from '../../../domain/sentence.ts';
import { inWords } from '../form/field.ts';
import { saysPlace, saysPutOff, saysTold } from './time-words.ts';
import { impasseTold } from './impasse-words.ts';
import { aftermathTold } from './aftermath-words.ts';
import { appealTold } from './appeal-words.ts';
import { escalationSentences } from './escalation-words.ts';
import { linkSentences } from './link-words.ts';
import { prioritySentences } from './priority-words.ts';
import { peopleSentences } from './people-words.ts';
import { gatewaySentences } from './gateway-words.ts';
import { giver, type Names, type Sentence } from './telling.ts';
import type { Entries, Entry, EntryType } from '../../../domain/entries.ts';

const side = (of: 'toex' | 'force'): string => (of === 'toex' ? 'the SIA' : 'the SIO');
const partyWords = { force: 'the force', gateway: 'the gateway', toex: 'TOEX', body: 'the tasking body' } as const;
const people = (ids: readonly string[], { nameOf }: Names): string => (ids.length === 0 ? 'nobody' : ids.map(nameOf).join(', '));

const voidedBy: { readonly [W in Entries['handover-voided']['why']]: string } = {
  'another-named': 'another successor was named',
  'case-over': 'the case is over',
  transferred: 'the risk went to another agency',
  left: 'the officer who was named has left',
};

/** One sentence for each kind of entry. An entry without one does not compile. */
const sentences: { readonly [T in EntryType]: Sentence<T> } = {
  ...escalationSentences,
  ...linkSentences,
  ...appealTold,
  ...peopleSentences,
  ...aftermathTold,
  ...impasseTold,
  ...gatewaySentences,
  ...prioritySentences,
  'bid-submitted': (_, { who }) => `Bid submitted by ${who}.`,
  claimed: (_, { who }) => `Claimed by ${who}.`,
  released: (_, { who }) => `Released to the queue by ${who}.`,
  returned: ({ questions }, { who }) =>
    `Returned for information by ${who}: ${questions.length === 1 ? 'one question' : `${questions.length} questions`}.`,
  resubmitted: ({ changed }, { who }) =>
    `Answered and resubmitted by ${who}${changed.length === 0 ? '' : `; changed in the bid: ${changed.map((name) => inSentence(inWords(name))).join(', ')}`}.`,
  recommended: ({ assessment }, { who }) => `Recommended to TOEX as ${assessment.priority} by ${who}.`,
  'recommendation-countersigned': (_, { who }) => `Recommendation countersigned by ${who}.`,
  'recommendation-returned': (_, { who }) => `Recommendation returned to the officer by ${who}.`,
  'decline-proposed': ({ reasonCode }, { who, names }) => `Decline proposed by ${who}: ${names.label('declineReasons', reasonCode)}.`,
  declined: ({ reasonCode }, { who, names }) =>
    `Declined by ${who}: ${names.label('declineReasons', reasonCode)}. The risk stays with its owner.`,
  'decline-overturned': (_, { who }) => `Decline overturned by ${who}.`,
  accepted: (_, { who }) => `Accepted for TOEX by ${who}.`,
  'referred-back': (_, { who }) => `Referred back to triage by ${who}.`,
  allocated: ({ sia }, { who, names }) => `Allocated to ${names.nameOf(sia)} as SIA by ${who}.`,
  'first-contact-recorded': ({ at, sioConfirmed }, { who, names }) =>
    `First contact with the SIO on ${names.moment(at)} recorded by ${who}${sioConfirmed ? '; the SIO confirmed it' : ''}.`,
  'terms-proposed': ({ version, side: of }, { who }) => `Terms version ${version} proposed and signed by ${side(of)}, ${who}.`,
  'terms-signed': ({ version, side: of }, { who }) => `Terms version ${version} signed by ${side(of)}, ${who}.`,
  'terms-agreed': ({ version, side: of, supersedes, added = [], dropped = [], managers }, { who, names }) =>
    [
      managers === undefined
        ? `Terms version ${version} agreed, signed by ${side(of)}, ${who}.`
        : `Terms version ${version} agreed by the managers, ${names.nameOf(managers.toex)} and ${names.nameOf(managers.force)}.`,
      supersedes === undefined ? '' : `It takes the place of version ${supersedes}.`,
      added.length === 0 ? '' : `Owed from now on: ${added.join(', ')}.`,
      dropped.length === 0 ? '' : `Dropped: ${dropped.join(', ')}.`,
    ]
      .filter((part) => part !== '')
      .join(' '),
  'terms-rejected': ({ version, side: of }, { who }) => `Terms version ${version} rejected by ${side(of)}, ${who}.`,
  'terms-withdrawn': ({ version, side: of }, { who }) => `Terms version ${version} withdrawn by ${side(of)}, ${who}.`,
  'team-assigned': ({ members }, { who, names }) => `Team assigned by ${who}: ${people(members, names)}.`,
  'work-logged': ({ work }, { who }) => `Work ${work} logged by ${who}.`,
  'pnd-confirmed': ({ work, at }, { who, names }) => `Work ${work} confirmed as recorded on PND on ${names.moment(at)} by ${who}.`,
  'product-submitted': ({ product, submission }, { who }) =>
    `Product ${product} submitted for review by ${who}${submission > 1 ? `, submission ${submission}` : ''}.`,
  'product-released': ({ product }, { who }) => `Product ${product} released to the SIO by ${who}.`,
  'product-returned': ({ product, by }, { who }) =>
    `Product ${product} returned for rework by ${by === 'sio' ? 'the SIO' : 'the reviewer'}, ${who}.`,
  'product-accepted': ({ product }, { who }) => `Product ${product} accepted by the SIO, ${who}.`,
  'reassessment-proposed': ({ version }, { who }) => `Reassessment version ${version} proposed and signed for TOEX by ${who}.`,
  'reassessment-signed': ({ version }, { who }) => `Reassessment version ${version} signed by the SIO, ${who}.`,
  'reassessment-rejected': ({ version }, { who }) => `Reassessment version ${version} rejected by ${who}.`,
  'ownership-confirmed': (_, { who }) => `Ownership of the risk confirmed by ${who}.`,
  'handover-proposed': ({ to }, { who, names }) => `${names.nameOf(to)} named as successor to the SIO by ${who}.`,
  'handover-accepted': ({ from }, { who, names }) =>
    `Handover accepted: ${who} is the SIO and holds the risk, in place of ${names.nameOf(from)}.`,
  'handover-refused': (_, { who }) => `Handover refused by ${who}. The SIO is unchanged.`,
  'handover-lapsed': ({ to }, { names }) => `The handover to ${names.nameOf(to)} lapsed without an answer. The SIO is unchanged.`,
  'handover-kept': ({ to }, { names }) =>
    `The handover to ${names.nameOf(to)} is not answered. It stands, since the SIO cannot act and nothing lapses meanwhile.`,
  'handover-voided': ({ to, why }, { names }) => `The handover to ${names.nameOf(to)} is void: ${voidedBy[why]}.`,
  'value-logged': ({ entry }, { who }) => `Value entry ${entry} logged by ${who}.`,
  'value-verified': ({ entry }, { who }) => `Value entry ${entry} verified by ${who}.`,
  'value-disputed': ({ entry }, { who }) => `Value entry ${entry} disputed by ${who}.`,
  'value-dispute-answered': ({ entry }, { who }) => `Dispute about value entry ${entry} answered by ${who}.`,
  'value-reversed': ({ entry, reversedBy }, { who }) => `Value entry ${entry} taken back by ${who}, with entry ${reversedBy}.`,
  'apmis-entry-recorded': ({ entry, apmisRef, enteredAt }, { who, names }) =>
    `Value entry ${entry} recorded by ${who} as entered on APMIS on ${names.day(enteredAt)}, reference ${apmisRef}.`,
  'value-reconciled': ({ entry, apmisRef, matches }, { who }) =>
    matches
      ? `Value entry ${entry} reconciled with APMIS reference ${apmisRef} by ${who}.`
      : `Value entry ${entry} compared with APMIS reference ${apmisRef} by ${who}: it does not match.`,
  'value-exported': ({ by, entries, export: id }, { names }) =>
    `Value ${entries.length === 1 ? 'entry' : 'entries'} ${entries.join(', ')} exported by ${names.nameOf(by)}, export ${id}.`,
  closed: ({ apmis }, { who }) => `Case closed by ${who}${apmis === 'not-applicable' ? '' : `, APMIS reference ${apmis}`}.`,
  held: ({ reasonCode, reviewBy, sioRequest }, { who, names }) =>
    `Put on hold by ${who}${sioRequest === undefined ? '' : ' at the request of the SIO'}: ${names.label('holdReasons', reasonCode)}. To be reviewed by ${names.day(reviewBy)}.`,
  resumed: (_, { who }) => `Hold ended by ${who}; the case goes on.`,
  'hold-reviewed': ({ reviewBy }, { who, names }) => `Hold reviewed by ${who}; it is reviewed again by ${names.day(reviewBy)}.`,
  withdrawn: (_, { who }) => `Bid withdrawn by ${who}. The risk stays with its owner.`,
  asked: ({ message, to }, { who }) => `Question ${message} put to ${partyWords[to]} by ${who}.`,
  replied: ({ message, inReplyTo, answers }, { who }) =>
    `Reply ${message} to ${inReplyTo} by ${who}${answers === undefined ? '' : `; it answers question ${answers}`}.`,
  nudged: ({ told }, { who, names }) => `${people(told, names)} nudged by ${who}.`,
  noted: (_, { who }) => `Note by ${who}.`,
  corrected: ({ entry }, { who }) => `Entry ${String(entry)} corrected by ${who}; the entry itself stands.`,
  told: ({ to, rung, capacity }, { names }) => `${saysTold(rung, people(to, names))}${saysPlace(capacity)}`,
  'put-off': ({ until }, { names }) => saysPutOff(names.moment(until)),
  'offer-ended': () => 'The first offer ended: any officer of the gateway may claim the bid.',
  'appeal-window-ended': () => 'The window for an appeal has closed.',
  'candidate-proposed': ({ sia }, { names }) =>
    sia === null
      ? 'The service can propose nobody as SIA: none of the region is free to take the case.'
      : `${names.nameOf(sia)} proposed as SIA by the service.`,
  'overlaps-recorded': ({ count, within }) => {
    const among = within === 'agency' ? " among the agency's own cases" : '';
    return count === 0 ? `No possible overlap was found${among}.` : `Possible overlaps found${among}: ${count}.`;
  },
};

type Of<T extends EntryType> = Pick<Entry, 'actor' | 'onBehalfOf'> & { readonly type: T; readonly about: Entries[T] };
const sentenceOf = <T extends EntryType>({ type, about, ...given }: Of<T>, names: Names): string =>
  sentences[type](about, { who: giver(given, names), names });
/** An entry of the journal as a sentence. */
export const tell = (entry: Entry, names: Names): string => sentenceOf(entry, names);

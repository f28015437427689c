import { inSentence } from '../../../domain/sentence.ts';
import type { Commands } from '../../../domain/commands.ts';
import type { Asked, EscalationEntries } from '../../../domain/escalation-entries.ts';
import type { CommandWords } from './command-words.ts';
import { outcomeTitle } from './outcomes.ts';
import type { Sentence } from './telling.ts';

type Names =
  | 'escalate' | 'revise-paper' | 'withdraw-escalation' | 'list-for-meeting' | 'record-decision' | 'confirm-decision' | 'contest-record'
  | 'accept-transfer' | 'refuse-transfer' | 'record-master-list-change'; // prettier-ignore
export const escalationWords: { readonly [C in Extract<keyof Commands, Names>]: CommandWords } = {
  escalate: {
    title: 'Escalate to the tasking body',
    effect:
      'The regional TTCG is asked to decide who should own this threat. Until somebody accepts a transfer, the risk stays where it is.',
    done: 'The case is escalated. The secretary lists it for a sitting.',
  },
  'revise-paper': {
    title: 'Replace the paper',
    effect: 'A new version takes the place of the paper. Earlier versions are kept. A successor confirms the paper by sending it again.',
    done: 'The paper is replaced.',
  },
  'withdraw-escalation': {
    title: 'Withdraw the escalation',
    effect: 'The case is off the agenda and with its owner again, who confirms ownership or escalates anew. Chair and secretary are told.',
    done: 'The escalation is withdrawn.',
  },
  'list-for-meeting': {
    title: 'List for a sitting',
    effect: 'The case comes onto the agenda of that sitting, and waits for its decision. The owner and the SIA are told.',
    done: 'The case is on the agenda.',
  },
  'record-decision': {
    title: 'Record a decision',
    effect: 'Given by the chair, the decision takes effect at once. Recorded by the secretary, it takes effect when the chair confirms it.',
    done: 'The decision is recorded.',
  },
  'confirm-decision': {
    title: 'Confirm the record',
    effect: 'The decision as the secretary recorded it takes effect.',
    done: 'The decision has taken effect.',
  },
  'contest-record': {
    title: 'Contest the record',
    effect: 'The record has no effect. The secretary records the decision anew.',
    done: 'The record is contested. The secretary is told.',
  },
  'accept-transfer': {
    title: 'Accept the transfer',
    effect: 'From this instant your agency owns the threat, and the named lead holds the risk as SIO.',
    done: 'Your agency owns the threat from now on.',
  },
  'refuse-transfer': {
    title: 'Refuse the transfer',
    effect: 'The risk stays with its present owner, and the case goes back to the body. You see the case no longer.',
    done: 'The transfer is refused. The body is told.',
  },
  'record-master-list-change': {
    title: 'Record the change of the master list',
    effect: 'The SOC master list shows the agency that owns the threat, and the case can be closed.',
    done: 'The change is recorded.',
  },
};

const settled: { readonly [W in Asked['what']]: string } = {
  decide: 'decide',
  confirm: 'confirm what is recorded',
  ratify: 'ratify what was decided',
};
/** One sentence for each kind of entry of machine D. */
export const escalationSentences: { readonly [T in keyof EscalationEntries]: Sentence<T> } = {
  escalated: ({ ownerAgreement }, { who, names }) =>
    `Escalated by ${who}${ownerAgreement === undefined ? '' : `, agreed by ${names.nameOf(ownerAgreement.by)} on ${names.moment(ownerAgreement.at)}`}.`,
  'paper-revised': ({ version }, { who }) => `Version ${String(version)} of the paper given by ${who}.`,
  'escalation-withdrawn': (_, { who }) => `Escalation withdrawn by ${who}.`,
  listed: ({ meeting }, { who }) => `Listed for ${meeting} by ${who}.`,
  'decision-recorded': (_, { who }) => `Decision recorded by ${who}; it waits for the chair to confirm it.`,
  'decision-contested': (_, { who }) => `Record of the decision contested by ${who}.`,
  'body-decided': ({ meeting, outcome, next }, { who }) =>
    `Decided at ${meeting}: ${inSentence(outcomeTitle(outcome))}${next == null ? '' : `, to ${next}`}. Given by ${who}.`,
  'transfer-accepted': ({ lead, from }, { who, names }) =>
    `Transfer accepted by ${who}. The risk went from ${names.nameOf(from.user)} to ${names.nameOf(lead)} at this instant.`,
  'transfer-refused': ({ agency }, { who, names }) =>
    `Transfer refused for ${names.agencyOf(agency)} by ${who}. The risk stays with its owner.`,
  'transfer-returned': ({ agency }, { names }) =>
    `${names.agencyOf(agency)} did not answer the transfer in time. It is with the body again; the risk stays with its owner.`,
  'master-list-keyed': ({ agency, changedAt, keyedBy }, { who, names }) =>
    `Master list changed to ${names.agencyOf(agency)} on ${names.day(changedAt)} by ${names.nameOf(keyedBy)}; recorded by ${who}.`,
  'item-struck': ({ meeting }, { who }) => `Struck from the agenda of ${meeting} by ${who}.`,
  'item-carried': ({ meeting, next }) =>
    `Not reached at ${meeting}; carried${next === null ? ', and no other sitting is planned' : ` to ${next}`}.`,
  'decider-changed': ({ meeting, decider, interest, asks }, { names }) =>
    [
      ...(interest === undefined ? [] : [`${names.nameOf(interest)} has an interest in the case.`]),
      ...(asks ?? [{ what: 'decide' as const, who: decider }]).map(({ what, who, left }) =>
        left === true
          ? `At ${meeting} nobody of the body may ${settled[what]}; its secretary passes the case on.`
          : `At ${meeting} it is for ${who === null ? 'nobody of the body' : names.nameOf(who)} to ${settled[what]}.`,
      ),
    ].join(' '),
  'sitting-followed': ({ meeting, next, to }, { names }) =>
    `${meeting} was put off or cancelled. The owner has until ${names.moment(to)}${next === null ? '; no other sitting is planned' : ''}.`,
  'sitting-moved': ({ meeting, to }, { who, names }) => `${meeting} moved to ${names.moment(to)} by ${who}.`,
  'decision-ratified': ({ meeting }, { who }) => `The extraordinary decision was ratified at ${meeting} by ${who}.`,
  'ratification-declined': ({ meeting, escalation, passedOn }, { who }) =>
    `${passedOn === true ? `At ${meeting} nobody of the body might ratify the extraordinary decision; passed on by ${who}` : `The extraordinary decision was not ratified at ${meeting} by ${who}`}${escalation === null ? '; nothing that it led to is undone' : '; the case is before the body again'}.`,
};

import { inSentence } from '../../../domain/sentence.ts';
import { itemsAfter } from '../../../domain/agenda.ts';
import type { SittingEntries, SittingEntry, SittingEntryType } from '../../../domain/sitting-entries.ts';
import type { AgendaItem, SittingStatus } from '../../../domain/sitting.ts';
import type { HumanSittingCommand } from '../../../domain/sitting-commands.ts';
import type { CommandWords } from './command-words.ts';
import { outcomeTitle } from './outcomes.ts';
import { giver, type Names } from './telling.ts';
import { saysPutOff, saysTold } from './time-words.ts';

/** The words of every command that a person may give to a sitting. A command without words does not compile. */
export const meetingWords: { readonly [C in HumanSittingCommand]: CommandWords } = {
  'open-meeting': {
    title: 'Call a sitting',
    effect: 'The chair and the deputy chair are told. An ordinary sitting has a papers deadline, worked out from the policy of the body.',
    done: 'The sitting is called.',
  },
  'close-papers': {
    title: 'Close the papers',
    effect: 'No further paper comes onto this agenda. The chair and the deputy chair are told.',
    done: 'The papers are closed.',
  },
  start: {
    title: 'Start the sitting',
    effect:
      'The sitting is in session, and decisions can be recorded. Where it starts before its day, its papers were due earlier too: an item whose paper came in later counts as late, and what is decided on it is ratified at the next sitting.',
    done: 'The sitting is in session.',
  },
  'record-attendance': {
    title: 'Record attendance',
    effect: 'Who is here and who sent apologies; whoever is named can open this sitting from then on.',
    done: 'Attendance is recorded.',
  },
  postpone: {
    title: 'Postpone the sitting',
    effect:
      'The sitting moves to the new time, with a papers deadline of its own. Who was to be there, and who had sent apologies, is recorded anew. The chair and the deputy chair are told.',
    done: 'The sitting is postponed.',
  },
  cancel: {
    title: 'Cancel the sitting',
    effect: 'The sitting does not take place. The chair and the deputy chair are told.',
    done: 'The sitting is cancelled.',
  },
  'add-action': { title: 'Add an action', effect: 'Its owner is told, and told again when it is due.', done: 'The action is added.' },
  'update-action': {
    title: 'Say how an action stands',
    effect: 'What you write is kept beside the action.',
    done: 'The action is updated.',
  },
  'complete-action': {
    title: 'Complete an action',
    effect: 'The action is done, and nobody is reminded of it any more.',
    done: 'The action is complete.',
  },
  'declare-interest': {
    title: 'Declare an interest',
    effect: 'You take no part in deciding this case at this sitting. Where you are the chair, the deputy chair decides it.',
    done: 'Your interest is declared.',
  },
  'strike-item': {
    title: 'Strike an item',
    effect: 'The case is off this agenda and with the secretary, to be listed for another sitting. Its owner is told.',
    done: 'The item is struck.',
  },
  'carry-item': {
    title: 'Carry an item',
    effect:
      'The case goes on to the next planned sitting; where none is planned, the chair owes an extraordinary decision. It is no deferral.',
    done: 'The item is carried.',
  },
  'supplement-pack': {
    title: 'Add a late item',
    effect:
      'The case comes onto this agenda as a supplement to the pack, which stays as it was. What is decided on it is ratified at the next sitting.',
    done: 'The item is added.',
  },
  'ratify-decision': {
    title: 'Ratify a decision',
    effect: 'The extraordinary decision stands, and this sitting has said so.',
    done: 'The decision is ratified.',
  },
  'decline-to-ratify': {
    title: 'Decline to ratify',
    effect:
      'What a receiving agency has accepted stands. A new escalation is opened with your reason, where the case can still be decided anew.',
    done: 'Ratification is declined.',
  },
  'approve-minutes': { title: 'Approve the minutes', effect: 'The sitting is over. Its actions go on.', done: 'The minutes are approved.' },
};

const statuses: { readonly [S in SittingStatus]: string } = {
  open: 'Open for papers',
  'papers-closed': 'Papers closed',
  'in-session': 'In session',
  decided: 'Decided',
  minuted: 'Minuted',
  cancelled: 'Cancelled',
};
const isStatus = (text: string): text is SittingStatus => text in statuses;
export const statusTitle = (status: string): string => (isStatus(status) ? statuses[status] : status);

/** What comes next at a sitting as it stands. */
export const nextAtSitting: { readonly [S in SittingStatus]: string } = {
  open: 'Papers come in until the deadline, and then the chair starts the sitting.',
  'papers-closed': 'The chair starts the sitting.',
  'in-session': 'Each item is decided, deferred, carried or struck, and then the chair approves the minutes.',
  decided: 'The chair approves the minutes.',
  minuted: 'Nothing more is decided at this sitting; what is still to be done stands in its actions.',
  cancelled: 'Nothing is decided at this sitting; what stood on its agenda goes on at the next one.',
};

/** `item` is the item of the agenda that an entry is about, in words. */
type Telling = { readonly who: string; readonly names: Names; readonly item: string };
/** A decision as the case's page heads it: `decision 1`, `decision 1 of escalation 2`. */
export const decisionNamed = ({ escalation, decision }: Pick<AgendaItem, 'escalation' | 'decision'>): string =>
  `decision ${String(decision)}${escalation === 'e1' ? '' : ` of escalation ${escalation.slice(1)}`}`;
/** ESC-1: a case may stand on an agenda once for each decision that is to be ratified. */
const itemWords = (item: AgendaItem): string => (item.kind === 'ratify' ? `${item.case}, ${decisionNamed(item)},` : item.case);
type Sentence<T extends SittingEntryType> = (about: SittingEntries[T], telling: Telling) => string;
const people = (ids: readonly string[], { nameOf }: Names): string => (ids.length === 0 ? 'nobody' : ids.map(nameOf).join(', '));

/** One sentence for each kind of entry of a sitting. An entry without one does not compile. */
const sentences: { readonly [T in SittingEntryType]: Sentence<T> } = {
  'meeting-opened': (_, { who }) => `Sitting called by ${who}.`,
  'papers-closed': (_, { who }) => `Papers closed by ${who}.`,
  'sitting-started': ({ from, late = 0 }, { who, names }) => {
    const early = from === undefined ? '' : `, before its day, ${names.moment(from)}`;
    return `Started by ${who}${early}${late === 0 ? '' : `: ${String(late)} ${late === 1 ? 'item counts' : 'items count'} as late`}.`;
  },
  'attendance-recorded': ({ present, apologies }, { who, names }) =>
    `Attendance recorded by ${who}: present ${people(present, names)}; apologies from ${people(apologies, names)}.`,
  'sitting-postponed': ({ from, to }, { who, names }) => `Postponed by ${who} from ${names.moment(from)} to ${names.moment(to)}.`,
  'sitting-cancelled': (_, { who }) => `Cancelled by ${who}.`,
  'action-added': ({ action, owner }, { who, names }) => `Action ${action} given to ${names.nameOf(owner)} by ${who}.`,
  'action-updated': ({ action }, { who }) => `Action ${action} updated by ${who}.`,
  'action-completed': ({ action }, { who }) => `Action ${action} completed by ${who}.`,
  'minutes-approved': (_, { who }) => `Minutes approved by ${who}.`,
  'interest-declared': ({ case: ref }, { who }) => `Interest in ${ref} declared by ${who}.`,
  'item-listed': ({ kind, carriedFrom }, { who, item }) =>
    `${item} listed${kind === 'ratify' ? ' for ratification' : ''}${carriedFrom === undefined ? '' : `, from ${carriedFrom}`} by ${who}.`,
  'paper-replaced': ({ case: ref, version }) => `The paper of ${ref} is now version ${String(version)}.`,
  'item-decided': ({ case: ref, outcome }, { who }) => `${ref} decided: ${inSentence(outcomeTitle(outcome))}. Given by ${who}.`,
  'item-deferred': ({ case: ref, next }) => `${ref} deferred${next === null ? '; no sitting is planned for it' : ` to ${next}`}.`,
  'item-carried': ({ next }, { item }) =>
    `${item} not reached and carried${next === null ? '; no sitting is planned for it' : ` to ${next}`}.`,
  'item-struck': ({ case: ref }, { who }) => `${ref} struck from the agenda by ${who}.`,
  'pack-supplemented': ({ case: ref }, { who }) => `${ref} added as a supplement to the pack by ${who}.`,
  'item-ratified': ({ outcome }, { who, item }) => `${item} was ${outcome === 'ratified' ? 'ratified' : 'not ratified'} by ${who}.`,
  told: ({ to, rung }, { names }) => saysTold(rung, people(to, names)),
  'put-off': ({ until }, { names }) => saysPutOff(names.moment(until)),
};
const sentenceOf = <T extends SittingEntryType>(type: T, about: SittingEntries[T], telling: Telling): string => {
  const say: Sentence<T> = sentences[type];
  return say(about, telling);
};
/** An entry of a sitting as a sentence: who did what. */
export const tellOfSitting = (entry: SittingEntry, names: Names): string => {
  const { type, about, ...given } = entry;
  return sentenceOf<SittingEntryType>(type, about, { who: giver(given, names), names, item: itemsAfter(entry).map(itemWords).join('; ') });
};

import type { PeopleEntries } from '../../../domain/people-entries.ts';
import type { CommandWords } from './command-words.ts';
import type { Sentence } from './telling.ts';

export const peopleWords = {
  'report-sio-unavailable': {
    title: 'Report the SIO as unavailable',
    effect:
      'Until the SIO is back or a successor accepts, nothing that changes the stage or signs is accepted, and nothing lapses. Work, messages and value go on. The deputy has one working day to take over; after it the owner lead names a successor, and answers for the risk meanwhile.',
    done: 'The SIO is reported as unavailable. The deputy and the owner lead are told.',
  },
  'report-sio-available': {
    title: 'Report the SIO as available again',
    effect: 'The case goes on where it was, with the SIO of record.',
    done: 'The SIO is available again.',
  },
} as const satisfies Readonly<Record<string, CommandWords>>;

const parts = {
  claimer: 'the bid is open to every officer of the gateway',
  sia: 'the TOEX manager allocates another SIA',
  sio: 'a successor is to take the risk over, and until then nothing that changes the stage is accepted',
  nominee: 'their nomination is void',
  pen: 'the pen is with whoever holds the office',
} as const;
/** What history says of people who cannot act, and of a policy that has changed. */
export const peopleSentences: { readonly [T in keyof PeopleEntries]: Sentence<T> } = {
  'sio-reported-unavailable': (_, { who }) => `The SIO was reported as unavailable by ${who}. Nothing lapses until somebody can act.`,
  'sio-reported-available': (_, { who }) => `The SIO was reported as available again by ${who}.`,
  'leaver-released': ({ person, was, because }, { names }) =>
    `${names.nameOf(person)} ${because === 'role' ? 'has the role for this case no longer' : 'has left'}${was.length === 0 ? '' : `: ${was.map((part) => parts[part]).join('; ')}`}.`,
  'clocks-recomputed': ({ policyVersion, changed, pen }, { names }) =>
    [
      `Policy version ${String(policyVersion)} is in force.`,
      changed.length === 0 ? 'No clock of this case has changed.' : `Clocks that took another target: ${changed.join(', ')}.`,
      ...(pen === undefined ? [] : [`The pen is with ${pen === null ? 'nobody of the body by name' : names.nameOf(pen)}.`]),
    ].join(' '),
};

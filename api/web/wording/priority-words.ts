import type { PriorityCommands, PriorityEntries } from '../../../domain/urgency-words.ts';
import type { CommandWords } from './command-words.ts';
import type { Sentence } from './telling.ts';

export const priorityWords: { readonly [C in keyof PriorityCommands]: CommandWords } = {
  'flag-urgent': {
    title: 'Flag as urgent',
    effect:
      'An immediate risk to life goes to the control room at once, before anything is written here. With this flag the case runs as P1 from now on, and a gateway manager confirms that or lowers it within four working hours.',
    done: 'The case is flagged as urgent and runs as P1. The gateway managers are told.',
  },
  'confirm-urgent': {
    title: 'Confirm that it is urgent',
    effect: 'The case goes on as P1. Only a manager sets another priority after this.',
    done: 'The urgency is confirmed; the people on the case are told.',
  },
  'lower-urgent': {
    title: 'Lower the urgent flag',
    effect: 'The case goes back to the priority that it has without the flag, with your reason. Who flagged it is told.',
    done: 'The flag is lowered; who gave it is told.',
  },
  'override-priority': {
    title: 'Set another priority',
    effect:
      'Each running clock keeps its start and its pauses and takes the target of the new priority. Where that has passed already, a quarter of it is left from now. Nobody is told twice of the same.',
    done: 'The priority is set; the people on the case are told.',
  },
};

/** One sentence for each kind of entry of these commands. */
export const prioritySentences: { readonly [T in keyof PriorityEntries]: Sentence<T> } = {
  'flagged-urgent': ({ from, actionRef }, { who }) =>
    `Flagged as urgent by ${who} (acted on, reference ${actionRef}): runs as P1 ${from === 'P1' ? 'as before' : `instead of ${from}`}, to be confirmed or lowered by a gateway manager.`,
  'urgency-confirmed': ({ flaggedBy }, { who, names }) =>
    `Confirmed as urgent by ${who}, as ${names.nameOf(flaggedBy)} had flagged it. It goes on as P1.`,
  'urgency-lowered': ({ flaggedBy, priority }, { who, names }) =>
    `Urgent flag of ${names.nameOf(flaggedBy)} lowered by ${who}. It runs as ${priority}${priority === 'P1' ? ', which its bid or its recommendation gives it' : ' again'}.`,
  'priority-overridden': ({ from, priority }, { who }) =>
    from === priority ? `Priority ${priority} set for good by ${who}.` : `Priority set to ${priority} by ${who}, from ${from}.`,
};

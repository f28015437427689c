import type { AppealCommands } from '../../../domain/appeal-commands.ts';
import type { AppealEntries } from '../../../domain/appeal-entries.ts';
import type { CommandWords } from './command-words.ts';
import type { Sentence } from './telling.ts';

export const appealWords: { readonly [C in keyof AppealCommands]: CommandWords } = {
  appeal: {
    title: 'Appeal against the decline',
    effect:
      'A gateway or TOEX manager who had no part in the decline reads your grounds and decides within ten working days. There is one appeal against a decline. Until it is decided the bid stays declined, and the risk stays where it is.',
    done: 'The appeal is made. You will be told of the decision.',
  },
  'decide-appeal': {
    title: 'Decide the appeal',
    effect:
      'To uphold leaves the bid declined, and there is no second appeal. To overturn brings it back to where it was declined from, with a clock begun anew. The SPOC, the SIO and those whose decline it was are told.',
    done: 'The appeal is decided; both sides are told.',
  },
};

export const appealTold: { readonly [T in keyof AppealEntries]: Sentence<T> } = {
  appealed: (_, { who }) => `Appeal against the decline made by ${who}.`,
  'appeal-decided': ({ outcome, from, late }, { who }) =>
    `Appeal decided by ${who}${late ? ', after its time' : ''}: ${
      outcome === 'uphold'
        ? 'the decline stands. The risk stays with its owner.'
        : `the decline is overturned; back ${from === 'in-triage' ? 'in the triage queue' : 'with the TOEX manager'}.`
    }`,
};

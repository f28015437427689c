import type { CommandWords } from './command-words.ts';

/** Questions, replies, nudges, notes and corrections in words. */
export const messageWords: { readonly [C in 'ask' | 'reply' | 'nudge' | 'note' | 'correct-entry']: CommandWords } = {
  ask: {
    title: 'Ask a question',
    effect:
      'The people of that party who are on the case are told, and a clock runs until one of them replies. Everybody who may open the case can read it.',
    done: 'Your question is on its way. You are told when it is answered.',
  },
  reply: {
    title: 'Reply to a message',
    effect: 'Whoever wrote the message is told. A question is answered by a reply of the party that was asked.',
    done: 'Your reply is on the record.',
  },
  nudge: {
    title: 'Nudge the holder of the pen',
    effect: 'Whoever is to act next is told that you ask them to. A case is nudged once in a working day.',
    done: 'The holder of the pen is told.',
  },
  note: {
    title: 'Add a note',
    effect: 'Everybody who may open the case can read the note. It cannot be changed afterwards.',
    done: 'Your note is on the record.',
  },
  'correct-entry': {
    title: 'Correct an entry',
    effect:
      'Your correction stands beside the entry for everybody who reads the history. The entry stays as it is, and nothing is decided anew.',
    done: 'Your correction is on the record, beside the entry.',
  },
};

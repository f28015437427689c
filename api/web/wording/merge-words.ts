import type { MergeCommands } from '../../../domain/merge-commands.ts';
import type { MergeEntries } from '../../../domain/merge-entries.ts';
import type { CommandWords } from './command-words.ts';
import type { Sentence } from './telling.ts';

export const mergeWords: { readonly [C in Exclude<keyof MergeCommands, 'lapse-merge'>]: CommandWords } = {
  'propose-merge': {
    title: 'Propose to merge',
    effect:
      'The SIO of each case is asked to consent, each for their own case. Until both have answered this bid is not recommended, and the gateway’s clock stands still. Unanswered in time is refused. Merged, this case ends and goes on in the other one; its reference always leads there. No risk moves: only two bids of one agency are merged. It can be undone.',
    done: 'The merge is proposed. Both SIOs are asked.',
  },
  'consent-merge': {
    title: 'Consent to the merge',
    effect:
      'You consent for this case. Once there is consent for both, the bid in triage ends and goes on in the other case. The risk stays where it is.',
    done: 'Your consent is recorded.',
  },
  'refuse-merge': {
    title: 'Refuse the merge',
    effect: 'Nothing is merged, and the bid goes on in triage. The gateway gets your reason.',
    done: 'The merge is refused.',
  },
  unmerge: {
    title: 'Take the merge back',
    effect:
      'This case is in triage again, with the officer who had it and the time that was left, and stands for itself. What was done in the other case stays there.',
    done: 'The merge is taken back.',
  },
};
/** One sentence for each kind of entry of a merge. */
export const mergeSentences: { readonly [T in keyof MergeEntries]: Sentence<T> } = {
  'merge-proposed': ({ from, into }, { who }) => `Merge of ${from} into ${into} proposed by ${who}.`,
  'merge-consented': ({ case: of }, { who }) => `Consent to the merge given for ${of} by its SIO, ${who}.`,
  'merge-refused': ({ case: of, from, into }, { who }) => `Merge of ${from} into ${into} refused for ${of} by its SIO, ${who}.`,
  'merge-lapsed': ({ from, into }) => `Merge of ${from} into ${into} not answered in time, and so refused.`,
  'merge-voided': ({ from, into, why }) =>
    `The proposal to merge ${from} into ${into} is void: ${why === 'owner-changed' ? 'an SIO has changed' : 'one of the two cases has moved on'}.`,
  'merge-put-off': ({ from, into, until }, { names }) =>
    `${from} was on hold: its merge into ${into} may be answered until ${names.moment(until)}.`,
  merged: ({ from, into }) => `${from} merged into ${into}, with the consent of the SIO of each. No risk has moved.`,
  unmerged: ({ from, into }, { who }) => `Merge of ${from} into ${into} taken back by ${who}.`,
};

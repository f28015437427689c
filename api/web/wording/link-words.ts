import type { LinkCommands } from '../../../domain/link-commands.ts';
import type { LinkEntries } from '../../../domain/link-entries.ts';
import type { CommandWords } from './command-words.ts';
import { mergeSentences, mergeWords } from './merge-words.ts';
import type { Sentence } from './telling.ts';

export const linkWords: { readonly [C in Exclude<keyof LinkCommands, 'lapse-merge'>]: CommandWords } = {
  ...mergeWords,
  reopen: {
    title: 'Reopen the case',
    effect:
      'A new round begins in the triage queue, under the same reference. Owner, value and links stay; terms, team, products and scores of the round that is over are kept with it. Your tasking decision and the SIO are checked anew. The risk stays with its owner.',
    done: 'The case is reopened. The gateway will triage it.',
  },
  link: {
    title: 'Link to another case',
    effect:
      'Both cases name each other; neither opens for anybody for whom it does not open now, and nothing moves. With a case of another region the link waits until its gateway confirms it. If one case leads and the other supports it, each agency keeps its own risk, and what the leading case releases is disclosed to the owner of the other.',
    done: 'The link is recorded.',
  },
  unlink: {
    title: 'Take a link back',
    effect: 'Neither case names the other any more. That they were linked stays in the history of both.',
    done: 'The link is taken back.',
  },
  'confirm-link': {
    title: 'Confirm a link',
    effect: 'The link that the other gateway asks for stands on both cases. To refuse it, take it back.',
    done: 'The link is confirmed.',
  },
};

/** One sentence for each kind of entry of a link. */
export const linkSentences: { readonly [T in keyof LinkEntries]: Sentence<T> } = {
  ...mergeSentences,
  reopened: ({ round, sioConsent }, { who, names }) =>
    `Reopened by ${who}${sioConsent === undefined ? '' : `, with the consent of the SIO, ${names.nameOf(sioConsent.by)}`}: round ${String(round)} begins. Owner, value and links stay.`,
  'link-proposed': ({ other, relation }, { who, names }) =>
    `Link to ${other} (${names.label('linkRelations', relation)}) asked for by ${who}; it waits for the gateway of the other case.`,
  linked: ({ other, relation }, { who, names }) => `Linked to ${other} (${names.label('linkRelations', relation)}) by ${who}.`,
  'link-confirmed': ({ other, relation }, { who, names }) =>
    `Link to ${other} (${names.label('linkRelations', relation)}) confirmed by ${who}.`,
  unlinked: ({ other, asked }, { who }) =>
    asked ? `Link to ${other} not confirmed: refused by ${who}.` : `Link to ${other} taken back by ${who}.`,
  'product-disclosed': ({ other, product, round }, { who }) =>
    `Product ${product}${round === undefined ? '' : `, round ${String(round)},`} of ${other}, which leads, was disclosed to the owner of this case as ${who} made it known.`,
};

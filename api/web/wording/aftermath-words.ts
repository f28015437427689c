import type { CaseCommand } from '../../../domain/commands.ts';
import type { DisseminationEntries } from '../../../domain/dissemination-words.ts';
import type { ReallocationEntries } from '../../../domain/reallocation-words.ts';
import type { ReviewEntries } from '../../../domain/review-words.ts';
import type { CommandWords } from './command-words.ts';
import type { Sentence } from './telling.ts';

type Words = 'reallocate' | 'acknowledge-terms' | 'disseminate-product' | 'record-review';
export const aftermathWords: { readonly [C in Extract<CaseCommand, Words>]: CommandWords } = {
  reallocate: {
    title: 'Allocate to another SIA',
    effect:
      'From this instant the case and the pen are with the SIA named here, and the present SIA no longer acts on it. What TOEX has signed and is not agreed is void, a reassessment that waits for the SIO included; what is agreed stands, and the new SIA acknowledges it. The team stays. All clocks run on.',
    done: 'The case is with the new SIA; both SIAs and the SIO are told.',
  },
  'acknowledge-terms': {
    title: 'Acknowledge the terms in force',
    effect: 'You say, by its digest, that you have read and know the version that is in force. It stands as it was agreed.',
    done: 'That you know the terms in force is recorded.',
  },
  'disseminate-product': {
    title: 'Disseminate a product',
    effect:
      'That the product went out is recorded for good: to whom, under which handling conditions, on what basis, and with whose approval. It is shown on the case and in the audit. The service itself sends nothing.',
    done: 'The disclosure is logged; the SIO is told.',
  },
  'record-review': {
    title: 'Record the operational review',
    effect: 'The review that the SIO and the SIA have held together is put on the record, once. The case stays closed.',
    done: 'The operational review is recorded; the other side is told.',
  },
};

export const aftermathTold: { readonly [T in keyof (ReallocationEntries & DisseminationEntries & ReviewEntries)]: Sentence<T> } = {
  reallocated: ({ sia, from, voided }, { who, names }) =>
    [
      `Allocated by ${who} to ${names.nameOf(sia)} as SIA${from === null ? '' : `, in place of ${names.nameOf(from)}`}.`,
      voided.length === 0 ? '' : `The signature of TOEX on version ${voided.join(', ')} of the terms is void.`,
    ]
      .filter((part) => part !== '')
      .join(' '),
  'terms-acknowledged': ({ version }, { who }) =>
    `Version ${version} of the terms, which is in force, acknowledged by the new SIA, ${who}.`,
  'product-disseminated': ({ product, to, sanitised, sioApproval }, { who, names }) =>
    `Product ${product} disseminated to ${to} by ${who}${sanitised ? ', sanitised' : ''}; approved by the SIO, ${names.nameOf(sioApproval.by)}, on ${names.moment(sioApproval.at)}.`,
  'review-asked': () => 'The operational review was asked for.',
  'review-held': (_, { who }) => `Operational review recorded by ${who}.`,
};

import type { ImpasseCommands, ImpasseEntries, ImpasseOutcome } from '../../../domain/impasse-words.ts';
import type { CommandWords } from './command-words.ts';
import type { Sentence } from './telling.ts';

export const impasseWords: { readonly [C in keyof ImpasseCommands]: CommandWords } = {
  'declare-impasse': {
    title: 'Declare an impasse',
    effect:
      'The pen goes to the TOEX manager, who resolves it with the SIO’s line manager within the time of policy. Until then neither side moves the terms, the products or the reassessment. Work, messages and value go on, and the risk stays where it is.',
    done: 'The impasse is declared; the TOEX manager and the SIO’s line manager are told.',
  },
  'resolve-impasse': {
    title: 'Resolve the impasse',
    effect:
      'You record what you have agreed with the SIO’s line manager. Resume: it goes on where it stood. Decline (before any terms are agreed): the request ends as declined, without an appeal, since both sides have agreed. Drop the product: a variation without it is in force, signed by you and the line manager. Record both views (in reassessment): the owner decides.',
    done: 'The impasse is resolved; both sides are told.',
  },
};
const outcomes: { readonly [O in ImpasseOutcome]: string } = {
  resume: 'it goes on where it stood',
  decline: 'the request is declined. The risk stays with its owner',
  'drop-product': 'the product is dropped by a variation that both managers sign',
  'record-both-views': 'both views are recorded, and the owner decides',
};
export const impasseTold: { readonly [T in keyof ImpasseEntries]: Sentence<T> } = {
  'impasse-declared': ({ product }, { who }) => `Impasse declared by ${who}${product === undefined ? '' : ` about product ${product}`}.`,
  'impasse-resolved': ({ outcome, lineManager, agreedAt }, { who, names }) =>
    `Impasse resolved by ${who}, agreed with ${names.nameOf(lineManager)} on ${names.moment(agreedAt)}: ${outcomes[outcome]}.`,
};

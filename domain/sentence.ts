import type { RefusalCode, RefusalOf, RefusalStatus } from './refusals.ts';

/** What a refusal answers, and the sentence that says what to do. */
export type Sentence<K extends RefusalCode> = { readonly status: RefusalStatus; readonly says: (why: RefusalOf<K>) => string };
export const either = (items: readonly string[]): string =>
  [items.slice(0, -1).join(', '), ...items.slice(-1)].filter((part) => part !== '').join(' or ');
export const list = (items: readonly string[]): string => items.join(', ');

// What is written in capitals wherever it is named, alone or in the plural.
const acronyms = /\b(apmis|ftt|nim|ocg|pnd|rocu|sia|sio|spoc|toex|ttcg)(s?)\b/gi;
/** A name or a code in words with the capitals that belong to its acronyms. */
export const withAcronyms = (words: string): string =>
  words.replaceAll(acronyms, (_all, letters: string, more: string) => `${letters.toUpperCase()}${more.toLowerCase()}`);
/** A title within a sentence: the first letter small, unless it begins an acronym or a code; proper names behind it stay as they are. */
export const inSentence = (title: string): string => title.replace(/^\p{Lu}(?![\p{Lu}\d])/u, (letter) => letter.toLowerCase());

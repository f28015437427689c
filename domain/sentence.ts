import type { RefusalCode, RefusalOf, RefusalStatus } from './refusals.ts';

/** What a refusal answers, and the sentence that says what to do. */
export type Sentence<K extends RefusalCode> = { readonly status: RefusalStatus; readonly says: (why: RefusalOf<K>) => string };
export const either = (items: readonly string[]): string =>
  [items.slice(0, -1).join(', '), ...items.slice(-1)].filter((part) => part !== '').join(' or ');
export const list = (items: readonly string[]): string => items.join(', ');

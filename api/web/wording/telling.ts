import type { Entries, EntryType } from '../../../domain/entries.ts';

/** Names as the sentences need them. */
export type Names = {
  readonly nameOf: (id: string) => string;
  readonly agencyOf: (id: string) => string;
  readonly label: (list: string, code: string) => string;
  readonly moment: (at: string) => string;
  readonly day: (date: string) => string;
};
export type Telling = { readonly who: string; readonly names: Names };
export type Sentence<T extends EntryType> = (about: Entries[T], telling: Telling) => string;

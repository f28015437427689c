import type { Entries, EntryType } from '../../../domain/entries.ts';

/** Names as the sentences need them. */
export type Names = {
  readonly nameOf: (id: string) => string;
  readonly agencyOf: (id: string) => string;
  readonly regionOf: (id: string) => string;
  readonly label: (list: string, code: string) => string;
  readonly moment: (at: string) => string;
  readonly day: (date: string) => string;
};
type Given = { readonly actor: string; readonly onBehalfOf?: string };
/** Who gave it; one for the other, where it was given by cover (ACC-6). */
export const giver = ({ actor, onBehalfOf }: Given, { nameOf }: Names): string =>
  actor === 'system' ? 'the service' : `${nameOf(actor)}${onBehalfOf === undefined ? '' : ` for ${nameOf(onBehalfOf)}`}`;
export type Telling = { readonly who: string; readonly names: Names };
export type Sentence<T extends EntryType> = (about: Entries[T], telling: Telling) => string;

import { mergeMeaning, type MergeEntries } from './merge-entries.ts';
import type { Instant, Narrative, Ref, UserId } from './words.ts';

/** Said on both cases, each from its own side. */
type Related = { readonly other: Ref; readonly relation: string; readonly reason?: Narrative };

/** What the entries of links say of themselves. A meaning is frozen at release. */
export interface LinkEntries extends MergeEntries {
  /** The number of the round that begins. */
  reopened: {
    readonly round: number;
    readonly newIntelligence: Narrative;
    readonly sioConsent?: { readonly by: UserId; readonly at: Instant };
  };
  'link-proposed': Related;
  linked: Related;
  'link-confirmed': Related;
  /** `asked`: the gateway that was asked did not confirm it. */
  unlinked: Related & { readonly asked: boolean };
  /** DUP-4: a released product of the case that leads, disclosed to the owner of the one that supports it (REC-4). */
  /** `round` is there where it is of a round before the present one. */
  'product-disclosed': { readonly other: Ref; readonly product: string; readonly round?: number };
}
export const linkMeaning: { readonly [T in keyof LinkEntries]: 1 } = {
  ...mergeMeaning,
  reopened: 1,
  'link-proposed': 1,
  linked: 1,
  'link-confirmed': 1,
  unlinked: 1,
  'product-disclosed': 1,
};

// A journal lives for years: an entry is read in the meaning it was written with, brought up to today's by one pure step for each version.
import type { meaning } from './entries.ts';
import type { sittingMeaning } from './sitting-entries.ts';

/** What an entry says and what it leaves, in the meaning of some version of its type. */
export type Said = { readonly about: unknown; readonly after: unknown };
/** From the meaning of one version of a type to that of the next; of nothing but the entry itself. */
export type Upcast = (said: Said) => Said;

type Before<Version extends number> = Version extends 1 ? never : Version extends 2 ? 1 : Version extends 3 ? 1 | 2 : number;
/** The steps of each type, by the version that a step starts from. */
export type Steps = Readonly<Record<string, Readonly<Record<number, Upcast>>>>;
/** A type that is written with a later version does not compile without the steps that lead to it. */
type Upcasts<Meaning extends Readonly<Record<string, number>>> = Steps & {
  readonly [Type in keyof Meaning as Meaning[Type] extends 1 ? never : Type]: { readonly [V in Before<Meaning[Type]>]: Upcast };
};
/** None yet: every type is still written with the meaning that it began with. */
export const upcasts: Upcasts<typeof meaning> = {};
export const sittingUpcasts: Upcasts<typeof sittingMeaning> = {};

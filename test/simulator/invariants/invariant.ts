// What must hold of a case after every decision that changed it. An invariant says what is wrong, or null.
import type { Case } from '../../../domain/case.ts';
import type { Directory } from '../../../domain/directory.ts';
import type { Entry } from '../../../domain/entries.ts';
import type { Sitting } from '../../../domain/sitting.ts';

/**
 * The decision that was just kept: its command, in whose right it was given and by whom (null for time; two people where one acts for the
 * other, ACC-6), and who there is.
 */
export type Given = {
  readonly name: string;
  readonly by: string | null;
  readonly giver: string | null;
  /** The stream that it was given to; undefined where it opened one. What it writes to others follows from it, and is nobody's act there. */
  readonly on: string | undefined;
  readonly directory: Directory;
  /** Who is active. */
  readonly here: (id: string) => boolean;
};
export const givenBy = (given: Omit<Given, 'here'>): Given => ({
  ...given,
  here: (id) => given.directory.people[id]?.active === true,
});
/** ACC-6: everybody whom a rule about persons binds: both of them, and whoever one of them has acted for on this case. */
export const boundBy = (on: Case | null, { by, giver }: Pick<Given, 'by' | 'giver'>): readonly string[] => {
  const bound = new Set([by, giver].filter((id) => id !== null));
  for (const id of bound) for (const each of on?.actedFor ?? []) if (each.by === id) bound.add(each.for);
  return [...bound];
};
export type Stand = { readonly cases: Readonly<Record<string, Case>>; readonly sittings: Readonly<Record<string, Sitting>> };
export type Seen = {
  /** As it was; null where this decision opened it. */
  readonly before: Case | null;
  readonly after: Case;
  readonly entries: readonly Entry[];
  readonly given: Given;
  /** Every case, and every sitting that is not over, as they stand after the decision. */
  readonly stand: Stand;
};
/** `rules` are the ids that speak; `breach` says in words what is wrong. */
export type Invariant = { readonly rules: string; readonly breach: (seen: Seen) => string | null };

export const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
/** The first that is wrong. */
export const firstOf = (...found: readonly (string | false | null | undefined)[]): string | null =>
  found.find((each): each is string => typeof each === 'string') ?? null;

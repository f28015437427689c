import type { Directory, Person } from './directory.ts';
import { here } from './presence.ts';
import type { Instant, UserId } from './words.ts';

type Known = { readonly directory: Pick<Directory, 'people'>; readonly now: Instant };
const found = (id: UserId | null, { directory }: Known): Person | null =>
  id !== null && Object.hasOwn(directory.people, id) ? (directory.people[id] ?? null) : null;

/** Away by the directory at this time. Whoever has left is not absent: what they held is taken from them (ACC-7). */
export const isAbsent = (who: Person, { now }: Pick<Known, 'now'>): boolean => who.active && !here(who, now);
/**
 * ACC-6: who covers for somebody now: their deputy, or where that one is not here either, the deputy's deputy; two steps and no circle.
 * Null where they are not absent, and where nobody of their agency is left.
 */
export const coverOf = (who: Person, known: Known): Person | null => {
  if (!isAbsent(who, known)) return null;
  const first = found(who.deputy, known);
  const second = first === null || here(first, known.now) ? null : found(first.deputy, known);
  const cover = second ?? first;
  const fits = cover !== null && cover.id !== who.id && here(cover, known.now) && cover.organisation === who.organisation;
  return fits ? cover : null;
};
/** Everybody for whom this person covers now. */
export const coveredBy = (who: Person, known: Known): readonly Person[] =>
  Object.values(known.directory.people).filter((each) => coverOf(each, known)?.id === who.id);

import type { Directory, Person } from './directory.ts';
import type { UserId } from './words.ts';

type Known = { readonly directory: Pick<Directory, 'people'> };

/** The people above a person, nearest first; a circle in the directory ends the walk. */
const superiors = (who: Person, { directory }: Known): readonly UserId[] => {
  const line: UserId[] = [];
  let next = who.lineManager;
  while (next !== null && !line.includes(next)) {
    line.push(next);
    next = directory.people[next]?.lineManager ?? null;
  }
  return line;
};
/** TRI-8: whether one of the two stands in the other's management line, or they are the same person. */
export const inLineOf = (who: Person, other: Person, known: Known): boolean =>
  who.id === other.id || superiors(who, known).includes(other.id) || superiors(other, known).includes(who.id);
/** Everybody in whose line a person stands. */
export const lineOf = (who: Person, known: Known): readonly UserId[] =>
  Object.values(known.directory.people).flatMap((other) => (inLineOf(who, other, known) ? [other.id] : []));

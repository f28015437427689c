// Who reviews a decline (TRI-4) and countersigns a recommendation of the gateway's own ROCU (TRI-8): a second officer, wherever there is one.
import { heldToThem } from './bound.ts';
import type { Case } from './case.ts';
import type { Directory, Person, Region } from './directory.ts';
import { inLineOf } from './lines.ts';
import { whoseBid } from './own-bid.ts';
import type { UserId } from './words.ts';

type Known = { readonly directory: Directory };
/** Who has done the first officer's part of what waits for a second; null where nothing does. */
const firstOfficer = ({ stage, decline, triage, claimer }: Case): UserId | null => {
  if (stage === 'decline-review') return decline?.proposedBy ?? null;
  return stage === 'in-triage' && triage?.awaitsCountersign === true ? claimer : null;
};

const IN_LINE = '^';
/** By which of these words somebody may be barred: by their own name, and as standing in the line of somebody. */
export const barredAs = ({ id }: Pick<Person, 'id'>, line: readonly UserId[]): readonly string[] => [
  id,
  ...line.map((other) => `${IN_LINE}${other}`),
];
/** TRI-4, TRI-8, ACC-5, ACC-6: who is no second officer, in the words of `barredAs`. Null where none is waited for. */
export const barredFromSecond = (on: Case): readonly string[] | null => {
  const first = firstOfficer(on);
  if (first === null) return null;
  const people = heldToThem(on, [first, ...whoseBid(on)]);
  return [...people, ...(on.ownRocu ? [...new Set([on.owner.user, on.spoc])].map((id) => `${IN_LINE}${id}`) : [])];
};

const isFree = (barred: readonly string[], who: Person, { directory: { people }, directory }: Known): boolean =>
  barred.every((word) => {
    if (!word.startsWith(IN_LINE)) return word !== who.id;
    const other = people[word.slice(IN_LINE.length)];
    return other === undefined || !inLineOf(who, other, { directory });
  });
/** The regions whose gateway somebody manages. */
export const gatewaysManagedBy = (who: Person, { regions }: Pick<Directory, 'regions'>): readonly Region[] =>
  who.active && who.roles.includes('gateway-manager') ? Object.values(regions).filter(({ gateway }) => gateway === who.organisation) : [];
/**
 * Everybody who may be the second officer now: the gateway managers of the region whom nothing bars; where none is, those of any other.
 * As in an appeal (TRI-7) absence counts for nothing: it would give and take a whole region's sight of a case from day to day.
 */
export const secondOfficers = (on: Case, { directory }: Known): readonly UserId[] => {
  const barred = barredFromSecond(on);
  if (barred === null) return [];
  const managers = Object.values(directory.people)
    .map((who) => ({ who, of: gatewaysManagedBy(who, directory).map(({ id }) => id) }))
    .filter(({ who, of }) => of.length > 0 && isFree(barred, who, { directory }));
  const here = managers.filter(({ of }) => of.includes(on.region));
  return (here.length > 0 ? here : managers).map(({ who }) => who.id);
};

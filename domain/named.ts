import type { Case } from './case.ts';
import type { Person } from './directory.ts';
import { holderPost, rolesFor, rolesForPen } from './posts.ts';
import type { Role, UserId } from './words.ts';

type Named = readonly [id: UserId | null | undefined, by: readonly Role[] | null];
const plainly = (...ids: readonly (UserId | null | undefined)[]): readonly Named[] => ids.map((id) => [id, null]);
const namesOn = (on: Case): readonly Named[] => {
  const { owner, handover, spoc, customer, bid, pen, claimer, sia, team, hold, products } = on;
  // An SIO judges products as SIO, and is not named for it once they are not.
  const sios = on.ownershipHistory.map(({ user }) => user);
  const judges = Object.values(products).flatMap(({ comments }) => comments.map(({ by }) => by).filter((by) => !sios.includes(by)));
  return [
    ...plainly(owner.user, handover?.to, customer, bid.deputySio?.userId, hold?.manager),
    [spoc, rolesFor.spoc],
    [claimer, rolesFor.claimer],
    [sia, rolesFor.sia],
    ...team.map((id): Named => [id, rolesFor.team]),
    ...judges.map((id): Named => [id, rolesFor.reviewer]),
    [hold?.by, hold === null ? null : rolesFor[holderPost(hold)]],
    [pen?.user, pen === null ? null : rolesForPen(pen.role)],
    // VAL-3: whoever logged an entry answers its dispute, also when they are off the team by then.
    ...Object.values(on.value).map(({ claimedBy, side }): Named => [claimedBy.user, side === 'toex' ? rolesFor.claimant : null]),
  ];
};
const as = (id: UserId, role: Role): string => `${id}#${role}`;
/**
 * Everybody whom the case names, with whoever reviewed a product or logged value: they see it whatever its restriction. Who is named for
 * a role stands there as `person#role`, once for each that would do, and is named as long as they hold one (ACC-1).
 */
export const namedOn = (on: Case): readonly string[] => [
  ...new Set(namesOn(on).flatMap(([id, by]) => (typeof id !== 'string' ? [] : by === null ? [id] : by.map((role) => as(id, role))))),
];
/** Whether somebody is among them, in a role that they hold. */
export const isNamed = (on: Case, { id, roles }: Pick<Person, 'id' | 'roles'>): boolean =>
  namesOn(on).some(([named, by]) => named === id && (by === null || by.some((role) => roles.includes(role))));
/** Under which of these words somebody may be found there. */
export const namedAs = ({ id, roles }: Pick<Person, 'id' | 'roles'>): readonly string[] => [id, ...roles.map((role) => as(id, role))];
/** Under which somebody might be found there, in whatever role. */
export const namedSomehow = (id: UserId): readonly string[] => namedAs({ id, roles: [...new Set(Object.values(rolesFor).flat())] });

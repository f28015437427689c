import { bodyOf, canPreside } from './bodies.ts';
import type { Case } from './case.ts';
import { escalationOf, paperOf } from './escalation-state.ts';
import { person, type Facts } from './facts.ts';
import type { Sitting } from './sitting.ts';
import type { OrganisationId, UserId } from './words.ts';

/** An item of a sitting that somebody decides; `newOwner` is the agency that the decision itself names. */
export type Item = { readonly sitting: Sitting | null; readonly newOwner?: OrganisationId | undefined };

const leadsOf = (agency: OrganisationId | undefined, { directory }: Facts): readonly UserId[] =>
  Object.values(directory.people)
    .filter(({ organisation, roles }) => organisation === agency && roles.includes('owner-lead'))
    .map(({ id }) => id);
/** ESC-2, ACC-5: owner, SIO, customer, SPOC, the line managers of owner and customer, and who could be the lead of a proposed or new owner. */
const concerned = (on: Case, { newOwner }: Item, facts: Facts): readonly UserId[] => {
  const escalation = escalationOf(on);
  const proposed = escalation === null ? undefined : paperOf(escalation)?.proposedOwner;
  const officers = [on.owner.user, on.customer];
  const managers = officers.flatMap((id) => person(facts, id)?.lineManager ?? []);
  return [...officers, on.spoc, ...managers, ...leadsOf(proposed, facts), ...leadsOf(newOwner, facts)];
};
/** ESC-2: whether somebody has an interest in the case: by what they are, or as they declared it at this sitting or one before. */
export const hasInterest = (on: Case, id: UserId, { item, facts }: { readonly item: Item; readonly facts: Facts }): boolean =>
  concerned(on, item, facts).includes(id) ||
  (escalationOf(on)?.interests ?? []).includes(id) ||
  (item.sitting?.interests ?? []).some(({ case: ref, user }) => ref === on.ref && user === id);

/** ESC-2: whether this officer can decide the case at the sitting: present, not away, and without an interest in it. */
export const canDecide = (on: Case, id: UserId, { item, facts }: { readonly item: Item; readonly facts: Facts }): boolean =>
  canPreside(facts, id, item.sitting?.attendance.apologies ?? []) && !hasInterest(on, id, { item, facts });
/** Who decides a case for a body: the chair, else the deputy chair, whoever of them can. Null where neither. */
export const deciderFor = (on: Case, { body: id, ...item }: Item & { readonly body: OrganisationId }, facts: Facts): UserId | null => {
  const body = bodyOf(facts, id);
  if (body === null) return null;
  const officers = [body.chair, ...(body.deputyChair === null ? [] : [body.deputyChair])];
  return officers.find((officer) => canDecide(on, officer, { item, facts })) ?? null;
};
/** The same for the body that has the case now. */
export const deciderOf = (on: Case, sitting: Sitting | null, facts: Facts): UserId | null =>
  deciderFor(on, { body: escalationOf(on)?.body ?? '', sitting }, facts);

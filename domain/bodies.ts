import { escalationOf, type Escalation } from './escalation-state.ts';
import { person, type Facts } from './facts.ts';
import { here as present } from './presence.ts';
import type { Body, Calendar, Policy } from './policy.ts';
import type { Sitting } from './sitting.ts';
import type { Instant, OrganisationId, UserId } from './words.ts';

type Known = Pick<Facts, 'directory' | 'policy'>;
type Bodies = { readonly policy: Pick<Policy, 'bodies'> };
/** A body as policy has it; null for what is none. */
export const bodyOf = ({ policy }: Bodies, id: OrganisationId | null): Body | null =>
  id !== null && Object.hasOwn(policy.bodies, id) ? (policy.bodies[id] ?? null) : null;
/** The body that has the case, or had it last; null where it never was escalated. */
export const bodyBefore = (on: Parameters<typeof escalationOf>[0], facts: Bodies): Body | null =>
  bodyOf(facts, escalationOf(on)?.body ?? null);
/** OWN-5: the body that referred the case to the one that has it now; null where none did. */
export const referrerOf = (
  { body, referredFrom }: Pick<Escalation, 'body' | 'referredFrom'>,
  facts: Pick<Known, 'policy'>,
): OrganisationId | null => referredFrom.findLast((id) => bodyOf(facts, id)?.feeds === body) ?? null;
/** The working calendar of a body (CLK-1). */
export const bodyCalendar = ({ directory, policy }: Known, id: OrganisationId): Calendar =>
  policy.calendars[directory.organisations[id]?.calendar ?? 'england-wales'];

/** Whether an officer of the body can act at this time: active, and not away by the directory. */
const here = (facts: Known & { readonly now: Instant }, id: UserId): boolean => {
  const found = person(facts, id);
  return found !== null && present(found, facts.now);
};
/** Whether the officer can preside at a sitting with these apologies. */
export const canPreside = (facts: Known & { readonly now: Instant }, id: UserId, apologies: readonly UserId[]): boolean =>
  here(facts, id) && !apologies.includes(id);
/** Who presides: the chair; where the chair has left, is away or has sent apologies, the deputy chair. Null where nobody can. */
export const presiding = (
  facts: Known & { readonly now: Instant },
  body: OrganisationId,
  apologies: readonly UserId[] = [],
): UserId | null => {
  const found = bodyOf(facts, body);
  if (found === null) return null;
  if (canPreside(facts, found.chair, apologies)) return found.chair;
  return found.deputyChair !== null && canPreside(facts, found.deputyChair, apologies) ? found.deputyChair : null;
};
/** ESC-2: the chairs in whose place this officer presides while they are away: what waits for them by name waits for their deputy. */
export const chairsAwayFrom = (deputy: UserId, facts: Known & { readonly now: Instant }): readonly UserId[] =>
  Object.values(facts.policy.bodies).flatMap(({ chair, deputyChair }) =>
    deputyChair === deputy && here(facts, deputy) && !here(facts, chair) ? [chair] : [],
  );
/** The people who hold an office of a body. */
export const officeHolders = ({ chair, deputyChair, secretary }: Body): readonly UserId[] => [
  chair,
  ...(deputyChair === null ? [] : [deputyChair]),
  secretary,
];
/** The same of the body that sits. */
export const officersOf = (facts: Pick<Known, 'policy'>, { body }: Pick<Sitting, 'body'>): readonly UserId[] => {
  const found = bodyOf(facts, body);
  return found === null ? [] : officeHolders(found);
};

import { bodyOf, canPreside } from './bodies.ts';
import type { Case } from './case.ts';
import { escalationOf, paperOf } from './escalation-state.ts';
import { person, type Facts } from './facts.ts';
import type { Sitting } from './sitting.ts';
import type { UserId } from './words.ts';

/** ESC-2, ACC-5: owner, SIO, customer, SPOC, the line managers of owner and customer, and who could be the lead of the proposed owner. */
const concerned = (on: Case, facts: Facts): readonly UserId[] => {
  const escalation = escalationOf(on);
  const proposed = escalation === null ? undefined : paperOf(escalation)?.proposedOwner;
  const leads = Object.values(facts.directory.people)
    .filter(({ organisation, roles }) => organisation === proposed && roles.includes('owner-lead'))
    .map(({ id }) => id);
  const officers = [on.owner.user, on.customer];
  return [...officers, on.spoc, ...officers.flatMap((id) => person(facts, id)?.lineManager ?? []), ...leads];
};
/** ESC-2: whether somebody has an interest in the case, by what they are or as they declared it at this sitting. */
export const hasInterest = (
  on: Case,
  id: UserId,
  { facts, sitting }: { readonly facts: Facts; readonly sitting: Sitting | null },
): boolean => concerned(on, facts).includes(id) || (sitting?.interests ?? []).some(({ case: ref, user }) => ref === on.ref && user === id);

/** ESC-2: who decides this case at this sitting: the chair, else the deputy chair, whoever can and has no interest. Null where neither. */
export const deciderOf = (on: Case, sitting: Sitting | null, facts: Facts): UserId | null => {
  const body = bodyOf(facts, escalationOf(on)?.body ?? '');
  if (body === null) return null;
  const apologies = sitting?.attendance.apologies ?? [];
  const officers = [body.chair, ...(body.deputyChair === null ? [] : [body.deputyChair])];
  return officers.find((id) => canPreside(facts, id, apologies) && !hasInterest(on, id, { facts, sitting })) ?? null;
};

import type { Case } from './case.ts';
import type { UserId } from './words.ts';

/** ACC-6: who has acted for whom on a case. From then on what bars the one bars the other. */
export type ActedFor = { readonly by: UserId; readonly for: UserId };
type Acted = Pick<Case, 'actedFor'>;

/** These people, and each person for whom one of them has acted on this case: what bars one of them bars all. */
export const boundWith = ({ actedFor = [] }: Acted, ids: readonly UserId[]): readonly UserId[] => {
  const bound = new Set(ids);
  // A set grows under the loop: whoever acted for somebody who acted for a third is held to that one too.
  for (const id of bound) for (const each of actedFor) if (each.by === id) bound.add(each.for);
  return [...bound];
};
/** The other way about: these people, and everybody who is held to what one of them may not do, having acted for them. */
export const heldToThem = ({ actedFor = [] }: Acted, ids: readonly UserId[]): readonly UserId[] => {
  const held = new Set(ids);
  for (const id of held) for (const each of actedFor) if (each.for === id) held.add(each.by);
  return [...held];
};

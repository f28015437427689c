import { bodyOf, officersOf, presiding } from './bodies.ts';
import type { Facts } from './facts.ts';
import type { Sitting } from './sitting.ts';
import type { SittingAuthority, SittingRelation } from './sitting-table.ts';
import type { UserId } from './words.ts';

const one = (id: UserId | null | undefined): readonly UserId[] => (id === null || id === undefined ? [] : [id]);
const holdersOf: { readonly [R in SittingRelation]: (on: Sitting, facts: Facts) => readonly UserId[] } = {
  chair: (on, facts) => one(presiding(facts, on.body, on.attendance.apologies)),
  chairs: (on, facts) => [...one(bodyOf(facts, on.body)?.chair), ...one(bodyOf(facts, on.body)?.deputyChair)],
  secretary: (on, facts) => one(bodyOf(facts, on.body)?.secretary),
  present: (on, facts) => [...on.attendance.present, ...officersOf(facts, on)],
  'action-owner': (on) => Object.values(on.actions).map(({ owner }) => owner),
};
const stands = (authority: SittingAuthority, on: Sitting | null, facts: Facts): boolean => {
  const { actor } = facts;
  if ('system' in authority) return actor === null;
  if (actor?.active !== true) return false;
  if ('role' in authority) return actor.roles.includes(authority.role);
  return on !== null && holdersOf[authority.relation](on, facts).includes(actor.id);
};
/** The right by which the actor may give it; null where it is not theirs. */
export const sittingAuthorityOf = (who: readonly SittingAuthority[], on: Sitting | null, facts: Facts): SittingAuthority | null =>
  who.find((authority) => stands(authority, on, facts)) ?? null;

const relations: { readonly [R in SittingRelation]: string } = {
  chair: 'whoever chairs the sitting',
  chairs: 'the chair or the deputy chair of the body',
  secretary: 'the secretary of the body',
  'action-owner': 'the owner of the action',
  present: 'somebody present at the sitting',
};
/** The right in words: for refusals, the journal and history. */
export const sittingRight = (authority: SittingAuthority): string =>
  'system' in authority ? 'time' : 'role' in authority ? 'the secretary of a body' : relations[authority.relation];

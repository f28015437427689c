import type { Hold, Pen } from './case.ts';
import type { Person } from './directory.ts';
import { person, type Facts } from './facts.ts';
import type { Role, UserId } from './words.ts';

/** What somebody is to a case by a role of theirs. SIO, customer and successor are relations to it, and ask for none (BID-2). */
export type Post = 'spoc' | 'claimer' | 'sia' | 'team' | 'reviewer' | 'claimant' | 'holder-gateway' | 'holder-toex';
const triages: readonly Role[] = ['triage-officer', 'gateway-manager'];
/** ACC-1: any one of these roles, or they are it no longer. */
export const rolesFor: { readonly [P in Post]: readonly Role[] } = {
  spoc: ['spoc'],
  claimer: triages,
  sia: ['sia'],
  team: ['analyst', 'sia'],
  reviewer: ['sia', 'toex-manager'],
  claimant: ['sia', 'analyst', 'toex-manager'],
  'holder-gateway': triages,
  'holder-toex': ['toex-manager'],
};
/** As what somebody holds a pen that is given by role. Those of SIO and owner go with the risk, those of a body's officers with policy. */
const ofPen: { readonly [R in Pen['role']]?: readonly Role[] } = {
  spoc: rolesFor.spoc,
  'triage-officer': triages,
  'gateway-manager': ['gateway-manager'],
  'toex-manager': ['toex-manager'],
  sia: rolesFor.sia,
  reviewer: rolesFor.reviewer,
};
export const rolesForPen = (role: Pen['role']): readonly Role[] | null => ofPen[role] ?? null;
export const holderPost = ({ party }: Pick<Hold, 'party'>): Post => (party === 'gateway' ? 'holder-gateway' : 'holder-toex');

const hasOne = ({ roles }: Pick<Person, 'roles'>, of: readonly Role[]): boolean => of.some((role) => roles.includes(role));
/** ACC-1, ACC-7: whether somebody is here, and in a role for it. */
export const serves = (who: Person | null, post: Post): boolean => who?.active === true && hasOne(who, rolesFor[post]);
/** The same of these people. */
export const serving = (facts: Pick<Facts, 'directory'>, post: Post, ids: readonly UserId[]): readonly UserId[] =>
  ids.filter((id) => serves(person(facts, id), post));
/** Whether somebody can hold a pen as this. */
export const canHoldPen = (who: Person, role: Pen['role']): boolean => {
  const needed = rolesForPen(role);
  return who.active && (needed === null || hasOne(who, needed));
};
/** The pens that nobody holds in the roles of this person. */
export const pensBeyond = (who: Person): readonly Pen['role'][] =>
  (Object.keys(ofPen) as readonly Pen['role'][]).filter((role) => !canHoldPen(who, role));

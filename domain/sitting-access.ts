import { bodyOf } from './bodies.ts';
import type { Facts } from './facts.ts';
import type { Person } from './directory.ts';
import type { Sitting } from './sitting.ts';

/** Everybody whom a sitting names: who was there or sent apologies, and who has an action from it. */
export const namedAt = (on: Sitting): readonly string[] => [
  ...new Set([...on.attendance.present, ...on.attendance.apologies, ...Object.values(on.actions).map(({ owner }) => owner)]),
];
/** ACC-1: a sitting opens for its body's people and for everybody whom it names. */
export const mayOpenSitting = (on: Sitting, who: Person, facts: Pick<Facts, 'policy'>): boolean => {
  if (!who.active) return false;
  const body = bodyOf(facts, on.body);
  const holdsOffice = body !== null && [body.chair, body.deputyChair, body.secretary].includes(who.id);
  return holdsOffice || who.organisation === on.body || namedAt(on).includes(who.id);
};

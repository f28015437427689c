import { bodyOf, officersOf } from './bodies.ts';
import type { Facts } from './facts.ts';
import type { Recipient } from './policy.ts';
import { entryOf } from './sides.ts';
import type { Sitting } from './sitting.ts';
import type { UserId } from './words.ts';

/** A sitting, and the clock or the action that somebody is told of. */
export type OfSitting = { readonly on: Sitting; readonly clock: string; readonly facts: Facts };
type SittingRecipient = 'body-chair' | 'body-deputy-chair' | 'body-secretary' | 'action-owner' | 'officers';

const one = (id: UserId | null | undefined): readonly UserId[] => (id === null || id === undefined ? [] : [id]);
const whom: { readonly [R in SittingRecipient]: (of: OfSitting) => readonly UserId[] } = {
  'body-chair': ({ on, facts }) => one(bodyOf(facts, on.body)?.chair),
  'body-deputy-chair': ({ on, facts }) => one(bodyOf(facts, on.body)?.deputyChair),
  'body-secretary': ({ on, facts }) => one(bodyOf(facts, on.body)?.secretary),
  'action-owner': ({ on, clock }) => one(entryOf(on.actions, clock.split(':').at(-1) ?? '')?.owner),
  officers: ({ on, facts }) => officersOf(facts, on),
};
const isOfSitting = (recipient: string): recipient is SittingRecipient => Object.hasOwn(whom, recipient);

/** The people behind a relation to a sitting, each once, active ones only. Relations to a case are nobody's here. */
export const sittingRecipients = (to: readonly (Recipient | SittingRecipient)[], of: OfSitting): readonly UserId[] => [
  ...new Set(
    to
      .flatMap((recipient) => (isOfSitting(recipient) ? whom[recipient](of) : []))
      .filter((id) => of.facts.directory.people[id]?.active === true),
  ),
];

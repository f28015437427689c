import type { Case } from './case.ts';
import type { Entry, EntryType } from './entries.ts';
import { agencyName, type Facts, nameOf } from './facts.ts';
import type { Recipient } from './policy.ts';
import type { UserId } from './words.ts';

export type Told = { readonly on: Case; readonly entry: Entry; readonly facts: Facts };
export type Saying = {
  readonly to: readonly Recipient[];
  /** People whom only the entry names any more. */
  readonly also?: (told: Told) => readonly UserId[];
  readonly text: (told: Told) => string;
  /** What begins with the act for whoever gave it: they are told of it too. */
  readonly asksGiver?: true;
};
export type Sayings = { readonly [T in Exclude<EntryType, 'told'>]: readonly Saying[] };

export const say = (to: readonly Recipient[], text: string): Saying => ({ to, text: () => text });
export const riskHolder = ({ on, facts }: Told): string => `${nameOf(facts, on.owner.user)}, ${agencyName(facts, on.owner.agency)}`;
/** OWN-9: who still holds the risk, named in every notice of an end. */
export const withRisk = (to: readonly Recipient[], text: string): Saying => ({
  to,
  text: (told) => `${text} The risk remains with ${riskHolder(told)}.`,
});

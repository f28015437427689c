import type { PolicyBook } from '../domain/administration-state.ts';
import type { Case } from '../domain/case.ts';
import type { Holding } from '../domain/holdings.ts';
import type { Person } from '../domain/directory.ts';
import type { Instant, UserId } from '../domain/words.ts';

export type AdministrationLine = {
  readonly seq: number;
  readonly type: string;
  readonly at: Instant;
  readonly actor: UserId;
  readonly about: unknown;
};
/** What an administrator is shown before they decide: the policy with every version, and what a person holds (ACC-7). */
export interface Administration {
  book(): Promise<PolicyBook>;
  /** What is taken from somebody on each live case, by what they are afterwards. */
  holdings(after: Person): Promise<readonly Holding[]>;
  /** Every live case, and every ended one of which a clock still runs or is put aside, for the effect of a policy on them. */
  casesWithClocks(): Promise<readonly Case[]>;
  /** The newest entries of directory and policy, newest first. */
  entries(): Promise<readonly AdministrationLine[]>;
}

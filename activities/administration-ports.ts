import type { Administered, AdministrationName, PolicyBook } from '../domain/administration-state.ts';
import type { Given } from '../domain/administration.ts';
import type { Answer } from '../domain/answer.ts';
import type { Case } from '../domain/case.ts';
import type { PeopleSystemCommand } from '../domain/people-commands.ts';
import type { Instant, Ref, UserId } from '../domain/words.ts';

/** A journal row as it is written: `payload` is canonical text. */
export type LinkedEntry = {
  readonly seq: number;
  readonly type: string;
  readonly at: Instant;
  readonly actor: UserId;
  readonly payload: string;
  readonly prevHash: string;
  readonly hash: string;
};
/** Directory or policy as a decision leaves it. `due` is what comes into force later. */
export type KeptAdministration = {
  readonly stream: Administered;
  readonly seq: number;
  readonly state: string;
  readonly chain: readonly LinkedEntry[];
  readonly due: { readonly version: number; readonly at: Instant } | null;
  readonly answer: Answer;
};
type ForCase = { readonly id: string; readonly ref: Ref; readonly name: PeopleSystemCommand; readonly body: string };
/** What a decision of an administrator needs of its transaction beside what every decision needs. */
export interface AdministrationTransaction {
  /** Locks the stream's row, and tells the policy as its journal has it. */
  lockAdministered(stream: Administered): Promise<{ readonly seq: number; readonly headHash: string; readonly book: PolicyBook }>;
  /** The policy with every version, not locked. */
  policyBook(): Promise<PolicyBook>;
  /** Live cases that name this person, or whose pen they hold. */
  casesNaming(id: UserId): Promise<readonly Case[]>;
  /** Every live case, and every ended one of which a clock still runs or is put aside. */
  casesWithClocks(): Promise<readonly Ref[]>;
  /** Stores system commands, each under its key once. */
  storeForCases(commands: readonly ForCase[]): Promise<void>;
  keepAdministered(command: { readonly id: string }, kept: KeptAdministration): Promise<void>;
}
/** A stored body of an administrator's command. Throws where it does not fit. */
export type ReadAdministration = (name: AdministrationName, body: unknown) => Given;

import type { Beside } from './beside.ts';
import type { Directory, Person } from './directory.ts';
import type { Calendar, Policy } from './policy.ts';
import type { Digest, Instant, OrganisationId, Ref, UserId } from './words.ts';

/** `place` counts from 1: by priority, then by when the bid was submitted. A case on hold waits for something else and is left out. */
export type CapacityPlace = { readonly place: number; readonly of: number };
/** What rules may not look up or work out, loaded under the lock, per command. */
export type Facts = {
  readonly now: Instant;
  /** Null where time or the service itself acts. */
  readonly actor: Person | null;
  /** ACC-6: for whom the actor says that they act; absent where they act in their own right. */
  readonly onBehalfOf?: UserId;
  /** ACC-6: who gives it, where `actor` is whose right it is given in (`acting.ts`). */
  readonly givenBy?: Person;
  readonly directory: Directory;
  readonly policy: Policy;
  /** A fresh reference for a new bid, a fresh id for a new sitting. */
  readonly reference: Ref | null;
  /** SHA-256 of the full text that is being proposed (TOR-1, REA-2). */
  readonly digest: Digest | null;
  /** The entry that a command names, as the journal has it: who gave it. Null where there is none, or none is named (ESC-5). */
  readonly corrected: { readonly seq: number; readonly actor: UserId } | null;
  /** How many live cases each SIA of the region holds (ALL-3). */
  readonly siaLoad: Readonly<Record<UserId, number>>;
  /** Where the case stands among those of its region that wait for capacity. Null where nobody is about to be told. */
  readonly capacityPlace: CapacityPlace | null;
  /** The policy that was in force before the present one; absent where nobody is about to compare (CLK-6). */
  readonly policyBefore?: Policy | null;
  /** The other streams that the command reaches; absent where it reaches none. */
  readonly beside?: Beside;
};
/** The directory, the policy and the time, of one moment. */
export type Today = Pick<Facts, 'directory' | 'policy' | 'now'>;

/** The working calendar of a region (CLK-1); England and Wales for a region that nobody knows. */
export const calendarOf = (facts: Pick<Facts, 'directory' | 'policy'>, region: string): Calendar =>
  facts.policy.calendars[facts.directory.regions[region]?.calendar ?? 'england-wales'];

/** Who has what in a region (data.md). */
type Agencies = { readonly [W in 'gateway' | 'toex' | 'ttcg']: OrganisationId | null };
const nobodys: Agencies = { gateway: null, toex: null, ttcg: null };
/** The agencies of a region; none of one that nobody knows. */
export const agenciesOf = ({ directory }: Pick<Facts, 'directory'>, region: string): Agencies => directory.regions[region] ?? nobodys;
/** What an agency or a body is called; its id where the directory has none. */
export const agencyName = ({ directory }: Pick<Facts, 'directory'>, id: OrganisationId): string => directory.organisations[id]?.name ?? id;

export const person = (facts: Pick<Facts, 'directory'>, id: UserId | null): Person | null =>
  id !== null && Object.hasOwn(facts.directory.people, id) ? (facts.directory.people[id] ?? null) : null;
/** Whether this person acts; nobody does where time or the service does. */
export const isActor = ({ actor }: Pick<Facts, 'actor'>, id: UserId | null): boolean => actor?.id === id;
/** A person as sentences name them: rank and name, or the id where the directory has nobody. */
export const nameOf = (facts: Pick<Facts, 'directory'>, id: UserId): string => {
  const found = person(facts, id);
  return found === null ? id : `${found.rank} ${found.name}`.trim();
};

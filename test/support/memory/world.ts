// A whole record in memory: what Postgres and the engine keep, behind the same ports, with the real recorder deciding.
import { createHash } from 'node:crypto';
import { isLive, type Case } from '../../../domain/case.ts';
import type { PolicyBook } from '../../../domain/administration-state.ts';
import type { Directory } from '../../../domain/directory.ts';
import type { CapacityPlace, Facts } from '../../../domain/facts.ts';
import type { Policy } from '../../../domain/policy.ts';
import type { Instant, Ref } from '../../../domain/words.ts';
import type { AdministrationLine, JournalRow, StoredCommand, StoredErrand } from '../../../api/ports.ts';
import type { SittingEntry } from '../../../domain/sitting-entries.ts';
import type { Sitting } from '../../../domain/sitting.ts';
import type { ChainedEntry, GivenCommand, OutboxRow } from '../../../activities/ports.ts';
import { instant } from '../../domain/calendars.ts';
import { directory, policy } from '../rulebook.ts';

export type MemoryCommand = StoredCommand & { readonly body: string; readonly attempts: number };
export type Filed = { readonly state: Case; readonly headHash: string; readonly rows: readonly JournalRow[] };
export type FiledSitting = { readonly state: Sitting; readonly headHash: string; readonly chain: readonly ChainedEntry<SittingEntry>[] };

export type World = {
  now: Instant;
  directory: Directory;
  policy: Policy;
  book: PolicyBook;
  /** Heads and journals of directory and policy. */
  readonly administered: Map<string, { readonly seq: number; readonly headHash: string; readonly lines: readonly AdministrationLine[] }>;
  readonly commands: Map<string, MemoryCommand>;
  readonly errands: Map<string, StoredErrand>;
  readonly cases: Map<Ref, Filed>;
  readonly sittings: Map<string, FiledSitting>;
  readonly texts: Map<string, string>;
  readonly issued: Map<string, OutboxRow & { readonly ref: Ref }>;
  /** What somebody was told, as it was decided. */
  readonly notices: { readonly ref: Ref; readonly at: Instant; readonly row: OutboxRow }[];
  readonly consulted: {
    readonly seq: number;
    readonly at: Instant;
    readonly actor: string;
    readonly action: string;
    readonly object: string;
    readonly recipients?: readonly string[];
  }[];
  /** What a test breaks. */
  databaseAway: boolean;
  engineAway: boolean;
};

export const worldAt = (now = '2026-11-20T09:00:00Z'): World => ({
  now: instant(now),
  directory,
  policy,
  book: { versions: { [policy.version]: policy }, inForce: policy.version, previous: null, upcoming: null },
  administered: new Map(),
  commands: new Map(),
  errands: new Map(),
  cases: new Map(),
  sittings: new Map(),
  texts: new Map(),
  issued: new Map(),
  notices: [],
  consulted: [],
  databaseAway: false,
  engineAway: false,
});

export const giverOf = (world: World, ref: Ref, seq: number): string | null =>
  world.cases.get(ref)?.rows.find((row) => row.seq === seq)?.actor ?? null;

/** As the driver says it. */
export const away = (): Error => Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
/** Every port asks this first. */
export const reach = (world: World): void => {
  if (world.databaseAway) throw away();
};

/** How many live cases each SIA holds. */
export const siaLoadOf = ({ cases }: World): Readonly<Record<string, number>> => {
  const load: Record<string, number> = {};
  for (const { state } of cases.values()) if (isLive(state) && state.sia !== null) load[state.sia] = (load[state.sia] ?? 0) + 1;
  return load;
};
/** Where a case stands among those of its region that wait for capacity and are not on hold. */
export const capacityPlaceOf = ({ cases }: World, on: Case): CapacityPlace => {
  const waiting = [...cases.values()]
    .map(({ state }) => state)
    .filter((each) => each.stage === 'awaiting-capacity' && each.region === on.region && each.hold === null);
  const turn = ({ priority, submittedAt, ref }: Case): string => `${priority} ${submittedAt} ${ref}`;
  return { place: waiting.filter((each) => turn(each) <= turn(on)).length, of: waiting.length };
};
export const factsOf = (world: World, caller: string): Facts | null => {
  const actor = caller === 'system' ? null : (world.directory.people[caller] ?? null);
  if (actor === null && caller !== 'system') return null;
  return {
    now: world.now,
    actor,
    directory: world.directory,
    policy: world.policy,
    reference: null,
    digest: null,
    corrected: null,
    siaLoad: siaLoadOf(world),
    capacityPlace: null,
  };
};
export const given = (command: MemoryCommand): GivenCommand => ({
  id: command.id,
  ref: command.ref,
  name: command.name,
  caller: command.caller,
  onBehalfOf: command.onBehalfOf ?? null,
  body: command.body,
  attempts: command.attempts,
  answer: command.answer,
  tooLate: false,
  awaited: false,
});
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

import type { Person } from '../domain/directory.ts';
import type { Action, Sitting, SittingId, SittingKind, SittingStatus } from '../domain/sitting.ts';
import type { SittingEntry } from '../domain/sitting-entries.ts';
import type { Instant, OrganisationId } from '../domain/words.ts';

export type SittingRow = {
  readonly id: SittingId;
  readonly body: OrganisationId;
  readonly kind: SittingKind;
  readonly at: Instant;
  readonly papersDueAt: Instant | null;
  readonly status: SittingStatus;
  readonly version: number;
};
/** Sittings: the whole state for a rehearsal and for pages; lists hold what opens for the asker and nothing else. */
export interface MeetingFiles {
  open(id: SittingId): Promise<Sitting | null>;
  /** Newest first; of one body where it is named. */
  list(asker: Person, body: OrganisationId | null): Promise<readonly SittingRow[]>;
  /** The asker's open actions, earliest sitting first. */
  actionsOf(asker: Person): Promise<readonly { readonly meeting: SittingId; readonly action: Action }[]>;
  entries(id: SittingId): Promise<readonly SittingEntry[]>;
}

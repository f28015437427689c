import type { Instant, OrganisationId, Ref, UserId } from '../domain/words.ts';
import type { CommandState, NewCommand, OtherUse, StoredCommand } from './ports.ts';

/** An unsubmitted bid, with anything missing and anything wrong in it: working paper of an agency, no part of the record. */
export type Draft = {
  readonly id: string;
  readonly agency: OrganisationId;
  /** Counts up with each save. */
  readonly version: number;
  readonly bid: Readonly<Record<string, unknown>>;
  readonly createdBy: UserId;
  readonly createdAt: Instant;
  readonly savedBy: UserId;
  readonly savedAt: Instant;
  /** The command that submits it, once somebody has: then it is changed no more. `ref` is there as soon as it is accepted. */
  readonly submission: { readonly command: string; readonly state: CommandState; readonly ref: Ref | null } | null;
};
type Save = { readonly id: string; readonly by: UserId; readonly bid: Draft['bid'] };
export interface Drafts {
  byId(id: string): Promise<Draft | null>;
  /** Those that are not submitted, the last saved first. */
  ofAgency(agency: OrganisationId): Promise<readonly Draft[]>;
  /** Begins it, or returns the one that stands under this id. */
  create(draft: Save & { readonly agency: OrganisationId }): Promise<Draft>;
  /** Null where it is gone, is being submitted, or has another version than this; `version` null saves over any. */
  save(draft: Save & { readonly version: number | null }): Promise<Draft | null>;
  /** False where it is gone or is being submitted. */
  discard(id: string): Promise<boolean>;
  /**
   * Stores the command that submits it, unless one that waits or was accepted submits it already: then that one, so that of several
   * who submit it at once all are answered with one bid. Null where it is gone or has another version.
   */
  submit(of: Pick<Draft, 'id' | 'version'>, command: NewCommand): Promise<StoredCommand | OtherUse | null>;
  /** Its texts go once its submission was accepted: from then on they stand in the record. */
  settled(id: string): Promise<void>;
}

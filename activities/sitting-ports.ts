import type { Entry } from '../domain/entries.ts';
import type { SittingEntry } from '../domain/sitting-entries.ts';
import type { SittingId } from '../domain/sitting.ts';
import type { Digest, Instant, OrganisationId, Ref } from '../domain/words.ts';

/** The model of an issue: canonical JSON, texts by reference, and its SHA-256. */
export type KeptModel = { readonly text: string; readonly digest: Digest };
/** What papers of sittings are composed of, and where their models are kept. Journals are whole, oldest entry first. */
export interface SittingPapers {
  entries(meeting: SittingId): Promise<readonly SittingEntry[]>;
  /** Every sitting of a body, this one among them. */
  ofBody(body: OrganisationId): Promise<Readonly<Record<SittingId, readonly SittingEntry[]>>>;
  /** Every case that a body has or had. */
  casesOf(body: OrganisationId): Promise<readonly Ref[]>;
  journals(refs: readonly Ref[]): Promise<Readonly<Record<Ref, readonly Entry[]>>>;
  /** The model as it was composed first; null where it never was. */
  model(meeting: SittingId, seq: number): Promise<KeptModel | null>;
  /** Keeps it, unless one is kept already; answers with the one that is. */
  keep(model: KeptModel & { readonly meeting: SittingId; readonly seq: number; readonly at: Instant }): Promise<KeptModel>;
  /** Under what a file that is owed was filed; null where it was not yet. */
  filed(outbox: string): Promise<{ readonly path: string; readonly digest: Digest } | null>;
}

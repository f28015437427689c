import type { Case } from './case.ts';
import type { Directory } from './directory.ts';
import type { Drafted } from './entries.ts';
import { agendaOf } from './escalation-state.ts';
import type { Facts } from './facts.ts';
import { entryOf } from './sides.ts';
import type { Sitting, SittingId } from './sitting.ts';
import type { SittingDraft } from './sitting-entries.ts';
import type { Instant, OrganisationId, Ref } from './words.ts';

/** Another stream that a command reaches: by its id, the next planned sitting of a body or of a region's TTCG, or every case that a body has still to ratify. */
export type Reach =
  | { readonly stream: Ref }
  | { readonly nextOf: OrganisationId; readonly but: SittingId | null }
  | { readonly nextTtcgOf: string }
  | { readonly toRatifyBy: OrganisationId };
/** The agenda on which the case stands. */
export const listedOn = (on: Case): readonly Reach[] => {
  const meeting = agendaOf(on);
  return meeting === null ? [] : [{ stream: meeting }];
};
/** The body of whose sittings the next planned one is reached; null where no sitting is, or where the region has no body. */
export const nextReached = (
  reach: Reach,
  { regions }: Pick<Directory, 'regions'>,
): { readonly body: OrganisationId; readonly but: SittingId | null } | null => {
  if ('nextOf' in reach) return { body: reach.nextOf, but: reach.but };
  const body = 'nextTtcgOf' in reach ? (entryOf(regions, reach.nextTtcgOf)?.ttcg ?? null) : null;
  return body === null ? null : { body, but: null };
};
/** Those streams as they are under the lock, beside the one that the command was given to. */
export type Beside = {
  readonly cases: Readonly<Record<Ref, Case>>;
  readonly sittings: Readonly<Record<SittingId, Sitting>>;
  /** The next planned ordinary sitting; null where none is planned, or none was asked for. */
  readonly next: SittingId | null;
  /** Keys of the items that a body has still to ratify and that stand on no agenda; absent where they were not asked for. */
  readonly unratified?: readonly string[];
  /** Cases that the chair of a sitting could add to its agenda late; absent where nobody has looked for them. */
  readonly addable?: readonly Ref[];
};
/** What a decision writes there, in the same transaction. */
export type Touched =
  | { readonly kind: 'case'; readonly id: Ref; readonly drafts: readonly Drafted[] }
  | { readonly kind: 'sitting'; readonly id: SittingId; readonly drafts: readonly SittingDraft[] };

export const nothingBeside: Beside = { cases: {}, sittings: {}, next: null };
type Known = Pick<Facts, 'beside'>;
export const sittingBeside = ({ beside }: Known, id: SittingId | null): Sitting | null =>
  id === null ? null : entryOf(beside?.sittings ?? {}, id);
export const caseBeside = ({ beside }: Known, ref: Ref): Case | null => entryOf(beside?.cases ?? {}, ref);
/** The next ordinary sitting whose papers are open, as long as it lies ahead. */
export const nextSitting = (facts: Known & { readonly now: Instant }): Sitting | null => {
  const next = sittingBeside(facts, facts.beside?.next ?? null);
  return next?.status === 'open' && next.kind === 'ordinary' && next.at > facts.now ? next : null;
};
/** A stream is written to at most once, whatever reaches it. */
export const onSitting = (id: SittingId, ...drafts: readonly SittingDraft[]): Touched => ({ kind: 'sitting', id, drafts });
export const onCase = (id: Ref, ...drafts: readonly Drafted[]): Touched => ({ kind: 'case', id, drafts });

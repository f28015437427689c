import { merge } from './evolve.ts';
import type { Sitting } from './sitting.ts';
import type { SittingChange, SittingEntry } from './sitting-entries.ts';

/** The sitting with these items as they are now: what a decision that settles several of them goes on from. */
export const evolveItems = (on: Sitting, { items, status = on.status }: SittingChange): Sitting => ({
  ...on,
  status,
  items: merge(on.items ?? {}, items),
});
const assign = (on: Sitting, { items, ...after }: SittingChange, { seq, version }: SittingEntry): Sitting => ({
  ...on,
  ...after,
  actions: merge(on.actions, after.actions),
  clocks: merge(on.clocks, after.clocks),
  ...(items === undefined ? {} : { items: merge(on.items ?? {}, items) }),
  seq,
  version,
});

/** The sitting after an entry. It assigns outcomes and never reasons. Null only where an entry stands before its sitting was opened. */
export const evolveSitting = (on: Sitting | null, entry: SittingEntry): Sitting | null => {
  if (entry.type === 'meeting-opened') return { ...entry.after, seq: entry.seq, version: entry.version };
  return on === null ? null : assign(on, entry.after, entry);
};

export const foldSitting = (entries: readonly SittingEntry[], from: Sitting | null = null): Sitting | null =>
  entries.reduce(evolveSitting, from);

import type { Case } from './case.ts';
import type { Change, Entry } from './entries.ts';

/** What is there already keeps its place, so that lists do not jump about as their items move. */
export const merge = <V>(
  now: Readonly<Record<string, V>>,
  change: Readonly<Record<string, V | null>> | undefined,
): Readonly<Record<string, V>> => {
  if (change === undefined) return now;
  const merged = Object.entries({ ...now, ...change });
  return Object.fromEntries(merged.flatMap(([key, value]): readonly (readonly [string, V])[] => (value === null ? [] : [[key, value]])));
};

const assign = (on: Case, { messages, escalations, ...after }: Change, entry: Entry): Case => ({
  ...on,
  ...after,
  clocks: merge(on.clocks, after.clocks),
  terms: merge(on.terms, after.terms),
  work: merge(on.work, after.work),
  products: merge(on.products, after.products),
  reassessments: merge(on.reassessments, after.reassessments),
  value: merge(on.value, after.value),
  ...(messages === undefined ? {} : { messages: merge(on.messages ?? {}, messages) }),
  ...(escalations === undefined ? {} : { escalations: merge(on.escalations ?? {}, escalations) }),
  seq: entry.seq,
  version: entry.version,
});

/** The case after an entry, its clocks too (CLK-4). It assigns outcomes and never reasons. Null only where an entry stands before its case was opened. */
export const evolve = (on: Case | null, entry: Entry): Case | null => {
  if (entry.type === 'bid-submitted') return { ...entry.after, seq: entry.seq, version: entry.version };
  return on === null ? null : assign(on, entry.after, entry);
};

export const fold = (entries: readonly Entry[], from: Case | null = null): Case | null => entries.reduce(evolve, from);

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

/** The case with this outcome: collections by key, every other field as it is said. */
export const afterwards = (on: Case, { messages, escalations, links, merges, rounds, ...after }: Change): Case => ({
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
  ...(links === undefined ? {} : { links: merge(on.links ?? {}, links) }),
  ...(merges === undefined ? {} : { merges: merge(on.merges ?? {}, merges) }),
  ...(rounds === undefined ? {} : { rounds: merge(on.rounds ?? {}, rounds) }),
});

/** The case after an entry, its clocks too (CLK-4). It assigns outcomes and never reasons. Null only where an entry stands before its case was opened. */
export const evolve = (on: Case | null, entry: Entry): Case | null => {
  if (entry.type === 'bid-submitted') return { ...entry.after, seq: entry.seq, version: entry.version };
  return on === null ? null : { ...afterwards(on, entry.after), seq: entry.seq, version: entry.version };
};

export const fold = (entries: readonly Entry[], from: Case | null = null): Case | null => entries.reduce(evolve, from);
/** Each entry with the case as it stands once that entry is folded into it. */
export const foldedEach = (entries: readonly Entry[], from: Case | null): readonly { readonly entry: Entry; readonly on: Case }[] => {
  let on = from;
  return entries.flatMap((entry) => {
    on = evolve(on, entry);
    return on === null ? [] : [{ entry, on }];
  });
};

// What must hold of whole journals: each stream is the pure fold of its own, and its clocks are due when the journal says (CLK-4).
import { isDeepStrictEqual } from 'node:util';
import type { Entry } from '../../domain/entries.ts';
import { fold } from '../../domain/evolve.ts';
import { foldSitting } from '../../domain/sitting-evolve.ts';
import { workingBetween } from '../../domain/working-time.ts';
import type { Instant } from '../../domain/words.ts';
import { policy } from '../support/rulebook.ts';
import { recomputed } from '../domain/recomputed.ts';
import type { Breach } from './invariants/index.ts';
import type { World } from './watched.ts';

/** Clocks are kept in whole working minutes, so that a share of a minute may be lost; a sitting may be held where no working time is. */
const calendar = policy.calendars['england-wales'];
const apart = (one: Instant, other: Instant): number => workingBetween(calendar, one, other) + workingBetween(calendar, other, one);
const parsed = (entries: readonly unknown[]): never => JSON.parse(JSON.stringify(entries)) as never;
const ofCase = (ref: string, entries: readonly Entry[], live: unknown): readonly Breach[] => [
  ...(isDeepStrictEqual(fold(parsed(entries)), live) ? [] : [{ rules: 'REC-1', stream: ref, says: 'it is not the fold of its journal' }]),
  ...recomputed(entries).flatMap(({ clock, due, live: is }) =>
    apart(due, is) <= 1 ? [] : [{ rules: 'CLK-4', stream: ref, says: `${clock} is due at ${is}, and by the journal at ${due}` }],
  ),
];
export const endBreaches = ({ written, cases, sittings }: World): readonly Breach[] => [
  ...Object.entries(written.cases).flatMap(([ref, entries]) => ofCase(ref, entries, cases[ref])),
  ...Object.entries(written.sittings).flatMap(([id, entries]) =>
    isDeepStrictEqual(foldSitting(parsed(entries)), sittings[id])
      ? []
      : [{ rules: 'REC-1', stream: id, says: 'it is not the fold of its journal' }],
  ),
];

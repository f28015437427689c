// Every invariant of journey.md section 5 that can be seen in one decision and what it made of its streams.
import type { Changed } from '../streams.ts';
import { between } from './between.ts';
import { bodies, sittingBreach } from './bodies.ts';
import { cover, sittingCover } from './cover.ts';
import type { Given, Invariant, Stand } from './invariant.ts';
import { named } from './named.ts';
import { outcomes } from './outcomes.ts';
import { ownership } from './ownership.ts';
import { time } from './time.ts';
import { waiting } from './waiting.ts';
import { work } from './work.ts';

export const invariants: readonly Invariant[] = [
  ...ownership,
  ...time,
  ...work,
  ...bodies,
  ...outcomes,
  ...between,
  ...cover,
  ...waiting,
  ...named,
];
export type Breach = { readonly rules: string; readonly stream: string; readonly says: string };

/** The first invariant that one of these streams breaks; null where all hold. */
export const breaches = (
  changed: readonly Changed[],
  { given, stand }: { readonly given: Given; readonly stand: Stand },
): Breach | null => {
  for (const each of changed) {
    if (each.kind === 'sitting') {
      const says = sittingBreach(each.before, each.after);
      if (says !== null) return { rules: 'ESC-6', stream: each.after.id, says };
      const theirs = sittingCover(each.entries, given);
      if (theirs !== null) return { rules: 'ACC-6', stream: each.after.id, says: theirs };
      continue;
    }
    for (const { rules, breach } of invariants) {
      const says = breach({ before: each.before, after: each.after, entries: each.entries, given, stand });
      if (says !== null) return { rules, stream: each.after.ref, says };
    }
  }
  return null;
};

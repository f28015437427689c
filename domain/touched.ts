import { caseBeside, sittingBeside, type Touched } from './beside.ts';
import type { Case } from './case.ts';
import type { Entry } from './entries.ts';
import type { Facts } from './facts.ts';
import { voidedAtTheEnd } from './handover.ts';
import type { Refusal } from './refusals.ts';
import { sealed } from './seal.ts';
import type { Sitting } from './sitting.ts';
import type { SittingEntry } from './sitting-entries.ts';
import { sealedAtSitting } from './sitting-seal.ts';

/** Entries for another stream than the one that the command was given to, with that stream as it was before them. */
export type TouchedEntries =
  | { readonly kind: 'case'; readonly on: Case; readonly entries: readonly Entry[] }
  | { readonly kind: 'sitting'; readonly on: Sitting; readonly entries: readonly SittingEntry[] };
export type Decision<E> =
  | { readonly ok: true; readonly entries: readonly E[]; readonly touched: readonly TouchedEntries[] }
  | { readonly ok: false; readonly refusal: Refusal };

type Frame = { readonly facts: Facts; readonly authority: string };
/** Numbers and dates what a decision writes to other streams, each as it is under the lock. Deciders write only to what they found beside. */
export const sealedTouched = (touched: readonly Touched[], frame: Frame): readonly TouchedEntries[] =>
  touched.flatMap((each): readonly TouchedEntries[] => {
    if (each.kind === 'case') {
      const on = caseBeside(frame.facts, each.id);
      return on === null ? [] : [{ kind: 'case', on, entries: sealed(on, voidedAtTheEnd(on, each.drafts), frame) }];
    }
    const on = sittingBeside(frame.facts, each.id);
    return on === null ? [] : [{ kind: 'sitting', on, entries: sealedAtSitting(on, each.drafts, frame) }];
  });

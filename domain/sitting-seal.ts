import { givenBy } from './acting.ts';
import type { Facts } from './facts.ts';
import type { Sitting } from './sitting.ts';
import type { SittingDraft, SittingEntry } from './sitting-entries.ts';
import { evolveSitting } from './sitting-evolve.ts';

type Frame = { readonly facts: Facts; readonly authority: string };
/** Numbers and dates the entries of a sitting. */
export const sealedAtSitting = (
  on: Sitting | null,
  drafts: readonly SittingDraft[],
  { facts, authority }: Frame,
): readonly SittingEntry[] => {
  let state = on;
  return drafts.map((draft) => {
    const seq = (state?.seq ?? 0) + 1;
    const moves = facts.actor !== null || (draft.after.status !== undefined && draft.after.status !== state?.status);
    const version = moves ? seq : (state?.version ?? 0);
    const { policy, now: at } = facts;
    const entry: SittingEntry = { ...draft, ...givenBy(facts), seq, version, authority, at, policyVersion: policy.version };
    state = evolveSitting(state, entry);
    return entry;
  });
};

import type { Case } from './case.ts';
import type { Change, Drafted, Entry } from './entries.ts';
import { evolve } from './evolve.ts';
import type { Facts } from './facts.ts';
import { counted, underHold } from './holding.ts';
import { atTheEnd } from './pen.ts';
import { reprioritised } from './reprioritised.ts';

/** CLK-2: the time that the party who gives up the pen, or on whom a hold begins, has had it. */
const accounted = (on: Case, after: Change, facts: Facts): Change => {
  const begins = after.hold !== undefined && after.hold !== null && on.hold === null;
  if (on.pen === null || (after.pen === undefined && !begins)) return after.pen === undefined ? after : { ...after, spent: on.spent };
  const { party } = on.pen;
  return { ...after, spent: { ...on.spent, [party]: on.spent[party] + counted(on, facts) } };
};
/** Numbers and dates the entries, and adds to each what it does to clocks and time whatever it is about (CLK-2, CLK-3). */
export const sealed = (
  on: Case | null,
  drafts: readonly Drafted[],
  { facts, authority }: { readonly facts: Facts; readonly authority: string },
): readonly Entry[] => {
  let state = on;
  return drafts.map((draft) => {
    const seq = (state?.seq ?? 0) + 1;
    const moves = facts.actor !== null || (draft.after.stage !== undefined && draft.after.stage !== state?.stage);
    const version = moves ? seq : (state?.version ?? 0);
    const stamp = { seq, version, authority, at: facts.now, actor: facts.actor?.id ?? 'system', policyVersion: facts.policy.version };
    const entry: Entry =
      draft.type === 'bid-submitted' || state === null
        ? { ...draft, ...stamp }
        : {
            ...draft,
            after: accounted(state, atTheEnd(state, underHold(state, reprioritised(state, draft.after, facts), facts)), facts),
            ...stamp,
          };
    state = evolve(state, entry);
    return entry;
  });
};

import { actedWith, givenBy } from './acting.ts';
import type { Case } from './case.ts';
import type { Change, Drafted, Entry } from './entries.ts';
import { evolve } from './evolve.ts';
import type { Facts } from './facts.ts';
import { counted, underHold } from './holding.ts';
import { atTheEnd } from './lasting.ts';
import { reprioritised } from './reprioritised.ts';
import { withShownDays } from './shown-days.ts';
import { withItsClock } from './waiting.ts';

/** CLK-2: the time that the party has had who gives up the pen, on whom a hold begins, or who goes on with it in another stage. */
const accounted = (on: Case, after: Change, facts: Facts): Change => {
  const begins = after.hold !== undefined && after.hold !== null && on.hold === null;
  const goesOn = after.pen === undefined && after.stage !== undefined && after.stage !== on.stage;
  if (on.pen === null || (after.pen === undefined && !begins && !goesOn))
    return after.pen === undefined ? after : { ...after, spent: after.spent ?? on.spent };
  const { party } = on.pen;
  const spent = { ...on.spent, [party]: on.spent[party] + counted(on, facts) };
  return { ...after, spent, ...(goesOn ? { countedTo: facts.now } : {}) };
};
/** What an outcome does to the clocks that its decider does not think of. */
const besideTheStage = (on: Case, after: Change, facts: Facts): Change =>
  withShownDays(on, atTheEnd(on, underHold(on, reprioritised(on, withItsClock(on, after, facts), facts), facts)));
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
    const stamp = { ...givenBy(facts), seq, version, authority, at: facts.now, policyVersion: facts.policy.version };
    const entry: Entry =
      draft.type === 'bid-submitted'
        ? { ...draft, after: { ...draft.after, ...actedWith(null, facts) }, ...stamp }
        : state === null
          ? { ...draft, ...stamp }
          : {
              ...draft,
              after: { ...accounted(state, besideTheStage(state, draft.after, facts), facts), ...actedWith(state, facts) },
              ...stamp,
            };
    state = evolve(state, entry);
    return entry;
  });
};

import type { Case } from './case.ts';
import { paused, resumed, retarget, startClock, type Clock } from './clocks.ts';
import type { Change } from './entries.ts';
import type { Facts } from './facts.ts';
import { endingMerge, pendingMerge } from './merge-state.ts';
import { stopped } from './pen.ts';
import type { Return, StoodStill } from './triage-state.ts';

const OUTCOME = 'triage-outcome';

/** CLK-2: the gateway's clock as it is put aside while the force or another body has the bid, or a merge to consider. */
export const putAside = (on: Case, facts: Facts): StoodStill | null => {
  const clock = on.clocks[OUTCOME];
  // While a merge is considered it stands aside already.
  return clock === undefined ? (pendingMerge(on)?.gatewayClock ?? null) : { clock: paused(facts, clock), priority: on.priority };
};
export const goesOn = (on: Case, { clock, priority }: StoodStill, facts: Facts): Clock => {
  const running = resumed(facts, on, clock);
  const { targets } = facts.policy.steps[clock.step];
  return targets[priority] === targets[on.priority] ? running : retarget(facts, on, running);
};

type Aside = { readonly stood: StoodStill; readonly kept: (stood: StoodStill) => Pick<Change, 'returns' | 'redirect' | 'merges'> };
/** The gateway's clock where it is put aside now, and the case with another in its place; also where a merge that may be taken back keeps it. Null where it is not. */
export const asideOn = (on: Case): Aside | null => {
  const { returns = [], redirect } = on;
  const merge = pendingMerge(on) ?? endingMerge(on);
  const last = returns.at(-1);
  if (last?.gatewayClock != null)
    return { stood: last.gatewayClock, kept: (gatewayClock) => ({ returns: [...returns.slice(0, -1), { ...last, gatewayClock }] }) };
  if (redirect?.gatewayClock != null)
    return { stood: redirect.gatewayClock, kept: (gatewayClock) => ({ redirect: { ...redirect, gatewayClock } }) };
  if (merge?.gatewayClock != null)
    return { stood: merge.gatewayClock, kept: (gatewayClock) => ({ merges: { [merge.into]: { ...merge, gatewayClock } } }) };
  return null;
};

/** Claimed: the clock for the outcome starts; after a return, or a redirect that bounced, it goes on with what the gateway had left of it. */
export const outcomeClock = (on: Case, facts: Facts): Pick<Change, 'clocks' | 'returns' | 'redirect'> => {
  const returns: readonly Return[] = on.returns ?? [];
  const { redirect } = on;
  const aside = returns.at(-1)?.gatewayClock ?? redirect?.gatewayClock ?? null;
  const stop = stopped(on, 'claim', 'offer');
  return aside === null
    ? { clocks: { ...stop, [OUTCOME]: startClock(facts, on, { step: OUTCOME, party: 'gateway' }) } }
    : {
        clocks: { ...stop, [OUTCOME]: goesOn(on, aside, facts) },
        ...(returns.length === 0 ? {} : { returns: returns.map((each) => ({ ...each, gatewayClock: null })) }),
        ...(redirect === undefined ? {} : { redirect: { ...redirect, gatewayClock: null } }),
      };
};

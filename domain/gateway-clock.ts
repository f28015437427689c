import type { Case } from './case.ts';
import { paused, resumed, retarget, startClock, type Clock } from './clocks.ts';
import type { Change } from './entries.ts';
import type { Facts } from './facts.ts';
import { stopped } from './pen.ts';
import type { Return, StoodStill } from './triage-state.ts';

const OUTCOME = 'triage-outcome';

/** CLK-2: the gateway's clock as it is put aside while the force has the bid. */
export const putAside = (on: Case, facts: Facts): StoodStill | null => {
  const clock = on.clocks[OUTCOME];
  return clock === undefined ? null : { clock: paused(facts, clock), priority: on.priority };
};
const goesOn = (on: Case, { clock, priority }: StoodStill, facts: Facts): Clock => {
  const running = resumed(facts, on, clock);
  return priority === on.priority ? running : retarget(facts, on, running);
};

/** Claimed: the clock for the outcome starts; after a return it goes on with what the gateway had left of it. */
export const outcomeClock = (on: Case, facts: Facts): Pick<Change, 'clocks' | 'returns'> => {
  const returns: readonly Return[] = on.returns ?? [];
  const aside = returns.at(-1)?.gatewayClock ?? null;
  const stop = stopped(on, 'claim', 'offer');
  return aside === null
    ? { clocks: { ...stop, [OUTCOME]: startClock(facts, on, { step: OUTCOME, party: 'gateway' }) } }
    : {
        clocks: { ...stop, [OUTCOME]: goesOn(on, aside, facts) },
        returns: returns.map((each) => ({ ...each, gatewayClock: null })),
      };
};

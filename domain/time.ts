import { sure } from './sure.ts';
import { withoutRung } from './clocks.ts';
import type { Case } from './case.ts';
import type { Facts } from './facts.ts';
import { penTo } from './pen.ts';
import { toldOnClock } from './recipients.ts';
import type { Refusal } from './refusals.ts';
import { entryOf } from './sides.ts';
import { anyStage } from './stages.ts';
import { no, refuse, yes, type Authority, type Rows } from './table.ts';
import { followed, sittingFollowed } from './ttcg-clock.ts';

export const time: Authority = { system: true };
export const CAPACITY = 'capacity';
type OnClock = { readonly clock: string; readonly rung: string };

/** CLK-7: what time does is refused when the case has moved on, or when it is early. */
export const notOwed = (on: Case, { clock, rung }: OnClock, facts: Facts): Refusal | null => {
  const running = entryOf(on.clocks, clock);
  const pending = running?.rungs.find((each) => each.rung === rung);
  if (pending === undefined) return refuse('moved-on', 'CLK-7', {});
  return running?.pausedAt !== undefined || pending.at > facts.now ? refuse('not-due', 'CLK-7', {}) : null;
};
/** Whom the policy has told at this rung. */
const told = (on: Case, { clock, rung }: OnClock, facts: Facts) => {
  const policy = facts.policy.steps[sure(on.clocks[clock]).step].rungs.find((each) => each.rung === rung);
  return toldOnClock(policy?.tells ?? [], { on, clock }, facts);
};
/** Section 6: whoever waits for capacity is told the place in the queue. */
const placed = ({ clock }: OnClock, { capacityPlace }: Facts) =>
  clock === CAPACITY && capacityPlace !== null ? { capacity: capacityPlace } : {};
const gone = (on: Case, { clock, rung }: OnClock) => ({ [clock]: withoutRung(sure(on.clocks[clock]), rung) });

export const timeRows: Rows<'tell' | 'end-offer' | 'end-appeal-window' | 'record-overlaps'> = {
  tell: {
    rule: 'CLK-7',
    who: [time],
    stages: anyStage,
    whileHeld: true,
    whileSioUnavailable: true,
    touches: followed,
    decide: (on, about, facts) => {
      const refusal = notOwed(on, about, facts);
      const moved = refusal === null ? sittingFollowed(on, about, facts) : null;
      if (moved !== null) return yes(moved);
      return refusal === null
        ? yes({
            type: 'told',
            about: { ...about, to: told(on, about, facts), ...placed(about, facts) },
            after: { clocks: gone(on, about) },
          })
        : no(refusal);
    },
  },
  'end-offer': {
    rule: 'CLK-7',
    who: [time],
    stages: { 'triage-queue': true },
    whileHeld: true,
    whileSioUnavailable: true,
    decide: (on, about, facts) => {
      const refusal = notOwed(on, about, facts);
      const after = { offeredTo: null, pen: penTo(facts, 'gateway', { role: 'triage-officer' }), clocks: { [about.clock]: null } };
      return refusal === null ? yes({ type: 'offer-ended', about, after }) : no(refusal);
    },
  },
  'end-appeal-window': {
    rule: 'TRI-7',
    who: [time],
    stages: { declined: true },
    whileHeld: true,
    whileSioUnavailable: true,
    decide: (on, about, facts) => {
      const refusal = notOwed(on, about, facts);
      return refusal === null ? yes({ type: 'appeal-window-ended', about, after: { clocks: { [about.clock]: null } } }) : no(refusal);
    },
  },
  'record-overlaps': {
    rule: 'DUP-1',
    who: [time],
    stages: anyStage,
    whileHeld: true,
    whileSioUnavailable: true,
    decide: (_on, about) => yes({ type: 'overlaps-recorded', about, after: { overlaps: about } }),
  },
};

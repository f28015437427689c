// REC-3: what waits for an answer beside the stages never waits without a clock.
import { isTerminal, type Case } from './case.ts';
import { startClock } from './clocks.ts';
import type { Change } from './entries.ts';
import { afterwards } from './evolve.ts';
import type { Facts } from './facts.ts';
import { openQuestions, questionClock } from './message-state.ts';
import { HANDOVER } from './pen.ts';
import type { Step } from './policy.ts';
import { disputeOf, otherSide, verificationOf } from './sides.ts';
import { pendingUrgency, URGENCY } from './urgency-state.ts';
import type { Party } from './words.ts';

type Waiting = { readonly clock: string; readonly step: Step; readonly party: Party };
/** Machine E waits whatever becomes of the case (VAL-1). */
const entries = ({ value }: Case): readonly Waiting[] =>
  Object.values(value).flatMap(({ id, side, status }): readonly Waiting[] => {
    if (status === 'logged') return [{ clock: verificationOf(id), step: 'value-verified', party: otherSide(side) }];
    return status === 'disputed' ? [{ clock: disputeOf(id), step: 'dispute-answered', party: side }] : [];
  });
const whileLive = (on: Case): readonly Waiting[] => [
  ...(on.handover == null ? [] : [{ clock: HANDOVER, step: 'handover-answered' as const, party: 'force' as const }]),
  ...(pendingUrgency(on) === null ? [] : [{ clock: URGENCY, step: 'urgency-answered' as const, party: 'gateway' as const }]),
  ...openQuestions(on.messages).map(({ id, to }) => ({ clock: questionClock(id), step: 'question-answered' as const, party: to })),
];
/**
 * What waits after an outcome and has no clock gets one in the same entry: as a case comes back from its end, where questions and flags
 * ended with it, and where an earlier release took one away.
 */
export const withItsClock = (on: Case, after: Change, facts: Facts): Change => {
  const next = afterwards(on, after);
  const waiting = [...entries(next), ...(isTerminal(next.stage) ? [] : whileLive(next))];
  const lacking = waiting.filter(({ clock }) => next.clocks[clock] === undefined);
  if (lacking.length === 0) return after;
  const begun = lacking.map(({ clock, step, party }) => [clock, startClock(facts, next, { step, party })] as const);
  return { ...after, clocks: { ...after.clocks, ...Object.fromEntries(begun) } };
};

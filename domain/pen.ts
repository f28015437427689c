import { isTerminal, type Case, type Pen } from './case.ts';
import type { Clock } from './clocks.ts';
import type { Change, ClockChange } from './entries.ts';
import type { Facts } from './facts.ts';
import type { Product } from './development-state.ts';
import type { Step } from './policy.ts';
import { isDevelopment } from './stages.ts';
import type { Instant, Stage, UserId } from './words.ts';

/** Hands the pen over, from this instant. */
export const penTo = (
  facts: Facts,
  party: Pen['party'],
  { role, user = null }: { readonly role: Pen['role']; readonly user?: UserId | null },
): Pen => ({
  party,
  role,
  user,
  since: facts.now,
});
/** Takes these clocks away where they run. */
export const stopped = (on: Case, ...clocks: readonly string[]): ClockChange =>
  Object.fromEntries(clocks.filter((clock) => on.clocks[clock] !== undefined).map((clock) => [clock, null]));
/** The clock of machine B runs beside every stage: a nomination is answered whatever else becomes of the case (OWN-7). */
export const HANDOVER = 'handover';
const beside: readonly Step[] = ['question-answered', 'handover-answered', 'master-list-keyed'];
/** A question, a nomination and the master list wait for their answers beside the stages. */
export const runsBeside = ({ step }: Pick<Clock, 'step'>): boolean => beside.includes(step);
/** Takes the clocks of every step away as the case leaves it. */
export const allStopped = (on: Case): ClockChange =>
  stopped(on, ...Object.entries(on.clocks).flatMap(([name, clock]) => (runsBeside(clock) ? [] : [name])));
/** What waits beside the stages waits no longer once the case is over. */
export const atTheEnd = (on: Case, after: Change): Change => {
  if (after.stage === undefined || !isTerminal(after.stage)) return after;
  const waiting = Object.entries(on.clocks).flatMap(([name, clock]) => (runsBeside(clock) ? [name] : []));
  return waiting.length === 0 ? after : { ...after, clocks: { ...after.clocks, ...stopped(on, ...waiting) } };
};

/** The clocks that the step itself runs on, whoever's turn it is within it; first contact, verification and the like run beside. */
const ofStage: { readonly [S in Stage]?: readonly Step[] } = {
  'triage-queue': ['claim'],
  'in-triage': ['triage-outcome'],
  returned: ['answer-return'],
  'decline-review': ['decline-review'],
  consideration: ['toex-decision'],
  'awaiting-capacity': ['capacity'],
  terms: ['terms-agreed'],
  development: ['work-stalled', 'product-due'],
  'product-review': ['product-review'],
  acceptance: ['product-acceptance'],
  reassessment: ['reassessment-signed'],
  ownership: ['ownership'],
  escalated: ['escalation-listed', 'sitting-awaited', 'decision-confirmed', 'extraordinary-decision', 'transfer-answered'],
  closing: ['value-and-closure'],
};
const open: readonly Product['status'][] = ['owed', 'submitted', 'released'];
const someOpen = (on: Case): boolean => Object.values(on.products).some(({ status }) => open.includes(status));
/** Once no product is open, the work waits for the answer to the variation alone. */
const onlyVariation: readonly Step[] = ['variation-agreed'];
/** When the pen's holder is due: the earliest target of the clocks of the step. Null where nobody holds the pen. */
export const penDue = (on: Case): Instant | null => {
  if (on.pen === null) return null;
  // CLK-3: nothing else falls due on a case that is on hold.
  if (on.hold !== null) return on.clocks['hold-review']?.dueAt ?? null;
  const steps = isDevelopment(on.stage) && !someOpen(on) ? onlyVariation : (ofStage[on.stage] ?? []);
  const dues = Object.values(on.clocks).filter(({ step }) => steps.includes(step));
  return dues.map(({ dueAt }) => dueAt).sort()[0] ?? null;
};

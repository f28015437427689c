import type { Case, Pen } from './case.ts';
import type { Clock } from './clocks.ts';
import type { ClockChange } from './entries.ts';
import { person, type Facts } from './facts.ts';
import type { Product } from './development-state.ts';
import type { Step } from './policy.ts';
import { canHoldPen } from './posts.ts';
import { isDevelopment } from './stages.ts';
import type { Instant, Stage, UserId } from './words.ts';

/** ACC-7: who takes up the pen of somebody who has left, or has the role no longer; an SIO's waits with the owner lead (OWN-8). */
const inTheirPlace: { readonly [R in Pen['role']]?: Pen['role'] } = { sia: 'toex-manager', sio: 'owner-lead', owner: 'owner-lead' };
/** Hands the pen over, from this instant; never to somebody who has left, or who has not the role for it (ACC-1). */
export const penTo = (
  facts: Facts,
  party: Pen['party'],
  { role, user = null }: { readonly role: Pen['role']; readonly user?: UserId | null },
): Pen => {
  const who = person(facts, user);
  return who !== null && !canHoldPen(who, role)
    ? { party, role: inTheirPlace[role] ?? role, user: null, since: facts.now }
    : { party, role, user, since: facts.now };
};
/** Takes these clocks away where they run. */
export const stopped = (on: Case, ...clocks: readonly string[]): ClockChange =>
  Object.fromEntries(clocks.filter((clock) => on.clocks[clock] !== undefined).map((clock) => [clock, null]));
/** The clock of machine B runs beside every stage: a nomination is answered whatever else becomes of the case (OWN-7). */
export const HANDOVER = 'handover';

/** The clocks that the step itself runs on, whoever's turn it is within it; first contact, verification and the like run beside. */
const ofStage: { readonly [S in Stage]?: readonly Step[] } = {
  'triage-queue': ['claim'],
  'in-triage': ['triage-outcome', 'merge-consent'],
  returned: ['answer-return'],
  'redirect-offered': ['redirect-acknowledged'],
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
  // Beside the end: an appeal that waits to be decided (TRI-7).
  declined: ['appeal-decided'],
};
const open: readonly Product['status'][] = ['owed', 'submitted', 'released'];
/** Products that are owed, in review or with the SIO. */
export const openProducts = (on: Case): readonly Product[] => Object.values(on.products).filter(({ status }) => open.includes(status));
const someOpen = (on: Case): boolean => openProducts(on).length > 0;
/** Once no product is open, the work waits for the answer to the variation alone. */
const onlyVariation: readonly Step[] = ['variation-agreed'];
/** The clock of the step that runs out first, whatever holds the step up. Null where nobody holds the pen, or none runs. */
export const stepClock = (on: Case): Clock | null => {
  if (on.pen === null) return null;
  const steps = isDevelopment(on.stage) && !someOpen(on) ? onlyVariation : (ofStage[on.stage] ?? []);
  const clocks = Object.values(on.clocks).filter(({ step }) => steps.includes(step));
  return clocks.toSorted((one, other) => (one.dueAt < other.dueAt ? -1 : one.dueAt > other.dueAt ? 1 : 0))[0] ?? null;
};
/** When the pen's holder is due: the earliest target of the clocks of the step. Null where nobody holds the pen. */
export const penDue = (on: Case): Instant | null => {
  if (on.pen === null) return null;
  // CLK-3: nothing else falls due on a case that is on hold.
  if (on.hold !== null) return on.clocks['hold-review']?.dueAt ?? null;
  if ((on.impasse ?? null) !== null) return on.clocks['impasse']?.dueAt ?? null;
  return stepClock(on)?.dueAt ?? null;
};

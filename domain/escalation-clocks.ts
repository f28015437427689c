import { bodyOf } from './bodies.ts';
import type { Case, Pen } from './case.ts';
import { startClock } from './clocks.ts';
import { deciderOf, leftToSecretary } from './deciding.ts';
import type { ClockChange } from './entries.ts';
import type { Asked } from './escalation-entries.ts';
import { escalationOf, type Escalation } from './escalation-state.ts';
import { calendarOf, person, type Facts } from './facts.ts';
import { penTo, stopped } from './pen.ts';
import type { Sitting } from './sitting.ts';
import { sure } from './sure.ts';
import type { Instant, OrganisationId } from './words.ts';
import { atClose, isoDateOf } from './working-time.ts';

/** ESC-3: the extraordinary decision that the chair owes is owed until a decision takes effect, whatever is listed or carried meanwhile. */
export const OWED = 'extraordinary-decision';
const clocksOfD = ['escalation-listed', 'sitting-awaited', 'decision-confirmed', 'transfer-answered'] as const;
/** Ends the clock of the step that is over; the next step starts its own. */
export const stepsOver = (on: Case): ClockChange => stopped(on, ...clocksOfD);

export const secretarysPen = (body: OrganisationId, facts: Facts): Pen => {
  const secretary = bodyOf(facts, body)?.secretary ?? null;
  return penTo(facts, 'body', { role: 'secretary', user: person(facts, secretary)?.active === true ? secretary : null });
};
/** With whoever is asked to settle it; with the secretary where it is left to them. */
export const penOfAsked = (on: Case, { who, left }: Asked, facts: Facts): Pen =>
  left === true ? secretarysPen(sure(escalationOf(on)).body, facts) : penTo(facts, 'body', { role: 'chair', user: who });
/** Whoever decides it at this sitting; the secretary where it is theirs to pass on; nobody by name where neither chair nor deputy is there. */
export const chairsPen = (on: Case, sitting: Sitting | null, facts: Facts): Pen =>
  penOfAsked(
    on,
    leftToSecretary(on, sitting, facts) === null
      ? { what: 'decide', who: deciderOf(on, sitting, facts) }
      : { what: 'decide', who: null, left: true },
    facts,
  );

/** With the secretary, to be listed; `owed` where no sitting will reach it in its time, so that the chair owes a decision (ESC-3). */
export const toBeListed = (
  on: Case,
  { body }: Pick<Escalation, 'body'>,
  { facts, owed = false }: { readonly facts: Facts; readonly owed?: boolean },
) => {
  const step = owed ? OWED : ('escalation-listed' as const);
  const started = owed && on.clocks[OWED] !== undefined ? {} : { [step]: startClock(facts, on, { step, party: 'body' }) };
  return { pen: secretarysPen(body, facts), clocks: { ...stepsOver(on), ...started } };
};
/**
 * The close of its working day; a sitting after hours, or on a day off, ends with its own time. ESC-3: one that has begun, when what it has
 * not reached is carried.
 */
const endOf = (on: Case, { at, clocks }: Pick<Sitting, 'at' | 'clocks'>, facts: Facts): Instant => {
  const reached = clocks['items-reached'];
  if (reached !== undefined) return reached.dueAt;
  const close = atClose(calendarOf(facts, on.region), isoDateOf(at));
  return close < at ? at : close;
};
/** On the agenda of a sitting: with the chair until that is over. */
export const awaitsSitting = (on: Case, sitting: Sitting, facts: Facts) => ({
  pen: chairsPen(on, sitting, facts),
  clocks: {
    ...stepsOver(on),
    'sitting-awaited': startClock(facts, on, { step: 'sitting-awaited', party: 'body', until: endOf(on, sitting, facts) }),
  },
});

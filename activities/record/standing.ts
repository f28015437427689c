import type { Owed, Standing } from '../../domain/answer.ts';
import { isTerminal, type Case } from '../../domain/case.ts';
import { dueOn } from '../../domain/clocks.ts';
import { penDue } from '../../domain/pen.ts';
import { isOver, type Sitting } from '../../domain/sitting.ts';
import type { Instant } from '../../domain/words.ts';
import type { Held } from '../ports.ts';

/** At least a second; what is past due and still stands could not be done just now, and is tried again in a minute. */
const wakeIn = (ms: number): number => (ms <= 0 ? 60_000 : Math.max(1000, ms));

const wakeOf = ({ clocks }: Pick<Case, 'clocks'>, now: Instant): Standing['wake'] => {
  const next = dueOn(clocks)[0];
  return next === undefined ? null : { key: `${next.clock}:${next.rung}@${next.at}`, in: wakeIn(Date.parse(next.at) - Date.parse(now)) };
};
export type At = { readonly owed: readonly Owed[]; readonly now: Instant; readonly marked: boolean };
const standingOfSitting = (on: Sitting, { owed, now }: At): Standing => ({
  stage: on.status,
  version: on.version,
  onHold: false,
  over: isOver(on),
  owed,
  wake: wakeOf(on, now),
  pen: '',
  dueAt: isOver(on) || on.startedAt !== null ? null : on.at,
  marks: null,
});
const late = (on: Case) => (on.hold === null ? 'over-time' : 'hold-past-review');
const standingOf = (on: Case, { owed, now, marked }: At): Standing => {
  const dueAt = penDue(on);
  return {
    stage: on.stage,
    version: on.version,
    onHold: on.hold !== null,
    // An appeal runs beside an end, and leaves somebody the pen until it is decided (TRI-7).
    over: isTerminal(on.stage) && on.pen === null,
    owed,
    wake: wakeOf(on, now),
    pen: on.pen === null ? '' : `${on.pen.party}: ${on.pen.user ?? on.pen.role}`,
    dueAt,
    marks: marked ? { stage: on.stage, region: on.region, stalled: dueAt !== null && dueAt <= now ? late(on) : 'no' } : null,
  };
};

/** Where a stream stands, for the workflow that waits for it. */
export const standingOfStream = (held: Held, at: At): Standing =>
  held.kind === 'case' ? standingOf(held.state, at) : standingOfSitting(held.state, at);

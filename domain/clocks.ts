import { calendarOf, type Facts } from './facts.ts';
import type { Calendar, RungPolicy, Step } from './policy.ts';
import { addWorking, atClose, minutesOf, workingBetween } from './working-time.ts';
import type { Instant, IsoDate, OrganisationId, Party, Priority } from './words.ts';

export type PendingRung = { readonly rung: string; readonly at: Instant; readonly does: RungPolicy['does'] };
/** One party's clock (CLK-2): its target in working minutes, when it is due, and what time still owes on it. */
export type Clock = {
  readonly step: Step;
  readonly party: Party;
  readonly startedAt: Instant;
  readonly targetMinutes: number;
  readonly dueAt: Instant;
  readonly rungs: readonly PendingRung[];
  readonly told: readonly string[];
  /** Since when it stands still; absent while it runs. */
  readonly pausedAt?: Instant;
  /** The sitting until which it runs, of this body; absent where it runs until nothing but its own end. */
  readonly follows?: { readonly sitting: string; readonly body: OrganisationId };
  /** Working minutes that it has stood still until it last went on; absent where it never did. */
  readonly pausedMinutes?: number;
};
export type Clocks = Readonly<Record<string, Clock>>;
export type Due = { readonly clock: string; readonly rung: string; readonly at: Instant; readonly does: RungPolicy['does'] };

/** By whose working days a clock runs: those of a region, or of a body that has a calendar of its own. */
type Days = { readonly region: string; readonly calendar?: Calendar };
type Of = Days & { readonly priority: Priority };
const daysOf = (facts: Facts, { region, calendar = calendarOf(facts, region) }: Days): Calendar => calendar;
type Start = { readonly step: Step; readonly party: Party; readonly on?: IsoDate; readonly until?: Instant };

/** When this share of the clock's time has run, its pauses left out. */
export const rungAt = (
  facts: Facts,
  of: Days,
  { clock, percent }: { readonly clock: Omit<Clock, 'rungs'>; readonly percent: number },
): Instant =>
  percent === 100
    ? clock.dueAt
    : addWorking(daysOf(facts, of), clock.startedAt, Math.round((clock.targetMinutes * percent) / 100) + (clock.pausedMinutes ?? 0));

const rungsFrom = (facts: Facts, of: Of, clock: Omit<Clock, 'rungs'>): Clock => {
  const rungs = facts.policy.steps[clock.step].rungs
    .filter(({ rung }) => !clock.told.includes(rung))
    .map(({ rung, percent, does }) => ({ rung, does, at: rungAt(facts, of, { clock, percent }) }));
  return { ...clock, rungs };
};

/** Starts a clock now: with the policy's target for the priority, with the close of a day that is named, or until an instant. */
export const startClock = (facts: Facts, of: Of, { step, party, on, until }: Start): Clock => {
  const calendar = daysOf(facts, of);
  const dueAt =
    until ??
    (on === undefined
      ? addWorking(calendar, facts.now, minutesOf(calendar, facts.policy.steps[step].targets[of.priority]))
      : atClose(calendar, on));
  const targetMinutes = workingBetween(calendar, facts.now, dueAt);
  return rungsFrom(facts, of, { step, party, startedAt: facts.now, targetMinutes, dueAt, told: [] });
};

type Planned = { readonly id: string; readonly body: OrganisationId; readonly at: Instant };
/** CLK-6: start and pauses stay, and it is due as that sitting begins. No rung is told twice. */
export const following = (
  facts: Facts,
  of: Of,
  { clock, sitting: { id, body, at } }: { readonly clock: Clock; readonly sitting: Planned },
): Clock => {
  const targetMinutes = workingBetween(daysOf(facts, of), clock.startedAt, at) - (clock.pausedMinutes ?? 0);
  return rungsFrom(facts, of, { ...clock, targetMinutes, dueAt: at, follows: { sitting: id, body } });
};

/** CLK-6: start and pauses stay, the new target counts; if that is past, a quarter of it from now. No rung is told twice. */
export const retarget = (facts: Facts, of: Of, running: Clock): Clock => {
  const { follows, ...own } = running;
  const clock: Clock = follows === undefined ? running : own;
  const calendar = daysOf(facts, of);
  const target = minutesOf(calendar, facts.policy.steps[clock.step].targets[of.priority]);
  const now = clock.pausedAt ?? facts.now;
  const still = clock.pausedMinutes ?? 0;
  const due = addWorking(calendar, clock.startedAt, target + still);
  if (due > now) return rungsFrom(facts, of, { ...clock, targetMinutes: target, dueAt: due });
  const dueAt = addWorking(calendar, now, Math.ceil(target / 4));
  return rungsFrom(facts, of, { ...clock, targetMinutes: workingBetween(calendar, clock.startedAt, dueAt) - still, dueAt });
};

/** CLK-2, CLK-3: stands still from now on, and owes nothing meanwhile. A clock that does so already stays as it is. */
export const paused = (facts: Pick<Facts, 'now'>, clock: Clock): Clock =>
  clock.pausedAt === undefined ? { ...clock, pausedAt: facts.now } : clock;
/** Goes on with what was left of it: all that it still owes comes later by the working time that it stood still. */
export const resumed = (facts: Facts, { region }: Pick<Of, 'region'>, clock: Clock): Clock => {
  const { pausedAt, ...running } = clock;
  if (pausedAt === undefined) return clock;
  const calendar = calendarOf(facts, region);
  const still = workingBetween(calendar, pausedAt, facts.now);
  const later = (at: Instant): Instant => (still === 0 ? at : addWorking(calendar, at, still));
  return {
    ...running,
    pausedMinutes: (clock.pausedMinutes ?? 0) + still,
    dueAt: later(clock.dueAt),
    rungs: clock.rungs.map((pending) => ({ ...pending, at: later(pending.at) })),
  };
};

const before = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
/** Whether it moves the case, and so may stop clocks that somebody was to be told of. */
const moves = ({ does }: Due): number => (does === 'tell' ? 0 : 1);
/**
 * What falls due on these clocks, earliest first; nothing on one that stands still. At the same instant people are told before the
 * case is moved (REC-3: a claim that is late is told before its offer ends), then by the name of the clock; the rungs of one clock
 * keep the order of the policy.
 */
export const dueOn = (clocks: Clocks): readonly Due[] =>
  Object.entries(clocks)
    .filter(([, { pausedAt }]) => pausedAt === undefined)
    .flatMap(([clock, { rungs }]) => rungs.map((rung): Due => ({ clock, ...rung })))
    .sort((a, b) => before(a.at, b.at) || moves(a) - moves(b) || before(a.clock, b.clock));

/** The clock with one of its rungs put off to this instant. */
export const withRungAt = (clock: Clock, rung: string, at: Instant): Clock => ({
  ...clock,
  rungs: clock.rungs.map((pending) => (pending.rung === rung ? { ...pending, at } : pending)),
});
/** The clock without a rung that time has dealt with. */
export const withoutRung = (clock: Clock, rung: string): Clock => ({
  ...clock,
  rungs: clock.rungs.filter((pending) => pending.rung !== rung),
  told: [...clock.told, rung],
});

// Figures as the rules have them, case by case: what the database adds up is measured against this.
import type { CaseFilter, FigureFilter, Figures, LeadRow, SpentRow, WeekRow } from '../../../api/ports.ts';
import { mayOpen } from '../../../domain/access.ts';
import { ageBands, bandOf, inJourneyOrder, shareUsed } from '../../../domain/ageing.ts';
import { isLive, isTerminal, type Case } from '../../../domain/case.ts';
import type { Directory, Person } from '../../../domain/directory.ts';
import type { Entry } from '../../../domain/entries.ts';
import { calendarOf } from '../../../domain/facts.ts';
import { stepClock } from '../../../domain/pen.ts';
import type { Policy } from '../../../domain/policy.ts';
import { spellsAfter, type Spell } from '../../../domain/spells.ts';
import { measuredRegions } from '../../../domain/value-sight.ts';
import type { Instant, IsoDate, Party, Stage } from '../../../domain/words.ts';
import { isoDateOf, workingBetween } from '../../../domain/working-time.ts';
import { boardOf } from './board.ts';
import { allocations, load, sum, within } from './load.ts';
import { reach, type World } from './world.ts';

export type Told = { readonly on: Case; readonly entries: readonly Entry[] };
export type Known = { readonly directory: Directory; readonly policy: Policy; readonly now: Instant };
type Timed = Told & { readonly spells: readonly Spell[] };

const fits = ({ region, owner, priority }: Case, filter: CaseFilter): boolean =>
  (filter.region ?? region) === region && (filter.agency ?? owner.agency) === owner.agency && (filter.priority ?? priority) === priority;
const monday = (day: IsoDate): IsoDate => {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() - ((at.getUTCDay() + 6) % 7));
  return isoDateOf(at.toISOString() as Instant);
};
const group = <T>(all: readonly T[], key: (each: T) => string): readonly (readonly T[])[] => {
  const groups = new Map<string, T[]>();
  for (const each of all) groups.set(key(each), [...(groups.get(key(each)) ?? []), each]);
  return [...groups.values()];
};
const dead = (stage: Stage): boolean => isTerminal(stage);

const throughput = (cases: readonly Timed[], filter: FigureFilter): readonly WeekRow[] => {
  const crossed = cases.flatMap(({ spells }) => spells.filter(({ crossing }) => crossing === 'in' || crossing === 'out'));
  const weeks: IsoDate[] = [];
  for (let week = monday(filter.from); week <= filter.to; week = isoDateOf(new Date(Date.parse(week) + 7 * 86_400_000).toISOString() as Instant)) weeks.push(week); // prettier-ignore
  return weeks.map((week, index) => {
    const last = weeks[index + 1] === undefined ? filter.to : isoDateOf(new Date(Date.parse(week) + 6 * 86_400_000).toISOString() as Instant);
    const these = crossed.filter(({ beganAt }) => within(beganAt, filter) && monday(isoDateOf(beganAt)) === week);
    const out = (stage: Stage) => these.filter((spell) => spell.crossing === 'out' && spell.stage === stage).length;
    const until = crossed.filter(({ beganAt }) => isoDateOf(beganAt) <= last);
    return {
      week,
      in: these.filter(({ crossing }) => crossing === 'in').length,
      out: { closed: out('closed'), declined: out('declined'), withdrawn: out('withdrawn'), lapsed: out('lapsed'), redirected: out('redirected'), merged: out('merged') },
      live: sum(until, ({ crossing }) => (crossing === 'in' ? 1 : -1)),
    };
  }); // prettier-ignore
};

type Time = { readonly stage: Stage | null; readonly party: Party | null; readonly minutes: number };
const leadTimes = (cases: readonly Timed[], filter: FigureFilter): readonly LeadRow[] => {
  const times: Time[] = [];
  const add = (stage: Stage | null, spells: readonly Spell[]): void => {
    for (const own of group(spells, ({ party }) => party ?? '')) times.push({ stage, party: own[0]?.party ?? null, minutes: sum(own, ({ minutes }) => minutes) });
    times.push({ stage, party: null, minutes: sum(spells, ({ minutes }) => minutes) });
  }; // prettier-ignore
  for (const { spells } of cases)
    for (const round of group(spells, (spell) => String(spell.round))) {
      for (const stay of group(round, ({ stage }) => stage)) {
        const last = stay.at(-1);
        if (last !== undefined && !dead(last.stage) && within(last.endedAt, filter)) add(last.stage, stay);
      }
      const end = round.findLast(({ crossing }) => crossing === 'in' || crossing === 'out');
      if (end?.crossing === 'out' && within(end.beganAt, filter)) add(null, round.filter(({ stage, party }) => !dead(stage) && party !== null));
    } // prettier-ignore
  const rows = group(times, ({ stage, party }) => `${stage ?? ''} ${party ?? ''}`).map((same): LeadRow => {
    const sorted = same.map(({ minutes }) => minutes).toSorted((one, other) => one - other);
    const at = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
    return { stage: same[0]?.stage ?? null, party: same[0]?.party ?? null, n: same.length, p50: at(0.5), p80: at(0.8), p95: at(0.95) };
  });
  const place = ({ party }: LeadRow): string => party ?? '';
  return rows.toSorted((one, other) =>
    one.stage === null || other.stage === null
      ? Number(one.stage === null) - Number(other.stage === null) || (place(one) < place(other) ? -1 : 1)
      : inJourneyOrder(one.stage, other.stage) || (place(one) < place(other) ? -1 : 1),
  );
};

const timeSpent = (cases: readonly Timed[], filter: FigureFilter, known: Known): readonly SpentRow[] => {
  const today = isoDateOf(known.now);
  const open = filter.from <= today && filter.to >= today;
  const spent = cases.flatMap(({ on, spells }) =>
    spells
      .filter(({ party, endedAt }) => party !== null && (endedAt === null ? open : within(endedAt, filter)))
      .flatMap(({ stage, party, minutes, heldMinutes, runsFrom, heldFrom }): readonly SpentRow[] => {
        const since = (began: Instant | null): number => (began === null ? 0 : workingBetween(calendarOf(known, on.region), began, known.now));
        return [{ stage, party, minutes: minutes + since(runsFrom) }, { stage, party: null, minutes: heldMinutes + since(heldFrom) }];
      }),
  ); // prettier-ignore
  return group(spent, ({ stage, party }) => `${stage} ${party ?? ''}`)
    .map((same) => ({
      stage: same[0]?.stage ?? ('closed' as const),
      party: same[0]?.party ?? null,
      minutes: sum(same, ({ minutes }) => minutes),
    }))
    .filter(({ minutes }) => minutes > 0)
    .toSorted((one, other) => inJourneyOrder(one.stage, other.stage) || ((one.party ?? '~') < (other.party ?? '~') ? -1 : 1));
};

/** The figures over these cases for one person. */
export const figuresOn = (told: readonly Told[], known: Known): Figures => {
  const opens = (asker: Person) => ({ on }: Told): boolean => mayOpen(on, asker, known) === 'page'; // prettier-ignore
  const counted = (asker: Person, filter: CaseFilter): readonly Timed[] =>
    told
      .filter((each) => opens(asker)(each) || (!each.on.restricted && measuredRegions(asker, known).includes(each.on.region)))
      .filter(({ on }) => fits(on, filter))
      .map((each) => ({ ...each, spells: spellsAfter(null, each.entries).begun }));
  return {
    counted: (asker, filter) => {
      const cases = counted(asker, filter);
      const out = told.filter(
        (each) => !opens(asker)(each) && each.on.restricted && measuredRegions(asker, known).includes(each.on.region),
      );
      const withheld = Object.keys(filter).length > 0 ? 0 : out.length;
      return Promise.resolve({ cases: cases.length, live: cases.filter(({ on }) => isLive(on)).length, withheld });
    },
    ageing: (asker, filter) => {
      const stages = group(counted(asker, filter).filter(({ on }) => isLive(on)), ({ on }) => on.stage); // prettier-ignore
      const rows = stages.map((same) => {
        const running = same.filter(({ on }) => on.hold === null);
        const bands = running.flatMap(({ on }): readonly number[] => {
          const clock = stepClock(on);
          if (clock === null) return [];
          const { startedAt: from, targetMinutes: target, pausedMinutes: still = 0, pausedAt: paused = null } = clock;
          return [bandOf(shareUsed({ from, target, still, paused }, { now: known.now, calendar: calendarOf(known, on.region) }))];
        });
        return {
          stage: same[0]?.on.stage ?? 'closed',
          bands: ageBands.map((_, band) => bands.filter((each) => each === band).length),
          onHold: same.length - running.length,
          untimed: running.length - bands.length,
        };
      });
      return Promise.resolve(rows.toSorted((one, other) => inJourneyOrder(one.stage, other.stage)));
    },
    throughput: (asker, filter) => Promise.resolve(throughput(counted(asker, filter), filter)),
    leadTimes: (asker, filter) => Promise.resolve(leadTimes(counted(asker, filter), filter)),
    timeSpent: (asker, filter) => Promise.resolve(timeSpent(counted(asker, filter), filter, known)),
    load: (asker, people, filter) => Promise.resolve(load(counted(asker, filter), people, known.now)),
    allocations: (asker, filter) => Promise.resolve(allocations(counted(asker, filter), filter)),
    board: (asker, asked) => Promise.resolve(boardOf(told.map(({ on }) => on), asker, { asked, known })), // prettier-ignore
  };
};
/** The same over a world. */
export const figuresOf = (world: World): Figures => {
  const now = (): Figures => {
    reach(world);
    return figuresOn([...world.cases.values()].map(({ state, rows }) => ({ on: state, entries: rows.map(({ entry }) => entry) })), world); // prettier-ignore
  };
  return {
    counted: async (...asked) => now().counted(...asked),
    ageing: async (...asked) => now().ageing(...asked),
    throughput: async (...asked) => now().throughput(...asked),
    leadTimes: async (...asked) => now().leadTimes(...asked),
    timeSpent: async (...asked) => now().timeSpent(...asked),
    load: async (...asked) => now().load(...asked),
    allocations: async (...asked) => now().allocations(...asked),
    board: async (...asked) => now().board(...asked),
  };
};

// Many cases and the sittings of their bodies under the demo clock: people at random, time at its instants, every invariant after
// every decision. No engine, no database. The same seed is the same run; some of its steps alone are a run too.
import type { Case } from '../../domain/case.ts';
import { escalationOf } from '../../domain/escalation-state.ts';
import { reviewOwed } from '../../domain/review.ts';
import type { Instant } from '../../domain/words.ts';
import { instant } from '../domain/calendars.ts';
import { policy } from '../support/rulebook.ts';
import { chanceOf } from './chance.ts';
import type { Breach } from './invariants/index.ts';
import { office } from './office.ts';
import { plays, working } from './play.ts';
import type { Tally } from './tally.ts';
import { START, watched, type Watched, type Watching, type World } from './watched.ts';

export type Plan = { readonly seed: number; readonly days: number; readonly commands: number };
/** `only` are the steps that are taken; all of the plan where it is absent. */
type Options = Pick<Watching, 'judge' | 'seen'> & { readonly only?: readonly number[] | undefined };
export type Outcome = { readonly tally: Tally; readonly broken: (Breach & { readonly step: number }) | null; readonly world: World };

const HOUR_MS = 3_600_000;
/** People work from seven to seven, on every day: also when the rules' own calendar is closed. */
const [DAY_HOURS, BEFORE_START] = [12, 2];
const timeOf = ({ days, commands }: Plan, step: number): Instant => {
  const hours = (step / commands) * days * DAY_HOURS;
  const since = Math.floor(hours / DAY_HOURS) * 24 - BEFORE_START + (hours % DAY_HOURS);
  return instant(new Date(Date.parse(START) + since * HOUR_MS).toISOString());
};
/** As many live cases as make each be touched some four times a day. */
const wantedLive = ({ days, commands }: Plan): number => Math.max(12, Math.round(commands / days / 4));
/** What few cases come to: a decision to confirm, a review to hold. */
const isRare = (on: Case): boolean => reviewOwed(on) || (on.stage === 'escalated' && escalationOf(on)?.standing === 'recorded');
/** Whoever has the pen is away, so that it is their deputy's turn (ACC-6). */
const waitsForAway = ({ away }: Watched, { pen }: Case): boolean => pen?.user != null && away(pen.user);
/** One case in eight is hardly touched, so that time has its way with it. */
const isLeftLying = (ref: string): boolean => Number(ref.split('-')[3]) % 8 === 0;

export const simulate = (plan: Plan, { only, ...watching }: Options = {}): Outcome => {
  const administrators = office();
  const run = watched({ ...watching, standing: administrators });
  const { world, live } = run;
  const { anything, submit, call, playCase, playSitting } = plays(run);
  const wanted = wantedLive(plan);
  const step = (index: number): void => {
    const chance = chanceOf(plan.seed, index);
    const { below, pick } = chance;
    const now = timeOf(plan, index);
    if (now > world.now()) world.wait(now);
    administrators.byTime(run);
    run.byTime();
    const open = Object.values(run.sittings);
    const kind = below(100);
    const anyway = below(40) === 0;
    const known = Object.keys(world.cases).filter((each) =>
      kind % 9 === 0 ? !live.has(each) : live.has(each) && (anyway || !isLeftLying(each)),
    );
    const ref = pick(known) ?? pick([...live]);
    if (ref === undefined || (live.size < wanted && kind < 25)) submit(chance);
    else if (kind < 4) administrators.acts(run, chance, working);
    else if (kind < 7) anything(ref, chance);
    else if (kind < 17) {
      const body = pick(Object.keys(policy.bodies)) ?? '';
      const sitting = pick(open);
      if (sitting === undefined || !open.some((each) => each.body === body && each.status === 'open')) call(body, chance);
      else playSitting(sitting, chance);
    } else if (kind < 24) {
      // Somebody looks to what only few wait for.
      const waiting = Object.values(world.cases).filter((each) => isRare(each) || waitsForAway(run, each));
      playCase(pick(waiting)?.ref ?? ref, chance);
    } else {
      // Whoever waits for a sitting whose hour has come looks to it.
      const meeting = world.sittings[escalationOf(world.caseOf(ref))?.listed?.meeting ?? ''];
      if (meeting?.status === 'open' && meeting.at <= world.now()) playSitting(meeting, chance);
      else playCase(ref, chance);
    }
  };
  for (const index of only ?? Array.from({ length: plan.commands }, (_, each) => each)) {
    step(index);
    const breach = run.breach();
    if (breach !== null) return { tally: run.tally, broken: { ...breach, step: index }, world };
  }
  return { tally: run.tally, broken: null, world };
};

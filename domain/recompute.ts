import { listedOn } from './beside.ts';
import { isLive, type Case } from './case.ts';
import { retarget, type Clock } from './clocks.ts';
import { withOfficers } from './decider-change.ts';
import type { Change } from './entries.ts';
import { calendarOf, type Facts } from './facts.ts';
import { asideOn } from './gateway-clock.ts';
import type { Policy, Step } from './policy.ts';
import { isNamed } from './reprioritised.ts';
import { anyStage } from './stages.ts';
import { no, refuse, yes, type Rows } from './table.ts';
import { time } from './time.ts';
import { minutesOf } from './working-time.ts';

/** Until a day or an instant that somebody has named: another target moves none of these. */
const isDated = (on: Case, clock: Clock): boolean => clock.follows !== undefined || isNamed(on, clock);

type Of = Pick<Case, 'region' | 'priority'>;
type Known = Pick<Facts, 'directory'>;
/** What a clock of this step is worked out from: its target in minutes, and the working days of the calendar. */
const measure = (step: Step, { region, priority }: Of, known: Known & { readonly policy: Policy }): string => {
  const calendar = calendarOf(known, region);
  // An older policy may lack a step that this release has added.
  const steps: Readonly<Partial<Policy['steps']>> = known.policy.steps;
  const target = steps[step]?.targets[priority];
  return JSON.stringify([target === undefined ? null : minutesOf(calendar, target), calendar]);
};
type Recomputed = { readonly changed: readonly string[]; readonly after: Change };
/**
 * CLK-6: what another policy gives another target or another calendar, as it is from now on: the clocks that run, and the gateway's where
 * it is put aside, for the priority that it ran for.
 */
export const recomputed = (on: Case, before: Policy, facts: Facts): Recomputed => {
  const differs = ({ step }: Clock, of: Of): boolean => measure(step, of, { ...facts, policy: before }) !== measure(step, of, facts);
  const moved = Object.entries(on.clocks).filter(([, clock]) => !isDated(on, clock) && differs(clock, on));
  const clocks = Object.fromEntries(moved.map(([name, clock]) => [name, retarget(facts, on, clock)]));
  const aside = asideOn(on);
  if (aside === null) return { changed: Object.keys(clocks), after: { clocks } };
  const { stood, kept } = aside;
  const of = { region: on.region, priority: stood.priority };
  return differs(stood.clock, of)
    ? {
        changed: [...Object.keys(clocks), stood.clock.step],
        after: { clocks, ...kept({ ...stood, clock: retarget(facts, of, stood.clock) }) },
      }
    : { changed: Object.keys(clocks), after: { clocks } };
};
/** Whether a policy may change anything of it: an appeal, value and a review go on after the end, and a merge may be taken back. */
export const hasClocks = (on: Case): boolean => isLive(on) || Object.keys(on.clocks).length > 0 || asideOn(on) !== null;

export const recomputeRows: Rows<'recompute-clocks'> = {
  'recompute-clocks': {
    rule: 'CLK-6',
    who: [time],
    stages: anyStage,
    whileHeld: true,
    whileSioUnavailable: true,
    touches: listedOn,
    decide: (on, about, facts) => {
      const { version } = facts.policy;
      // What has overtaken it brings a command of its own, which starts from this version: what ran before is brought past it here.
      if (version !== about.policyVersion && about.from === undefined) return no(refuse('moved-on', 'CLK-6', {}));
      const { changed, after } = facts.policyBefore == null ? { changed: [], after: {} } : recomputed(on, facts.policyBefore, facts);
      // ACC-1: the officers of a body are so by policy, and so are their pens.
      const officers = withOfficers(on, facts);
      const pen = officers.pen == null ? {} : { pen: officers.pen.user };
      return yes({ type: 'clocks-recomputed', about: { policyVersion: version, changed, ...pen }, after: { ...after, ...officers } });
    },
  },
};

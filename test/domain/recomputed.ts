// CLK-4: every clock worked out anew from the journal: its start, the targets of policy for each priority and calendar that the case has
// run under since, and every stretch for which it stood still. Which of them a policy moves is found in the policies, never in what an
// entry says of it. Written apart from `domain/clocks.ts`, after the words of CLK-6.
import type { Clock } from '../../domain/clocks.ts';
import type { Entry } from '../../domain/entries.ts';
import { evolve } from '../../domain/evolve.ts';
import type { Case } from '../../domain/case.ts';
import type { Step } from '../../domain/policy.ts';
import type { Instant } from '../../domain/words.ts';
import { addWorking, minutesOf, workingBetween } from '../../domain/working-time.ts';
import { directory, policies, policy } from '../support/rulebook.ts';

/** What a clock has come to by an entry: its target, and the working minutes for which it stood still. */
type Account = { readonly step: Step; readonly startedAt: Instant; readonly target: number; readonly still: number; readonly by: Version };
type Version = Entry['policyVersion'];
type Away = Account & { readonly since: Instant; readonly priority: Case['priority'] };
type Of = Pick<Case, 'region' | 'priority'>;

const calendarOf = ({ region }: Pick<Case, 'region'>) => policy.calendars[directory.regions[region]?.calendar ?? 'england-wales'];
/** By a version of the policy. */
const targetOf = (of: Of, step: Step, by: Version): number => {
  const inForce = policies.find(({ version }) => version === by) ?? policy;
  return minutesOf(calendarOf(of), inForce.steps[step].targets[of.priority]);
};
/** By hand: they run to a day that somebody has named, or that both sides of a merge were told. */
const dated: readonly Step[] = ['hold-review', 'product-due', 'sitting-awaited', 'merge-consent', 'operational-review'];
const isDated = (on: Case, { step, follows }: Clock): boolean =>
  dated.includes(step) || follows !== undefined || (step === 'answer-return' && on.returns?.at(-1)?.dueBy !== undefined);

type Move = { readonly of: Of; readonly now: Instant; readonly by: Version };
/** CLK-6: at another priority, policy or calendar; `now` is where it stands still, if it does. */
const moved = <A extends Account>(account: A, { of, now, by }: Move): A => {
  const [calendar, target] = [calendarOf(of), targetOf(of, account.step, by)];
  if (addWorking(calendar, account.startedAt, target + account.still) > now) return { ...account, target, by };
  const quarter = addWorking(calendar, now, Math.ceil(target / 4));
  return { ...account, target: workingBetween(calendar, account.startedAt, quarter) - account.still, by };
};
/** CLK-6: the entry of a policy reaches every clock of the case whose target it changes, whether it runs, stands still or is away. */
const byPolicy = (of: Of, { step, by }: Account, { type, policyVersion }: Entry): boolean =>
  type === 'clocks-recomputed' && targetOf(of, step, by) !== targetOf(of, step, policyVersion);
/** What one entry does to one clock that runs on through it. */
const through = (
  account: Account,
  { name, before, after, entry }: { readonly name: string; readonly before: Case; readonly after: Case; readonly entry: Entry },
) => {
  const [was, is] = [before.clocks[name], after.clocks[name]];
  if (was === undefined || is === undefined) return account;
  const stood = was.pausedAt !== undefined && is.pausedAt === undefined ? workingBetween(calendarOf(before), was.pausedAt, entry.at) : 0;
  const now = { ...account, still: account.still + stood };
  const by = entry.policyVersion;
  const changes =
    byPolicy(after, account, entry) ||
    targetOf(before, is.step, by) !== targetOf(after, is.step, by) ||
    calendarOf(before).id !== calendarOf(after).id;
  return changes && !isDated(after, is) ? moved(now, { of: after, now: was.pausedAt ?? entry.at, by }) : now;
};
/** What one entry does to one that is away. */
const whileAway = (away: Away, after: Case, entry: Entry): Away => {
  const of = { region: after.region, priority: away.priority };
  return byPolicy(of, away, entry) ? moved(away, { of, now: away.since, by: entry.policyVersion }) : away;
};
/** It goes on with what was left, at the priority that the case has by then. */
const back = ({ since, priority, ...kept }: Away, after: Case, entry: Entry): Account => {
  const by = entry.policyVersion;
  const on: Account = { ...kept, still: kept.still + workingBetween(calendarOf(after), since, entry.at) };
  const same = targetOf({ region: after.region, priority }, on.step, by) === targetOf(after, on.step, by);
  return same ? on : moved(on, { of: after, now: entry.at, by });
};
/** A clock that begins: with the target of policy, or with what is left to the day that the entry names. */
const begun = (on: Case, clock: Clock, { policyVersion: by }: Entry): Account => ({
  step: clock.step,
  startedAt: clock.startedAt,
  target: isDated(on, clock) ? clock.targetMinutes : targetOf(on, clock.step, by),
  still: 0,
  by,
});

export type Recomputed = { readonly clock: string; readonly due: Instant; readonly live: Instant };
/** Of each clock that counts from its start: when it is due by the journal, and when the case says that it is. */
export const recomputed = (entries: readonly Entry[]): readonly Recomputed[] => {
  const accounts = new Map<string, Account>();
  // A return puts the gateway's clock aside (CLK-2): it is away from the case until the bid is claimed again.
  const away = new Map<string, Away>();
  let on: Case | null = null;
  for (const entry of entries) {
    const [before, after]: readonly (Case | null)[] = [on, evolve(on, entry)];
    if (after == null) continue;
    for (const [name, left] of away) away.set(name, whileAway(left, after, entry));
    for (const name of Object.keys(before?.clocks ?? {})) {
      const account = accounts.get(name);
      if (after.clocks[name] !== undefined || account === undefined || before == null) continue;
      away.set(name, { ...account, since: entry.at, priority: before.priority });
      accounts.delete(name);
    }
    for (const [name, clock] of Object.entries(after.clocks)) {
      const account = accounts.get(name);
      const left = away.get(name);
      if (before != null && account?.startedAt === clock.startedAt) accounts.set(name, through(account, { name, before, after, entry }));
      else if (left?.startedAt === clock.startedAt) accounts.set(name, back(left, after, entry));
      else accounts.set(name, begun(after, clock, entry));
      away.delete(name);
    }
    on = after;
  }
  return Object.entries(on?.clocks ?? {}).flatMap(([clock, { startedAt, targetMinutes, dueAt }]) => {
    const account = accounts.get(clock);
    // A date that had passed when its clock began is no working time from the start.
    if (targetMinutes === 0 || account === undefined || on === null) return [];
    return [{ clock, due: addWorking(calendarOf(on), startedAt, account.target + account.still), live: dueAt }];
  });
};

import type { Calendar } from '../domain/policy.ts';
import type { Instant, Ref } from '../domain/words.ts';
import { instantAt } from '../domain/local-time.ts';
import { addWorking, minutesOf } from '../domain/working-time.ts';
import type { Clock, Demo, DemoTime, Engine } from './ports.ts';
import { invalidFields, type Problem } from './problems.ts';

type Needs = { readonly time: DemoTime; readonly clock: Clock; readonly engine: Engine };

const patienceMs = 20_000;
const stepsAllowed = 10_000;
const farFuture = Date.UTC(9999, 0, 1);
const pattern = /^(?:(\d{1,3})wd|P(?:(\d{1,3})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?)?)$/;

/** `PT4H`, `P2D` or `3wd` (working days) from an instant; null where it is none of these. */
export const advanced = (from: Instant, by: string, calendar: Calendar): Instant | null => {
  const match = pattern.exec(by);
  if (match === null || by === 'P' || by.endsWith('T')) return null;
  const [, workingDays, days, hours, minutes] = match.map((each: string | undefined) => Number(each ?? 0));
  if (by.endsWith('wd')) return addWorking(calendar, from, minutesOf(calendar, `${workingDays ?? 0}d`));
  return instantAt(Date.parse(from) + ((days ?? 0) * 24 * 60 + (hours ?? 0) * 60 + (minutes ?? 0)) * 60_000);
};

/** When anything next falls due, however long that is; what is due already is due now. Null where nothing waits for its time. */
const nextThing = async ({ time, clock }: Pick<Needs, 'time' | 'clock'>): Promise<Instant | null> => {
  const [now, next] = await Promise.all([clock.now(), time.nextDue(instantAt(farFuture))]);
  return next === null ? null : next.at > now ? next.at : now;
};
/** The instant that is meant by `next`, `PT4H`, `P2D` or `3wd`; null where it is none of these, or nothing is due. */
export const afterSpan = async (
  by: string,
  needs: Pick<Needs, 'time' | 'clock'> & { readonly calendar: () => Promise<Calendar> },
): Promise<Instant | null> => (by === 'next' ? nextThing(needs) : advanced(await needs.clock.now(), by, await needs.calendar()));

/** Steps from due instant to due instant, each look-again awaited, until the time has come and nothing due is left undone. */
export const advanceClock = async (until: Instant, { time, clock, engine }: Needs): ReturnType<Demo['advance']> => {
  let fired = 0;
  const cases = new Set<Ref>();
  let last: string | null = null;
  for (let step = 0; step < stepsAllowed; step += 1) {
    const due = await time.nextDue(until);
    if (due === null) break;
    const same = JSON.stringify([due.at, due.refs, due.count]);
    // What is due stays due: nobody records. The clock stands where it is, and a later call goes on.
    if (same === last) throw Object.assign(new Error('what is due is not carried out: engine or worker are away'), { code: 'ETIMEDOUT' });
    last = same;
    await time.setClock(due.at);
    for (const ref of due.refs) await engine.give({ ref, lookAgain: true }, patienceMs);
    fired += due.count;
    for (const ref of due.refs) cases.add(ref);
  }
  await time.setClock(until);
  return { now: await clock.now(), fired, cases: [...cases].toSorted() };
};

const noSpan = invalidFields([
  { path: 'advance', message: 'Enter the time to advance by as PT4H, P2D or 3wd (working days), or next for until something happens.' },
]);
const nothingDue = invalidFields([{ path: 'advance', message: 'Nothing waits for its time: give a span such as 3wd.' }]);
/** As an errand: its goal is an instant, told before the first step, so that the same request never goes further than it asked. */
export const goalOf = async (demo: Demo, by: string): Promise<{ readonly goal: string } | { readonly problem: Problem }> => {
  const until = await demo.after(by);
  return until === null ? { problem: by === 'next' ? nothingDue : noSpan } : { goal: until };
};
export const toGoal = (demo: Demo, goal: string): ReturnType<Demo['advance']> => demo.advance(instantAt(Date.parse(goal)));

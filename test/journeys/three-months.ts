// Three months of one threat through the HTTP interface, under the demo clock: every step by its person, the owner looked at after each.
import { expect } from 'vitest';
import { z } from 'zod';
import { journalAnswer } from '../../api/json/answers/case.ts';
import { instantAt } from '../../domain/local-time.ts';
import { addWorking, minutesOf, nextWorking } from '../../domain/working-time.ts';
import { ask, fresh, must } from '../support/caller.ts';
import { policy } from '../support/rulebook.ts';
import { inDays } from './agreed-terms.ts';
import { atSitting } from './body.ts';
import { openRoad, type SampleBid } from './road.ts';

const moved = z.object({ now: z.string(), fired: z.number() });
const opened = z.object({ id: z.string() });
const calendar = policy.calendars['england-wales'];
const HOURS_IN = 120;
/** Sees the case wherever it is: a gateway manager of its region. */
const WATCHER = 'gateway-manager2.northmarch';

/** The clock of the demonstration, moved as people of the demonstration move it. */
const clockOn = (base: string) => {
  const advance = (by: string) => must(base, fresh(WATCHER, '/demo/clock', { advance: by }), moved);
  const now = async () => instantAt(Date.parse((await advance('PT0M')).now));
  return {
    now,
    advance,
    /** To two hours after the next opening, so that a working day later is always in the middle of one. */
    toAMorning: async (): Promise<void> => {
      const at = await now();
      const tomorrow = nextWorking(calendar, instantAt(Date.parse(at) + 12 * 3_600_000));
      const opening = nextWorking(calendar, instantAt(Date.parse(`${tomorrow.slice(0, 10)}T00:00:00Z`)));
      await advance(`PT${String(Math.ceil((Date.parse(opening) - Date.parse(at)) / 60_000) + HOURS_IN)}M`);
    },
    inDays: async (days: number) => addWorking(calendar, await now(), minutesOf(calendar, `${days}d`)),
  };
};

/** One case with its watcher: `give` is a step that must be accepted; the owner is looked at after it, and after every move of the clock. */
export const watchedRoad = async (base: string, sample: SampleBid) => {
  const clock = clockOn(base);
  await clock.toAMorning();
  // CLK-5: near enough to make it P1 until it is recommended, on whichever day the road is walked.
  const keyDates = [{ what: 'strategy meeting', date: inDays(7, new Date(await clock.now())) }];
  const investigation = { ...sample.bid.investigation, keyDates };
  const { ref, cast, step } = await openRoad(base, { ...sample, bid: { ...sample.bid, investigation } });
  const view = z.looseObject({ owner: z.object({ agency: z.string(), user: z.string() }), stage: z.string() });
  let owner = { agency: sample.bid.owningAgency, user: cast.sio };
  const steps: string[] = [];
  let moves = 0;
  const see = async <S extends z.ZodType>(schema: S, by = WATCHER): Promise<z.output<S>> =>
    ask(base, { by, path: `/cases/${ref}` }, schema);
  const look = async (after: string): Promise<string> => {
    const seen = await see(view);
    expect(seen.owner, `the owner after ${after}`).toEqual(owner);
    return seen.stage;
  };
  const give = async (by: string, command: string, body: object = {}): Promise<string> => {
    await step(by, command, body);
    steps.push(command);
    return look(`${command}, step ${String(steps.length)}`);
  };
  return {
    ref,
    cast,
    clock,
    steps,
    see,
    give,
    moves: () => moves,
    journal: async () => (await ask(base, { by: WATCHER, path: `/cases/${ref}/journal` }, journalAnswer)).items,
    wait: async (days: number): Promise<number> => {
      moves += 1;
      const { fired } = await clock.advance(`${String(days)}wd`);
      await look(`${String(days)} working days`);
      return fired;
    },
    /** OWN-1: the only step at which the risk passes to another. */
    handedTo: async (lead: { readonly by: string; readonly agency: string; readonly user: string }): Promise<string> => {
      owner = { agency: lead.agency, user: lead.user };
      return give(lead.by, 'accept-transfer', { lead: lead.user });
    },
    /** A sitting of a body so many working days from now; its id. */
    call: async (by: string, body: string, { days, kind }: { readonly days: number; readonly kind: 'ordinary' | 'extraordinary' }) =>
      (await must(base, fresh(by, '/meetings', { body, at: await clock.inDays(days), kind }), opened)).id,
    at: async (meeting: string, [by, command, body]: readonly [string, string, object?]): Promise<void> => {
      await atSitting(base, meeting, [by, command, body ?? {}]);
      await look(`${command} at ${meeting}`);
    },
  };
};
export type Watched = Awaited<ReturnType<typeof watchedRoad>>;

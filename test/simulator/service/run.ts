// npm run simulate -- --service own [--seed N --days 30 --commands 600]: the same players at a whole service over its JSON interface, its own
// (PostgreSQL, Temporal, worker, api) or one that runs as a demonstration (--service http://127.0.0.1:3000).
import pg from 'pg';
import { z } from 'zod';
import { policy } from '../../support/rulebook.ts';
import { startStack, type Stack } from '../../support/stack.ts';
import { chanceOf } from '../chance.ts';
import type { Breach } from '../invariants/index.ts';
import { createTally, type Tally } from '../tally.ts';
import { START } from '../watched.ts';
import { mirror } from './mirror.ts';
import { officeAt } from './office.ts';
import { playersAt } from './play.ts';
import { apart, stillOwed } from './settled.ts';
import { wire } from './wire.ts';

export type ServicePlan = { readonly seed: number; readonly days: number; readonly commands: number };
export type ServiceOutcome = {
  readonly tally: Tally;
  readonly broken: Breach | null;
  readonly cases: number;
  readonly sittings: number;
  /** What records:verify says. */
  readonly verified: boolean;
  /** What is still owed when everybody is done, and what was read and was not what the journals come to; null where the database is not ours. */
  readonly beside: { readonly owed: readonly string[]; readonly apart: readonly string[] } | null;
  readonly seconds: number;
};
export const holds = ({ broken, verified: whole, beside }: ServiceOutcome): boolean =>
  broken === null && whole && (beside === null || beside.owed.length + beside.apart.length === 0);
type Played = Omit<ServiceOutcome, 'verified' | 'beside' | 'seconds'>;
const verified = z.looseObject({ ok: z.boolean() });
/** The clock is moved on after so many commands. */
const EVERY = 5;
/** So often in a run what is read is held against the journals. */
const LOOKS = 10;

/** The service's time is that of the payloads' days, whatever day it is. */
const fromTheStart = async (pool: pg.Pool): Promise<void> => {
  await pool.query('UPDATE demo_clock SET offset_ms = $1 WHERE id = 1', [Date.parse(START) - Date.now()]);
};
const play = async (base: string, plan: ServicePlan, look: () => Promise<unknown>): Promise<Played> => {
  const api = wire(base);
  const tally = createTally();
  const office = officeAt(api, tally);
  const seen = mirror(api, office.people);
  const players = playersAt(api, seen, { tally, office });
  const minutes = Math.round((plan.days * 24 * 60 * EVERY) / plan.commands);
  const wanted = Math.max(8, Math.round(plan.commands / plan.days / 2));
  const each = Math.ceil(plan.commands / LOOKS);
  await players.advance(0);
  for (let index = 0; index < plan.commands && seen.breach() === null; index += 1) {
    const chance = chanceOf(plan.seed, index);
    const kind = chance.below(100);
    const live = seen.live();
    const ref = chance.pick(kind % 9 === 0 ? Object.keys(seen.cases) : live);
    const sitting = chance.pick(players.open());
    const body = chance.pick(Object.keys(policy.bodies)) ?? '';
    if (kind === 14) await office.acts(chance, players.now());
    else if (ref === undefined || (live.length < wanted && kind < 25)) await players.submit(chance);
    else if (kind >= 15) await players.onCase(ref, chance);
    else if (sitting === undefined || !players.open().some((other) => other.body === body && other.status === 'open'))
      await players.call(body, chance);
    else await players.atSitting(sitting, chance);
    // What a decision owes is still being done then.
    if (index % each === each - 1) await look();
    if (index % EVERY === EVERY - 1) await players.advance(minutes);
  }
  return { tally, broken: seen.breach(), cases: Object.keys(seen.cases).length, sittings: Object.keys(seen.sittings).length };
};
const verify = async (base: string): Promise<boolean> =>
  verified.parse((await wire(base).post({ who: 'auditor.national' }, '/audit/verify', {})).body).ok;
const secondsSince = (began: number): number => (performance.now() - began) / 1000;

/** On a stack of its own, which ends with it. */
export const simulateOnOwn = async (plan: ServicePlan): Promise<ServiceOutcome> => {
  const stack: Stack = await startStack();
  const pool = new pg.Pool({ connectionString: stack.databaseUrl, max: 2 });
  try {
    await fromTheStart(pool);
    const began = performance.now();
    const [base = ''] = stack.apiUrls;
    const found = new Set<string>();
    const look = async () => (await apart(pool)).forEach((line) => found.add(line));
    const played = await play(base, plan, look);
    const owed = await stillOwed(pool);
    await look();
    return { ...played, verified: await verify(base), beside: { owed, apart: [...found] }, seconds: secondsSince(began) };
  } finally {
    await pool.end();
    await stack.stop();
  }
};
export const simulateAt = async (base: string, plan: ServicePlan): Promise<ServiceOutcome> => {
  const began = performance.now();
  const played = await play(base, plan, () => Promise.resolve());
  return { ...played, verified: await verify(base), beside: null, seconds: secondsSince(began) };
};

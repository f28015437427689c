import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startStack, type Stack } from '../support/stack.ts';
import { answered, post, type Given } from '../support/caller.ts';
import { waiters } from '../support/in-line.ts';
import { until } from '../support/wait.ts';
import type { Shot, Start } from './racer.ts';

export type Track = Awaited<ReturnType<typeof openTrack>>;
const leadMs = 12;

const next = <T>(racer: ChildProcess): Promise<T> =>
  new Promise((resolve, reject) => {
    const ended = () => reject(new Error('a racer has ended'));
    racer.once('exit', ended);
    racer.once('message', (message) => {
      racer.off('exit', ended);
      resolve(message as T); // our own racer's
    });
  });
const racerFor = async (url: string): Promise<ChildProcess> => {
  const racer = fork(fileURLToPath(new URL('./racer.ts', import.meta.url)), [url], { execArgv: ['--import', 'tsx'] });
  await next(racer);
  return racer;
};

/** Whether every request had begun before the first was answered. */
export const isRace = (shots: readonly Shot[]): boolean =>
  shots.length > 1 && Math.max(...shots.map(({ began }) => began)) < Math.min(...shots.map(({ ended }) => ended));
/** So many rounds, and further ones until enough of them were races; how many it took. Throws where hardly any is one. */
export const untilRaced = async (rounds: number, round: (index: number) => Promise<void>, enough: () => boolean): Promise<number> => {
  let done = 0;
  for (; done < rounds || !enough(); done += 1) {
    if (done === rounds * 10) throw new Error(`hardly any of ${String(done)} rounds was a race`);
    await round(done);
  }
  return done;
};

/** A whole service with two api processes, and two processes that fire at them at the same instant. */
export const openTrack = async () => {
  const stack: Stack = await startStack({ parts: ['postgres', 'temporal', 'sink', 'worker', 'api', 'api2'] });
  const racers = await Promise.all(stack.apiUrls.map(racerFor));
  const pool = new pg.Pool({ connectionString: stack.databaseUrl, max: 2 });
  const [first = '', second = ''] = stack.apiUrls;
  const settled = async (shot: Shot): Promise<Shot> => ({ ...shot, heard: await answered(first, shot.given, shot.heard) });
  const stored = async (keys: readonly string[]): Promise<number> =>
    (await pool.query(`SELECT FROM command WHERE key = ANY($1) AND state = 'waiting'`, [keys])).rowCount ?? 0;
  let races = 0;
  return {
    stack,
    first,
    pool,
    /** Fires one list at each api at once; both processes wait for the same instant. */
    async fire(...lists: readonly (readonly Given[])[]): Promise<readonly Shot[]> {
      const at = Date.now() + leadMs;
      const shots = await Promise.all(
        racers.map((racer, index) => {
          const done = next<readonly Shot[]>(racer);
          racer.send({ at, shots: lists[index] ?? [] } satisfies Start);
          return done;
        }),
      );
      const all = shots.flat();
      if (isRace(all)) races += 1;
      return Promise.all(all.map(settled));
    },
    /** How many rounds were races so far. */
    races: (): number => races,
    /** The two at once and in this order: the record has the first in hand and the second is stored before either is decided. */
    async inTurn(ref: string, [one, other]: readonly [Given, Given]): Promise<readonly Shot[]> {
      const holder = await pool.connect();
      try {
        await holder.query('BEGIN');
        await holder.query('SELECT FROM stream WHERE id = $1 FOR UPDATE', [ref]);
        const began = Date.now();
        const sent = [post(first, one)];
        await until('the first is in hand', async () => (await waiters(pool)) > 0);
        sent.push(post(second, other));
        await until('the second is stored', async () => (await stored([one.key, other.key])) === 2);
        await holder.query('COMMIT');
        const heard = await Promise.all(sent);
        return await Promise.all(
          [one, other].map((given, index) => settled({ given, heard: heard[index] ?? null, began, ended: Date.now() })),
        );
      } finally {
        holder.release(true);
      }
    },
    /** How often each type stands in the journal of a case. */
    async journal(ref: string): Promise<readonly string[]> {
      const { rows } = await pool.query<{ type: string }>('SELECT type FROM journal WHERE stream = $1 ORDER BY seq', [ref]);
      return rows.map(({ type }) => type);
    },
    async commands(ref: string, name: string): Promise<readonly string[]> {
      const { rows } = await pool.query<{ state: string }>('SELECT state FROM command WHERE ref = $1 AND name = $2 ORDER BY place', [
        ref,
        name,
      ]);
      return rows.map(({ state }) => state);
    },
    async close(): Promise<void> {
      for (const racer of racers) racer.disconnect();
      await pool.end();
      await stack.stop();
    },
  };
};

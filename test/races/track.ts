import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startStack, type Stack } from '../support/stack.ts';
import type { Given } from '../support/caller.ts';
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

/** A whole service with two api processes, and two processes that fire at them at the same instant. */
export const openTrack = async () => {
  const stack: Stack = await startStack({ parts: ['postgres', 'temporal', 'sink', 'worker', 'api', 'api2'] });
  const racers = await Promise.all(stack.apiUrls.map(racerFor));
  const pool = new pg.Pool({ connectionString: stack.databaseUrl, max: 2 });
  const overlaps: boolean[] = [];
  return {
    stack,
    first: stack.apiUrls[0] ?? '',
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
      overlaps.push(Math.max(...all.map(({ began }) => began)) < Math.min(...all.map(({ ended }) => ended)));
      return all;
    },
    /** In how many of the rounds since the last call every request had begun before the first was answered. */
    overlapped: (): number => overlaps.splice(0).filter(Boolean).length,
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

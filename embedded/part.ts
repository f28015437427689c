import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { end, isAlive } from './processes.ts';

export type PartName = 'postgres' | 'temporal' | 'sink' | 'worker' | 'api' | 'api2';

/** One process of the service. `spawn` may be called again after it has ended: same ports, same data. */
export type Part = {
  readonly name: PartName;
  /** How people call it. */
  readonly title: string;
  readonly politely: NodeJS.Signals;
  /** How often a start that ends at once is tried before it is a fault; 1 if absent. */
  readonly attempts?: number;
  spawn(): Promise<ChildProcess>;
  /** Resolves true once it serves, false when it does not yet; asked again and again. */
  serves(child: ChildProcess): Promise<boolean>;
  /** What it said last, for the message that says why it did not start. */
  lastWords(): string;
};

export type Running = { readonly part: Part; readonly pid: number; readonly ended: Promise<string> };

const describeEnd = (code: number | null, signal: NodeJS.Signals | null): string =>
  signal === null ? `ended with code ${code ?? 'unknown'}` : `was ended by ${signal}`;

class EndedEarly extends Error {}

async function tryOnce(part: Part, until: number, spawned: (pid: number) => void): Promise<Running> {
  const child = await part.spawn();
  if (child.pid !== undefined) spawned(child.pid);
  const over = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(describeEnd(code, signal)));
    child.once('error', (fault) => resolve(`could not be started: ${fault.message}`));
  });
  const state: { why?: string } = {};
  void over.then((words) => (state.why = words));
  const failed = (reason: string) => new EndedEarly(`${part.title} ${reason}.\n${part.lastWords()}`.trim());
  while (!(await part.serves(child))) {
    if (state.why !== undefined) throw failed(state.why);
    if (Date.now() > until) {
      if (child.pid !== undefined) await end(child.pid, 'SIGKILL', 0);
      throw new Error(`${part.title} did not serve in time.\n${part.lastWords()}`.trim());
    }
    await sleep(40);
  }
  if (child.pid === undefined) throw failed('could not be started');
  return { part, pid: child.pid, ended: over };
}

/** Starts a part and waits until it serves, tells of its pid before that. Throws with its last words when it ends first or takes over 60 s. */
export async function startPart(part: Part, spawned: (pid: number) => void = () => undefined): Promise<Running> {
  const until = Date.now() + 60_000;
  for (let attempt = 1; ; attempt++)
    try {
      return await tryOnce(part, until, spawned);
    } catch (fault) {
      if (!(fault instanceof EndedEarly) || attempt >= (part.attempts ?? 1) || Date.now() > until) throw fault;
      await sleep(250);
    }
}

/** Ends a part politely, by SIGKILL after `patienceMs`. */
export const stopPart = async ({ part, pid }: Running, patienceMs: number): Promise<void> => {
  if (isAlive(pid)) await end(pid, part.politely, patienceMs);
};

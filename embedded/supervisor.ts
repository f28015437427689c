import { setTimeout as sleep } from 'node:timers/promises';
import { end, isAlive, signal } from './processes.ts';
import { startPart, stopPart, type Part, type PartName, type Running } from './part.ts';

const firstPauseMs = 500;
const longestPauseMs = 15_000;
/** A part that lived this long starts again with the first pause. */
const steadyMs = 30_000;

/** Keeps parts running: says when one has died, starts it again with growing pauses, and ends them all when asked. */
export class Supervisor {
  readonly #say: (line: string) => void;
  readonly #running = new Map<PartName, Running>();
  readonly #spawned = new Map<PartName, number>();
  #stopping = false;

  constructor(say: (line: string) => void) {
    this.#say = say;
  }

  /** The process ids by part. */
  get pids(): ReadonlyMap<PartName, number> {
    return new Map([...this.#running].map(([name, { pid }]) => [name, pid]));
  }

  /** Starts a part, waits until it serves, and watches it from then on. Throws when the first start fails. */
  async start(part: Part): Promise<void> {
    const running = await this.#launch(part);
    void this.#watch(running);
  }

  async #launch(part: Part): Promise<Running> {
    if (this.#stopping) throw new Error(`${part.title} is not started: everything ends.`);
    const running = await startPart(part, (pid) => {
      this.#spawned.set(part.name, pid);
      if (this.#stopping) signal(pid, 'SIGKILL');
    });
    this.#running.set(part.name, running);
    return running;
  }

  async #watch(first: Running): Promise<void> {
    let pauseMs = firstPauseMs;
    for (let running: Running | undefined = first; !this.#stopping;) {
      const since = Date.now();
      const how = running === undefined ? 'did not start' : await running.ended;
      if (running !== undefined) this.#running.delete(running.part.name);
      if (this.#isStopping()) return;
      if (running !== undefined && Date.now() - since > steadyMs) pauseMs = firstPauseMs;
      this.#say(`${first.part.title} ${how}. It is started again in ${pauseMs / 1000} s.`);
      await sleep(pauseMs);
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
      if (this.#isStopping()) return;
      running = await this.#again(first.part);
    }
  }

  // Read through a call: the compiler takes a field for unchanged across an await.
  #isStopping(): boolean {
    return this.#stopping;
  }

  async #again(part: Part): Promise<Running | undefined> {
    try {
      const running = await this.#launch(part);
      this.#say(`${part.title} serves again.`);
      return running;
    } catch (fault) {
      if (!this.#isStopping()) this.#say(fault instanceof Error ? fault.message : String(fault));
      return undefined;
    }
  }

  /** Ends the parts in groups, each politely at once and by SIGKILL after `patienceMs`, one group after the other; also those half started. */
  async stop(groups: readonly (readonly PartName[])[], patienceMs: number): Promise<void> {
    this.#stopping = true;
    for (const group of groups)
      await Promise.all(
        group.map(async (name) => {
          const running = this.#running.get(name);
          if (running !== undefined) await stopPart(running, patienceMs);
          const pid = this.#spawned.get(name);
          if (pid !== undefined && pid !== running?.pid && isAlive(pid)) await end(pid, 'SIGTERM', patienceMs);
        }),
      );
  }
}

import { setTimeout as sleep } from 'node:timers/promises';

/** Asks every 50 ms until the answer is neither undefined nor false. Throws with `what` after `withinMs`. */
export async function until<Value>(
  what: string,
  ask: () => Value | undefined | false | Promise<Value | undefined | false>,
  withinMs = 15_000,
): Promise<Value> {
  for (const deadline = Date.now() + withinMs; ;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > deadline) throw new Error(`${what}: not within ${withinMs / 1000} s`);
    await sleep(50);
  }
}

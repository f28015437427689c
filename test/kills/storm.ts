import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { bidAnswer, commandAnswer, givenAnswer, waitingAnswer } from '../../api/json/answers/lists.ts';
import { meetingGivenAnswer } from '../../api/json/answers/meetings.ts';
import { ask, post, type Given, type Heard } from '../support/caller.ts';

/** What the giver knows in the end: 200 and the answer of the record, however many times it had to ask. */
export type Known = {
  readonly given: Given;
  readonly ref: string;
  readonly commandId: string | null;
  readonly entries: readonly number[] | null;
};
/** What the record answers, of a case or of a sitting. */
export const recordedIn = (body: unknown): { readonly ref: string; readonly commandId: string; readonly entries: readonly number[] } => {
  const { commandId, entries, ...on } = z.union([givenAnswer, meetingGivenAnswer]).parse(body);
  return { ref: 'ref' in on ? on.ref : on.id, commandId, entries };
};
type Logged = { readonly given: Given; first: Heard | null; known: Known | null };

const isAcknowledged = (heard: Heard | null): heard is Heard => heard !== null && [200, 201, 202].includes(heard.status);
const isPassing = (heard: Heard | null): boolean => heard === null || heard.status === 503;

/** Clients that send commands, keep what was acknowledged, and go on asking until each is known to be recorded. */
export const openStorm = (base: string) => {
  const log: Logged[] = [];
  const statuses = new Map<string, number>();
  let unanswered = 0;

  const send = async (given: Given): Promise<Heard | null> => {
    const heard = await post(base, given);
    const status = heard === null ? 'cut' : String(heard.status);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (!isPassing(heard) && !isAcknowledged(heard)) throw new Error(`${given.path} by ${given.by}: ${JSON.stringify(heard)}`);
    return heard;
  };
  const follow = async ({ by }: Given, id: string) => {
    for (const until = Date.now() + 75_000; ;) {
      const found = await ask(base, { by, path: `/commands/${id}` }, commandAnswer).catch(() => null);
      if (found?.state === 'accepted' && found.answer !== undefined) return recordedIn(found.answer);
      if (found !== null && found.state !== 'waiting') throw new Error(`acknowledged, but then: ${JSON.stringify(found)}`);
      if (Date.now() > until) throw new Error(`acknowledged by 202, but not settled: ${id}`);
      await sleep(1000);
    }
  };
  const known = async (given: Given, heard: Heard): Promise<Known> => {
    if (heard.status === 201) return { given, ref: bidAnswer.parse(heard.body).ref, commandId: null, entries: null };
    const { ref, commandId, entries } =
      heard.status === 202 ? await follow(given, waitingAnswer.parse(heard.body).commandId) : recordedIn(heard.body);
    return { given, ref, commandId, entries };
  };

  /** Sends once, then again under the same key as long as nobody acknowledged it; answers when it is recorded. */
  const give = async (given: Given): Promise<Known> => {
    const logged: Logged = { given, first: null, known: null };
    log.push(logged);
    unanswered += 1;
    let heard: Heard | null = await send(given).finally(() => {
      unanswered -= 1;
    });
    for (const until = Date.now() + 75_000; !isAcknowledged(heard); heard = await send(given)) {
      if (Date.now() > until) throw new Error(`nobody acknowledged ${given.path} by ${given.by}`);
      // As Retry-After asks, or as a browser does that finds nobody there; not all in the same instant.
      await sleep(1000 + Math.random() * 2000);
    }
    logged.first = heard;
    return (logged.known = await known(given, heard));
  };
  return {
    give,
    log: log as readonly Readonly<Logged>[],
    /** Sent for the first time and not answered yet. */
    unanswered: () => unanswered,
    acknowledged: () => log.filter(({ first }) => first !== null).length,
    statuses: () => Object.fromEntries(statuses),
  };
};
export type Storm = ReturnType<typeof openStorm>;

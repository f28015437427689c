// What a command of the decks is on the wire, and a command given over HTTP as it is tallied.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Giver } from '../staff.ts';

const isNarrative = (value: object): boolean => 'narrative' in value && 'digest' in value && Object.keys(value).length === 2;
/** Free text stands by id and digest in the rules, and as text on the wire. */
export const onTheWire = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(onTheWire);
  if (typeof value !== 'object' || value === null) return value;
  if (isNarrative(value)) return 'As the simulator says.';
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, onTheWire(each)]));
};

const problem = z.looseObject({ code: z.string() });
const waiting = z.looseObject({ commandId: z.string(), state: z.literal('waiting') });
const settled = z.looseObject({ state: z.string(), problem: problem.optional() });
export type Heard = { readonly code: string | null; readonly body: unknown };
const headers = ({ who, onBehalfOf }: Giver) => ({
  Authorization: `Bearer demo:${who}`,
  'Content-Type': 'application/json',
  ...(onBehalfOf === undefined ? {} : { 'On-Behalf-Of': onBehalfOf }),
});
const patienceMs = 60_000;

export const wire = (base: string) => {
  const get = async (by: string, path: string): Promise<{ readonly status: number; readonly body: unknown }> => {
    const answer = await fetch(`${base}/api/v1${path}`, { headers: headers({ who: by }), signal: AbortSignal.timeout(patienceMs) });
    return { status: answer.status, body: (await answer.json()) as unknown };
  };
  const decided = async (by: string, id: string): Promise<string | null> => {
    for (const until = Date.now() + patienceMs; Date.now() < until;) {
      const { state, problem: why } = settled.parse((await get(by, `/commands/${id}`)).body);
      if (state !== 'waiting') return state === 'accepted' ? null : (why?.code ?? state);
      await sleep(100);
    }
    throw new Error(`command ${id} is not decided`);
  };
  /** Null for the code where it was accepted. Throws where the service answers with a fault of its own. */
  const post = async (giver: Giver, path: string, body: unknown): Promise<Heard> => {
    const sent = { method: 'POST', headers: { ...headers(giver), 'Idempotency-Key': randomUUID() }, body: JSON.stringify(body) };
    const answer = await fetch(`${base}/api/v1${path}`, { ...sent, signal: AbortSignal.timeout(patienceMs) });
    const said: unknown = await answer.json();
    if (answer.status >= 500) throw new Error(`${path} by ${giver.who}: ${String(answer.status)} ${JSON.stringify(said)}`);
    if (answer.status === 202) return { code: await decided(giver.who, waiting.parse(said).commandId), body: said };
    return { code: answer.status < 300 ? null : problem.parse(said).code, body: said };
  };
  return { get, post };
};
export type Wire = ReturnType<typeof wire>;

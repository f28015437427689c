import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { commandAnswer, waitingAnswer } from '../../api/json/answers/lists.ts';
import { until } from './wait.ts';

/** A POST as its giver would send it again: the key stays. */
export type Given = { readonly by: string; readonly path: string; readonly body: object; readonly key: string };
export type Heard = { readonly status: number; readonly replay: boolean; readonly location: string | null; readonly body: unknown };

const patienceMs = 60_000;
const headersOf = (by: string) => ({ Authorization: `Bearer demo:${by}` });
const isCut = (fault: unknown): boolean => fault instanceof TypeError && fault.message === 'fetch failed';
const wasCut = (fault: unknown): boolean => isCut(fault) || (fault instanceof TypeError && fault.message === 'terminated');

export const fresh = (by: string, path: string, body: object = {}): Given => ({ by, path, body, key: randomUUID() });

/** Sends it over HTTP. Null where the connection was cut before the answer was whole; throws where no answer came in a minute. */
export const post = async (base: string, { by, path, body, key }: Given): Promise<Heard | null> => {
  try {
    const headers = { ...headersOf(by), 'Content-Type': 'application/json', 'Idempotency-Key': key };
    const signal = AbortSignal.timeout(patienceMs);
    const answer = await fetch(`${base}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body), signal });
    const said: unknown = await answer.json();
    const replay = answer.headers.get('idempotent-replay') === 'true';
    return { status: answer.status, replay, location: answer.headers.get('location'), body: said };
  } catch (fault) {
    if (wasCut(fault)) return null;
    throw fault;
  }
};

/** Asks, and reads the answer by the schema of the interface. Throws on anything but 200. */
export const ask = async <S extends z.ZodType>(base: string, { by, path }: Pick<Given, 'by' | 'path'>, schema: S): Promise<z.output<S>> => {
  const answer = await fetch(`${base}/api/v1${path}`, { headers: headersOf(by), signal: AbortSignal.timeout(patienceMs) });
  const said: unknown = await answer.json();
  if (answer.status !== 200) throw new Error(`${path} for ${by}: ${answer.status} ${JSON.stringify(said)}`);
  return schema.parse(said);
};

/** What became of it, also where the record took longer than the answer: asked again under its key it answers as it would have at first. */
export const answered = async (base: string, given: Given, heard: Heard | null): Promise<Heard | null> => {
  if (heard?.status !== 202) return heard;
  const { commandId } = waitingAnswer.parse(heard.body);
  const path = `/commands/${commandId}`;
  await until(`${path} settled`, async () => (await ask(base, { by: given.by, path }, commandAnswer)).state !== 'waiting', patienceMs);
  const again = await post(base, given);
  return again === null ? null : { ...again, replay: heard.replay };
};

/** Does an errand that must succeed, and reads its answer. */
export const must = async <S extends z.ZodType>(base: string, given: Given, schema: S): Promise<z.output<S>> => {
  const heard = await answered(base, given, await post(base, given));
  if (heard === null || heard.status < 200 || heard.status > 201)
    throw new Error(`${given.path} by ${given.by}: ${heard === null ? 'cut' : `${heard.status} ${JSON.stringify(heard.body)}`}`);
  return schema.parse(heard.body);
};

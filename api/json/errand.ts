import type { z } from 'zod';
import { doneBefore, doOnce, type Done, type Errand } from '../errands.ts';
import { idempotencyKey, ifMatch } from '../middleware/headers.ts';
import type { Ports } from '../ports.ts';
import { invalidFields, problemOf, type Problem } from '../problems.ts';
import { sayProblems } from './payloads/say.ts';
import { refusal, type Call, type Description, type House, type Reply, type Route } from './route.ts';

export const replayed = (replay: boolean): Readonly<Record<string, string>> => (replay ? { 'Idempotent-Replay': 'true' } : {});

/** An answer of what was done: a body, or a file. */
type Said = Exclude<Reply, { readonly problem: Problem }>;
/** What HTTP asks of a keyed request before any person is judged: 415, 413, 400, 428, 429, in this order. */
export const atTheDoor = async (house: House, call: Call): Promise<Problem | null> => {
  const key = idempotencyKey(call.header('idempotency-key'));
  if (!call.body.ok) return problemOf(call.body.code);
  if ('bad' in key) return problemOf('bad-idempotency-key');
  if (ifMatch(call.header('if-match')) === undefined) return problemOf('bad-if-match');
  return 'missing' in key ? problemOf('idempotency-key-missing') : house.pace(call.by.id);
};

type Ask = Omit<Call, 'body'> & { readonly ports: Ports };
type Doing<B extends z.ZodType> = Description & {
  readonly body: B;
  /** Whether there is what it is about; absent and forbidden look the same. */
  readonly finds: (ask: Ask) => Promise<boolean>;
  /** Whether this person may; before the body is looked at. */
  readonly may?: (ask: Ask) => Promise<Problem | null>;
  readonly goal: (ask: Ask & { readonly sent: z.output<B> }) => ReturnType<Errand['goal']>;
  /** `value` is the body as it was sent: the same for everybody who works towards this goal. */
  readonly reach: (ask: Ask & { readonly value: unknown }, goal: string) => Promise<unknown>;
  /** How it is answered, where that is not with 200. */
  readonly says?: (answer: unknown) => Said;
};
const replyWith = (says: (answer: unknown) => Said, done: Done): Reply => {
  if ('problem' in done) return refusal(done.problem);
  const { headers, ...reply } = says(done.answer);
  return { ...reply, headers: { ...headers, ...replayed(done.replay) } };
};
const plainly = (body: unknown) => ({ status: 200, body });

/** Something small that changes something and is no command of a case: once under its key, in the order of the manners. */
export const errand = <B extends z.ZodType>({ finds, may, goal, reach, says = plainly, ...route }: Doing<B>): Route => ({
  ...route,
  method: 'post',
  query: null,
  keyed: true,
  run: async (house, { body, ...call }) => {
    const { errands } = house.ports;
    const ask: Ask = { ...call, ports: house.ports };
    const key = idempotencyKey(call.header('idempotency-key'));
    const asked = { by: call.by, key: 'key' in key ? key.key : '', asked: { id: route.id, params: call.params, body } };
    const doing = { reach: (to: string) => reach({ ...ask, value: body.ok ? body.value : null }, to) };
    const before = body.ok && 'key' in key ? await doneBefore(errands, asked, doing) : null;
    if (before !== null) return replyWith(says, before);
    if (!(await finds(ask))) return refusal(problemOf('not-found'));
    const problem = await atTheDoor(house, { ...call, body });
    if (problem !== null || !body.ok) return refusal(problem ?? problemOf('not-json'));
    const barred = (await may?.(ask)) ?? null;
    if (barred !== null) return refusal(barred);
    const sent = route.body.safeParse(body.value);
    if (!sent.success) return refusal(invalidFields(sayProblems(route.body, body.value)));
    return replyWith(says, await doOnce(errands, asked, { ...doing, goal: () => goal({ ...ask, sent: sent.data }) }));
  },
});

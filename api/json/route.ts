import { z } from 'zod';
import type { Person } from '../../domain/directory.ts';
import type { Body } from '../middleware/body.ts';
import type { Pace } from '../middleware/pace.ts';
import type { Ports } from '../ports.ts';
import { invalidFields, problemOf, type Problem } from '../problems.ts';
import { sayProblems } from './payloads/say.ts';

export type Headers = Readonly<Record<string, string>>;
export type Sent = { readonly name: string; readonly media: string; readonly bytes: Uint8Array };
export type Reply =
  | { readonly file: Sent; readonly headers?: Headers }
  | { readonly status: number; readonly body: unknown; readonly headers?: Headers }
  | { readonly problem: Problem; readonly headers?: Headers };
export const ok = (body: unknown, headers?: Headers): Reply => ({ status: 200, body, ...(headers === undefined ? {} : { headers }) });
export const refusal = (problem: Problem): Reply => ({ problem });

/** One request of a known caller, away from any framework. */
export type Call = {
  readonly by: Person;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly header: (name: string) => string | undefined;
  readonly body: Body;
};
export type House = { readonly ports: Ports; readonly pace: Pace };

/** What the document says of a route. All of it is mandatory: a route without a description does not compile. */
export type Description = {
  readonly path: `/${string}`;
  readonly id: string;
  readonly summary: string;
  readonly tag: 'caller' | 'cases' | 'commands' | 'drafts' | 'meetings' | 'lists' | 'audit' | 'administration' | 'demo';
  readonly answers: Readonly<Record<number, { readonly says: string; readonly schema: z.ZodType; readonly media?: readonly string[] }>>;
  /** Statuses of the problems that it may answer, beside 401, 429, 500 and 503. */
  readonly refuses: readonly number[];
};
export type Route = Description & {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  readonly query: z.ZodObject | null;
  readonly body: z.ZodType | null;
  /** Whether the caller must send an Idempotency-Key. */
  readonly keyed: boolean;
  readonly run: (house: House, call: Call) => Promise<Reply>;
};

const plain = (query: URLSearchParams): Readonly<Record<string, string | readonly string[]>> =>
  Object.fromEntries(
    [...new Set(query.keys())].map((key) => [key, query.getAll(key).length > 1 ? query.getAll(key) : (query.get(key) ?? '')]),
  );

export type Reading<Q extends z.ZodObject> = Description & {
  readonly query: Q;
  readonly handle: (house: House, call: Call & { readonly asked: z.output<Q> }) => Promise<Reply>;
};
/** A question. Unknown parameters are refused like unknown fields. */
export const question = <Q extends z.ZodObject>({ handle, ...route }: Reading<Q>): Route => ({
  ...route,
  method: 'get',
  body: null,
  keyed: false,
  run: async (house, call) => {
    const slow = await house.pace(call.by.id);
    if (slow !== null) return refusal(slow);
    const sent = plain(call.query);
    const asked = route.query.safeParse(sent);
    return asked.success ? handle(house, { ...call, asked: asked.data }) : refusal(invalidFields(sayProblems(route.query, sent)));
  },
});
export const noQuery = z.strictObject({});

type Doing<B extends z.ZodType> = Description & {
  readonly body: B;
  readonly handle: (house: House, call: Call & { readonly sent: z.output<B> }) => Promise<Reply>;
};
/** A question that is asked by POST: it changes nothing, and takes no key. */
export const inquiry = <B extends z.ZodType>({ handle, ...route }: Doing<B>): Route => ({
  ...route,
  method: 'post',
  query: null,
  keyed: false,
  run: async (house, call) => {
    if (!call.body.ok) return refusal(problemOf(call.body.code));
    const slow = await house.pace(call.by.id);
    if (slow !== null) return refusal(slow);
    const sent = route.body.safeParse(call.body.value);
    return sent.success ? handle(house, { ...call, sent: sent.data }) : refusal(invalidFields(sayProblems(route.body, call.body.value)));
  },
});

// Sound requests with something odd in one place, and what must hold of every answer to them.
import fc from 'fast-check';
import { expect } from 'vitest';
import { humanCommands } from '../../api/json/payloads/families.ts';
import { examples } from './examples.ts';
import type { Gateway } from './gateway.ts';
import { bids } from './samples.ts';

const sound = (name: string): unknown =>
  name === 'submit-bid' ? bids[0]?.bid : Object.entries(examples).find(([each]) => each === name)?.[1][0];

const odd = fc.oneof(
  fc.constantFrom<unknown>(
    '\u0000',
    '\ud800',
    '\udfff\ud800',
    '',
    ' ',
    'x'.repeat(30_000),
    '__proto__',
    'constructor',
    'toString',
    '\u202e',
    '{{7*7}}',
    "'; DROP TABLE command;--",
    '=1+1',
  ),
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -0,
    -1,
    1e308,
    1.5,
    [],
    {},
    [[]],
    ['a'],
    { a: {} },
    JSON.parse('{"__proto__":{"polluted":1},"constructor":{}}'),
  ),
  fc.jsonValue({ maxDepth: 3 }),
);
type Path = readonly string[];
const leaves = (value: unknown, path: Path = []): readonly Path[] =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0
    ? [path, ...Object.entries(value).flatMap(([key, item]) => leaves(item, [...path, key]))]
    : [path];
const put = (value: unknown, [key, ...rest]: Path, odder: unknown): unknown => {
  if (key === undefined) return odder;
  if (Array.isArray(value)) return value.map((item: unknown, index) => (String(index) === key ? put(item, rest, odder) : item));
  return Object.fromEntries(Object.entries(value ?? {}).map(([name, item]) => [name, name === key ? put(item, rest, odder) : item]));
};
/** A sound body of a command with something odd in one place. */
const spoiled = fc.constantFrom(...humanCommands).chain((name) => {
  const body = sound(name);
  return fc.tuple(fc.constantFrom(...leaves(body)), odd).map(([path, value]) => ({ name, body: put(body, path, value) }));
});

type On = { readonly gateway: Gateway; readonly ref: string };
const pathOf = (name: string, ref: string) => (name === 'submit-bid' ? '/bids' : `/cases/${ref}/commands/${name}`);

/** Whatever stands in whichever field of whichever command: a problem that says what to do, or an accepted command. */
export const spoilBodies = async ({ gateway, ref }: On, numRuns: number): Promise<void> => {
  const people = fc.constantFrom('spoc.aldershire', 'triage.northmarch', 'sio.aldershire');
  const sent = async ({ name, body }: { readonly name: string; readonly body: unknown }, who: string) => {
    const answer = await gateway.as(who).post(pathOf(name, ref)).set('Content-Type', 'application/json').send(JSON.stringify(body));
    expect(answer.status).toBeLessThan(500);
    if (answer.status < 400) return;
    expect(answer.headers['content-type']).toContain('application/problem+json');
    const problem = answer.body as { detail: string; fields?: readonly { message: string }[] };
    expect(problem.detail.length).toBeGreaterThan(10);
    for (const { message } of problem.fields ?? []) expect(message).not.toMatch(/Invalid|expected/);
  };
  await fc.assert(fc.asyncProperty(spoiled, people, sent), { numRuns, seed: 3 });
  expect(Object.prototype).not.toHaveProperty('polluted');
};

const nasty = [
  '%00',
  '%E0%A4',
  '..%2f..',
  '__proto__',
  'constructor',
  'TSK-NM-2026-00001-%F0%9F%98%80',
  'a'.repeat(3000),
  "'",
  '%ff',
  '%25',
  '_',
];
/** Whatever stands in an address, a header or a query. */
export const spoilAddresses = async ({ gateway, ref }: On): Promise<void> => {
  const officer = gateway.as('triage.northmarch');
  for (const each of nasty) {
    const addresses = [
      `/cases/${each}`,
      `/cases/${each}/commands/claim`,
      `/commands/${each}`,
      `/inbox/${each}/read`,
      `/cases/${ref}/terms/${each}`,
      `/${each}`,
      ...['q', 'queue', 'pen', 'owner', 'region', 'sort', each].map((name) => `/cases?${name}=${each}`),
      `/cases?page=${each}&page=2`,
      `/audit?actor=${each}&object=${each}`,
    ];
    for (const path of addresses) {
      const [read, done] = [await officer.get(path), await officer.post(path, {})];
      expect([path, read.status < 500, done.status < 500]).toEqual([path, true, true]);
    }
    for (const header of ['If-Match', 'Idempotency-Key', 'Authorization', 'X-Request-Id', 'Content-Type']) {
      const answer = await officer.post(pathOf('claim', ref)).set('Content-Type', 'application/json').set(header, each).send('{}');
      expect(answer.status).toBeLessThan(500);
    }
  }
};

import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { humanCommands } from '../../api/json/payloads/families.ts';
import { examples } from './examples.ts';
import { gatewayOf, type Gateway } from './gateway.ts';
import { bids } from './samples.ts';

let gateway: Gateway;
let ref: string;
beforeAll(async () => {
  gateway = gatewayOf({ limit: { points: 1_000_000, seconds: 1 } });
  ref = await gateway.submit();
});
const pathOf = (name: string) => (name === 'submit-bid' ? '/bids' : `/cases/${ref}/commands/${name}`);
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

describe('nonsense is refused with what to do, and never a fault', () => {
  it('whatever stands in whichever field', async () => {
    await fc.assert(
      fc.asyncProperty(spoiled, fc.constantFrom('spoc.aldershire', 'triage.northmarch', 'sio.aldershire'), async ({ name, body }, who) => {
        const path = pathOf(name);
        const answer = await gateway.as(who).post(path).set('Content-Type', 'application/json').send(JSON.stringify(body));
        expect(answer.status).toBeLessThan(500);
        if (answer.status < 400) return;
        expect(answer.headers['content-type']).toContain('application/problem+json');
        const problem = answer.body as { detail: string; fields?: readonly { message: string }[] };
        expect(problem.detail.length).toBeGreaterThan(10);
        for (const { message } of problem.fields ?? []) expect(message).not.toMatch(/Invalid|expected/);
      }),
      { numRuns: 400, seed: 3 },
    );
    expect(Object.prototype).not.toHaveProperty('polluted');
  }, 120_000);

  it('whatever stands in an address, a header or a query', async () => {
    const nasty = ['%00', '%E0%A4', '..%2f..', '__proto__', 'constructor', 'TSK-NM-2026-00001-%F0%9F%98%80', 'a'.repeat(3000), "'", '%ff'];
    for (const each of nasty) {
      for (const path of [
        `/cases/${each}`,
        `/cases/${each}/commands/claim`,
        `/commands/${each}`,
        `/cases/${ref}/terms/${each}`,
        `/${each}`,
        `/cases?q=${each}`,
        `/cases?page=${each}&page=2`,
        `/cases?${each}=1`,
      ]) {
        const answer = await gateway.as('triage.northmarch').get(path);
        expect([path, answer.status < 500]).toEqual([path, true]);
        expect((await gateway.as('triage.northmarch').post(path, {})).status).toBeLessThan(500);
      }
      for (const header of ['If-Match', 'Idempotency-Key', 'Authorization', 'X-Request-Id', 'Content-Type'])
        expect(
          (await gateway.as('triage.northmarch').post(pathOf('claim')).set('Content-Type', 'application/json').set(header, each).send('{}'))
            .status,
        ).toBeLessThan(500);
    }
  }, 60_000);

  it('a megabyte of brackets, of one text, of unknown fields', async () => {
    const send = (text: string) => gateway.as('triage.northmarch').post(pathOf('claim')).set('Content-Type', 'application/json').send(text);
    await send('['.repeat(500_000) + ']'.repeat(500_000)).expect(400);
    await send('{"a":'.repeat(150_000) + '1' + '}'.repeat(150_000)).expect(400);
    await send(`{"text":"${'x'.repeat(1_000_000)}"}`).expect(422);
    await send(JSON.stringify(Object.fromEntries(Array.from({ length: 60_000 }, (_, index) => [`k${index}`, 1])))).expect(422);
    await send('x'.repeat(1_048_577)).expect(413);
  });
});

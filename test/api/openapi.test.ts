import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { question, noQuery, ok } from '../../api/json/route.ts';
import { routesOf } from '../../api/json/routes/table.ts';
import { gatewayOf } from './gateway.ts';
import { examples } from './examples.ts';
import { administrationExamples } from './administration-examples.ts';
import { callMeeting } from './meeting.ts';
import { meetingExamples } from './meeting-examples.ts';
import { bids } from './samples.ts';

const operation = z.looseObject({
  operationId: z.string(),
  summary: z.string().min(10),
  responses: z.record(z.string(), z.looseObject({ description: z.string() })),
  requestBody: z
    .looseObject({ content: z.object({ 'application/json': z.object({ schema: z.record(z.string(), z.unknown()) }) }) })
    .optional(),
});
const shape = z.looseObject({
  openapi: z.literal('3.1.0'),
  info: z.looseObject({ title: z.string(), version: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.looseObject({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) }),
});
const gateway = gatewayOf();
const read = async () => shape.parse((await gateway.anyone().get('/api/v1/openapi.json').expect(200)).body);

describe('the OpenAPI document is of the schemas that check requests', () => {
  it('names exactly the routes that are mounted', async () => {
    const { paths } = await read();
    const documented = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`));
    expect(documented.toSorted()).toEqual(
      routesOf(gateway.ports)
        .map(({ method, path }) => `${method} ${path}`)
        .toSorted(),
    );
    for (const [path, methods] of Object.entries(paths)) {
      for (const method of ['get', 'post'].filter((each) => methods[each] === undefined)) {
        const caller = gateway.as(path.includes('{meeting}') ? 'secretary.northmarch' : 'spoc.aldershire');
        const meeting = path.includes('{meeting}') ? await callMeeting(gateway) : '';
        const sample = path
          .replace('{ref}', await gateway.submit())
          .replace('{meeting}', meeting)
          .replace(/\{\w+\}/g, 'x');
        const answer = await (method === 'get' ? caller.get(sample) : caller.post(sample, {}));
        expect([path, method, answer.status]).toEqual([path, method, 405]);
      }
    }
  });
  it('has an id of its own for each operation, and points nowhere that is not there', async () => {
    const document = await read();
    const ids = Object.values(document.paths).flatMap((methods) => Object.values(methods).map(({ operationId }) => operationId));
    expect(new Set(ids).size).toBe(ids.length);
    const pointers = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name = '']) => name);
    for (const name of new Set(pointers)) expect(document.components.schemas).toHaveProperty(name);
  });
  it('its schemas take every example and refuse an unknown field', async () => {
    const { paths } = await read();
    const bodyOf = (path: string) => z.fromJSONSchema({ ...paths[path]?.['post']?.requestBody?.content['application/json'].schema });
    for (const [name, bodies] of Object.entries(examples)) {
      const schema = bodyOf(`/cases/{ref}/commands/${name}`);
      for (const body of bodies) expect([name, schema.safeParse(body).error]).toEqual([name, undefined]);
      expect([name, schema.safeParse({ ...bodies[0], extra: 1 }).success]).toEqual([name, false]);
    }
    for (const [name, bodies] of Object.entries(meetingExamples)) {
      const schema = bodyOf(name === 'open-meeting' ? '/meetings' : `/meetings/{meeting}/commands/${name}`);
      for (const body of bodies) expect([name, schema.safeParse(body).error]).toEqual([name, undefined]);
      expect([name, schema.safeParse({ ...bodies[0], extra: 1 }).success]).toEqual([name, false]);
    }
    const ofAdministration = Object.keys(paths).filter((path) => /^\/(people|organisations|policy)\/.*commands\//.test(path));
    expect(ofAdministration.toSorted()).toEqual(Object.keys(administrationExamples).toSorted());
    for (const [path, body] of Object.entries(administrationExamples)) {
      expect([path, bodyOf(path).safeParse(body).error]).toEqual([path, undefined]);
      expect([path, bodyOf(path).safeParse({ ...body, extra: 1 }).success]).toEqual([path, false]);
    }
    for (const { bid } of bids) expect(bodyOf('/bids').safeParse(bid).error).toBeUndefined();
  });
  it('a route without a description does not compile', () => {
    const described = {
      path: '/x',
      id: 'x',
      summary: 'A route.',
      tag: 'lists',
      query: noQuery,
      answers: {},
      refuses: [],
      handle: () => Promise.resolve(ok(1)),
    } as const;
    const { summary, ...bare } = described;
    // @ts-expect-error a route that says nothing of itself
    const silent = question(bare);
    expect([silent.method, question({ ...bare, summary }).method]).toEqual(['get', 'get']);
  });
  it('is served by the code and stands in no file', () => {
    expect(() => readFileSync('api/json/openapi.json')).toThrow();
  });
});

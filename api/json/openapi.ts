import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject, type ZodOpenApiResponseObject } from 'zod-openapi';
import { problem } from './answers/parts.ts';
import type { Route } from './route.ts';

const everywhere = [401, 429, 500, 503];

type Responses = readonly (readonly [string, ZodOpenApiResponseObject])[];
const refusals = ({ refuses }: Route): Responses =>
  [...refuses, ...everywhere]
    .toSorted((one, other) => one - other)
    .map(
      (status) =>
        [
          String(status),
          { description: STATUS_CODES[status] ?? 'Refused', content: { 'application/problem+json': { schema: problem } } },
        ] as const,
    );
const answers = (route: Route): Responses =>
  Object.entries(route.answers).map(
    ([status, { says, schema, media = ['application/json'] }]) =>
      [status, { description: says, content: Object.fromEntries(media.map((each) => [each, { schema }])) }] as const,
  );

const parameterNames = (path: string): readonly string[] => [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name = '']) => name);
const pathShape = (names: readonly string[]): Record<string, z.ZodType> => Object.fromEntries(names.map((name) => [name, z.string()]));
const keys = z.object({
  'Idempotency-Key': z.string().min(1).max(200).meta({ description: 'A new key for every decision, the same key to ask again' }),
  'If-Match': z.string().optional().meta({ description: 'The version in quotation marks; 412 when it has moved on' }),
});
const ofCommand = keys.extend({
  'On-Behalf-Of': z
    .string()
    .optional()
    .meta({ description: 'The absent person for whom the caller, who covers for them, gives it (ACC-6)' }),
});
const covered: readonly string[] = ['commands', 'meetings'];
const headersOf = ({ tag, id }: Route) => (covered.includes(tag) || id === 'submit-draft' ? ofCommand : keys);

const operation = (route: Route): ZodOpenApiOperationObject => {
  const names = parameterNames(route.path);
  return {
    operationId: route.id,
    summary: route.summary,
    tags: [route.tag],
    requestParams: {
      ...(names.length === 0 ? {} : { path: z.object(pathShape(names)) }),
      ...(route.query === null || Object.keys(route.query.shape).length === 0 ? {} : { query: route.query }),
      ...(route.keyed ? { header: headersOf(route) } : route.method === 'put' ? { header: keys.pick({ 'If-Match': true }) } : {}),
    },
    ...(route.body === null ? {} : { requestBody: { required: true, content: { 'application/json': { schema: route.body } } } }),
    responses: Object.fromEntries([...answers(route), ...refusals(route)]),
  };
};

/** The OpenAPI 3.1 document of the routes that are mounted, from the schemas that check their requests. */
export const documentOf = (routes: readonly Route[]): object => {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes) paths[route.path] = { ...paths[route.path], [route.method]: operation(route) };
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Tasking Gateway',
      version: '1.0.0',
      description: 'Bids for support, from the form to closure. Errors are application/problem+json and say what to do.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ bearer: [] }],
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    paths,
  });
};

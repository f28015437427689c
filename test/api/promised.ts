import type { z } from 'zod';
import { expect } from 'vitest';
import { routesOf } from '../../api/json/routes/table.ts';
import type { Gateway } from './gateway.ts';

const answerOf = (gateway: Gateway, path: string): z.ZodType =>
  routesOf(gateway.ports).find((route) => route.method === 'get' && route.path === path)!.answers[200]!.schema;
const questions = [
  '/cases/{ref}',
  '/cases/{ref}/commands',
  '/cases/{ref}/journal',
  '/cases/{ref}/terms',
  '/cases/{ref}/value',
  '/cases/{ref}/overlaps',
  '/value',
  '/cases',
  '/queues',
  '/stalled',
  '/inbox',
  '/me',
];

/** Every question answers in the shape that its document promises. */
export const asPromised = async (gateway: Gateway, ref: string, who: string): Promise<void> => {
  for (const path of questions) {
    const body: unknown = (await gateway.as(who).get(path.replace('{ref}', ref)).expect(200)).body;
    const checked = answerOf(gateway, path).safeParse(body);
    expect([path, checked.error?.issues]).toEqual([path, undefined]);
    expect(JSON.stringify(body)).not.toMatch(/"narrative":"(?!.*"texts")/);
  }
};

// A sitting over HTTP.
import { z } from 'zod';
import type { Gateway } from './gateway.ts';

const opened = z.object({ id: z.string(), status: z.string(), papersDueAt: z.string().optional() });
export const ordinary = { body: 'northmarch-ttcg', at: '2026-12-15T10:00:00Z', kind: 'ordinary' };

/** Calls a sitting of the regional body; its id. */
export const callMeeting = async ({ as }: Gateway, given: object = ordinary): Promise<string> =>
  opened.parse((await as('secretary.northmarch').post('/meetings', given).expect(201)).body).id;

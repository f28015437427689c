import { z } from 'zod';
import { goalOf, toGoal } from '../../demo-clock.ts';
import type { Demo } from '../../ports.ts';
import { clockAnswer, mailAnswer } from '../answers/lists.ts';
import { line } from '../payloads/fields.ts';
import { errand } from '../errand.ts';
import { noQuery, ok, question, type Route } from '../route.ts';

const advance = line({ title: 'Time to advance by', hint: 'Such as PT4H, P2D or 3wd (working days)' }, 20);

/** Only where the service runs as a demonstration. */
export const demoRoutes = (demo: Demo): readonly Route[] => [
  errand({
    path: '/demo/clock',
    id: 'demo-clock',
    summary: 'Steps the clock from due instant to due instant.',
    tag: 'demo',
    body: z.strictObject({ advance }),
    answers: { 200: { says: 'The time now, and how much fell due; nothing due is left undone.', schema: clockAnswer } },
    refuses: [400, 409, 413, 415, 422, 428],
    finds: () => Promise.resolve(true),
    goal: ({ sent }) => goalOf(demo, sent.advance),
    reach: (_ask, goal) => toGoal(demo, goal),
  }),
  question({
    path: '/demo/mail',
    id: 'demo-mail',
    summary: 'Mail sent so far.',
    tag: 'demo',
    query: noQuery,
    answers: { 200: { says: 'Every mail, oldest first.', schema: mailAnswer } },
    refuses: [],
    handle: async () => ok({ items: await demo.mail() }),
  }),
];

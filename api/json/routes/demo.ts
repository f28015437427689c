import { z } from 'zod';
import type { Demo } from '../../ports.ts';
import { invalidFields } from '../../problems.ts';
import { clockAnswer, mailAnswer } from '../answers/lists.ts';
import { line } from '../payloads/fields.ts';
import { errand, noQuery, ok, question, refusal, type Route } from '../route.ts';

const advance = line({ title: 'Time to advance by', hint: 'Such as PT4H, P2D or 3wd (working days)' }, 20);
const noSpan = invalidFields([{ path: 'advance', message: 'Enter the time to advance by as PT4H, P2D or 3wd (working days).' }]);

/** Only where the service runs as a demonstration. */
export const demoRoutes = (demo: Demo): readonly Route[] => [
  errand({
    path: '/demo/clock',
    id: 'demo-clock',
    summary: 'Steps the clock from due instant to due instant.',
    tag: 'demo',
    body: z.strictObject({ advance }),
    answers: { 200: { says: 'The time now, and how much fell due; nothing due is left undone.', schema: clockAnswer } },
    refuses: [400, 413, 415, 422],
    handle: async (_house, { sent }) => {
      const stepped = await demo.advance(sent.advance);
      return stepped === null ? refusal(noSpan) : ok(stepped);
    },
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

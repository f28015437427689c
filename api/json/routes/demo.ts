import { z } from 'zod';
import { goalOf, toGoal } from '../../demo-clock.ts';
import { problemOf } from '../../problems.ts';
import type { Demo } from '../../ports.ts';
import { clockAnswer, mailAnswer, resetAnswer } from '../answers/lists.ts';
import { line, whole0 } from '../payloads/fields.ts';
import type { Person } from '../../../domain/directory.ts';
import { errand } from '../errand.ts';
import { noQuery, ok, question, refusal, type Route } from '../route.ts';

const advance = line(
  { title: 'Time to advance by', hint: 'Such as PT4H, P2D or 3wd (working days), or next: until something happens' },
  20,
);

const administers = ({ by }: { readonly by: Pick<Person, 'roles'> }): boolean => by.roles.includes('administrator');
/** Back to the demonstration's cases: for its administrator, where whoever started the service resets it. */
const resetRoutes = ({ reset }: Demo): readonly Route[] => [
  question({
    path: '/demo/reset',
    id: 'demo-set',
    summary: 'Which set of the demonstration is in use, and whether a reset of it is under way.',
    tag: 'demo',
    query: noQuery,
    answers: { 200: { says: 'The number of the set.', schema: resetAnswer } },
    refuses: [404],
    handle: (_house, call) =>
      Promise.resolve(
        reset !== null && administers(call) ? ok({ set: reset.set, underWay: reset.underWay() }) : refusal(problemOf('not-found')),
      ),
  }),
  errand({
    path: '/demo/reset',
    id: 'demo-reset',
    summary: 'Throws away what was done in this set and lays the cases of the demonstration anew. Everybody is signed out.',
    tag: 'demo',
    body: z.strictObject({ set: whole0('Set', 1_000_000) }),
    answers: { 200: { says: 'It is under way; the service answers 503 for about half a minute.', schema: resetAnswer } },
    refuses: [400, 404, 409, 413, 415, 422, 428],
    finds: (call) => Promise.resolve(reset !== null && administers(call)),
    goal: ({ sent }) => Promise.resolve(reset?.set === sent.set ? { goal: String(sent.set) } : { problem: problemOf('set-over') }),
    reach: (_ask, goal) => Promise.resolve({ set: Number(goal), underWay: reset?.ask(Number(goal)) === true }),
  }),
];

/** Only where the service runs as a demonstration. */
export const demoRoutes = (demo: Demo): readonly Route[] => [
  ...resetRoutes(demo),
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
    reach: async (_ask, goal) => {
      const { now, fired } = await toGoal(demo, goal);
      return { now, fired };
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

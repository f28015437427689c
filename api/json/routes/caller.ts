import { z } from 'zod';
import { coveredBy } from '../../../domain/cover.ts';
import { covered } from '../views/cover.ts';
import { isId } from '../../middleware/headers.ts';
import { inboxAnswer, meAnswer, queuesAnswer } from '../answers/lists.ts';
import { errand } from '../errand.ts';
import { noQuery, ok, question, type Route } from '../route.ts';
import { present } from '../views/narrative.ts';
import { paging } from './cases.ts';

const INBOX_PAGE = 200;

const me = question({
  path: '/me',
  id: 'me',
  summary: 'Who is calling: user, organisation, roles.',
  tag: 'caller',
  query: noQuery,
  answers: { 200: { says: 'The caller.', schema: meAnswer } },
  refuses: [],
  handle: async ({ ports }, { by }) => {
    const { directory, now } = await ports.files.today();
    const { organisations } = directory;
    const covers = coveredBy(by, { directory, now }).map(covered);
    const organisationName = organisations[by.organisation]?.name ?? by.organisation;
    return ok({ user: by.id, name: by.name, organisation: by.organisation, organisationName, roles: by.roles, covers });
  },
});

const queues = question({
  path: '/queues',
  id: 'queues',
  summary: "The caller's queues with counts.",
  tag: 'lists',
  query: noQuery,
  answers: { 200: { says: 'Queues in the order of the work.', schema: queuesAnswer } },
  refuses: [],
  handle: async ({ ports }, { by }) => ok(await ports.questions.queues(by)),
});

const inbox = question({
  path: '/inbox',
  id: 'inbox',
  summary: "The caller's notices, newest first.",
  tag: 'caller',
  query: z.strictObject(paging),
  answers: { 200: { says: 'Notices.', schema: inboxAnswer } },
  refuses: [422],
  handle: async ({ ports }, { by, asked: { page = 1, pageSize = INBOX_PAGE } }) =>
    ok(present(await ports.questions.inbox(by, { page, pageSize }))),
});

const read = errand({
  path: '/inbox/{id}/read',
  id: 'read-notice',
  summary: "Marks a notice of the caller's as read.",
  tag: 'caller',
  body: z.strictObject({}),
  answers: { 200: { says: 'Marked.', schema: z.strictObject({ id: z.string() }) } },
  refuses: [400, 404, 409, 413, 415, 422, 428],
  finds: ({ ports, by, params: { id } }) => (isId(id) ? ports.questions.hasNotice(by, id) : Promise.resolve(false)),
  goal: ({ params }) => Promise.resolve({ goal: params['id'] ?? '' }),
  reach: async ({ ports, by }, id) => {
    await ports.questions.markRead(by, id);
    return { id };
  },
});

export const callerRoutes: readonly Route[] = [me, queues, inbox, read];

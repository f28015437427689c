import { z } from 'zod';
import { mayAudit } from '../../auditors.ts';
import { problemOf } from '../../problems.ts';
import { auditAnswer, verifyAnswer } from '../answers/lists.ts';
import { line } from '../payloads/fields.ts';
import { inquiry, ok, question, refusal, type Route } from '../route.ts';
import { paging, PAGE_SIZE } from './cases.ts';

const search = question({
  path: '/audit',
  id: 'audit',
  summary: 'Who read, searched, exported what, and when.',
  tag: 'audit',
  query: z.strictObject({
    object: line({ title: 'Object' }).exactOptional(),
    actor: line({ title: 'Actor' }, 100).exactOptional(),
    ...paging,
  }),
  answers: { 200: { says: 'Newest first.', schema: auditAnswer } },
  refuses: [403, 422],
  handle: async ({ ports }, { by, asked }) => {
    if (!mayAudit(by)) return refusal(problemOf('wrong-role'));
    const { page = 1, pageSize = PAGE_SIZE, ...rest } = asked;
    const { actor, ...object } = rest;
    await ports.consultations.log({ actor: by.id, action: 'search', object: `audit?${Object.keys(rest).join('&')}` });
    return ok(await ports.consultations.search({ ...object, ...(actor === undefined ? {} : { actors: [actor] }), page, pageSize }));
  },
});

const verify = inquiry({
  path: '/audit/verify',
  id: 'verify',
  summary: 'Recomputes every chain of the journal.',
  tag: 'audit',
  body: z.strictObject({}),
  answers: { 200: { says: 'Whether every chain holds, and the first entry that does not.', schema: verifyAnswer } },
  refuses: [400, 403, 413, 415, 422],
  handle: async ({ ports }, { by }) => {
    if (!mayAudit(by)) return refusal(problemOf('wrong-role'));
    await ports.consultations.log({ actor: by.id, action: 'verify', object: 'journal' });
    return ok(await ports.verifier.verify());
  },
});

export const auditRoutes: readonly Route[] = [search, verify];

import { z } from 'zod';
import { draftSchema } from '../payloads/draft.ts';
import { at, count, items, ref, text, user } from './parts.ts';

const head = {
  id: text,
  agency: text,
  version: count.meta({ description: 'Counts up with each save' }),
  createdBy: user,
  createdAt: at,
  savedBy: user,
  savedAt: at,
};
const submission = z.strictObject({ state: z.enum(['waiting', 'accepted']), ref: ref.optional() });

export const draftHead = z.strictObject({ ...head, operationName: text.optional(), submission: submission.optional() });
export const draftAnswer = z.strictObject({ ...head, bid: draftSchema, submission: submission.optional() }).meta({ id: 'Draft' });
export const draftsAnswer = items(draftHead);
export const begunAnswer = z.strictObject({ id: text, version: count });
export const problemsAnswer = items(z.strictObject({ path: text, message: text, rule: text.optional() }));

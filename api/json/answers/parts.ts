import { z } from 'zod';

export const text = z.string();
export const at = z.iso.datetime();
export const count = z.number().int().nonnegative();
export const user = z.string().meta({ title: 'Id of a person' });
export const ref = z.string().meta({ title: 'Reference', examples: ['TSK-NM-2026-00042-C'] });
export const stage = z.enum([
  'triage-queue',
  'in-triage',
  'returned',
  'redirect-offered',
  'decline-review',
  'consideration',
  'awaiting-capacity',
  'terms',
  'development',
  'product-review',
  'acceptance',
  'reassessment',
  'ownership',
  'escalated',
  'closing',
  'closed',
  'declined',
  'withdrawn',
  'lapsed',
  'redirected',
  'merged',
]);
export const priority = z.enum(['P1', 'P2', 'P3']);
export const party = z.enum(['force', 'gateway', 'toex', 'body']);
export const owner = z.strictObject({ agency: text, user });
export const pen = z.strictObject({ party, role: text, user: user.optional(), since: at, dueAt: at.optional(), overdue: z.boolean() });
export const stub = z.strictObject({ ref, stage, owner, restricted: z.literal(true), stub: z.literal(true) });
export const past = z.strictObject({ ref, stage, owner, restricted: z.boolean(), past: z.literal(true) });
export const paged = <S extends z.ZodType>(item: S) => z.strictObject({ items: z.array(item), total: count, page: count, pageSize: count });
export const items = <S extends z.ZodType>(item: S) => z.strictObject({ items: z.array(item) });

export const problem = z
  .object({
    type: text,
    title: text,
    status: z.number().int(),
    code: text,
    rule: text.optional(),
    detail: text.meta({ description: 'What to do' }),
    fields: z.array(z.strictObject({ path: text, message: text, rule: text.optional() })).optional(),
    holds: z
      .array(z.strictObject({ ref, kinds: z.array(text) }))
      .optional()
      .meta({ description: 'ACC-7: what a person holds, before they are made inactive' }),
  })
  .meta({ id: 'Problem', description: 'RFC 9457. Never a stack trace.' });

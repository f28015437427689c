import { z } from 'zod';
import { at, stage, text, user } from './parts.ts';

const done = { by: user, at };
export const appeal = z.strictObject({
  ...done,
  grounds: text,
  against: z.strictObject({ from: stage, proposedBy: user, approvedBy: user.optional(), reasonCode: text }),
  decided: z.strictObject({ ...done, outcome: z.enum(['uphold', 'overturn']), rationale: text }).optional(),
  dueAt: at.optional().meta({ description: 'By when it is to be decided, while it runs' }),
});
export const review = z.strictObject({
  askedAt: at.optional(),
  held: z.strictObject({ ...done, worked: text, didNotWork: text, lessons: text }).optional(),
});
export const impasse = z.strictObject({
  ...done,
  reason: text,
  product: text.optional(),
  penWith: z.enum(['toex', 'force']),
  dueAt: at.optional(),
});

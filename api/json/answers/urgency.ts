import { z } from 'zod';
import { at, text, user } from './parts.ts';

/** CLK-5: the last urgent flag; without an answer it waits, and the case runs as P1. */
export const urgencyAnswer = z.strictObject({
  by: user,
  at,
  actionTaken: text,
  actionRef: text,
  dueAt: at.optional().meta({ description: 'By when it is to be confirmed or lowered' }),
  answer: z.strictObject({ outcome: z.enum(['confirmed', 'lowered']), by: user, at, reason: text }).optional(),
});

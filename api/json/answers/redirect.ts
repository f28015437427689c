import { z } from 'zod';
import { at, text, user } from './parts.ts';

/** TRI-6: the last redirect of a bid. */
export const redirectAnswer = z.strictObject({
  kind: z.enum(['other-gateway', 'rocu-capability', 'partner', 'force-only']),
  body: text,
  from: text.meta({ description: 'The region whose gateway offered it' }),
  by: user,
  at,
  reason: text,
  dueAt: at.optional(),
  answer: z
    .strictObject({
      outcome: z.enum(['acknowledged', 'bounced']),
      by: user,
      at,
      reason: text.optional(),
      acknowledgedBy: text.optional(),
      evidence: text.optional(),
    })
    .optional(),
});

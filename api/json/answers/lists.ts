import { z } from 'zod';
import { meetingGivenAnswer } from './meetings.ts';
import { at, count, items, owner, paged, past, pen, priority, problem, ref, stage, stub, text, user } from './parts.ts';

/** ACC-6: an absent person for whom the caller covers, and until when. */
const covered = z.strictObject({ user, until: at.nullable() });
export const meAnswer = z.strictObject({
  user,
  name: text,
  organisation: text,
  organisationName: text,
  roles: z.array(text),
  covers: z.array(covered),
});
export const queuesAnswer = z.array(z.strictObject({ id: text, title: text, total: count, overdue: count }));

const row = z.strictObject({
  ref,
  stage,
  region: text,
  priority,
  owner,
  operationName: text.optional(),
  marking: text,
  restricted: z.boolean(),
  pen: pen.optional(),
  onHold: z.boolean(),
  submittedAt: at,
  version: count,
  mergedInto: ref.optional().meta({ description: 'Of a merged case the one in which it goes on' }),
  foundBy: z.array(z.enum(['operation', 'person', 'place', 'group', 'summary'])).optional(),
});
export const casesAnswer = paged(z.union([row, stub, past]));
export const stalledAnswer = items(z.strictObject({ ref, stage, cause: text, remedy: text, since: at, pen: pen.optional() }));
export const overlapsAnswer = items(
  z.strictObject({ ref: ref.optional(), gateway: text.optional(), kinds: z.array(text), why: z.array(text) }),
);
export const inboxAnswer = paged(
  // No reference: a submission that became no case.
  z.strictObject({ id: text, at, ref: ref.optional(), event: text, text, dueAt: at.optional(), readAt: at.optional() }),
);
export const auditAnswer = paged(
  z.strictObject({ seq: count, at, actor: text, action: text, object: text, recipients: z.array(text).optional() }),
);
export const verifyAnswer = z.strictObject({
  ok: z.boolean(),
  checked: count,
  firstBad: z.strictObject({ stream: text, seq: count, why: text }).optional(),
});
export const clockAnswer = z.strictObject({ now: at, fired: count });
export const resetAnswer = z.strictObject({ set: count, underWay: z.boolean() });
export const mailAnswer = items(z.strictObject({ to: text, subject: text, text, at: text, ref: ref.optional() }));

export const bidAnswer = z.strictObject({ ref, stage, version: count });
export const givenAnswer = z.strictObject({ ref, stage, version: count, entries: z.array(count), commandId: text });
export const administeredAnswer = z.strictObject({
  stream: z.enum(['directory', 'policy']),
  version: count,
  entries: z.array(count),
  commandId: text,
});
export const waitingAnswer = z.strictObject({ commandId: text, state: z.literal('waiting') });
export const commandAnswer = z.strictObject({
  state: z.enum(['waiting', 'accepted', 'refused', 'expired', 'faulted']),
  answer: z.union([givenAnswer, meetingGivenAnswer, administeredAnswer]).optional(),
  problem: problem.optional(),
});
export const offeredAnswer = z.array(
  z.strictObject({
    command: text,
    allowed: z.boolean(),
    refusal: z.strictObject({ code: text, rule: text, detail: text }).optional(),
    onBehalfOf: z.array(covered).optional().meta({ description: 'Absent people for whom the caller may give it now' }),
    candidates: z.array(z.strictObject({ user, reasons: z.array(text) })).optional(),
  }),
);

import { z } from 'zod';
import { agendaItem, interest } from './escalation.ts';
import { at, count, items, ref, text, user } from './parts.ts';

const kind = z.enum(['ordinary', 'extraordinary']);
export const meetingStatus = z.enum(['open', 'papers-closed', 'in-session', 'decided', 'minuted', 'cancelled']);
const update = z.strictObject({ text, by: user, at });
const action = z.strictObject({
  id: text,
  text,
  owner: user,
  due: z.iso.date(),
  case: ref.optional(),
  status: z.enum(['open', 'complete']),
  updates: z.array(update),
});
const row = z.strictObject({ id: text, body: text, kind, at, papersDueAt: at.optional(), status: meetingStatus, version: count });

export const meetingsAnswer = items(row);
export const openedAnswer = z.strictObject({ id: text, papersDueAt: at.optional(), status: meetingStatus });
export const meetingAnswer = row
  .extend({
    openedBy: user,
    openedAt: at,
    startedBy: user.optional(),
    startedAt: at.optional(),
    minutedBy: user.optional(),
    minutedAt: at.optional(),
    attendance: z.array(z.strictObject({ user, status: z.enum(['present', 'apologies']) })),
    agenda: z.array(agendaItem).meta({ description: 'Of a case that does not open for the reader only its reference' }),
    interests: z.array(interest),
    actions: z.array(action),
  })
  .meta({ id: 'Meeting' });
export const meetingGivenAnswer = z.strictObject({
  id: text,
  status: meetingStatus,
  version: count,
  entries: z.array(count),
  commandId: text,
});

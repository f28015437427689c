import { z } from 'zod';
import { at, count, ref, text, user } from './parts.ts';

const done = { by: user, at };
const outcome = z.enum(['retain', 'transfer', 'refer-to-ftt', 'defer', 'commission-development', 'reject']);
const paper = z.strictObject({
  version: count,
  ...done,
  whyBeyondOwner: text,
  resourcesAsked: text,
  interimRiskPlan: text,
  safeguarding: text,
  proposedOwner: text,
});
/** ESC-2: what a body decided on a case. */
const decision = z.strictObject({
  number: count,
  body: text,
  meeting: text,
  paperVersion: count,
  outcome,
  newOwner: text.optional(),
  products: z.array(z.strictObject({ type: text, question: text })),
  optionsConsidered: z.array(text),
  rationale: text,
  dissent: text.optional(),
  decidedBy: user,
  recordedBy: user,
  recordedAt: at,
  effectiveAt: at
    .optional()
    .meta({ description: 'Absent while the chair has not confirmed it, and for good where the record was contested' }),
  contested: z.strictObject({ ...done, reason: text }).optional(),
  extraordinary: z.boolean(),
  ratified: z
    .strictObject({ ...done, outcome: z.enum(['ratified', 'declined']), meeting: text, reason: text, passedOn: z.literal(true).optional() })
    .optional()
    .meta({ description: '`passedOn` where nobody of the body may judge it and its secretary has passed it on' }),
  answer: z
    .strictObject({ ...done, outcome: z.enum(['accepted', 'refused', 'unanswered']), lead: user.optional(), reason: text.optional() })
    .optional()
    .meta({ description: 'Of the agency that was asked to take the risk over' }),
});
const escalation = z.strictObject({
  id: text,
  ...done,
  ownerAgreement: z.strictObject(done).optional(),
  extraordinary: z.boolean(),
  reopened: text.optional().meta({ description: 'Why a refusal to ratify has opened it' }),
  body: text,
  referredFrom: z.array(text),
  standing: z.enum(['to-list', 'listed', 'recorded', 'transfer-decided', 'complete', 'withdrawn']),
  papers: z.array(paper),
  listed: z.strictObject({ meeting: text, at }).optional(),
  decisions: z.array(decision),
  deferrals: count,
  refusals: count,
});
export const escalationAnswer = escalation.extend({
  receiver: text.optional().meta({ description: 'The agency that is asked to take the risk over' }),
  dueAt: at.optional().meta({ description: 'By when its next step is due' }),
  earlier: z.array(escalation).meta({ description: 'Escalations of this case before it' }),
});

export const agendaItem = z.strictObject({
  case: ref,
  kind: z.enum(['transfer', 'ratify']),
  paperVersion: count.optional(),
  status: z.enum(['listed', 'decided', 'deferred', 'carried', 'struck']),
  late: z.boolean().optional(),
  next: text.optional().meta({ description: 'The sitting that it went on to' }),
  decision: decision.optional(),
});
export const interest = z.strictObject({ case: ref, user, reason: text, at });

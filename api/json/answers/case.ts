import { z } from 'zod';
import { wireSchemas } from '../payloads/families.ts';
import { appeal, impasse, review } from './aftermath.ts';
import { escalationAnswer } from './escalation.ts';
import { belongingAnswer, linkAnswer } from './links.ts';
import { urgencyAnswer } from './urgency.ts';
import { redirectAnswer } from './redirect.ts';
import { at, count, owner, party, pen, priority, ref, stage, stub, text, user } from './parts.ts';

const who = z.strictObject({ user });
const signature = z.strictObject({ side: z.enum(['toex', 'force']), user, at, digest: text });
const byParty = z.strictObject({ force: count, gateway: count, toex: count, body: count });
const termsStatus = z.enum(['offered', 'rejected', 'countered', 'withdrawn', 'agreed', 'superseded']);

const done = { by: user, at };
const product = z
  .object({
    id: text,
    type: text,
    title: text,
    due: z.iso.date(),
    status: z.enum(['owed', 'submitted', 'released', 'accepted', 'dropped']),
    submission: count,
    authors: z.array(user),
    options: z.array(z.looseObject({ id: text, strand: text, fourP: text, text })),
    pen: z.strictObject({ party, role: text, user: user.optional() }).optional(),
    dueAt: at.optional(),
    disclosures: z
      .array(
        z.strictObject({
          ...done,
          to: text,
          sanitised: z.boolean(),
          handling: z.array(text),
          basis: text,
          sioApproval: z.strictObject({ by: user, at }),
        }),
      )
      .optional(),
  })
  .loose();
const work = z.looseObject({ id: text, by: user, at, hours: z.number(), result: text, pndRecorded: z.boolean() });
const value = z.looseObject({
  id: text,
  side: text,
  at,
  kind: text,
  status: z.enum(['logged', 'verified', 'disputed', 'exported', 'entered', 'reconciled', 'reversed']),
  basis: text,
  apmisStatus: z.enum(['not-entered', 'exported', 'entered', 'reconciled']),
  disputes: z.array(z.strictObject({ ...done, comments: text, answer: z.strictObject({ ...done, comments: text }).optional() })).optional(),
  exported: z.strictObject({ ...done, export: text }).optional(),
  entered: z.strictObject({ ...done, apmisRef: text }).optional(),
  enteredAt: z.iso.date().optional(),
  reconciled: z.strictObject({ ...done, apmisRef: text, matches: z.boolean() }).optional(),
  reverses: text.optional(),
  reversedBy: text.optional(),
});

const question = z.strictObject({ id: text, text, answer: text.optional() });
const triage = z.looseObject({
  assessment: z.looseObject({}).optional(),
  recommendedBy: user.optional(),
  recommendedAt: at.optional(),
  awaitsCountersign: z.boolean().optional(),
  questions: z.array(question).optional().meta({ description: 'Of the last return for information' }),
  returns: z
    .array(
      z.strictObject({ by: user, at, dueAt: at, questions: z.array(question), answeredBy: user.optional(), answeredAt: at.optional() }),
    )
    .optional(),
});

const message = z.strictObject({
  id: text,
  by: user,
  from: party.meta({ description: 'The party that it was written for' }),
  to: party,
  text,
  at,
  inReplyTo: text.optional(),
  answeredBy: text.optional().meta({ description: 'The reply that answers a question' }),
  dueAt: at.optional().meta({ description: 'By when an open question is to be answered' }),
});

const page = z.strictObject({
  ref,
  version: count,
  stage,
  step: z.enum(['triage', 'consideration', 'allocation', 'terms', 'development', 'reassessment', 'ownership', 'escalation', 'closure']),
  region: text,
  round: count,
  priority,
  priorityProvisional: z.boolean(),
  urgent: z.boolean(),
  urgency: urgencyAnswer.optional(),
  ownRocu: z.boolean(),
  marking: z.enum(['OFFICIAL', 'OFFICIAL-SENSITIVE']),
  restricted: z.boolean(),
  live: z.boolean(),
  owner,
  customer: who,
  sio: who,
  spoc: user.optional(),
  sia: user.optional(),
  team: z.array(user),
  handover: z.strictObject({ to: user, by: user, at, reason: text, dueAt: at.optional() }).optional(),
  sioUnavailable: z
    .strictObject({
      since: at.optional(),
      reason: text.optional(),
      answering: z.enum(['deputy', 'owner-lead']),
      user: user.optional(),
      dueAt: at.optional(),
    })
    .optional()
    .meta({ description: 'OWN-8: the SIO cannot act; who answers for the risk meanwhile' }),
  masterList: z.strictObject({ agency: text, keyedAgency: text, keyedAt: at.optional(), keyedBy: user.optional() }),
  submittedAt: at,
  age: z.strictObject({ total: count, byParty }).meta({ description: 'Working minutes' }),
  pen: pen.optional(),
  hold: z.strictObject({ reasonCode: text, by: user, since: at, reviewBy: z.iso.date() }).optional(),
  bid: wireSchemas['submit-bid'],
  claimer: user.optional(),
  triage: triage.optional(),
  redirect: redirectAnswer.optional(),
  decline: z.looseObject({ proposedBy: user, reasonCode: text, rationale: text, advice: text }).optional(),
  appeals: z.array(appeal),
  allocation: z.looseObject({ sia: user, by: user, at }).optional(),
  firstContact: z.strictObject({ at, sioConfirmed: z.boolean() }).optional(),
  terms: z.strictObject({ version: count, status: termsStatus, digest: text, signatures: z.array(signature) }).optional(),
  products: z.array(product),
  work: z.array(work),
  reassessment: z
    .looseObject({ version: count, status: text, digest: text, recommendation: text, signatures: z.array(signature) })
    .optional(),
  escalation: escalationAnswer.optional(),
  ownershipHistory: z.array(z.strictObject({ agency: text, user, from: at, by: text })),
  value: z.array(value),
  review: review.optional(),
  impasse: impasse.optional(),
  closure: z.looseObject({ at, apmis: text, feedbackRequested: z.boolean() }).optional(),
  links: z.array(linkAnswer).meta({ description: 'Those that the caller may see; a link opens no case' }),
  ...belongingAnswer,
  messages: z.array(message),
  stalled: z.strictObject({ cause: text, remedy: text, since: at }).optional(),
  /** For a former owner: the case is shown as it was up to here. */
  transferred: z.strictObject({ to: text, at }).optional(),
});
export const caseAnswer = z.union([page.meta({ id: 'Case' }), stub.meta({ id: 'CaseStub' })]);

const terms = z
  .strictObject({
    version: count,
    status: termsStatus,
    digest: text,
    basedOn: count.nullable(),
    proposedBy: user,
    side: z.enum(['toex', 'force']),
    at,
    terms: z.looseObject({ riskStatement: text }),
    riskOwner: user,
    signatures: z.array(signature),
    acknowledged: z.array(signature).optional(),
    comments: z.array(z.strictObject({ clause: text, text, by: user, at })),
  })
  .meta({ id: 'TermsVersion' });
export const termsAnswer = terms;
export const termsListAnswer = z.strictObject({ items: z.array(terms) });
export const termsDiffAnswer = z.strictObject({
  from: count,
  to: count,
  clauses: z.array(
    z.strictObject({
      clause: text,
      change: z.enum(['added', 'removed', 'changed']),
      before: z.unknown().optional(),
      after: z.unknown().optional(),
    }),
  ),
});
export const valueAnswer = z.strictObject({ items: z.array(value) });
export const journalAnswer = z.strictObject({
  items: z.array(
    z.strictObject({
      seq: count,
      type: text.meta({ description: '`withheld`, with no payload, where it speaks of another case that the caller may not know of' }),
      at,
      actor: text,
      onBehalfOf: text
        .optional()
        .meta({ description: 'ACC-6: for whom the actor gave it; it stands in the payload too, where it is hashed' }),
      payload: z.unknown().meta({ description: 'As recorded: texts by id and digest' }),
      prevHash: text,
      hash: text,
    }),
  ),
  head: text.nullable().meta({ description: 'Hash of the last entry' }),
  texts: z.record(text, text).meta({ description: 'The texts that payloads refer to, by id' }),
});

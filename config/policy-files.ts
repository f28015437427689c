// The shape of a policy version and of a calendar; what must fit together is checked in policy-agreement.ts.
import { z } from 'zod';
import type { OverlapKind, OverlapPolicy } from '../domain/overlap.ts';
import type { Code, ListName, Step } from '../domain/policy.ts';
import { valueFields } from '../domain/value-sheet.ts';
import { calendarId, clock, code, isoDate, text, userId, workingDays, workingTime } from './fields.ts';
import { recipient } from './recipients.ts';

const rung = z.strictObject({
  rung: text,
  percent: z.int().positive(),
  does: z.enum([
    'tell',
    'end-offer',
    'lapse-return',
    'bounce-redirect',
    'end-appeal-window',
    'ask-review',
    'lapse-handover',
    'lapse-merge',
    'return-transfer',
    'carry-unreached',
  ]),
  tells: z.array(recipient),
  say: text,
});
const step = z.strictObject({
  title: text,
  targets: z.strictObject({ P1: workingTime, P2: workingTime, P3: workingTime }),
  rungs: z.array(rung),
});
const steps = z.strictObject({
  offer: step,
  claim: step,
  'triage-outcome': step,
  'answer-return': step,
  'redirect-acknowledged': step,
  'decline-review': step,
  'appeal-window': step,
  'appeal-decided': step,
  'toex-decision': step,
  capacity: step,
  'first-contact': step,
  'terms-agreed': step,
  'variation-agreed': step,
  'impasse-resolved': step,
  'work-stalled': step,
  'product-due': step,
  'product-review': step,
  'product-acceptance': step,
  'reassessment-signed': step,
  ownership: step.extend({ untilTtcg: z.array(z.enum(['P1', 'P2', 'P3'])).exactOptional() }),
  'handover-answered': step,
  'successor-named': step,
  'merge-consent': step,
  'value-and-closure': step,
  'value-verified': step,
  'dispute-answered': step,
  'hold-review': step,
  'question-answered': step,
  'urgency-answered': step,
  'operational-review': step,
  'review-held': step,
  'papers-due': step,
  'sitting-held': step,
  'action-due': step,
  'items-reached': step,
  'escalation-listed': step,
  'sitting-awaited': step,
  'decision-confirmed': step,
  'extraordinary-decision': step,
  'transfer-answered': step,
  'master-list-keyed': step,
} satisfies Record<Step, typeof step>);

const list = z.array(z.strictObject({ code, label: text })).min(1);
const lists = z.strictObject({
  threatTypes: list,
  recordTypes: list,
  needReasons: list,
  support: list,
  policingPurposes: list,
  dataCategories: list,
  declineReasons: list,
  holdReasons: list,
  linkRelations: z.array(z.strictObject({ code, label: text, inverse: code })).min(1),
  techniques: list,
  productTypes: list,
  valueKinds: list,
  investigationStages: list,
  sizes: list,
  sources: list,
} satisfies Record<ListName, z.ZodType<readonly Code[]>>);

const weight = z.number().nonnegative();
const scheme = z.strictObject({
  id: code,
  version: z.int().positive(),
  label: text,
  weights: z.strictObject({
    physical: weight,
    psychological: weight,
    financial: weight,
    community: weight,
    scope: weight,
    likelihood: weight,
    vulnerability: weight,
    capacity: weight,
    capability: weight,
  }),
  bands: z.array(z.strictObject({ from: z.number().nonnegative(), band: text })).min(1),
});
const body = z.strictObject({
  kind: z.enum(['force-ttcg', 'regional-ttcg', 'ftt', 'stcg']),
  chair: userId,
  deputyChair: userId.nullable(),
  secretary: userId,
  cadence: text,
  papersDue: workingDays,
  feeds: code.nullable(),
  mayTransferTo: z.array(z.strictObject({ kind: z.enum(['force', 'rocu', 'national']), of: z.enum(['region', 'any']) })),
});

const share = z.number().min(0).max(1);
const overlapKind = z.strictObject({ weight: z.int().nonnegative(), why: text });
const overlap = z.strictObject({
  kinds: z.strictObject({
    'group-reference': overlapKind,
    'operation-name': overlapKind,
    'operation-name-similar': overlapKind,
    place: overlapKind,
    'threat-at-place': overlapKind,
    'dates-near': overlapKind,
    'summary-words': overlapKind,
  } satisfies Record<OverlapKind, typeof overlapKind>),
  listFrom: z.int().positive(),
  // Below 0.3 the database's own index finds no name any more.
  nameLikeness: z.number().min(0.3).max(1),
  datesWithinDays: z.int().nonnegative(),
  summary: z.strictObject({
    wordsShared: z.int().positive(),
    shareOfShorter: share,
    withinCases: z.int().positive(),
    withinShare: share,
    wordsAsked: z.int().positive().max(200),
    commonWords: z.array(text),
  }),
  fillIns: z.array(text),
  searchesADay: z.int().positive(),
} satisfies Record<keyof OverlapPolicy, z.ZodType>);

export const policyFile = z.strictObject({
  version: z.int().positive(),
  from: isoDate,
  hours: z.strictObject({ weekdays: z.array(z.int().min(1).max(7)).min(1), opens: clock, closes: clock }),
  markings: z.array(z.enum(['OFFICIAL', 'OFFICIAL-SENSITIVE'])).min(1),
  urgentKeyDateDays: z.int().nonnegative(),
  longestHoldDays: z.int().positive(),
  siaCapacity: z.int().positive(),
  overlap,
  valueColumns: z.array(z.strictObject({ field: z.enum(valueFields), heading: text })).min(1),
  bodies: z.record(code, body),
  schemes: z.array(scheme).min(1),
  steps,
  lists,
});
export const calendarFile = z.strictObject({
  id: calendarId,
  note: text,
  published: z.array(z.int()),
  byRule: z.array(z.int()),
  holidays: z.array(z.strictObject({ date: isoDate, title: text })),
});

export type PolicyFile = z.infer<typeof policyFile>;
export type CalendarFile = z.infer<typeof calendarFile>;

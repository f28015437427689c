import type { FieldProblem, Refusal, RefusalCode, RuleId } from '../domain/refusals.ts';
import type { Holding } from '../domain/holdings.ts';
import { explain } from '../domain/sentences.ts';

/** RFC 9457, as api.md "Manners" has it. `detail` says what to do. */
export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly rule?: RuleId;
  readonly fields?: readonly FieldProblem[];
  /** ACC-7: what a person holds, before they are made inactive. */
  readonly holds?: readonly Holding[];
  /** Seconds, for 429 and 503. */
  readonly retryAfter?: number;
};

const titles = {
  400: 'The request cannot be read',
  401: 'Sign in',
  403: 'Not yours to do',
  404: 'Not found',
  405: 'Not a method of this path',
  409: 'Not possible as things stand',
  412: 'The case has moved on',
  413: 'Too much at once',
  415: 'Send JSON',
  422: 'Some fields need putting right',
  428: 'An idempotency key is needed',
  429: 'Too many requests',
  500: 'A fault of the service',
  503: 'Not available just now',
} as const;
type Status = keyof typeof titles;

/** Everything that is refused before a rule is asked: its status and what to do. */
const catalogue = {
  'not-json': [400, 'Send the body as one JSON value in UTF-8.'],
  'too-deep': [400, 'Nest the fields of the body no deeper than 32 levels.'],
  'bad-idempotency-key': [400, 'Give an Idempotency-Key of 1 to 200 visible ASCII characters, such as a UUID.'],
  'bad-if-match': [400, 'Give If-Match as the version in quotation marks, such as "4", or leave it out.'],
  'bad-request': [400, 'Check the address and the headers of the request; they cannot be read.'],
  unauthenticated: [401, 'Sign in, or send an access token as Authorization: Bearer <token>.'],
  'former-owner': [403, 'The threat is owned by another agency now. You read the case up to the transfer; ask its present owner.'],
  'stub-only': [403, 'This case is restricted. Ask a gateway manager of its region for access.'],
  'narrative-withheld': [403, 'Ask somebody who works on the case: this document holds its narrative, which your role is not shown.'],
  'wrong-role': [403, 'This is for other roles than yours. Ask an auditor, an information manager or an administrator.'],
  'exports-elsewhere': [403, 'Ask an SIA, a TOEX manager or somebody who measures performance: they export value on its way to APMIS.'],
  'figures-elsewhere': [403, 'Ask a TOEX manager of the region: capacity and allocations are for whoever allocates.'],
  'queue-elsewhere': [403, 'This queue is for others. Your own queues stand on your home page.'],
  'view-elsewhere': [403, 'This view is not shared with you. Ask whoever keeps it, or narrow your own queue down as you need it.'],
  'not-found': [404, 'Check the address and the reference. There is nothing here that you may open.'],
  'method-not-allowed': [405, 'Use one of the methods in the Allow header.'],
  'idempotency-key-reused': [409, 'This Idempotency-Key was used for another request. Send this one under a new key.'],
  'no-document': [409, 'Ask for the document of a version that was agreed; only agreed terms are issued as a document.'],
  'not-issued': [409, 'Ask for what this sitting has issued: packs and addenda by their number, minutes once they are approved.'],
  'document-altered': [409, 'Tell the operators: neither the filed document nor the record has the digest under which it was filed.'],
  'draft-submitted': [409, 'This draft was submitted already. Open the case that it became.'],
  'set-over': [409, 'The demonstration has been reset since. Ask which set is in use before you reset it once more.'],
  expired: [409, 'Nobody could decide this in time, so nothing was changed. Open the case and give the command again.'],
  stale: [412, 'The case has moved on since you opened it. Open it again and decide on what it shows now.'],
  'too-large': [413, 'Send at most 1 MiB.'],
  'not-json-type': [415, 'Send the body as application/json.'],
  'invalid-fields': [422, 'Put the fields right that are listed, all at once.'],
  'idempotency-key-missing': [428, 'Send an Idempotency-Key header: a new key for every new decision, the same key to ask again.'],
  'too-many-requests': [429, 'Wait as long as Retry-After says, then go on.'],
  'too-many-searches': [429, 'You have made all your searches for overlap of this day. Search again tomorrow.'],
  faulted: [500, 'This command could not be recorded, and nothing was changed. The operators are told; give it again under a new key.'],
  fault: [500, 'Something went wrong here, and nothing was changed. Try again; if it stays, tell the operators the time of it.'],
  'identity-away': [503, 'The service that signs people in cannot be reached, so this token cannot be checked. Send the request again.'],
  unavailable: [503, 'The record cannot be reached just now, so nothing was changed. Send the same request again under the same key.'],
} as const satisfies Readonly<Record<string, readonly [Status, string]>>;
export type ProblemCode = keyof typeof catalogue;

/** Those that speak for a rule. */
const ruled: Readonly<Partial<Record<ProblemCode, RuleId>>> = {
  'former-owner': 'ACC-1',
  'stub-only': 'ACC-4',
  'wrong-role': 'ACC-1',
  'exports-elsewhere': 'VAL-6',
  'figures-elsewhere': 'ACC-1',
  'queue-elsewhere': 'ACC-1',
  'view-elsewhere': 'ACC-1',
  'no-document': 'TOR-2',
  'not-issued': 'ESC-2',
  'document-altered': 'REC-1',
  'narrative-withheld': 'ACC-1',
  'idempotency-key-reused': 'BID-7',
  'too-many-searches': 'DUP-2',
  'draft-submitted': 'BID-7',
};
const typeOf = (code: string): string => `urn:tasking-gateway:problem:${code}`;
const RETRY_SECONDS = 5;

export const problemOf = (
  code: ProblemCode,
  more: Pick<Problem, 'detail' | 'retryAfter'> | { readonly retryAfter?: number } = {},
): Problem => {
  const [status, detail] = catalogue[code];
  const rule = ruled[code];
  return {
    type: typeOf(code),
    title: titles[status],
    status,
    code,
    ...(rule === undefined ? {} : { rule }),
    detail,
    ...(status === 503 ? { retryAfter: RETRY_SECONDS } : {}),
    ...more,
  };
};

/** The sentence of a search that is one too many (DUP-2). */
export const searchesSpent = ({ most }: { readonly most: number }): string =>
  `You have made ${String(most)} searches for overlap today, which is the most for one person and day. Search again tomorrow.`;

const withFields = (fields: readonly FieldProblem[]): Pick<Problem, 'fields' | 'rule'> => {
  const rule = fields.find((field) => field.rule !== undefined)?.rule;
  return { fields, ...(rule === undefined ? {} : { rule }) };
};
/** 422: what the schema found wrong, every field at once. */
export const invalidFields = (fields: readonly FieldProblem[]): Problem => ({
  ...problemOf('invalid-fields'),
  detail: fields
    .slice(0, 10)
    .map(({ message }) => message)
    .join(' '),
  ...withFields(fields),
});

/** Refusals that a field of the same request can put right: which one. Sentences of the rulebook name no field. */
const remedies: Readonly<Partial<Record<RefusalCode, string>>> = {
  'override-reason-needed': 'overrideReason',
  'sia-unfit': 'sia',
  'successor-unfit': 'to',
  'not-on-team': 'product.authors',
  'not-in-terms': 'product.termsProductId',
  'pnd-unconfirmed': 'pndReason',
  'scheme-reason-needed': 'schemeReason',
  'dropped-reason-needed': 'droppedReason',
  'toex-never-owns': 'proposedOwner',
  'no-value-logged': 'noValueReason',
  'merge-would-move-risk': 'into',
  'merge-unfit': 'into',
  'counted-elsewhere': 'value.evidenceRef',
  'entry-not-ready': 'entry',
  'reverses-already': 'entry',
  'other-side-claims': 'value.kind',
  'assessment-unfinished': 'assessment.complete',
  'not-in-remit': 'assessment.inRemit',
};
const remedied = ({ code, rule }: Refusal, message: string): Pick<Problem, 'fields'> => {
  const path = remedies[code];
  return path === undefined ? {} : { fields: [{ path, message, rule }] };
};
/** A refusal of the rulebook, with its status and its sentence. */
export const refusalProblem = (refusal: Refusal): Problem => {
  const { status, detail } = explain(refusal);
  const fields = 'problems' in refusal ? withFields(refusal.problems) : remedied(refusal, detail);
  return {
    type: typeOf(refusal.code),
    title: titles[status],
    status,
    code: refusal.code,
    detail,
    ...fields,
    ...('holds' in refusal ? { holds: refusal.holds } : {}),
    rule: refusal.rule,
  };
};

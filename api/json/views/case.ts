import { APPEAL } from '../../../domain/appeal-state.ts';
import { answeringFor, SUCCESSION } from '../../../domain/availability.ts';
import type { Case } from '../../../domain/case.ts';
import { isLive } from '../../../domain/case.ts';
import type { Facts } from '../../../domain/facts.ts';
import { IMPASSE } from '../../../domain/impasse-state.ts';
import { questionClock } from '../../../domain/message-state.ts';
import { HANDOVER } from '../../../domain/pen.ts';
import { spocsOf } from '../../../domain/recipients.ts';
import { URGENCY } from '../../../domain/urgency-state.ts';
import { entryOf } from '../../../domain/sides.ts';
import { currentOf } from '../../../domain/versions.ts';
import type { StalledRow } from '../../ports.ts';
import { escalationView } from './escalation.ts';
import { roundsView } from './rounds.ts';
import { ageOf, penView, productPen, stepOf } from './pen.ts';

const latest = <V extends { readonly version: number }>(versions: Readonly<Record<string, V>>): V | null =>
  Object.values(versions).reduce<V | null>((last, each) => (last === null || each.version > last.version ? each : last), null);

const termsOf = (on: Case) => {
  const version = currentOf(on.terms);
  return version === null
    ? null
    : { version: version.version, status: version.status, digest: version.digest, signatures: version.signatures };
};
const holdOf = ({ hold }: Case) => {
  if (hold === null) return null;
  const { reasonCode, by, since, reviewBy } = hold;
  return { reasonCode, by, since, reviewBy };
};
const handoverOf = ({ handover, clocks }: Case) => (handover == null ? null : { ...handover, dueAt: clocks[HANDOVER]?.dueAt ?? null });
/** TRI-7: every appeal, the last one with the time by which it is to be decided while it runs. */
const appealsOf = (on: Case) =>
  (on.appeals ?? []).map(({ by, at, grounds, against, decided }) => {
    return { by, at, grounds, against, decided, dueAt: decided === null ? (on.clocks[APPEAL]?.dueAt ?? null) : null };
  });
const stalledOf = (row: StalledRow | null) => (row === null ? null : { cause: row.cause, remedy: row.remedy, since: row.since });

/** Questions and replies; an open question with the time by which its answer is due. */
const messagesOf = (on: Case) =>
  Object.values(on.messages ?? {}).map(({ id, by, from, to, text, at, inReplyTo, answeredBy }) => {
    return { id, by, from, to, text, at, inReplyTo, answeredBy, dueAt: entryOf(on.clocks, questionClock(id))?.dueAt ?? null };
  });

/** ACC-4: all that others of the region see of a restricted case. */
export const stubView = ({ ref, stage, owner }: Pick<Case, 'ref' | 'stage' | 'owner'>) => ({
  ref,
  stage,
  owner,
  restricted: true,
  stub: true,
});

/** ACC-1: what a list shows a former owner. */
export const pastView = ({ ref, stage, owner, restricted }: Pick<Case, 'ref' | 'stage' | 'owner' | 'restricted'>) => ({
  ref,
  stage,
  owner,
  restricted,
  past: true,
});

/** What triage found, and what it asked of the force: the questions of the last return, and every return (TRI-5). */
const triageOf = (on: Case) => {
  const returns = (on.returns ?? []).map(({ by, at, dueAt, questions, answeredBy, answeredAt }) => {
    return { by, at, dueAt, questions, answeredBy, answeredAt };
  });
  const last = returns.at(-1);
  if (last === undefined) return on.triage;
  return { ...on.triage, questions: last.questions, returns };
};

/** OWN-8: since when the SIO cannot act, and who answers for the risk meanwhile. */
const unavailableOf = (on: Case, facts: Facts) => {
  const answering = answeringFor(on, facts);
  if (answering === null) return null;
  const { at, reason } = on.unavailable ?? { at: null, reason: null };
  return {
    since: at,
    reason,
    answering: answering.as,
    user: answering.as === 'deputy' ? answering.user : null,
    dueAt: on.clocks[SUCCESSION]?.dueAt,
  };
};
/** The last redirect, with its answer, or by when it is to be answered (TRI-6). */
const redirectOf = ({ redirect, clocks }: Case) => {
  if (redirect === undefined) return null;
  const { kind, body, from, by, at, reason, answer = null } = redirect;
  return { kind, body, from, by, at, reason, answer, dueAt: clocks['redirect-acknowledged']?.dueAt ?? null };
};
/** The last urgent flag, with its answer, or by when it is to be answered (CLK-5). */
const urgencyOf = ({ urgency = null, clocks }: Case) => {
  if (urgency === null) return null;
  const { by, at, actionTaken, actionRef, answer } = urgency;
  return { by, at, actionTaken, actionRef, answer, dueAt: entryOf(clocks, URGENCY)?.dueAt ?? null };
};

/** A case as api.md has it, narrative still by reference and what is absent still null. */
export const caseView = (on: Case, facts: Facts, stalled: StalledRow | null) => ({
  ref: on.ref,
  version: on.version,
  stage: on.stage,
  step: stepOf(on),
  region: on.region,
  round: on.round,
  priority: on.priority,
  priorityProvisional: on.priorityProvisional,
  urgent: on.urgent,
  urgency: urgencyOf(on),
  ownRocu: on.ownRocu,
  marking: on.marking,
  restricted: on.restricted,
  live: isLive(on),
  owner: on.owner,
  customer: { user: on.customer },
  sio: { user: on.owner.user },
  spoc: spocsOf(on, facts)[0] ?? null,
  sia: on.sia,
  team: on.team,
  handover: handoverOf(on),
  sioUnavailable: unavailableOf(on, facts),
  masterList: on.masterList,
  submittedAt: on.submittedAt,
  age: ageOf(on, facts),
  pen: penView(on, facts),
  hold: holdOf(on),
  bid: on.bid,
  claimer: on.claimer,
  triage: triageOf(on),
  redirect: redirectOf(on),
  decline: on.decline,
  appeals: appealsOf(on),
  allocation: on.allocation,
  firstContact: on.firstContact,
  terms: termsOf(on),
  products: Object.values(on.products).map((product) => ({ ...product, ...productPen(on, product) })),
  work: Object.values(on.work),
  reassessment: latest(on.reassessments),
  escalation: escalationView(on),
  ownershipHistory: on.ownershipHistory,
  value: Object.values(on.value),
  impasse: on.impasse == null ? null : { ...on.impasse, dueAt: entryOf(on.clocks, IMPASSE)?.dueAt ?? null },
  closure: on.closure,
  review: on.review ?? null,
  ...roundsView(on),
  messages: messagesOf(on),
  stalled: stalledOf(stalled),
});

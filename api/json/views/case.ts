import type { Case } from '../../../domain/case.ts';
import { isLive } from '../../../domain/case.ts';
import type { Facts } from '../../../domain/facts.ts';
import { questionClock } from '../../../domain/message-state.ts';
import { HANDOVER } from '../../../domain/pen.ts';
import { entryOf } from '../../../domain/sides.ts';
import { currentOf } from '../../../domain/versions.ts';
import type { StalledRow } from '../../ports.ts';
import { escalationView } from './escalation.ts';
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
  ownRocu: on.ownRocu,
  marking: on.marking,
  restricted: on.restricted,
  live: isLive(on),
  owner: on.owner,
  customer: { user: on.customer },
  sio: { user: on.owner.user },
  spoc: on.spoc,
  sia: on.sia,
  team: on.team,
  handover: handoverOf(on),
  masterList: on.masterList,
  submittedAt: on.submittedAt,
  age: ageOf(on, facts),
  pen: penView(on, facts),
  hold: holdOf(on),
  bid: on.bid,
  claimer: on.claimer,
  triage: triageOf(on),
  decline: on.decline,
  allocation: on.allocation,
  firstContact: on.firstContact,
  terms: termsOf(on),
  products: Object.values(on.products).map((product) => ({ ...product, ...productPen(on, product) })),
  work: Object.values(on.work),
  reassessment: latest(on.reassessments),
  escalation: escalationView(on),
  ownershipHistory: on.ownershipHistory,
  value: Object.values(on.value),
  closure: on.closure,
  links: [],
  messages: messagesOf(on),
  stalled: stalledOf(stalled),
});

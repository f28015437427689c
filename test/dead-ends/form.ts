// What two situations have in common that can be moved in the same ways: no names, no dates, no counts beyond two.
import { lastAppeal } from '../../domain/appeal-state.ts';
import { isLive, type Case } from '../../domain/case.ts';
import { deciderOf } from '../../domain/deciding.ts';
import { escalationOf, toRatify } from '../../domain/escalation-state.ts';
import type { Facts } from '../../domain/facts.ts';
import { hasConsented, pendingMerge } from '../../domain/merge-state.ts';
import { itemsOf, type Sitting } from '../../domain/sitting.ts';
import { isDevelopment } from '../../domain/stages.ts';
import { apartFrom, partsInReview, unconcerned } from './apart.ts';
import type { Situation } from './situation.ts';

/** `deep` tells apart how often a body has put a case off, and how often a receiver has refused it; `interests` whom of its officers an interest leaves; `apart` whom a part in it leaves for a second step; `authors` whom a part in a product leaves for its review. */
type Asked = {
  readonly facts: Facts;
  readonly deep: boolean;
  readonly interests: boolean;
  readonly apart: boolean;
  readonly authors: boolean;
};
type Part = string | false | null | undefined;
const joined = (...parts: readonly Part[]): string => parts.filter((part) => typeof part === 'string' && part !== '').join(' ');
const latest = <V extends { readonly version: number }>(of: Readonly<Record<string, V>>): V | undefined =>
  Object.values(of).toSorted((a, b) => b.version - a.version)[0];
const sides = (signatures: readonly { readonly side: string }[]): string => signatures.map(({ side }) => side).toSorted().join('+'); // prettier-ignore

const beside = (on: Case): string =>
  joined(
    on.hold !== null && `held by ${on.hold.party}`,
    (on.unavailable ?? null) !== null && 'no SIO',
    (on.handover ?? null) !== null && 'successor asked',
    (on.impasse ?? null) !== null && `impasse${on.impasse?.product == null ? '' : ' on a product'}`,
    on.endsAs !== null && `to end ${on.endsAs}`,
  );
const triage = (on: Case): string =>
  joined(
    on.stage === 'triage-queue' && on.offeredTo !== null && 'offered',
    on.ownRocu && (on.stage === 'triage-queue' || on.stage === 'in-triage') && 'own ROCU',
    on.triage?.awaitsCountersign === true && 'to countersign',
    on.stage === 'decline-review' && `from ${on.decline?.from ?? ''}`,
    on.stage === 'redirect-offered' && `to ${on.redirect?.kind ?? ''}`,
  );
const merging = (on: Case, other: Case): string => {
  const merge = pendingMerge(on);
  return merge === null ? '' : joined('merge', hasConsented(merge, on.ref) && 'mine', hasConsented(merge, other.ref) && 'theirs');
};
const work = (on: Case): string => {
  if (on.stage !== 'terms' && !isDevelopment(on.stage) && on.stage !== 'reassessment') return '';
  const terms = latest(on.terms);
  const agreed = Object.values(on.terms).some(({ status }) => status === 'agreed');
  const offered = terms?.status === 'offered' ? terms : undefined;
  const reassessed = on.stage === 'reassessment' ? latest(on.reassessments) : undefined;
  return joined(
    agreed && 'agreed',
    offered !== undefined && `offered by ${offered.side}: ${sides(offered.signatures)} ${String(offered.terms.products.length)}`,
    offered !== undefined && offered.riskOwner !== on.owner.user && 'of another SIO',
    Object.values(on.products).map(({ status }) => status).toSorted().join('+'),
    reassessed !== undefined && `${reassessed.status}: ${sides(reassessed.signatures)}`,
    (on.commission ?? null) !== null && 'commissioned',
  ); // prettier-ignore
};
/** A decision is ratified where it can still be undone; on every other road it waits, and moves nothing. */
const undoable = ({ stage }: Case): boolean => stage === 'ownership' || stage === 'closing' || stage === 'closed';
const agenda = (sitting: Sitting, on: Case): string => {
  const kinds = itemsOf(sitting).flatMap(({ case: ref, kind, status }) =>
    ref === on.ref && status === 'listed' && (kind === 'transfer' || undoable(on)) ? [kind] : [],
  );
  return `[${joined(sitting.kind, sitting.status, kinds.toSorted().join('+'))}]`;
};
const bodies = (on: Case, { sittings }: Situation, { facts, deep, interests }: Asked): string => {
  const escalation = on.stage === 'escalated' ? escalationOf(on) : null;
  const agendas = Object.values(sittings)
    .map((sitting) => agenda(sitting, on))
    .toSorted()
    .join('');
  const listed = sittings[escalation?.listed?.meeting ?? ''] ?? null;
  const decider = listed === null ? undefined : deciderOf(on, listed, facts);
  const body = facts.policy.bodies[escalation?.body ?? ''];
  return joined(
    toRatify(on).length > 0 && undoable(on) && 'to ratify',
    escalation?.standing,
    body?.kind,
    escalation?.standing === 'recorded' && escalation.decisions.at(-1)?.outcome,
    decider === null && 'nobody decides',
    deep && escalation !== null && `put off ${String(escalation.deferrals)}, refused ${String(Math.min(2, escalation.refusals))}`,
    interests && escalation !== null && unconcerned(on, facts),
    agendas,
  ); // prettier-ignore
};
/** What time will still do to it, besides telling somebody. */
const moving = ({ clocks }: Case): string =>
  Object.values(clocks)
    .flatMap(({ rungs }) => rungs.flatMap(({ does }) => (does === 'tell' ? [] : [does])))
    .toSorted()
    .join('+');

/** The form of a situation: where the search has been at this form, it does not go again. */
export const formOf = (situation: Situation, asked: Asked): string => {
  const { on, other } = situation;
  const over = !isLive(on);
  const appeal = lastAppeal(on);
  return [
    on.stage,
    `${on.pen?.party ?? 'nobody'}/${on.pen?.role ?? ''}${on.pen !== null && on.pen.user === null ? '?' : ''}`,
    beside(on),
    triage(on),
    merging(on, other),
    work(on),
    bodies(on, situation, asked),
    on.stage === 'closing' && on.masterList.agency !== on.masterList.keyedAgency ? 'to key' : '',
    on.stage === 'declined' && appeal !== null ? (appeal.decided === null ? 'appealed' : 'appeal over') : '',
    asked.apart ? apartFrom(on, asked.facts) : '',
    asked.authors ? partsInReview(on, asked.facts) : '',
    over ? '' : moving(on),
  ].join('|');
};

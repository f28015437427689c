import { listedItems } from './agenda.ts';
import { caseBeside, onCase, sittingBeside, type Touched } from './beside.ts';
import type { Case, Pen } from './case.ts';
import { askedUnder } from './deciding.ts';
import { penOfAsked, secretarysPen } from './escalation-clocks.ts';
import { agendaOf, decisionOf, escalationOf } from './escalation-state.ts';
import type { Change, Drafted } from './entries.ts';
import type { Asked } from './escalation-entries.ts';
import type { Facts } from './facts.ts';
import { handed } from './sides.ts';
import { itemsOf, openItem, type Sitting } from './sitting.ts';
import type { Ref, UserId } from './words.ts';

/** ESC-2: what was contested at this sitting is with its secretary, who records it anew, whoever decides. */
const isContested = (on: Case): boolean => {
  const escalation = escalationOf(on);
  const decision = escalation === null ? null : decisionOf(escalation);
  const here = decision !== null && decision.meeting === escalation?.listed?.meeting;
  return escalation?.standing === 'listed' && on.pen?.role === 'secretary' && here && decision.contested !== null;
};
/** While it is listed, or recorded and not confirmed, the pen is with whoever is asked; with the same person it stays as it is. */
const penOf = (on: Case, asked: Asked | null, facts: Facts): Pick<Change, 'pen'> =>
  asked === null || isContested(on) ? {} : handed(on, penOfAsked(on, asked, facts));

/** Whom a pen names to decide; nobody where it is with the secretary, to pass the case on. */
const namedIn = (pen: Pen | null): UserId | null => (pen?.role === 'chair' ? pen.user : null);
const isSame = (one: Asked | null, other: Asked): boolean => one?.what === other.what && one.who === other.who && one.left === other.left;

/** ESC-2: an interest goes with the escalation, to whatever sitting it comes, and what waits under its items is for somebody else. */
export const interestNoted = (
  sitting: Sitting,
  ref: Ref,
  { user, facts }: { readonly user: UserId; readonly facts: Facts },
): readonly Touched[] => {
  const on = caseBeside(facts, ref);
  const escalation = on === null ? null : escalationOf(on);
  if (on === null || escalation === null) return [];
  const noted = { ...escalation, interests: [...new Set([...(escalation.interests ?? []), user])] };
  const after = { ...on, escalations: { ...on.escalations, [escalation.id]: noted } };
  const items = itemsOf(sitting).filter(({ case: of, status }) => of === ref && status === 'listed');
  const asked = items.map((item) => ({ item, is: askedUnder(after, { item, sitting }, facts) }));
  // A record that is contested is with the secretary, to make anew: nobody else is asked yet.
  const asks = asked.flatMap(({ item, is }) =>
    is === null || isSame(askedUnder(on, { item, sitting }, facts), is) || (item.kind === 'transfer' && on.pen?.role !== 'chair')
      ? []
      : [is],
  );
  const pen = penOf(after, asked.find(({ item }) => item.kind === 'transfer')?.is ?? null, facts);
  const decider = namedIn(pen.pen ?? on.pen);
  const change = { ...pen, escalations: { [escalation.id]: noted } };
  return [onCase(ref, { type: 'decider-changed', about: { meeting: sitting.id, decider, interest: user, asks }, after: change })];
};
/** ESC-2: the entry by which whoever of the officers decides or confirms it now has the pen; none where that is who had it. */
export const deciderChanged = (on: Case, sitting: Sitting | null, facts: Facts): readonly Drafted[] => {
  const item = sitting === null ? null : openItem(sitting, on.ref, 'transfer');
  const asked = sitting === null || item === null ? null : askedUnder(on, { item, sitting }, facts);
  const pen = penOf(on, asked, facts);
  if (sitting === null || asked === null || pen.pen == null) return [];
  return [{ type: 'decider-changed', about: { meeting: sitting.id, decider: namedIn(pen.pen), asks: [asked] }, after: pen }];
};
/** Apologies have come or gone: each listed case is with whoever can decide or confirm it now. */
export const decidersChanged = (sitting: Sitting, facts: Facts): readonly Touched[] =>
  listedItems(sitting).flatMap((item) => {
    const on = item.kind === 'transfer' ? caseBeside(facts, item.case) : null;
    const drafts = on === null ? [] : deciderChanged(on, sitting, facts);
    return drafts.length === 0 ? [] : [onCase(item.case, ...drafts)];
  });
/**
 * ESC-2: the pen of a case that a body has, with whoever of its officers it is for now: with the secretary to be listed or recorded anew,
 * else with whoever is asked at its sitting, which stands beside. Nothing where it stays, or is with nobody of a body.
 */
export const withOfficers = (on: Case, facts: Facts): Pick<Change, 'pen'> => {
  const escalation = on.stage === 'escalated' ? escalationOf(on) : null;
  if (escalation === null) return {};
  if (escalation.standing === 'to-list' || isContested(on)) return handed(on, secretarysPen(escalation.body, facts));
  const [changed] = deciderChanged(on, sittingBeside(facts, agendaOf(on)), facts);
  return changed?.after.pen == null ? {} : { pen: changed.after.pen };
};

import { isLate, itemCarried, itemListed, itemStruck, listedItems } from './agenda.ts';
import { caseBeside, nextSitting, onCase, onSitting, type Reach, type Touched } from './beside.ts';
import type { Case } from './case.ts';
import { deciderChanged } from './decider-change.ts';
import type { Drafted } from './entries.ts';
import { awaitsSitting, toBeListed } from './escalation-clocks.ts';
import { escalationOf, type Escalation } from './escalation-state.ts';
import type { Facts } from './facts.ts';
import { evolveItems } from './sitting-evolve.ts';
import { keyOfListed, type AgendaItem, type Sitting } from './sitting.ts';
import type { SittingDraft } from './sitting-entries.ts';
import type { Narrative } from './words.ts';

/** Every case that still waits on the agenda. */
export const listedCases = (on: Sitting): readonly Reach[] =>
  [...new Set(listedItems(on).map((item) => item.case))].map((stream) => ({ stream }));
/** The same, and the next sitting, to which they may be carried. */
export const wholeAgenda = (on: Sitting): readonly Reach[] => [...listedCases(on), { nextOf: on.body, but: on.id }];
/** Whether the case itself waits under this item: what is only ratified does not. */
const waits = (escalation: Escalation | null, on: Sitting): escalation is Escalation =>
  (escalation?.standing === 'listed' || escalation?.standing === 'recorded') && escalation.listed?.meeting === on.id;
/** ESC-3: after two deferrals no ordinary sitting has it any more; the chair owes an extraordinary decision. */
export const isOwed = ({ deferrals }: Escalation): boolean => deferrals >= 2;
/** The sitting to which an item goes on: none where none is planned, or where it is owed before. */
const nextFor = (on: Sitting, item: AgendaItem, facts: Facts): Sitting | null => {
  const found = item.kind === 'transfer' ? caseBeside(facts, item.case) : null;
  const escalation = found === null ? null : escalationOf(found);
  return waits(escalation, on) && isOwed(escalation) ? null : nextSitting(facts);
};

/** What an item leaves behind: entries of this sitting, of its case, and of the sitting that it goes on to. */
export type Moves = { readonly entries: readonly SittingDraft[]; readonly touched: readonly Touched[] };
type Moving = { readonly item: AgendaItem; readonly reason?: Narrative; readonly facts: Facts };

/** ESC-3: to the next planned sitting, or back to the secretary with the chair owing a decision; no deferral. */
const carriedCase = (on: Sitting, { item, reason, facts }: Moving): readonly Touched[] => {
  const found = caseBeside(facts, item.case);
  const escalation = found === null ? null : escalationOf(found);
  if (found === null || item.kind === 'ratify' || !waits(escalation, on)) return [];
  const next = nextFor(on, item, facts);
  const about = { meeting: on.id, next: next?.id ?? null, ...(reason === undefined ? {} : { reason }) };
  const [standing, listed] = next === null ? (['to-list', null] as const) : (['listed', { meeting: next.id, at: next.at }] as const);
  // ESC-2: what was recorded and not confirmed names nobody who could lead there any more.
  const going: Escalation = { ...escalation, standing, listed };
  const onward: Case = { ...found, escalations: { ...found.escalations, [going.id]: going } };
  const moved = next === null ? toBeListed(onward, going, { facts, owed: true }) : awaitsSitting(onward, next, facts);
  const drafted: Drafted = { type: 'item-carried', about, after: { ...moved, escalations: { [going.id]: going } } };
  return [onCase(found.ref, drafted)];
};
/** ESC-1: as the next sitting has it: late where the paper came in after its papers were due. */
const onNext = (item: AgendaItem, next: Sitting, facts: Facts): AgendaItem => {
  const found = caseBeside(facts, item.case);
  const escalation = found === null || item.kind === 'ratify' ? null : escalationOf(found);
  return { ...item, late: escalation !== null && isLate(escalation, next) };
};
/** Carries these items, one after the other, each told to its case; the next sitting gets them all at once. */
export const carried = (on: Sitting, items: readonly AgendaItem[], { reason, facts }: Omit<Moving, 'item'>): Moves => {
  let left = on;
  const entries = items.map((item) => {
    const entry = itemCarried(left, item, { next: nextFor(on, item, facts)?.id ?? null, ...(reason === undefined ? {} : { reason }) });
    left = evolveItems(left, entry.after);
    return entry;
  });
  const cases = items.flatMap((item) => carriedCase(on, { item, facts, ...(reason === undefined ? {} : { reason }) }));
  const next = nextSitting(facts);
  const going =
    next === null
      ? []
      : items.filter((item) => nextFor(on, item, facts) !== null).map((item) => itemListed(onNext(item, next, facts), on.id));
  return { entries, touched: next === null || going.length === 0 ? cases : [...cases, onSitting(next.id, ...going)] };
};
/** The secretary takes an item off: its case is with them again, to be listed elsewhere. */
export const struck = (on: Sitting, item: AgendaItem, { reason, facts }: { readonly reason: Narrative; readonly facts: Facts }): Moves => {
  const found = caseBeside(facts, item.case);
  const escalation = found === null ? null : escalationOf(found);
  const entries = [itemStruck(on, item, reason)];
  if (found === null || !waits(escalation, on)) return { entries, touched: [] };
  const back: Escalation = { ...escalation, standing: 'to-list', listed: null };
  const after = { ...toBeListed(found, back, { facts, owed: isOwed(back) }), escalations: { [back.id]: back } };
  return { entries, touched: [onCase(found.ref, { type: 'item-struck', about: { meeting: on.id, reason }, after })] };
};
/** Items stay on a sitting that is put off; their cases wait for its new day, with whoever decides them on it. */
export const moved = (on: Sitting, moving: Sitting, facts: Facts): readonly Touched[] =>
  listedItems(on).flatMap((item) => {
    const found = caseBeside(facts, item.case);
    const escalation = found === null ? null : escalationOf(found);
    if (found === null || item.kind === 'ratify' || !waits(escalation, on)) return [];
    const listed: Escalation = { ...escalation, listed: { meeting: on.id, at: moving.at } };
    const { clocks } = awaitsSitting(found, moving, facts);
    const after = { clocks, escalations: { [listed.id]: listed } };
    const anew = deciderChanged(found, moving, facts);
    return [onCase(found.ref, { type: 'sitting-moved', about: { meeting: on.id, from: on.at, to: moving.at }, after }, ...anew)];
  });
/**
 * ESC-1: what is listed is measured by the new deadline, so that it is late where its paper is not in by that and nowhere else. What came in
 * after the old one and was not late is a successor's (ESC-6), and is late by no other.
 */
export const judgedAnew = (on: Sitting, moving: Pick<Sitting, 'papersDueAt'>, facts: Facts): Readonly<Record<string, AgendaItem>> =>
  Object.fromEntries(
    listedItems(on).flatMap((item) => {
      const found = item.kind === 'ratify' ? null : caseBeside(facts, item.case);
      const escalation = found === null ? null : escalationOf(found);
      if (!waits(escalation, on)) return [];
      const late = isLate(escalation, moving) && (item.late || !isLate(escalation, on));
      return late === item.late ? [] : [[keyOfListed(on, item), { ...item, late }] as const];
    }),
  );

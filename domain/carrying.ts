import { itemCarried, itemListed, itemStruck, listedItems } from './agenda.ts';
import { caseBeside, nextSitting, onCase, onSitting, type Reach, type Touched } from './beside.ts';
import type { Drafted } from './entries.ts';
import { awaitsSitting, toBeListed } from './escalation-clocks.ts';
import { escalationOf, type Escalation } from './escalation-state.ts';
import type { Facts } from './facts.ts';
import { evolveItems } from './sitting-evolve.ts';
import type { AgendaItem, Sitting } from './sitting.ts';
import type { SittingDraft } from './sitting-entries.ts';
import type { Narrative } from './words.ts';

/** Every case that still waits on the agenda, and the next sitting, to which it may be carried. */
export const wholeAgenda = (on: Sitting): readonly Reach[] => [
  ...[...new Set(listedItems(on).map((item) => item.case))].map((stream) => ({ stream })),
  { nextOf: on.body, but: on.id },
];
/** Whether the case itself waits under this item: what is only ratified does not. */
const waits = (escalation: Escalation | null, on: Sitting): escalation is Escalation =>
  escalation?.standing === 'listed' && escalation.listed?.meeting === on.id;

/** What an item leaves behind: entries of this sitting, of its case, and of the sitting that it goes on to. */
export type Moves = { readonly entries: readonly SittingDraft[]; readonly touched: readonly Touched[] };
type Moving = { readonly item: AgendaItem; readonly reason?: Narrative; readonly facts: Facts };

/** ESC-3: to the next planned sitting, or back to the secretary with the chair owing a decision; no deferral. */
const carriedCase = (on: Sitting, { item, reason, facts }: Moving): readonly Touched[] => {
  const found = caseBeside(facts, item.case);
  const escalation = found === null ? null : escalationOf(found);
  if (found === null || item.kind === 'ratify' || !waits(escalation, on)) return [];
  const next = nextSitting(facts);
  const about = { meeting: on.id, next: next?.id ?? null, ...(reason === undefined ? {} : { reason }) };
  const [standing, listed] = next === null ? (['to-list', null] as const) : (['listed', { meeting: next.id, at: next.at }] as const);
  const moved = next === null ? toBeListed(found, escalation, { facts, owed: true }) : awaitsSitting(found, next, facts);
  const drafted: Drafted = {
    type: 'item-carried',
    about,
    after: { ...moved, escalations: { [escalation.id]: { ...escalation, standing, listed } } },
  };
  return [onCase(found.ref, drafted)];
};
/** Carries these items, one after the other, each told to its case; the next sitting gets them all at once. */
export const carried = (on: Sitting, items: readonly AgendaItem[], { reason, facts }: Omit<Moving, 'item'>): Moves => {
  const next = nextSitting(facts);
  let left = on;
  const entries = items.map((item) => {
    const entry = itemCarried(left, item, { next: next?.id ?? null, ...(reason === undefined ? {} : { reason }) });
    left = evolveItems(left, entry.after);
    return entry;
  });
  const cases = items.flatMap((item) => carriedCase(on, { item, facts, ...(reason === undefined ? {} : { reason }) }));
  const listed =
    next === null || items.length === 0 ? [] : [onSitting(next.id, ...items.map((item) => itemListed({ ...item, late: false }, on.id)))];
  return { entries, touched: [...cases, ...listed] };
};
/** The secretary takes an item off: its case is with them again, to be listed elsewhere. */
export const struck = (on: Sitting, item: AgendaItem, { reason, facts }: { readonly reason: Narrative; readonly facts: Facts }): Moves => {
  const found = caseBeside(facts, item.case);
  const escalation = found === null ? null : escalationOf(found);
  const entries = [itemStruck(on, item, reason)];
  if (found === null || item.kind === 'ratify' || !waits(escalation, on)) return { entries, touched: [] };
  const back: Escalation = { ...escalation, standing: 'to-list', listed: null };
  const after = { ...toBeListed(found, back, { facts }), escalations: { [back.id]: back } };
  return { entries, touched: [onCase(found.ref, { type: 'item-struck', about: { meeting: on.id, reason }, after })] };
};
/** Items stay on a sitting that is put off; their cases wait for its new day. */
export const moved = (on: Sitting, moving: Sitting, facts: Facts): readonly Touched[] =>
  listedItems(on).flatMap((item) => {
    const found = caseBeside(facts, item.case);
    const escalation = found === null ? null : escalationOf(found);
    if (found === null || item.kind === 'ratify' || !waits(escalation, on)) return [];
    const listed: Escalation = { ...escalation, listed: { meeting: on.id, at: moving.at } };
    const after = { ...awaitsSitting(found, moving, facts), escalations: { [listed.id]: listed } };
    return [onCase(found.ref, { type: 'sitting-moved', about: { meeting: on.id, from: on.at, to: moving.at }, after })];
  });

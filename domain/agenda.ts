import type { Case } from './case.ts';
import { paperOf, toRatify, type Escalation, type Outcome } from './escalation-state.ts';
import { isSame, itemKey, itemsOf, keyOfListed, type AgendaItem, type Sitting, type SittingId } from './sitting.ts';
import type { Refusal } from './refusals.ts';
import type { SittingChange, SittingDraft, SittingEntry } from './sitting-entries.ts';
import { refuse } from './table.ts';
import { isoDateOf } from './working-time.ts';
import type { Instant, Narrative } from './words.ts';

/** ESC-1: whether its paper came in after the papers of this sitting were due. */
export const isLate = (escalation: Escalation, { papersDueAt }: Pick<Sitting, 'papersDueAt'>): boolean => {
  return papersDueAt !== null && paperOf(escalation).at > papersDueAt;
};
/** Whether the day for which a sitting is called is over. */
export const dayIsOver = ({ at }: Pick<Sitting, 'at'>, now: Instant): boolean => isoDateOf(at) < isoDateOf(now);
/** A case for the agenda of a sitting, with the paper that it is decided on. */
export const transferItem = (on: Case, escalation: Escalation, late = false): AgendaItem => ({
  case: on.ref,
  kind: 'transfer',
  escalation: escalation.id,
  paperVersion: paperOf(escalation).version,
  decision: null,
  status: 'listed',
  late,
  outcome: null,
  next: null,
});
/** A decision that was taken as extraordinary, for the agenda of the sitting that ratifies it (ESC-1). */
export const ratifyItem = (on: Case, { escalation, decision }: { readonly escalation: string; readonly decision: number }): AgendaItem => ({
  case: on.ref,
  kind: 'ratify',
  escalation,
  paperVersion: null,
  decision,
  status: 'listed',
  late: false,
  outcome: null,
  next: null,
});
const of = ({ case: ref, kind }: AgendaItem) => ({ case: ref, kind });

export const itemListed = (item: AgendaItem, carriedFrom?: SittingId): SittingDraft => ({
  type: 'item-listed',
  about: { ...of(item), ...(carriedFrom === undefined ? {} : { carriedFrom }) },
  after: { items: { [itemKey(item)]: { ...item, status: 'listed', outcome: null, next: null } } },
});
export const paperReplaced = (on: Sitting, item: AgendaItem, version: number): SittingDraft => ({
  type: 'paper-replaced',
  about: { ...of(item), version },
  after: { items: { [keyOfListed(on, item)]: { ...item, paperVersion: version } } },
});

/** ESC-6: a sitting is decided when each item is decided, deferred, carried or struck. */
const settled = (on: Sitting, items: readonly AgendaItem[]): SittingChange => {
  const changed = Object.fromEntries(items.map((item) => [keyOfListed(on, item), item]));
  const all = Object.values({ ...on.items, ...changed });
  const done = on.status === 'in-session' && all.every(({ status }) => status !== 'listed');
  return { items: changed, ...(done ? { status: 'decided' as const, clocks: { 'items-reached': null } } : {}) };
};
export const itemDecided = (on: Sitting, item: AgendaItem, outcome: Outcome): SittingDraft => ({
  type: 'item-decided',
  about: { ...of(item), outcome },
  after: settled(on, [{ ...item, status: 'decided', outcome }]),
});
export const itemDeferred = (on: Sitting, item: AgendaItem, next: SittingId | null): SittingDraft => ({
  type: 'item-deferred',
  about: { ...of(item), next },
  after: settled(on, [{ ...item, status: 'deferred', outcome: 'defer', next }]),
});
export const itemCarried = (
  on: Sitting,
  item: AgendaItem,
  { next, reason }: { readonly next: SittingId | null; readonly reason?: Narrative },
): SittingDraft => ({
  type: 'item-carried',
  about: { ...of(item), next, ...(reason === undefined ? {} : { reason }) },
  after: settled(on, [{ ...item, status: 'carried', next }]),
});
export const itemStruck = (on: Sitting, item: AgendaItem, reason: Narrative): SittingDraft => ({
  type: 'item-struck',
  about: { ...of(item), reason },
  after: settled(on, [{ ...item, status: 'struck' }]),
});
export const itemRatified = (
  on: Sitting,
  item: AgendaItem,
  { outcome, reason }: { readonly outcome: 'ratified' | 'declined'; readonly reason: Narrative },
): SittingDraft => ({
  type: 'item-ratified',
  about: { case: item.case, outcome, reason },
  after: settled(on, [{ ...item, status: 'decided', outcome }]),
});
export const listedItems = (on: Pick<Sitting, 'items'>): readonly AgendaItem[] => itemsOf(on).filter(({ status }) => status === 'listed');
/** The items as an entry leaves them. */
export const itemsAfter = ({ after }: SittingEntry): readonly AgendaItem[] =>
  Object.values(after.items ?? {}).flatMap((item) => (item === null ? [] : [item]));
/** Whether an entry says something of this very item: a case may stand on an agenda several times. */
export const isAbout = (entry: SittingEntry, item: AgendaItem): boolean => itemsAfter(entry).some((each) => isSame(each, item));
/** Nothing of this kind, or nothing at all, waits there. */
export const nothingListed = (on: Pick<Sitting, 'items'>, kind?: AgendaItem['kind']): Refusal | null =>
  listedItems(on).some((item) => kind === undefined || item.kind === kind) ? null : refuse('nothing-on-agenda', 'ESC-1', {});
/** ESC-1: the items under which the decisions of a case are still to be ratified, as `<body>/<key>`. */
export const unratifiedKeys = (on: Case): readonly string[] =>
  toRatify(on).map(
    ({ escalation, decision }) => `${decision.body}/${itemKey(ratifyItem(on, { escalation: escalation.id, decision: decision.number }))}`,
  );

import type { Clocks } from './clocks.ts';
import type { Outcome } from './escalation-state.ts';
import type { Instant, IsoDate, Narrative, OrganisationId, Ref, UserId } from './words.ts';

/** `<body>-<year>-<number>`, such as `northmarch-ttcg-2026-03`: the stream of the sitting, and its address. */
export type SittingId = string;
export type SittingKind = 'ordinary' | 'extraordinary';
export type SittingStatus = 'open' | 'papers-closed' | 'in-session' | 'decided' | 'minuted' | 'cancelled';

/** What somebody is to do after a sitting, and what has been said of it since. */
export type Action = {
  readonly id: string;
  readonly text: Narrative;
  readonly owner: UserId;
  readonly due: IsoDate;
  readonly case: Ref | null;
  readonly status: 'open' | 'complete';
  readonly updates: readonly { readonly text: Narrative; readonly by: UserId; readonly at: Instant }[];
};
/** Something that a sitting decides: an escalated case, or a decision taken between sittings that it ratifies (ESC-1). */
export type AgendaItem = {
  readonly case: Ref;
  readonly kind: 'transfer' | 'ratify';
  readonly escalation: string;
  /** Of a transfer the paper that is decided on, of a ratification the decision that is ratified. */
  readonly paperVersion: number | null;
  readonly decision: number | null;
  readonly status: 'listed' | 'decided' | 'deferred' | 'carried' | 'struck';
  /** ESC-1: its paper came in after the papers were due, or the chair added it after they had closed; judged anew when the sitting is put off. */
  readonly late: boolean;
  readonly outcome: Outcome | 'ratified' | 'declined' | null;
  /** The sitting that it went on to. */
  readonly next: SittingId | null;
};
/** ESC-2: an interest in a case that somebody present has declared. */
export type Interest = { readonly case: Ref; readonly user: UserId; readonly reason: Narrative; readonly at: Instant };
export type Attendance = { readonly present: readonly UserId[]; readonly apologies: readonly UserId[] };

/** One meeting of a body as it stands after its last entry. Actions are merged by key, every other field is assigned. */
export type Sitting = {
  readonly id: SittingId;
  readonly seq: number;
  /** The seq of the last entry by a person, or of the last change of status. */
  readonly version: number;
  readonly body: OrganisationId;
  readonly kind: SittingKind;
  readonly at: Instant;
  /** Null for an extraordinary sitting, which has no papers deadline (ESC-1). */
  readonly papersDueAt: Instant | null;
  readonly status: SittingStatus;
  readonly openedBy: UserId;
  readonly openedAt: Instant;
  readonly startedBy: UserId | null;
  readonly startedAt: Instant | null;
  readonly minutedBy: UserId | null;
  readonly minutedAt: Instant | null;
  readonly attendance: Attendance;
  readonly actions: Readonly<Record<string, Action>>;
  /** By `itemKey`; absent where nothing was ever listed. */
  readonly items?: Readonly<Record<string, AgendaItem>>;
  readonly interests?: readonly Interest[];
  readonly clocks: Clocks;
};

/** Whether a stream of this id is a sitting's: a case's begins with `TSK-`, directory and policy have no number. */
export const isSittingId = (stream: string): boolean => /^[a-z][a-z0-9-]*-\d{4}-\d{2,}$/.test(stream);
export const sittingIdOf = ({
  body,
  year,
  number,
}: {
  readonly body: OrganisationId;
  readonly year: number;
  readonly number: number;
}): SittingId => `${body}-${String(year)}-${String(number).padStart(2, '0')}`;

const over: Readonly<Record<SittingStatus, boolean>> = {
  open: false,
  'papers-closed': false,
  'in-session': false,
  decided: false,
  minuted: true,
  cancelled: true,
};
/** Minuted or cancelled: nothing more is decided here; actions go on. */
export const isOver = ({ status }: Pick<Sitting, 'status'>): boolean => over[status];

type Named = Pick<AgendaItem, 'case' | 'kind' | 'escalation' | 'decision'>;
/**
 * An item of an agenda: a case stands on it once for each escalation of it that is to be decided, and once for each decision of it that is
 * to be ratified. ESC-5: what is escalated anew leaves the item of the escalation before as it is.
 */
export const itemKey = ({ case: ref, kind, escalation, decision }: Named): string => {
  if (kind === 'ratify') return `${ref}:ratify:${escalation}.${String(decision)}`;
  return escalation === 'e1' ? ref : `${ref}:transfer:${escalation}`;
};
/** Whether two items are the same case for the same thing, however each stands. */
export const isSame = (one: Named, other: Named): boolean =>
  one.case === other.case && one.kind === other.kind && one.escalation === other.escalation && one.decision === other.decision;
/** The key of an item that waits there. What an earlier release listed stands under its case alone, whichever its escalation. */
export const keyOfListed = ({ items = {} }: Pick<Sitting, 'items'>, item: Named): string =>
  Object.entries(items).find(([, each]) => each.status === 'listed' && isSame(each, item))?.[0] ?? itemKey(item);
/** The keys of all that waits there. */
export const listedKeys = ({ items = {} }: Pick<Sitting, 'items'>): readonly string[] =>
  Object.entries(items).flatMap(([key, { status }]) => (status === 'listed' ? [key] : []));
export const itemsOf = ({ items }: Pick<Sitting, 'items'>): readonly AgendaItem[] => Object.values(items ?? {});
/** The item of a case that still waits for this sitting: to be decided before to be ratified. */
export const openItem = (on: Pick<Sitting, 'items'>, ref: Ref, kind?: AgendaItem['kind']): AgendaItem | null =>
  itemsOf(on).find((item) => item.case === ref && item.status === 'listed' && (kind === undefined || item.kind === kind)) ?? null;

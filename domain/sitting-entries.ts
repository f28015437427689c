import type { Clock } from './clocks.ts';
import type { Outcome } from './escalation-state.ts';
import type { Action, AgendaItem, Sitting, SittingId } from './sitting.ts';
import type { SittingCommands } from './sitting-commands.ts';
import type { Instant, Narrative, Ref, UserId } from './words.ts';

type About<C extends keyof SittingCommands> = SittingCommands[C]['payload'];
type OfItem = { readonly case: Ref; readonly kind: AgendaItem['kind'] };
type Nothing = Readonly<Record<string, never>>;

/** What each kind of entry of a sitting says of itself, beside the outcome it carries. A meaning is frozen at release. */
export interface SittingEntries {
  'meeting-opened': Nothing;
  'papers-closed': Nothing;
  /** ESC-1: where it was started before its day, `from` is that, and `late` how many items became late by it. */
  'sitting-started': { readonly from?: Instant; readonly late?: number };
  'attendance-recorded': About<'record-attendance'>;
  'sitting-postponed': About<'postpone'> & { readonly from: Instant };
  'sitting-cancelled': About<'cancel'>;
  'action-added': About<'add-action'> & { readonly action: string };
  'action-updated': About<'update-action'>;
  'action-completed': About<'complete-action'>;
  'minutes-approved': Nothing;
  'interest-declared': About<'declare-interest'>;
  /** `carriedFrom` is the sitting that did not reach it or put it off. */
  'item-listed': OfItem & { readonly carriedFrom?: SittingId };
  'paper-replaced': OfItem & { readonly version: number };
  'item-decided': OfItem & { readonly outcome: Outcome };
  'item-deferred': OfItem & { readonly next: SittingId | null };
  'item-carried': OfItem & { readonly next: SittingId | null; readonly reason?: Narrative };
  'item-struck': OfItem & { readonly reason: Narrative };
  'pack-supplemented': About<'supplement-pack'>;
  'item-ratified': About<'ratify-decision'> & { readonly outcome: 'ratified' | 'declined' };
  told: About<'tell'> & { readonly to: readonly UserId[] };
  /** What time owed was found outside working hours, and waits until then. */
  'put-off': About<'tell'> & { readonly until: Instant };
}
export type SittingEntryType = keyof SittingEntries;

type Keyed = 'clocks' | 'actions' | 'items';
/** The outcome of an entry: fields as they are afterwards; keyed collections by key, null takes a key away. */
export type SittingChange = Partial<Omit<Sitting, 'id' | 'seq' | Keyed>> & {
  readonly clocks?: Readonly<Record<string, Clock | null>>;
  readonly actions?: Readonly<Record<string, Action | null>>;
  readonly items?: Readonly<Record<string, AgendaItem | null>>;
};
/** A sitting as its first entry opens it. */
export type SittingOpening = Omit<Sitting, 'seq' | 'version'>;

export type SittingDraft = {
  readonly [T in SittingEntryType]: {
    readonly type: T;
    readonly about: SittingEntries[T];
    readonly after: T extends 'meeting-opened' ? SittingOpening : SittingChange;
  };
}[SittingEntryType];
/** REC-1: as an entry of a case: the frame adds seq, time, who and by which right. */
export type SittingEntry = SittingDraft & {
  readonly seq: number;
  readonly at: Instant;
  readonly actor: UserId;
  /** ACC-6: as of a case. */
  readonly onBehalfOf?: UserId;
  readonly authority: string;
  readonly version: number;
  readonly policyVersion: number;
};

/** The meaning each type is written with today; an older one is upcast on reading, after its hash was checked. */
export const sittingMeaning: { readonly [T in SittingEntryType]: 1 } = {
  'meeting-opened': 1,
  'papers-closed': 1,
  'sitting-started': 1,
  'attendance-recorded': 1,
  'sitting-postponed': 1,
  'sitting-cancelled': 1,
  'action-added': 1,
  'action-updated': 1,
  'action-completed': 1,
  'minutes-approved': 1,
  'interest-declared': 1,
  'item-listed': 1,
  'paper-replaced': 1,
  'item-decided': 1,
  'item-deferred': 1,
  'item-carried': 1,
  'item-struck': 1,
  'pack-supplemented': 1,
  'item-ratified': 1,
  told: 1,
  'put-off': 1,
};

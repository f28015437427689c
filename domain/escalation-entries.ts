import type { Owner } from './case.ts';
import type { Commands } from './commands.ts';
import type { Outcome } from './escalation-state.ts';
import type { SittingId } from './sitting.ts';
import type { Instant, Narrative, OrganisationId, UserId } from './words.ts';

type About<C extends keyof Commands> = Commands[C]['payload'];
/** What was done to an agenda item, and why. */
type Struck = { readonly meeting: SittingId; readonly reason: Narrative };

/**
 * What an item of a sitting waits for, and of whom: null where nobody of the body is there. `left`: nobody of the body may, so that its
 * secretary passes it on (ESC-2).
 */
export type Asked = { readonly what: 'decide' | 'confirm' | 'ratify'; readonly who: UserId | null; readonly left?: true };

/** What the entries of machine D say of themselves. A meaning is frozen at release. */
export interface EscalationEntries {
  escalated: Omit<About<'escalate'>, 'paper'> & { readonly escalation: string };
  'paper-revised': { readonly version: number };
  'escalation-withdrawn': About<'withdraw-escalation'>;
  listed: About<'list-for-meeting'> & { readonly carriedFrom?: SittingId };
  /** By the secretary; it has no effect yet. */
  'decision-recorded': { readonly decision: number };
  'decision-contested': About<'contest-record'> & { readonly decision: number };
  /** A decision of a body takes effect. `next` is the sitting that a deferral leads to, null where none is planned. */
  'body-decided': { readonly decision: number; readonly meeting: SittingId; readonly outcome: Outcome; readonly next?: SittingId | null };
  /** `from` is who held the risk until this instant. */
  'transfer-accepted': About<'accept-transfer'> & { readonly from: Owner };
  'transfer-refused': About<'refuse-transfer'> & { readonly agency: OrganisationId };
  'transfer-returned': About<'return-transfer'> & { readonly agency: OrganisationId };
  'master-list-keyed': About<'record-master-list-change'> & { readonly agency: OrganisationId };
  'item-struck': Struck;
  /** To the next planned sitting, or back to the secretary where none is planned (ESC-3). */
  'item-carried': { readonly meeting: SittingId; readonly next: SittingId | null; readonly reason?: Narrative };
  /** Somebody else decides it: by an interest that was declared, or by apologies. Null where nobody of the body can. `asks`: what is for
   * somebody else since, and nothing beside; absent in entries of before, which were written as if each were to be decided. */
  'decider-changed': {
    readonly meeting: SittingId; readonly decider: UserId | null; readonly interest?: UserId; readonly asks?: readonly Asked[];
  }; // prettier-ignore
  /** CLK-6: the sitting until which a clock ran was put off or cancelled; it runs to `next`, or to its own target where none is planned. */
  'sitting-followed': {
    readonly clock: string; readonly meeting: SittingId; readonly next: SittingId | null; readonly from: Instant; readonly to: Instant;
  }; // prettier-ignore
  'sitting-moved': { readonly meeting: SittingId; readonly from: Instant; readonly to: Instant };
  'decision-ratified': Struck & { readonly decision: number };
  /**
   * `escalation` is the new one; null where the case is before a body already, or on its way elsewhere. `agency` was asked to take it over.
   * `passedOn`: by the secretary, since nobody of the body may judge it.
   */
  'ratification-declined': Struck & {
    readonly decision: number; readonly escalation: string | null; readonly agency?: OrganisationId; readonly passedOn?: true;
  }; // prettier-ignore
}

export const escalationMeaning: { readonly [T in keyof EscalationEntries]: 1 } = {
  escalated: 1,
  'paper-revised': 1,
  'escalation-withdrawn': 1,
  listed: 1,
  'decision-recorded': 1,
  'decision-contested': 1,
  'body-decided': 1,
  'transfer-accepted': 1,
  'transfer-refused': 1,
  'transfer-returned': 1,
  'master-list-keyed': 1,
  'item-struck': 1,
  'item-carried': 1,
  'decider-changed': 1,
  'sitting-followed': 1,
  'sitting-moved': 1,
  'decision-ratified': 1,
  'ratification-declined': 1,
};

import type { SittingStatus } from './sitting.ts';
import type { Instant, Stage, UserId } from './words.ts';

export type RuleId =
  `${'BID' | 'TRI' | 'ALL' | 'TOR' | 'DEV' | 'REA' | 'OWN' | 'ESC' | 'VAL' | 'CLK' | 'DUP' | 'REO' | 'REC' | 'ACC'}-${number}`;
/** One thing that is wrong with one field; every one is told at once (BID-5). */
export type FieldProblem = { readonly path: string; readonly message: string; readonly rule?: RuleId };
type Nothing = object;
type OnSitting = { readonly meeting: string };
type OfBody = { readonly body: string };
type By = { readonly by: UserId; readonly name: string };

/** Every reason for which a command is refused, with what the sentence needs. */
export interface Refusals {
  // persons: 403
  'wrong-person': { readonly who: readonly string[] };
  'not-your-agency': { readonly agency: string };
  'own-submission': Nothing;
  'in-the-line': { readonly name: string };
  'second-person-needed': { readonly name: string };
  'author-reviews': Nothing;
  'own-entry': Nothing;
  'other-side-claims': { readonly kind: string; readonly side: string };
  'both-sides': Nothing;
  'not-on-team': { readonly people: readonly string[] };
  'not-the-decider': { readonly name: string };
  // the state: 409
  'wrong-stage': { readonly stage: Stage; readonly allowed: readonly string[] };
  'claimed-by-other': By;
  'offered-to-other': By;
  'already-decided': By & { readonly outcome: string };
  'awaiting-countersign': Nothing;
  'not-recommended': Nothing;
  'on-hold': { readonly who: readonly string[] };
  'not-on-hold': Nothing;
  'listed-for-sitting': Nothing;
  'sio-unavailable': { readonly name: string };
  'assessment-unfinished': { readonly missing: readonly string[] };
  'not-in-remit': Nothing;
  'sia-unfit': { readonly why: string };
  'override-reason-needed': { readonly name: string };
  'terms-moved-on': { readonly latest: number };
  'no-open-version': Nothing;
  'product-accepted': { readonly products: readonly string[] };
  'owner-changed': { readonly name: string };
  'already-signed': Nothing;
  'digest-differs': Nothing;
  'not-in-terms': { readonly product: string };
  'product-not-ready': { readonly product: string; readonly status: string; readonly name?: string; readonly at?: Instant };
  'no-product-waits': { readonly status: string; readonly products: readonly string[] };
  'pnd-unconfirmed': { readonly work: readonly string[] };
  'already-recorded': { readonly what: string };
  'unknown-entry': { readonly what: string; readonly id: string };
  'successor-unfit': { readonly name: string; readonly why: string };
  'no-handover': Nothing;
  'scheme-reason-needed': Nothing;
  'dropped-reason-needed': Nothing;
  'toex-never-owns': Nothing;
  'no-value-logged': Nothing;
  'master-list-open': { readonly agency: string };
  'nothing-to-verify': Nothing;
  'entry-not-ready': { readonly entry: string; readonly status: string };
  'no-entry-waits': { readonly wanted: readonly string[]; readonly entries: readonly string[] };
  'reverses-already': { readonly entry: string; readonly reverses: string };
  'counted-elsewhere': { readonly ref: string };
  'nobody-to-ask': { readonly party: string };
  'no-messages': Nothing;
  'nudged-today': { readonly again: string };
  'nobody-to-nudge': Nothing;
  'given-by-nobody': { readonly entry: number };
  'wrong-status': { readonly status: SittingStatus; readonly allowed: readonly string[] };
  'papers-closed': OnSitting;
  'papers-late': OnSitting;
  'listed-already': OnSitting;
  'listed-elsewhere': OnSitting;
  'not-in-session': OnSitting & { readonly status: SittingStatus };
  'not-before-body': { readonly standing: string };
  'not-to-list': Nothing;
  'no-item': { readonly id: string };
  'items-open': { readonly refs: readonly string[] };
  'decision-recorded': Nothing;
  'nothing-recorded': Nothing;
  'nobody-decides': OfBody;
  'decided-by-body': OfBody;
  'no-referral': OfBody;
  'not-transferable': OfBody & { readonly agency: string };
  'deferred-twice': Nothing;
  'referral-rejected': { readonly body: string };
  'refused-twice': { readonly left: readonly string[] };
  'unknown-action': { readonly id: string };
  'action-complete': { readonly id: string };
  'moved-on': Nothing;
  'not-due': Nothing;
  // fields: 422
  'bid-refused': { readonly problems: readonly FieldProblem[] };
  'fields-refused': { readonly problems: readonly FieldProblem[] };
}
export type RefusalCode = keyof Refusals;
export type RefusalOf<K extends RefusalCode> = { readonly code: K; readonly rule: RuleId } & Refusals[K];
export type Refusal = { readonly [K in RefusalCode]: RefusalOf<K> }[RefusalCode];
export type RefusalStatus = 403 | 409 | 422;

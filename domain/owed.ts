import type { Temperament } from './answer.ts';
import { awaitsAllocation } from './candidates.ts';
import type { Case } from './case.ts';
import type { Entry, EntryType } from './entries.ts';
import type { Facts } from './facts.ts';
import { entryOf } from './sides.ts';
import { CAPACITY } from './time.ts';
import { documentFormats, termsDocument, type DocumentFormat, type TermsDocument } from './terms-document.ts';

const nothing: readonly Temperament[] = [];
const filed: readonly Temperament[] = ['records'];
const issued: readonly Temperament[] = ['records', 'documents'];
const filedAndProposed: readonly Temperament[] = ['records', 'candidates'];
const valued: readonly Temperament[] = ['valueLog'];

/** What an entry owes to the outside beside its notices: decisions are filed, agreed terms issued, value exported, overlap looked for, an SIA proposed. */
export const owedBy: { readonly [T in EntryType]: readonly Temperament[] } = {
  'bid-submitted': ['overlaps'],
  claimed: ['overlaps'],
  released: nothing,
  returned: nothing,
  resubmitted: ['overlaps'],
  'return-lapsed': filed,
  'lapse-put-off': nothing,
  'triage-reassigned': nothing,
  'redirect-offered': nothing,
  'moved-to-region': ['records', 'overlaps'],
  redirected: filed,
  'redirect-bounced': nothing,
  recommended: filedAndProposed,
  'recommendation-countersigned': filedAndProposed,
  'recommendation-returned': nothing,
  'decline-proposed': nothing,
  declined: filed,
  'decline-overturned': filedAndProposed,
  reopened: ['records', 'overlaps'],
  'merge-proposed': nothing,
  'merge-consented': filed,
  'merge-refused': filed,
  'merge-lapsed': filed,
  'merge-voided': filed,
  'merge-put-off': nothing,
  merged: filed,
  unmerged: filed,
  'link-proposed': nothing,
  linked: filed,
  'link-confirmed': filed,
  unlinked: filed,
  'product-disclosed': filed,
  appealed: filed,
  reallocated: filed,
  'impasse-declared': nothing,
  'impasse-resolved': filed,
  'terms-acknowledged': nothing,
  'product-disseminated': filed,
  'review-asked': nothing,
  'review-held': filed,
  'appeal-decided': filedAndProposed,
  accepted: filedAndProposed,
  'referred-back': nothing,
  allocated: filed,
  'first-contact-recorded': nothing,
  'terms-proposed': nothing,
  'terms-signed': nothing,
  'terms-agreed': issued,
  'terms-rejected': nothing,
  'terms-withdrawn': nothing,
  'team-assigned': nothing,
  'work-logged': nothing,
  'pnd-confirmed': nothing,
  'product-submitted': nothing,
  'product-released': nothing,
  'product-returned': nothing,
  'product-accepted': filed,
  'reassessment-proposed': nothing,
  'reassessment-signed': filed,
  'reassessment-rejected': nothing,
  'ownership-confirmed': filed,
  'sio-reported-unavailable': nothing,
  'sio-reported-available': nothing,
  'leaver-released': nothing,
  'clocks-recomputed': nothing,
  'flagged-urgent': nothing,
  'urgency-confirmed': filed,
  'urgency-lowered': filed,
  'priority-overridden': filed,
  escalated: filed,
  'paper-revised': nothing,
  'escalation-withdrawn': filed,
  listed: nothing,
  'decision-recorded': nothing,
  'decision-contested': nothing,
  'body-decided': filed,
  'transfer-accepted': filed,
  'transfer-refused': filed,
  'transfer-returned': filed,
  'master-list-keyed': filed,
  'item-struck': nothing,
  'item-carried': nothing,
  'decider-changed': nothing,
  'sitting-followed': nothing,
  'sitting-moved': nothing,
  'decision-ratified': filed,
  'ratification-declined': filed,
  'handover-proposed': nothing,
  'handover-accepted': filedAndProposed,
  'handover-refused': nothing,
  'handover-lapsed': nothing,
  'handover-kept': nothing,
  'handover-voided': nothing,
  'value-logged': valued,
  'value-verified': valued,
  'value-disputed': valued,
  'value-dispute-answered': valued,
  'value-reversed': valued,
  'apmis-entry-recorded': valued,
  'value-reconciled': valued,
  'value-exported': valued,
  closed: filed,
  held: filed,
  resumed: filedAndProposed,
  'hold-reviewed': filed,
  withdrawn: filed,
  asked: nothing,
  replied: nothing,
  nudged: nothing,
  noted: nothing,
  corrected: nothing,
  told: ['candidates'],
  'offer-ended': nothing,
  'put-off': nothing,
  'appeal-window-ended': nothing,
  'overlaps-recorded': nothing,
  'candidate-proposed': nothing,
};

/** What the documents owe: one file of one agreed version, narrative as references. */
export type IssuedDocument = { readonly format: DocumentFormat; readonly document: TermsDocument };
type Decided = { readonly on: Case; readonly entry: Entry; readonly facts: Facts };
/** One row of what is owed: `kind` tells it from the others of the same entry. */
export type OwedItem = {
  readonly temperament: Temperament;
  readonly kind: string;
  readonly payload: IssuedDocument | { readonly type: EntryType };
};

const documentsOf = ({ on, entry, facts }: Decided): readonly OwedItem[] => {
  const version = entry.type === 'terms-agreed' ? entryOf(on.terms, String(entry.about.version)) : null;
  if (entry.type !== 'terms-agreed' || version === null) return [];
  const document = termsDocument(on, { version, supersedes: entry.about.supersedes ?? null }, facts);
  return documentFormats.map((format) => ({ temperament: 'documents', kind: `documents-${format}`, payload: { format, document } }));
};
/** ALL-3: only where somebody may be allocated next, and of what is told only when capacity is looked at again. */
const candidatesOf = ({ on, entry }: Decided): readonly OwedItem[] =>
  awaitsAllocation(on) && (entry.type !== 'told' || entry.about.clock === CAPACITY)
    ? [{ temperament: 'candidates', kind: 'candidates', payload: { type: entry.type } }]
    : [];
const itemsOf = (temperament: Temperament, decided: Decided): readonly OwedItem[] => {
  if (temperament === 'documents') return documentsOf(decided);
  if (temperament === 'candidates') return candidatesOf(decided);
  return [{ temperament, kind: temperament, payload: { type: decided.entry.type } }];
};
/** Everything that an entry owes beside its notices, `on` being the case after it. */
export const owedItems = (decided: Decided): readonly OwedItem[] =>
  owedBy[decided.entry.type].flatMap((temperament) => itemsOf(temperament, decided));

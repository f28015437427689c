import type { Temperament } from './answer.ts';
import type { Case } from './case.ts';
import type { Entry, EntryType } from './entries.ts';
import type { Facts } from './facts.ts';
import { entryOf } from './sides.ts';
import { documentFormats, termsDocument, type DocumentFormat, type TermsDocument } from './terms-document.ts';

const nothing: readonly Temperament[] = [];
const filed: readonly Temperament[] = ['records'];
const issued: readonly Temperament[] = ['records', 'documents'];
const valued: readonly Temperament[] = ['valueLog'];

/** What an entry owes to the outside beside its notices: decisions are filed, agreed terms issued, value exported, overlap looked for. */
export const owedBy: { readonly [T in EntryType]: readonly Temperament[] } = {
  'bid-submitted': ['overlaps'],
  claimed: ['overlaps'],
  released: nothing,
  returned: nothing,
  resubmitted: ['overlaps'],
  'return-lapsed': filed,
  'lapse-put-off': nothing,
  recommended: filed,
  'recommendation-countersigned': filed,
  'recommendation-returned': nothing,
  'decline-proposed': nothing,
  declined: filed,
  'decline-overturned': filed,
  accepted: filed,
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
  'handover-proposed': nothing,
  'handover-accepted': filed,
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
  resumed: filed,
  'hold-reviewed': filed,
  withdrawn: filed,
  asked: nothing,
  replied: nothing,
  nudged: nothing,
  noted: nothing,
  corrected: nothing,
  told: nothing,
  'offer-ended': nothing,
  'appeal-window-ended': nothing,
  'overlaps-recorded': nothing,
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
/** Everything that an entry owes beside its notices, `on` being the case after it. */
export const owedItems = (decided: Decided): readonly OwedItem[] =>
  owedBy[decided.entry.type].flatMap((temperament) =>
    temperament === 'documents' ? documentsOf(decided) : [{ temperament, kind: temperament, payload: { type: decided.entry.type } }],
  );

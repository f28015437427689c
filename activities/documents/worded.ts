import type { TermsDocument, Wording } from '../../domain/terms-document.ts';

/** The texts of a document, by their ids. */
export type Texts = Readonly<Record<string, string>>;

/** A character that a format cannot hold or a font cannot draw, named in its place: nothing is left out in silence. */
export const named = (character: string): string => `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
// XML 1.0 holds no control characters but tab and line breaks, and not these two.
const unheld = /(?![\t\n\r])[\p{Cc}\uFFFE\uFFFF]/gu;
const legible = (text: string): string => text.replace(unheld, named).replaceAll('\t', '    ');

/** A wording as it is read: strings in NFC, as the digest has them (TOR-1). */
export const worded = (of: Wording, texts: Texts): string =>
  legible((typeof of === 'string' ? of : (texts[of.narrative] ?? '')).normalize('NFC'));
/** Free text keeps its paragraphs: what stands between line breaks. */
export const paragraphs = (of: Wording, texts: Texts): readonly string[] => worded(of, texts).split(/\r\n|\r|\n/);

export const TITLE = 'Agreed terms of reference';
/** What both formats say of themselves, and at the foot of every page beside the marking and the page's number. */
export const titleOf = ({ ref, version }: TermsDocument): string => `${TITLE}: ${ref}, version ${String(version)}`;
export const footOf = ({ ref, version }: TermsDocument): string => `${ref} – terms of reference, version ${String(version)}`;
export const digestLine = ({ digest }: TermsDocument): string => `SHA-256 ${digest}`;
export const BOTH_SIGNED =
  'Both signed this very text by its digest: SHA-256 over the RFC 8785 form of the clauses below and of the risk statement.';

/** How wide each column is, as shares of the page: titles of products are long, dates are not. */
export const widthsOf = (head: readonly string[]): readonly number[] =>
  head.length === 5 ? [0.32, 0.2, 0.14, 0.16, 0.18] : head.length === 4 ? [0.18, 0.3, 0.27, 0.25] : head.map(() => 1 / head.length);

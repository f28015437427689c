import { inSentence } from '../../domain/sentence.ts';
import { handlingOfPaper, markingOfPaper, type Said, type SittingDocument } from '../../domain/sitting-document.ts';
import type { Row } from '../../domain/terms-document.ts';
import type { Paper } from './compose.ts';
import { worded, type Texts } from './worded.ts';

const pieceOf = (of: Said[number], texts: Texts): string =>
  typeof of === 'string' || Object.hasOwn(texts, of.narrative) ? worded(of, texts) : '[erased]';
/** What is said, its paragraphs apart. A text that was erased is named, and nothing is left out in silence. */
export const spoken = (said: Said, texts: Texts): readonly string[] =>
  said
    .map((each) => pieceOf(each, texts))
    .join(' ')
    .split(/\r\n|\r|\n/);
const EXTRACT = 'Extract: what of it opens for its reader.';
const headline = ({ title, kind, number, preview }: SittingDocument): string =>
  `${title}${kind === 'minutes' || preview ? '' : ` ${String(number)}`}${preview ? ', preview' : ''}`;
/** What stands around a paper of a sitting, in whatever format: title, marking, foot, digest of the model. */
export const aroundPaper = ({ document, digest }: Paper) => {
  const { meeting, says, details, extract, at } = document;
  const marking = markingOfPaper(document);
  const handling = handlingOfPaper(document);
  const rows: readonly Row[] = [...details, ['Marking', marking], ...(handling.length === 0 ? [] : [['Handling', handling.join('; ')]])];
  return {
    heading: headline(document),
    title: `${headline(document)}: ${meeting}`,
    marking,
    at,
    says: extract ? [...says, EXTRACT] : says,
    details: rows,
    foot: `${meeting} – ${inSentence(headline(document))}${extract ? ', extract' : ''}`,
    digest: digest === null ? 'Not fixed: it has no digest' : `Model SHA-256 ${digest}`,
  };
};
/** How wide the columns of a paper are: the first says what the rest is about. */
export const paperWidths = (head: Row | null): readonly number[] =>
  head === null ? [0.2, 0.8] : head.length === 8 ? [0.1, 0.12, 0.09, 0.15, 0.17, 0.12, 0.13, 0.12] : [0.3, 0.3, 0.4];

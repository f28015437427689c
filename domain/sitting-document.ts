import { highestMarking } from './marking.ts';
import type { IssueKind } from './sitting-issues.ts';
import type { SittingId } from './sitting.ts';
import type { Row, Wording } from './terms-document.ts';
import type { Instant, Marking, Ref } from './words.ts';

/** Pieces that are read one after the other, with a space between them. */
export type Said = readonly Wording[];
/** The case that it speaks of; null for what speaks of none. */
type About = { readonly about: Ref | null };
export type Block =
  | { readonly kind: 'text'; readonly said: Said }
  | { readonly kind: 'list'; readonly items: readonly (About & { readonly said: Said })[] }
  | { readonly kind: 'table'; readonly head: Row | null; readonly rows: readonly (About & { readonly cells: Row })[] };
/** `level` 2 is a chapter, 3 a part of it; `page` begins a new page. */
export type Section = About & {
  readonly heading: string;
  readonly level: 2 | 3;
  readonly page: boolean;
  readonly blocks: readonly Block[];
};
type Held = { readonly marking: Marking; readonly handling: readonly string[] };
/**
 * The one model of what a sitting issues, whole but for its narrative. Names and labels are those of the instant at which it was composed,
 * so that each format can be made again to the byte whatever the record and the directory say by then.
 */
export type SittingDocument = {
  readonly scheme: 'sitting-document@1';
  readonly kind: IssueKind;
  readonly meeting: SittingId;
  readonly number: number;
  readonly title: string;
  /** The record as of this instant. */
  readonly at: Instant;
  /** Composed from what is now: it changes until the papers are closed. */
  readonly preview: boolean;
  /** What is left of it for a reader to whom not every case of it opens (ACC-1). */
  readonly extract: boolean;
  readonly says: readonly string[];
  readonly details: readonly Row[];
  readonly sections: readonly Section[];
  /** Every case that it speaks of. */
  readonly cases: Readonly<Record<Ref, Held>>;
  /** Up to which entry of which stream the record was read, so that anybody can compose it anew. */
  readonly readFrom: Readonly<Record<string, number>>;
};

export const NOTHING = 'None.';
export const saying = (...said: Said): Block => ({ kind: 'text', said });
type Cells = readonly [Ref | null, ...Row];
export const tabled = (head: Row | null, rows: readonly Cells[]): Block =>
  rows.length === 0 ? saying(NOTHING) : { kind: 'table', head, rows: rows.map(([about, ...cells]) => ({ about, cells })) };
export const listed = (items: readonly (readonly [Ref | null, ...Said])[]): Block =>
  items.length === 0 ? saying(NOTHING) : { kind: 'list', items: items.map(([about, ...said]) => ({ about, said })) };
type Headed = { readonly level?: 2 | 3; readonly page?: boolean; readonly about?: Ref | null };
export const section = (heading: string, blocks: readonly Block[], { level = 2, page = false, about = null }: Headed = {}): Section => ({
  heading, level, page, about, blocks,
}); // prettier-ignore

/** The highest marking of the cases that it speaks of; of a paper that speaks of none the one that pages bear. */
export const markingOfPaper = ({ cases }: Pick<SittingDocument, 'cases'>): Marking => {
  const markings = Object.values(cases).map(({ marking }) => marking);
  return markings.length === 0 ? 'OFFICIAL-SENSITIVE' : highestMarking(markings);
};
/** Every handling condition of those cases. */
export const handlingOfPaper = ({ cases }: Pick<SittingDocument, 'cases'>): readonly string[] =>
  [...new Set(Object.values(cases).flatMap(({ handling }) => handling))].sort();

type Opens = (about: Ref | null) => boolean;
const cut = (block: Block, opens: Opens): Block => {
  if (block.kind === 'text') return block;
  if (block.kind === 'list') {
    const items = block.items.filter(({ about }) => opens(about));
    return items.length === 0 ? saying(NOTHING) : { ...block, items };
  }
  const rows = block.rows.filter(({ about }) => opens(about));
  return rows.length === 0 ? saying(NOTHING) : { ...block, rows };
};
/** ACC-1, ACC-3: what opens for a reader. What does not is left out without a trace, its number too. */
export const extractOf = (document: SittingDocument, open: readonly Ref[]): SittingDocument => {
  const refs = Object.keys(document.cases);
  if (refs.every((ref) => open.includes(ref))) return document;
  const opens: Opens = (about) => about === null || open.includes(about);
  return {
    ...document,
    extract: true,
    sections: document.sections
      .filter(({ about }) => opens(about))
      .map((each) => ({ ...each, blocks: each.blocks.map((block) => cut(block, opens)) })),
    cases: Object.fromEntries(Object.entries(document.cases).filter(([ref]) => opens(ref))),
    readFrom: {},
  };
};

import {
  AlignmentType, BorderStyle, Document, Footer, Header, HeadingLevel, LevelFormat, Packer, PageNumber, Paragraph, ShadingType, Table,
  TableCell, TableRow, TextRun, WidthType, type IParagraphOptions,
  type IRunOptions,
} from 'docx'; // prettier-ignore
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Row } from '../../domain/terms-document.ts';
import type { Instant, Marking } from '../../domain/words.ts';
import { widthsOf, worded } from './worded.ts';

const FONT = 'Arial';
// A4 in twentieths of a point, margins 25 mm; what is left between them is shared among columns.
const PAGE = { width: 11_906, height: 16_838 };
const MARGIN = 1418;
const WIDTH = PAGE.width - 2 * MARGIN;
const line = { style: BorderStyle.SINGLE, size: 4, color: '8C97BD' } as const;
const DETAILS = [0.2, 0.8];
const box = { top: line, bottom: line, left: line, right: line };
const ground = { type: ShadingType.CLEAR, fill: 'EEF0F6', color: 'auto' } as const;

// Named by its options' type: as a string-or-options argument, `bold` would be read as that of a string.
const run = (options: IRunOptions): TextRun => new TextRun(options);
export const plain = (text: string, more: IParagraphOptions = {}): Paragraph => new Paragraph({ children: [new TextRun(text)], ...more });
const centred = (text: string, { bold = false, size = 16 } = {}): Paragraph =>
  new Paragraph({ alignment: AlignmentType.CENTER, children: [run({ text, bold, size })] });

export type Columns = { readonly head: Row | null; readonly rows: readonly Row[]; readonly widths?: readonly number[] };
const cell = (text: string, { width, bold }: { readonly width: number; readonly bold: boolean }): TableCell =>
  new TableCell({
    width: { size: Math.round(WIDTH * width), type: WidthType.DXA },
    margins: { top: 60, bottom: 60, left: 90, right: 90 },
    ...(bold ? { shading: ground } : {}),
    children: [new Paragraph({ spacing: { after: 0 }, children: [run({ text: worded(text, {}), bold, size: 19 })] })],
  });
/** Without a head, the first cell of each row heads it. */
export const table = ({ head, rows, widths = head === null ? DETAILS : widthsOf(head) }: Columns): Table =>
  new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: widths.map((width) => Math.round(WIDTH * width)),
    borders: { ...box, insideHorizontal: line, insideVertical: line },
    rows: [...(head === null ? [] : [head]), ...rows].map((row, index) => {
      const heads = head !== null && index === 0;
      const bold = (column: number): boolean => heads || (head === null && column === 0);
      const children = row.map((text, column) => cell(text, { width: widths[column] ?? 0, bold: bold(column) }));
      return new TableRow({ tableHeader: heads, cantSplit: true, children });
    }),
  });

/** An item of several paragraphs has one bullet. */
export const itemOf = (texts: readonly string[]): readonly Paragraph[] =>
  texts.map((text, index) =>
    plain(text, { spacing: { after: 60 }, ...(index === 0 ? { numbering: { reference: 'items', level: 0 } } : { indent: { left: 360 } }) }),
  );
const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;
export const titled = (text: string): Paragraph => new Paragraph({ heading: levels[1], children: [new TextRun(text)] });
/** A heading stays with what it heads. */
export const headed = (text: string, { level = 2, page = false }: { readonly level?: 2 | 3; readonly page?: boolean } = {}): Paragraph =>
  new Paragraph({ heading: levels[level], keepNext: true, ...(page ? { pageBreakBefore: true } : {}), children: [new TextRun(text)] });

/** Paragraphs on a shaded ground, the first in bold. */
export const boxed = ([first = '', ...others]: readonly string[]): readonly Paragraph[] => {
  const [beside, above] = [
    { ...line, space: 8 },
    { ...line, space: 6 },
  ];
  const within = { border: { left: beside, right: beside, top: above, bottom: above }, shading: ground, indent: { left: 180, right: 180 } };
  const after = (last: boolean) => ({ spacing: { after: last ? 320 : 0 } });
  return [
    new Paragraph({ ...within, ...after(others.length === 0), children: [run({ text: first, bold: true, size: 24 })] }),
    ...others.map((text, index) => new Paragraph({ ...within, ...after(index === others.length - 1), children: [new TextRun(text)] })),
  ];
};

/** What stands around the text: `foot` beside the page's number, `digest` under it. */
export type Binding = {
  readonly title: string;
  readonly marking: Marking;
  readonly at: Instant;
  readonly foot: string;
  readonly digest: string;
  /** Whether it has parts of chapters; what has none keeps the very styles that it was first made with. */
  readonly parts?: true;
};
const built = ({ title, marking, foot, digest, parts }: Binding, children: readonly (Paragraph | Table)[]): Document =>
  new Document({
    title,
    subject: marking,
    creator: 'Tasking Gateway',
    lastModifiedBy: 'Tasking Gateway',
    features: { updateFields: false },
    styles: {
      default: {
        document: { run: { font: FONT, size: 22, language: { value: 'en-GB' } }, paragraph: { spacing: { after: 120, line: 276 } } },
        heading1: { run: { font: FONT, size: 36, bold: true, color: '141C36' }, paragraph: { spacing: { after: 160 } } },
        heading2: { run: { font: FONT, size: 25, bold: true, color: '141C36' }, paragraph: { spacing: { before: 240, after: 80 } } },
        ...(parts === true
          ? { heading3: { run: { font: FONT, size: 22, bold: true, color: '141C36' }, paragraph: { spacing: { before: 160, after: 60 } } } }
          : {}),
      },
    },
    numbering: {
      config: [
        {
          reference: 'items',
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '•',
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: 360, hanging: 260 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: { page: { size: PAGE, margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN } } },
        headers: { default: new Header({ children: [centred(marking, { bold: true, size: 24 })] }) },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                spacing: { after: 0 },
                children: [new TextRun({ size: 16, children: [`${foot} – page `, PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })],
              }),
              centred(digest, { size: 14 }),
              centred(marking, { bold: true, size: 24 }),
            ],
          }),
        },
        children: [...children],
      },
    ],
  });

// The first moment that a ZIP can name, in whatever zone: the time that counts stands inside, in UTC.
const zipTime = new Date(1980, 0, 1);
const dated = (xml: string, at: string): string => xml.replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${at}`);

/** Binds it as DOCX. The same children and binding make the same bytes, in any process, at any time. */
export const bound = async (binding: Binding, children: readonly (Paragraph | Table)[]): Promise<Uint8Array> => {
  const parts = unzipSync(await Packer.toBuffer(built(binding, children)));
  const core = parts['docProps/core.xml'];
  if (core === undefined) throw new Error('a document without properties');
  const at = binding.at.replace(/\.\d+Z$/, 'Z');
  const named = Object.entries({ ...parts, 'docProps/core.xml': strToU8(dated(strFromU8(core), at)) });
  // The list of content types comes first, as the format asks; the rest by name.
  const [types, rest] = [named.filter(([name]) => name.startsWith('[')), named.filter(([name]) => !name.startsWith('['))];
  return zipSync(Object.fromEntries([...types, ...rest.toSorted(([one], [other]) => (one < other ? -1 : 1))]), {
    mtime: zipTime,
    level: 9,
  });
};

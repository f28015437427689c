import {
  AlignmentType, BorderStyle, Document, Footer, Header, HeadingLevel, LevelFormat, Packer, PageNumber, Paragraph, ShadingType, Table,
  TableCell, TableRow, TextRun, WidthType, type IParagraphOptions,
  type IRunOptions,
} from 'docx'; // prettier-ignore
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Body, Row, TermsDocument } from '../../domain/terms-document.ts';
import { BOTH_SIGNED, digestLine, footOf, paragraphs, TITLE, titleOf, widthsOf, worded, type Texts } from './worded.ts';

const FONT = 'Arial';
// A4 in twentieths of a point, margins 25 mm; what is left between them is shared among columns.
const PAGE = { width: 11_906, height: 16_838 };
const MARGIN = 1418;
const WIDTH = PAGE.width - 2 * MARGIN;
const line = { style: BorderStyle.SINGLE, size: 4, color: '8C97BD' } as const;
const DETAILS = [0.2, 0.8];
const box = { top: line, bottom: line, left: line, right: line };

// Named by its options' type: as a string-or-options argument, `bold` would be read as that of a string.
const run = (options: IRunOptions): TextRun => new TextRun(options);
const plain = (text: string, more: IParagraphOptions = {}): Paragraph => new Paragraph({ children: [new TextRun(text)], ...more });
const centred = (text: string, { bold = false, size = 16 } = {}): Paragraph =>
  new Paragraph({ alignment: AlignmentType.CENTER, children: [run({ text, bold, size })] });

type Columns = { readonly head: Row | null; readonly rows: readonly Row[] };
const cell = (text: string, { width, bold }: { readonly width: number; readonly bold: boolean }): TableCell =>
  new TableCell({
    width: { size: Math.round(WIDTH * width), type: WidthType.DXA },
    margins: { top: 60, bottom: 60, left: 90, right: 90 },
    ...(bold ? { shading: { type: ShadingType.CLEAR, fill: 'EEF0F6', color: 'auto' } } : {}),
    children: [new Paragraph({ spacing: { after: 0 }, children: [run({ text: worded(text, {}), bold, size: 19 })] })],
  });
/** Without a head, the first cell of each row heads it. */
const table = ({ head, rows }: Columns): Table => {
  const widths = head === null ? DETAILS : widthsOf(head);
  return new Table({
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
};

/** An item of several paragraphs has one bullet. */
const itemOf = (texts: readonly string[]): readonly Paragraph[] =>
  texts.map((text, index) =>
    plain(text, { spacing: { after: 60 }, ...(index === 0 ? { numbering: { reference: 'items', level: 0 } } : { indent: { left: 360 } }) }),
  );
const bodyOf = (body: Body, texts: Texts): readonly (Paragraph | Table)[] => {
  switch (body.kind) {
    case 'text':
      return paragraphs(body.text, texts).map((each) => plain(each));
    case 'list':
      return body.items.flatMap((item) => itemOf(paragraphs(item, texts)));
    case 'table':
      return [table(body), plain('')];
  }
};
const headed = (text: string): Paragraph =>
  new Paragraph({ heading: HeadingLevel.HEADING_2, keepNext: true, children: [new TextRun(text)] });

const risk = ({ riskStatement, owner }: TermsDocument): readonly Paragraph[] => {
  const [beside, above] = [
    { ...line, space: 8 },
    { ...line, space: 6 },
  ];
  const within = {
    border: { left: beside, right: beside, top: above, bottom: above },
    shading: { type: ShadingType.CLEAR, fill: 'EEF0F6', color: 'auto' },
    indent: { left: 180, right: 180 },
  };
  return [
    new Paragraph({ ...within, spacing: { after: 0 }, children: [run({ text: riskStatement, bold: true, size: 24 })] }),
    ...owner.map(
      (text, index) =>
        new Paragraph({ ...within, spacing: { after: index === owner.length - 1 ? 320 : 0 }, children: [new TextRun(text)] }),
    ),
  ];
};

const built = (document: TermsDocument, texts: Texts): Document =>
  new Document({
    title: titleOf(document),
    subject: document.marking,
    creator: 'Tasking Gateway',
    lastModifiedBy: 'Tasking Gateway',
    features: { updateFields: false },
    styles: {
      default: {
        document: { run: { font: FONT, size: 22, language: { value: 'en-GB' } }, paragraph: { spacing: { after: 120, line: 276 } } },
        heading1: { run: { font: FONT, size: 36, bold: true, color: '141C36' }, paragraph: { spacing: { after: 160 } } },
        heading2: { run: { font: FONT, size: 25, bold: true, color: '141C36' }, paragraph: { spacing: { before: 240, after: 80 } } },
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
        headers: { default: new Header({ children: [centred(document.marking, { bold: true, size: 24 })] }) },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                spacing: { after: 0 },
                children: [
                  new TextRun({
                    size: 16,
                    children: [`${footOf(document)} – page `, PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
                  }),
                ],
              }),
              centred(digestLine(document), { size: 14 }),
              centred(document.marking, { bold: true, size: 24 }),
            ],
          }),
        },
        children: [
          new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(TITLE)] }),
          ...risk(document),
          table({ head: null, rows: document.details }),
          headed('Signatures'),
          table(document.signatures),
          plain(BOTH_SIGNED, { spacing: { before: 120 } }),
          ...document.clauses.flatMap(({ heading, body }, index) => [headed(`${String(index + 1)}. ${heading}`), ...bodyOf(body, texts)]),
        ],
      },
    ],
  });

// The first moment that a ZIP can name, in whatever zone: the time that counts stands inside, in UTC.
const zipTime = new Date(1980, 0, 1);
const dated = (xml: string, at: string): string => xml.replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${at}`);

/** The document as DOCX. The same document and texts make the same bytes, in any process, at any time. */
export const asDocx = async (document: TermsDocument, texts: Texts): Promise<Uint8Array> => {
  const parts = unzipSync(await Packer.toBuffer(built(document, texts)));
  const core = parts['docProps/core.xml'];
  if (core === undefined) throw new Error('a document without properties');
  const at = document.agreedAt.replace(/\.\d+Z$/, 'Z');
  const named = Object.entries({ ...parts, 'docProps/core.xml': strToU8(dated(strFromU8(core), at)) });
  // The list of content types comes first, as the format asks; the rest by name.
  const [types, rest] = [named.filter(([name]) => name.startsWith('[')), named.filter(([name]) => !name.startsWith('['))];
  return zipSync(Object.fromEntries([...types, ...rest.toSorted(([one], [other]) => (one < other ? -1 : 1))]), {
    mtime: zipTime,
    level: 9,
  });
};

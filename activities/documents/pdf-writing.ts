import PDFDocument from 'pdfkit';
import { drawn, faces } from './pdf-fonts.ts';

/** Points: A4 with margins of 25 mm. */
export const MARGIN = 71;
export const WIDTH = 595.28 - 2 * MARGIN;
const INK = '#141c36';
const SHADE = '#eef0f6';
const RULE = '#8c97bd';
const PAD = 5;

export type Type = { readonly face?: keyof typeof faces; readonly size?: number; readonly indent?: number; readonly after?: number };
const headings = {
  1: { face: 'bold', size: 19, after: 10 },
  2: { face: 'bold', size: 12.5, after: 4 },
  3: { face: 'bold', size: 10.5, after: 3 },
} as const;
type Parent = ReturnType<PDFKit.PDFDocument['struct']>;
type Row = readonly string[];
type Heading = 'head' | 'first' | 'none';

/** A tagged PDF that is written from top to bottom: what a screen reader follows is the order on the page. */
export const openPdf = ({ title, subject, at }: { readonly title: string; readonly subject: string; readonly at: Date }) => {
  const info = { Title: title, Subject: subject, Author: 'Tasking Gateway', Creator: 'Tasking Gateway', CreationDate: at, ModDate: at };
  const margins = { top: 78, bottom: 92, left: MARGIN, right: MARGIN };
  const doc = new PDFDocument({
    size: 'A4', margins, pdfVersion: '1.7', tagged: true, lang: 'en-GB', displayTitle: true, bufferPages: true, info,
  }); // prettier-ignore
  doc.registerFont('regular', faces.regular);
  doc.registerFont('bold', faces.bold);
  const root = doc.struct('Document');
  doc.addStructure(root);

  const bottom = (): number => doc.page.height - doc.page.margins.bottom;
  const room = (height: number): void => {
    if (doc.y + height > bottom()) doc.addPage();
  };
  const set = ({ face = 'regular', size = 10.5 }: Type): void => void doc.font(face).fontSize(size).fillColor(INK);
  /** Ornament, which no reader reads out. */
  const ornament = (draw: () => void): void => {
    doc.markContent('Artifact', { type: 'Layout' });
    draw();
    doc.endMarkedContent();
  };
  const element = (parent: Parent, tag: string, draw: () => void): void => {
    const content = doc.markStructureContent(tag);
    draw();
    doc.endMarkedContent();
    const made = doc.struct(tag, {}, [content]);
    parent.add(made);
    made.end();
  };
  const within = (parent: Parent, tag: string, fill: (inner: Parent) => void): void => {
    const inner = doc.struct(tag);
    parent.add(inner);
    fill(inner);
    inner.end();
  };

  const write = (parent: Parent, tag: string, { text, type }: { readonly text: string; readonly type: Type }): void => {
    set(type);
    const indent = type.indent ?? 0;
    element(parent, tag, () => doc.text(drawn(text), MARGIN + indent, doc.y, { width: WIDTH - indent, lineGap: 2.5 }));
    doc.y += type.after ?? 6;
  };

  const heightOf = (row: Row, widths: readonly number[], heading: Heading): number =>
    Math.max(
      ...row.map((text, column) => {
        set({ face: heading === 'head' || (heading === 'first' && column === 0) ? 'bold' : 'regular', size: 9.5 });
        return doc.heightOfString(drawn(text), { width: WIDTH * (widths[column] ?? 0) - 2 * PAD, lineGap: 1.5 });
      }),
    ) +
    2 * PAD;
  const writeRow = (parent: Parent, row: Row, { widths, heading }: { readonly widths: readonly number[]; readonly heading: Heading }) => {
    const height = heightOf(row, widths, heading);
    room(height);
    const top = doc.y;
    within(parent, 'TR', (inner) => {
      let left = MARGIN;
      for (const [column, text] of row.entries()) {
        const width = WIDTH * (widths[column] ?? 0);
        const heads = heading === 'head' || (heading === 'first' && column === 0);
        const x = left;
        ornament(() =>
          doc
            .lineWidth(0.5)
            .rect(x, top, width, height)
            .fillAndStroke(heads ? SHADE : '#ffffff', RULE),
        );
        set({ face: heads ? 'bold' : 'regular', size: 9.5 });
        element(inner, heads ? 'TH' : 'TD', () => doc.text(drawn(text), x + PAD, top + PAD, { width: width - 2 * PAD, lineGap: 1.5 }));
        left += width;
      }
    });
    doc.y = top + height;
  };

  return {
    /** Begins a page, unless one has just begun. */
    page: (): void => {
      if (doc.y > margins.top) doc.addPage();
    },
    heading: (text: string, level: 1 | 2 | 3): void => {
      if (level > 1 && doc.y > margins.top) doc.y += level === 2 ? 8 : 4;
      // A heading stays with what it heads.
      room(60);
      write(root, `H${String(level)}`, { text, type: headings[level] });
    },
    text: (text: string, type: Type = {}): void => {
      write(root, 'P', { text, type });
    },
    /** Paragraphs on a shaded ground, the first in bold. */
    boxed: (texts: readonly string[]): void => {
      const types = texts.map((_, index): Type => (index === 0 ? { face: 'bold', size: 12.5 } : { size: 10 }));
      const heights = texts.map((text, index) => {
        set(types[index] ?? {});
        return doc.heightOfString(drawn(text), { width: WIDTH - 24, lineGap: 2.5 }) + 4;
      });
      const height = heights.reduce((sum, each) => sum + each, 0) + 16;
      const top = doc.y;
      ornament(() => doc.lineWidth(0.75).rect(MARGIN, top, WIDTH, height).fillAndStroke(SHADE, RULE));
      doc.y = top + 10;
      for (const [index, text] of texts.entries()) {
        set(types[index] ?? {});
        element(root, 'P', () => doc.text(drawn(text), MARGIN + 12, doc.y, { width: WIDTH - 24, lineGap: 2.5 }));
        doc.y += 4;
      }
      doc.y = top + height + 14;
    },
    list: (items: readonly string[]): void => {
      within(root, 'L', (list) => {
        for (const item of items) {
          set({});
          room(doc.currentLineHeight(true));
          const [x, y] = [MARGIN + 6, doc.y + 7.5];
          ornament(() => doc.circle(x, y, 1.8).fill(INK));
          within(list, 'LI', (one) => {
            write(one, 'LBody', { text: item, type: { indent: 16, after: 3 } });
          });
        }
      });
      doc.y += 3;
    },
    table: ({
      head,
      rows,
      widths,
    }: {
      readonly head: Row | null;
      readonly rows: readonly Row[];
      readonly widths: readonly number[];
    }): void => {
      within(root, 'Table', (table) => {
        if (head !== null) writeRow(table, head, { widths, heading: 'head' });
        for (const row of rows) writeRow(table, row, { widths, heading: head === null ? 'first' : 'none' });
      });
      doc.x = MARGIN;
      doc.y += 8;
    },
    /** Ends it: the same lines at the top and at the foot of every page. */
    close: (
      top: Row,
      foot: (page: number, of: number) => readonly { readonly text: string; readonly type: Type }[],
    ): Promise<Uint8Array> => {
      root.end();
      const { count } = doc.bufferedPageRange();
      for (let page = 0; page < count; page += 1) {
        doc.switchToPage(page);
        // Nothing breaks the page from within its margin.
        doc.page.margins = { ...margins, bottom: 0 };
        const centred = ({ text, type }: { readonly text: string; readonly type: Type }, y: number): void => {
          set(type);
          doc.text(drawn(text), MARGIN + (WIDTH - doc.widthOfString(drawn(text))) / 2, y, { lineBreak: false });
        };
        doc.markContent('Artifact', { type: 'Pagination', attached: ['Top'] });
        for (const text of top) centred({ text, type: { face: 'bold', size: 12 } }, 34);
        doc.endMarkedContent();
        doc.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] });
        foot(page + 1, count).forEach((line, index) => {
          centred(line, doc.page.height - 74 + 14 * index);
        });
        doc.endMarkedContent();
      }
      const parts: Buffer[] = [];
      return new Promise((resolve, reject) => {
        doc.on('data', (part: Buffer) => parts.push(part));
        doc.on('end', () => {
          resolve(new Uint8Array(Buffer.concat(parts)));
        });
        doc.on('error', reject);
        doc.end();
      });
    },
  };
};
export type Pdf = ReturnType<typeof openPdf>;

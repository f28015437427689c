import { unzipSync, zipSync } from 'fflate';
import writeExcelFile, { type Cell as Written } from 'write-excel-file/node';
import { sanitizeTextContent } from 'write-excel-file/utility';
import type { Cell } from '../../domain/value-sheet.ts';

export const XLSX_MEDIA = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export type Sheet = {
  readonly title: string;
  /** Stands in the first row, and at the head and foot of each printed page. */
  readonly marking: string;
  /** What else stands in the first row. */
  readonly about: readonly string[];
  readonly headings: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
};

// The library looks texts up in a plain object and would take what every object inherits (`constructor`) for a text that it has
// already. A character that XML cannot hold makes it another one; the library leaves it out of the file.
const own = (value: string): string => (value in {} ? `${value}\u0000` : value);
// Formatted as text, so that what begins like a formula does not become one when somebody edits the cell.
const AS_TEXT = '@';
const cellOf = (cell: Cell): Written => (typeof cell === 'string' ? { value: own(cell), type: String, format: AS_TEXT } : cell);
const headed = (value: string): Written => ({ value: own(value), type: String, format: AS_TEXT, fontWeight: 'bold' });

/** The marking on each printed page. An ampersand there begins a code, so one of the text is doubled. */
const printed = (marking: string): string => {
  const text = sanitizeTextContent(`&C${marking.replaceAll('&', '&&')}`);
  return `<headerFooter><oddHeader>${text}</oddHeader><oddFooter>${text}</oddFooter></headerFooter>`;
};

// The first moment that a ZIP can name, in whatever zone; the library writes that of the clock.
const zipTime = new Date(1980, 0, 1);
/** A workbook of one sheet as Office Open XML. The same sheet is the same bytes, in any process, at any time. */
export const xlsx = async ({ title, marking, about, headings, rows }: Sheet): Promise<Uint8Array> => {
  const width = Math.max(headings.length, about.length + 1);
  const book = await writeExcelFile(
    [[marking, ...about].map(headed), headings.map(headed), ...rows.map((cells) => cells.map(cellOf))],
    { sheet: title, orientation: 'landscape', stickyRowsCount: 2, columns: Array.from({ length: width }, () => ({ width: 20 })) },
    {
      fontFamily: 'Arial',
      fontSize: 10,
      features: [{ files: { transform: { 'xl/worksheets/sheet{id}.xml': { insert: () => printed(marking) } } } }],
    },
  ).toBuffer();
  return zipSync(unzipSync(book), { mtime: zipTime });
};

import { strToU8, zipSync } from 'fflate';
import type { Cell } from '../../domain/csv.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
export const XLSX_MEDIA = `${SHEET}.sheet`;

// XML cannot hold other control characters than these three, nor half a surrogate pair.
const unwritable = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
const escaped = (text: string): string =>
  text.replace(unwritable, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
/** `A`, `B` … `Z`, `AA`: a column by its number from 0. */
const columnOf = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : columnOf(Math.floor(index / 26) - 1) + columnOf(index % 26);

// Text is written as text and formatted as text, so that nothing is a formula, and none becomes one when somebody edits the cell.
const TEXT = 1;
const HEADING = 2;
const cellOf = (cell: Cell, place: string, style: number): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${place}"><v>${String(cell)}</v></c>`;
  return `<c r="${place}" s="${String(style)}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
};
const rowOf = (cells: readonly Cell[], number: number, style: number): string =>
  `<row r="${String(number)}">${cells.map((cell, index) => cellOf(cell, `${columnOf(index)}${String(number)}`, style)).join('')}</row>`;

const xml = (body: string): Uint8Array => strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${body}`);
const styles = `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf xfId="0" numFmtId="49" quotePrefix="1" applyNumberFormat="1"/><xf xfId="0" numFmtId="49" fontId="1" quotePrefix="1" applyNumberFormat="1" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
const types = `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET}.styles+xml"/></Types>`;
const related = (...to: readonly (readonly [type: string, target: string])[]): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">${to.map(([type, target], index) => `<Relationship Id="rId${String(index + 1)}" Type="${RELATIONS}/${type}" Target="${target}"/>`).join('')}</Relationships>`;

export type Sheet = {
  readonly title: string;
  /** Stands in the first row, and at the head and foot of each printed page. */
  readonly marking: string;
  /** What else stands in the first row. */
  readonly about: readonly string[];
  readonly headings: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
};
/** A workbook of one sheet as Office Open XML. The same sheet is the same bytes. */
export const xlsx = ({ title, marking, about, headings, rows }: Sheet): Uint8Array => {
  const lines = [
    rowOf([marking, ...about], 1, HEADING),
    rowOf(headings, 2, HEADING),
    ...rows.map((cells, index) => rowOf(cells, index + 3, TEXT)),
  ];
  const print = escaped(`&C${marking.replaceAll('&', '&&')}`);
  const views =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
  const sheet = `<worksheet xmlns="${MAIN}">${views}<sheetFormatPr defaultRowHeight="15" baseColWidth="18"/><sheetData>${lines.join('')}</sheetData><pageSetup orientation="landscape"/><headerFooter><oddHeader>${print}</oddHeader><oddFooter>${print}</oddFooter></headerFooter></worksheet>`;
  const book = `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${escaped(title)}" sheetId="1" r:id="rId1"/></sheets></workbook>`;
  const parts = {
    '[Content_Types].xml': xml(types),
    '_rels/.rels': xml(related(['officeDocument', 'xl/workbook.xml'])),
    'xl/workbook.xml': xml(book),
    'xl/_rels/workbook.xml.rels': xml(related(['worksheet', 'worksheets/sheet1.xml'], ['styles', 'styles.xml'])),
    'xl/styles.xml': xml(styles),
    'xl/worksheets/sheet1.xml': xml(sheet),
  };
  // A ZIP names no zone: its entries bear the first day that it can.
  return zipSync(parts, { mtime: new Date(1980, 0, 1) });
};

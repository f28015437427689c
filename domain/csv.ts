export type Cell = string | number | null;

// A cell that a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV injection); full-width signs count too.
const lead = /^[=+\-@\t\r\n＝＋－＠]/;
const quoted = (cell: Cell): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = lead.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
};
/** Rows as RFC 4180 has them. */
export const csv = (rows: readonly (readonly Cell[])[]): string => rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('');

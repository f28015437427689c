import { stringify } from 'csv-stringify/sync';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { xlsx, type Sheet } from '../../api/value/xlsx.ts';
import { csvManner } from '../../domain/value-sheet.ts';

const formulas = ['=1+1', '+1', '-1', '@x', '\t=1', '\r=1', '＝1+1', '＋1', '－1', '＠x'];
/** What a text may do to a file: formulas, markup, what every object inherits, what XML cannot hold, what is written from the right. */
const odd = ['=HYPERLINK("http://x.example","go")', '<b>&amp;"', ' spaced ', 'constructor', '__proto__', 'toString', 'a\u0000b\u{D800}c', 'é 中 🚓 ‮x'] as const; // prettier-ignore
const sheet: Sheet = {
  title: 'Value',
  marking: 'OFFICIAL-SENSITIVE',
  about: ['Police & partners', 'apmis-style@2'],
  headings: ['Text', 'Number', 'constructor'],
  rows: [...odd, ...formulas].map((text, index) => [text, index - 1, index === 0 ? null : index / 2]),
};
const parts = async (of: Sheet) => unzipSync(await xlsx(of));
const part = async (name: string): Promise<string> => strFromU8((await parts(sheet))[name] ?? new Uint8Array());

describe('CSV', () => {
  it.each(formulas)('no cell is a formula: %j', (cell) => {
    expect(stringify([[cell]], csvManner)).toMatch(/^"?'/);
  });
  it('lines as RFC 4180 has them; a number below nothing is a number', () => {
    expect(stringify([[-1, 'a,"b"', null], ['x\ny']], csvManner)).toBe('-1,"a,""b""",\r\n"x\ny"\r\n');
  });
});

describe('XLSX', () => {
  it('the same sheet is the same bytes, at any time', async () => {
    const first = await xlsx(sheet);
    vi.useFakeTimers({ now: new Date('2031-05-06T07:08:09Z'), toFake: ['Date'] });
    const later = await xlsx(sheet).finally(() => vi.useRealTimers());
    expect(Buffer.from(first).equals(Buffer.from(later))).toBe(true);
    expect(Buffer.from(first).equals(Buffer.from(await xlsx({ ...sheet, marking: 'OFFICIAL' })))).toBe(false);
  });
  it('texts are texts and stay so when somebody edits them; nothing is a formula', async () => {
    const [cells, texts, styles] = await Promise.all(['xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml', 'xl/styles.xml'].map(part));
    expect(cells).not.toContain('<f>');
    expect(cells).toMatch(/<c r="A3" s="\d" t="s">/);
    expect(cells).toMatch(/<c r="B3" s="0"><v>-1<\/v><\/c>/);
    expect(styles).toMatch(/<numFmt [^>]*formatCode="@"|numFmtId="49"/);
    for (const text of ['=HYPERLINK("http://x.example","go")', '&lt;b&gt;&amp;amp;"', 'constructor', '__proto__', 'abc', 'é 中 🚓 ‮x'])
      expect(texts).toContain(`>${text}<`);
  });
  it('the marking stands in the first cell and on each printed page', async () => {
    expect(await part('xl/worksheets/sheet1.xml')).toContain('<oddHeader>&amp;COFFICIAL-SENSITIVE</oddHeader>');
    expect(await part('xl/sharedStrings.xml')).toMatch(/<si><t>OFFICIAL-SENSITIVE<\/t><\/si>/);
  });
});

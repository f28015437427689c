import type { Block } from '../../domain/sitting-document.ts';
import type { Row } from '../../domain/terms-document.ts';
import type { Paper } from './compose.ts';
import { aroundPaper, spoken } from './paper-words.ts';
import { worded, type Texts } from './worded.ts';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const safe = (text: string): string => text.replaceAll(/[&<>"']/g, (each) => entities[each] ?? '');
const headRow = (head: Row): string =>
  `<thead class="govuk-table__head"><tr class="govuk-table__row">${head.map((text) => `<th scope="col" class="govuk-table__header">${safe(text)}</th>`).join('')}</tr></thead>`;
const bodyRow = (cells: Row, heads: boolean): string =>
  `<tr class="govuk-table__row">${cells
    .map((cell, column) => {
      const text = safe(worded(cell, {}));
      return heads && column === 0
        ? `<th scope="row" class="govuk-table__header">${text}</th>`
        : `<td class="govuk-table__cell">${text}</td>`;
    })
    .join('')}</tr>`;
const tableOf = (head: Row | null, rows: readonly Row[]): string =>
  `<table class="govuk-table">${head === null ? '' : headRow(head)}<tbody class="govuk-table__body">${rows.map((row) => bodyRow(row, true)).join('')}</tbody></table>`;
const blockOf = (block: Block, texts: Texts): string => {
  switch (block.kind) {
    case 'text':
      return spoken(block.said, texts)
        .map((each) => `<p class="govuk-body">${safe(each)}</p>`)
        .join('');
    case 'list':
      return `<ul class="govuk-list govuk-list--bullet">${block.items.map(({ said }) => `<li>${spoken(said, texts).map(safe).join('<br>')}</li>`).join('')}</ul>`;
    case 'table':
      return tableOf(
        block.head,
        block.rows.map(({ cells }) => cells),
      );
  }
};
const sizes = { 2: 'govuk-heading-m', 3: 'govuk-heading-s' } as const;
/** What a page of the service shows of it, under a heading of its own: every text escaped. */
export const paperBody = (paper: Paper, texts: Texts): string => {
  const { says, details } = aroundPaper(paper);
  const sections = paper.document.sections.map(
    ({ heading, level, page, blocks }) =>
      `<h${String(level)} class="${sizes[level]}${page ? ' app-new-page' : ''}">${safe(heading)}</h${String(level)}>${blocks.map((block) => blockOf(block, texts)).join('')}`,
  );
  return `<div class="govuk-inset-text">${says.map((each) => `<p class="govuk-body">${safe(each)}</p>`).join('')}</div>${tableOf(null, details)}${sections.join('')}`;
};

// It is read away from the service, so it brings its own: the marking at the head and foot of the text, and of every printed page.
const styles = (marking: string): string =>
  `body{font-family:Arial,sans-serif;color:#0b0c0c;max-width:48rem;margin:0 auto;padding:0 1rem;line-height:1.4}table{border-collapse:collapse;width:100%;margin:0 0 1rem}th,td{border:1px solid #8c97bd;padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}th{background:#eef0f6}.marking{text-align:center;font-weight:bold;font-size:1.1rem}.govuk-inset-text{border:1px solid #8c97bd;background:#eef0f6;padding:.2rem 1rem}.foot{text-align:center;font-size:.8rem;overflow-wrap:anywhere}@page{size:A4;margin:25mm;@top-center{content:"${marking}"}@bottom-center{content:"${marking}"}}@media print{.app-new-page{break-before:page}h2,h3{break-after:avoid}}`;
/** A paper of a sitting as a file of HTML. The same paper and texts make the same bytes. */
export const paperAsHtml = (paper: Paper, texts: Texts): Uint8Array => {
  const { heading, title, marking, foot, digest } = aroundPaper(paper);
  const mark = `<p class="marking">${marking}</p>`;
  return new TextEncoder().encode(
    `<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${safe(title)}</title><style>${styles(marking)}</style></head><body><header>${mark}</header><main><h1>${safe(heading)}</h1>${paperBody(paper, texts)}</main><footer><p class="foot">${safe(foot)}</p><p class="foot">${safe(digest)}</p>${mark}</footer></body></html>\n`,
  );
};

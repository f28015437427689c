import type { Block } from '../../domain/sitting-document.ts';
import type { Paper } from './compose.ts';
import { aroundPaper, paperWidths, spoken } from './paper-words.ts';
import { openPdf, type Pdf } from './pdf-writing.ts';
import { worded, type Texts } from './worded.ts';

const writeBlock = (pdf: Pdf, block: Block, texts: Texts): void => {
  switch (block.kind) {
    case 'text':
      for (const each of spoken(block.said, texts)) pdf.text(each);
      return;
    case 'list':
      pdf.list(block.items.map(({ said }) => spoken(said, texts).join('\n')));
      return;
    case 'table':
      pdf.table({
        head: block.head,
        rows: block.rows.map(({ cells }) => cells.map((cell) => worded(cell, {}))),
        widths: paperWidths(block.head),
      });
  }
};
/** A paper of a sitting as PDF, tagged for screen readers. The same paper and texts make the same bytes, in any process, at any time. */
export const paperAsPdf = (paper: Paper, texts: Texts): Promise<Uint8Array> => {
  const { heading, title, marking, at, says, details, foot, digest } = aroundPaper(paper);
  const pdf = openPdf({ title, subject: marking, at: new Date(at) });
  pdf.heading(heading, 1);
  pdf.boxed(says);
  pdf.table({ head: null, rows: details, widths: paperWidths(null) });
  for (const { heading: head, level, page, blocks } of paper.document.sections) {
    if (page) pdf.page();
    pdf.heading(head, level);
    for (const block of blocks) writeBlock(pdf, block, texts);
  }
  return pdf.close([marking], (page, of) => [
    { text: `${foot} – page ${String(page)} of ${String(of)}`, type: { size: 8 } },
    { text: digest, type: { size: 7 } },
    { text: marking, type: { face: 'bold', size: 12 } },
  ]);
};

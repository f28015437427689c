import type { Body, TermsDocument } from '../../domain/terms-document.ts';
import { openPdf, type Pdf } from './pdf-writing.ts';
import { BOTH_SIGNED, digestLine, footOf, paragraphs, TITLE, titleOf, widthsOf, worded, type Texts } from './worded.ts';

const writeBody = (pdf: Pdf, body: Body, texts: Texts): void => {
  switch (body.kind) {
    case 'text':
      for (const each of paragraphs(body.text, texts)) pdf.text(each);
      return;
    case 'list':
      pdf.list(body.items.map((item) => worded(item, texts)));
      return;
    case 'table':
      pdf.table({ ...body, widths: widthsOf(body.head) });
  }
};

/** The document as PDF, tagged for screen readers. The same document and texts make the same bytes, in any process, at any time. */
export const asPdf = (document: TermsDocument, texts: Texts): Promise<Uint8Array> => {
  const { marking, details, riskStatement, owner, signatures, clauses, agreedAt } = document;
  const pdf = openPdf({ title: titleOf(document), subject: marking, at: new Date(agreedAt) });
  pdf.heading(TITLE, 1);
  pdf.boxed([riskStatement, ...owner]);
  pdf.table({ head: null, rows: details, widths: [0.2, 0.8] });
  pdf.heading('Signatures', 2);
  pdf.table({ ...signatures, widths: widthsOf(signatures.head) });
  pdf.text(BOTH_SIGNED);
  for (const [index, { heading, body }] of clauses.entries()) {
    pdf.heading(`${String(index + 1)}. ${heading}`, 2);
    writeBody(pdf, body, texts);
  }
  return pdf.close([marking], (page, of) => [
    { text: `${footOf(document)} – page ${String(page)} of ${String(of)}`, type: { size: 8 } },
    { text: digestLine(document), type: { size: 7 } },
    { text: marking, type: { face: 'bold', size: 12 } },
  ]);
};

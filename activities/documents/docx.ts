import type { Paragraph, Table } from 'docx';
import type { Body, TermsDocument } from '../../domain/terms-document.ts';
import { boxed, bound, headed, itemOf, plain, table, titled } from './docx-writing.ts';
import { BOTH_SIGNED, digestLine, footOf, paragraphs, TITLE, titleOf, type Texts } from './worded.ts';

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

/** The document as DOCX. The same document and texts make the same bytes, in any process, at any time. */
export const asDocx = (document: TermsDocument, texts: Texts): Promise<Uint8Array> => {
  const { marking, agreedAt: at, riskStatement, owner, details, signatures, clauses } = document;
  const binding = { title: titleOf(document), marking, at, foot: footOf(document), digest: digestLine(document) };
  return bound(binding, [
    titled(TITLE),
    ...boxed([riskStatement, ...owner]),
    table({ head: null, rows: details }),
    headed('Signatures'),
    table(signatures),
    plain(BOTH_SIGNED, { spacing: { before: 120 } }),
    ...clauses.flatMap(({ heading, body }, index) => [headed(`${String(index + 1)}. ${heading}`), ...bodyOf(body, texts)]),
  ]);
};

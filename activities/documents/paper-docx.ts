import type { Paragraph, Table } from 'docx';
import type { Block } from '../../domain/sitting-document.ts';
import type { Paper } from './compose.ts';
import { boxed, bound, headed, itemOf, plain, table, titled } from './docx-writing.ts';
import { aroundPaper, paperWidths, spoken } from './paper-words.ts';
import type { Texts } from './worded.ts';

const blockOf = (block: Block, texts: Texts): readonly (Paragraph | Table)[] => {
  switch (block.kind) {
    case 'text':
      return spoken(block.said, texts).map((each) => plain(each));
    case 'list':
      return block.items.flatMap(({ said }) => itemOf(spoken(said, texts)));
    case 'table':
      return [table({ head: block.head, rows: block.rows.map(({ cells }) => cells), widths: paperWidths(block.head) }), plain('')];
  }
};
/** A paper of a sitting as DOCX. The same paper and texts make the same bytes, in any process, at any time. */
export const paperAsDocx = (paper: Paper, texts: Texts): Promise<Uint8Array> => {
  const { heading, says, details, ...binding } = aroundPaper(paper);
  return bound({ ...binding, parts: true }, [
    titled(heading),
    ...boxed(says),
    table({ head: null, rows: details }),
    ...paper.document.sections.flatMap(({ heading: head, level, page, blocks }) => [
      headed(head, { level, page }),
      ...blocks.flatMap((block) => blockOf(block, texts)),
    ]),
  ]);
};

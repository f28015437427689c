import { extractOf, type SittingDocument } from '../../domain/sitting-document.ts';
import { nameOfIssue, owedIssueId, type IssueFormat, type OwedIssue } from '../../domain/sitting-issues.ts';
import type { SittingId } from '../../domain/sitting.ts';
import type { Digest, Ref } from '../../domain/words.ts';
import { canonical, narrativesIn, sha256 } from '../digests.ts';
import type { Cases, Folder, Register } from '../ports.ts';
import { madeAside } from './aside.ts';
import { createPapers, type ComposeNeeds, type Paper } from './compose.ts';
import { paperAsHtml, paperBody } from './paper-html.ts';
import type { Texts } from './worded.ts';

/** The texts of a paper. Throws where one on record is not the one that the paper names. */
const textsOf = async (cases: Pick<Cases, 'texts'>, document: SittingDocument): Promise<Texts> => {
  const named = narrativesIn(document);
  const texts = await cases.texts([...new Set(named.map(({ narrative }) => narrative))]);
  for (const { narrative, digest } of named) {
    const text = texts[narrative];
    if (text !== undefined && sha256(text) !== digest) throw new Error('the digest differs');
  }
  return texts;
};
const make = async (cases: Pick<Cases, 'texts'>, paper: Paper, format: IssueFormat): Promise<Uint8Array> => {
  if (format === 'json') return new TextEncoder().encode(canonical(paper.document));
  const texts = await textsOf(cases, paper.document);
  return format === 'html' ? paperAsHtml(paper, texts) : madeAside({ format, paper, texts });
};

type FileNeeds = ComposeNeeds & { readonly cases: Pick<Cases, 'today' | 'texts'> };
/** Files what a sitting has issued under `documents/<sitting>/`, one file a format; the same row again is the same file to the byte. */
export const issuePaper =
  (needs: FileNeeds & { readonly folder: Folder; readonly register: Register }) =>
  async (outbox: string, { meeting, seq, format }: OwedIssue): Promise<void> => {
    const { cases, folder, register } = needs;
    const paper = await createPapers(needs).issue(meeting, seq);
    if (paper === null) throw new Error('nothing was issued by that entry');
    const bytes = await make(cases, paper, format);
    const { kind, number } = paper.document;
    const path = `documents/${meeting}/${nameOfIssue(meeting, paper.document, format)}`;
    await folder.write(path, bytes);
    await register.file({ outbox, ref: meeting, kind: `${kind}-${format}`, path, version: number, digest: sha256(bytes) });
  };

/** Which paper: that of an entry, or the preview of what would be fixed now. */
export type WantedPaper = { readonly meeting: SittingId; readonly seq: number | null };
type Open = { readonly open: readonly Ref[] };
export type ServedPaper = { readonly name: string; readonly bytes: Uint8Array; readonly digest: Digest };
export type PaperNeeds = FileNeeds & { readonly folder: Pick<Folder, 'read'> };

/** Papers of sittings as they are read: whole where every case of them opens, else the rest (ACC-1). */
export const servePapers = (needs: PaperNeeds) => {
  const { cases, folder, papers } = needs;
  const made = createPapers(needs);
  const paperOf = ({ meeting, seq }: WantedPaper): Promise<Paper | null> =>
    seq === null ? made.preview(meeting) : made.issue(meeting, seq);
  /** What was erased stands in no file that is served, though the file was filed with it. */
  const hasErased = async (document: SittingDocument): Promise<boolean> => {
    const named = narrativesIn(document);
    const texts = await cases.texts(named.map(({ narrative }) => narrative));
    return named.some(({ narrative }) => texts[narrative] === undefined);
  };
  const filed = async (wanted: WantedPaper, format: IssueFormat) => {
    const row = wanted.seq === null ? null : await papers.filed(owedIssueId({ meeting: wanted.meeting, seq: wanted.seq, format }));
    const bytes = row === null ? null : await folder.read(row.path);
    return { row, bytes: bytes !== null && sha256(bytes) === row?.digest ? bytes : null };
  };
  return {
    /** The whole document, for whoever decides what of it opens; null where none was issued. */
    document: async (wanted: WantedPaper): Promise<SittingDocument | null> => (await paperOf(wanted))?.document ?? null,
    /** What a page shows of it, as HTML whose every text is escaped. */
    async body(wanted: WantedPaper & Open): Promise<string | null> {
      const paper = await paperOf(wanted);
      if (paper === null) return null;
      const shown = { ...paper, document: extractOf(paper.document, wanted.open) };
      return paperBody(shown, await textsOf(cases, shown.document));
    },
    /**
     * A file: the very one that was filed where its digest is that of the register, else made again. `altered` where neither is what was
     * filed. What has lost a text since is made anew without it.
     */
    async file({
      open,
      format,
      ...wanted
    }: WantedPaper & Open & { readonly format: IssueFormat }): Promise<ServedPaper | 'altered' | null> {
      const paper = await paperOf(wanted);
      if (paper === null) return null;
      const document = extractOf(paper.document, open);
      const name = nameOfIssue(wanted.meeting, document, format);
      const whole = document === paper.document && !(await hasErased(document));
      const { row, bytes } = whole ? await filed(wanted, format) : { row: null, bytes: null };
      if (row !== null && bytes !== null) return { name, bytes, digest: row.digest };
      const again = await make(cases, { ...paper, document }, format).catch(() => null);
      const digest = again === null ? null : sha256(again);
      return again === null || digest === null || (row !== null && row.digest !== digest) ? 'altered' : { name, bytes: again, digest };
    },
  };
};

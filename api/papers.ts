import { mayOpen } from '../domain/access.ts';
import type { Person } from '../domain/directory.ts';
import type { SittingDocument } from '../domain/sitting-document.ts';
import { issuesOf, type Issue } from '../domain/sitting-issues.ts';
import type { Sitting } from '../domain/sitting.ts';
import type { Ref } from '../domain/words.ts';
import type { Ports } from './ports.ts';

/** A paper that somebody reads: what it holds, and the cases of it that open for them now. */
export type OpenPaper = {
  /** Null for the preview. */
  readonly issue: Issue | null;
  readonly document: SittingDocument;
  readonly open: readonly Ref[];
};
/** Everything that a sitting has issued, oldest first. */
export const issuesAt = async (ports: Pick<Ports, 'meetings'>, on: Sitting): Promise<readonly Issue[]> =>
  issuesOf(await ports.meetings.entries(on.id));
/** The issue of this number; without one the pack that stands, or the preview while papers are open. Null where it was never issued. */
export const issueNumbered = (
  issues: readonly Issue[],
  number: number | null,
  { status }: Pick<Sitting, 'status'>,
): Issue | 'preview' | null => {
  const papers = issues.filter(({ kind }) => kind !== 'minutes');
  if (number !== null) return papers.find((each) => each.number === number) ?? null;
  // Where a sitting was postponed after its papers were closed, they are open anew.
  return status === 'open' ? 'preview' : (papers.findLast(({ kind }) => kind === 'pack') ?? 'preview');
};
export const minutesIn = (issues: readonly Issue[]): Issue | null => issues.find(({ kind }) => kind === 'minutes') ?? null;

/** Of a paper a person reads the cases that open for them (ACC-1). A declared interest takes the decision away, not the reading. */
export const openPaper = async (
  ports: Ports,
  by: Person,
  { on, issue }: { readonly on: Sitting; readonly issue: Issue | null },
): Promise<OpenPaper | null> => {
  const document = await ports.documents.papers.document({ meeting: on.id, seq: issue?.seq ?? null });
  if (document === null) return null;
  const today = await ports.files.today();
  const refs = await Promise.all(
    Object.keys(document.cases).map(async (ref) => {
      const found = await ports.files.open(ref);
      return found !== null && mayOpen(found, by, today) === 'page' ? [ref] : [];
    }),
  );
  return { issue, document, open: refs.flat() };
};
/** REC-4: who has read which paper, or taken which file of it, and so which cases. */
export const logPaper = async (
  ports: Ports,
  by: Person,
  { paper, format }: { readonly paper: OpenPaper; readonly format: string | null },
): Promise<void> => {
  const { document, issue, open } = paper;
  const number = issue === null ? 'preview' : String(issue.number);
  const which = `${document.meeting}/${document.kind === 'minutes' ? 'minutes' : `${document.kind}-${number}`}`;
  const action = format === null ? 'read' : 'export';
  await ports.consultations.log({ actor: by.id, action, object: `paper:${which}${format === null ? '' : `.${format}`}` });
  for (const ref of Object.keys(document.cases).filter((each) => open.includes(each)))
    await ports.consultations.log({ actor: by.id, action, object: `paper:${ref}` });
};

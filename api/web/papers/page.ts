import { extractOf, markingOfPaper, type SittingDocument } from '../../../domain/sitting-document.ts';
import type { Issue } from '../../../domain/sitting-issues.ts';
import type { Sitting } from '../../../domain/sitting.ts';
import { paperFormats } from '../../json/routes/papers.ts';
import { issueNumbered, issuesAt, logPaper, minutesIn, openPaper } from '../../papers.ts';
import { first } from '../form/answers.ts';
import { openSitting } from '../meetings/open.ts';
import type { Reply, Visit } from '../visit.ts';

const titleOf = ({ title, kind, number, preview }: SittingDocument): string =>
  `${title}${kind === 'minutes' || preview ? '' : ` ${String(number)}`}${preview ? ', preview' : ''}`;
const show = async (
  visit: Visit,
  on: Sitting,
  asked: { readonly issue: Issue | null; readonly issues: readonly Issue[] },
): Promise<Reply> => {
  const { ports, person } = visit;
  const paper = person.roles.includes('auditor') ? null : await openPaper(ports, person, { on, issue: asked.issue });
  if (paper === null) return { kind: 'missing' };
  const body = await ports.documents.papers.body({ meeting: on.id, seq: asked.issue?.seq ?? null, open: paper.open });
  if (body === null) return { kind: 'missing' };
  await logPaper(ports, person, { paper, format: null });
  const heading = titleOf(paper.document);
  return {
    kind: 'page',
    view: 'papers/view.njk',
    title: `${heading}: ${on.id}`,
    marking: markingOfPaper(extractOf(paper.document, paper.open)),
    data: { m: on, heading, body, issue: asked.issue, issues: asked.issues, formats: paperFormats },
  };
};

/** The pack of a sitting as a page: a preview until its papers are closed, then each issue as it was fixed. */
export const pack = async (visit: Visit): Promise<Reply> => {
  const on = await openSitting(visit);
  if (on === null) return { kind: 'missing' };
  const issues = await issuesAt(visit.ports, on);
  const asked = first(visit.query, 'issue');
  const issue = issueNumbered(issues, /^\d{1,4}$/.test(asked) ? Number(asked) : null, on);
  return issue === null ? { kind: 'missing' } : show(visit, on, { issues, issue: issue === 'preview' ? null : issue });
};
/** The minutes of a sitting with its decision log, once they are approved. */
export const minutes = async (visit: Visit): Promise<Reply> => {
  const on = await openSitting(visit);
  if (on === null) return { kind: 'missing' };
  const issues = await issuesAt(visit.ports, on);
  const issue = minutesIn(issues);
  return issue === null ? { kind: 'missing' } : show(visit, on, { issues, issue });
};

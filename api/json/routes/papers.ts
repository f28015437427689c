import { z } from 'zod';
import type { Sitting } from '../../../domain/sitting.ts';
import type { Issue } from '../../../domain/sitting-issues.ts';
import { issueNumbered, issuesAt, logPaper, minutesIn, openPaper } from '../../papers.ts';
import { problemOf } from '../../problems.ts';
import { noted } from '../payloads/notes.ts';
import { question, refusal, type Call, type House, type Reply, type Route } from '../route.ts';
import { openMeeting } from './meetings.ts';

const media = {
  html: 'text/html; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const;
const formats = ['html', 'docx', 'pdf'] as const;
export type PaperFormat = (typeof formats)[number];
export const paperFormats: readonly PaperFormat[] = formats;
const format = noted(z.enum(formats), { title: 'Format' });
const number = noted(z.string().regex(/^\d{1,4}$/), { title: 'Issue', advice: 'The number of a pack or an addendum, such as 1.' });
const file = {
  says: 'The file; its SHA-256 stands in Repr-Digest.',
  schema: z.string().meta({ format: 'binary' }),
  media: Object.values(media),
} as const;

type Wanted = { readonly on: Sitting; readonly issue: Issue | 'preview' | null; readonly format: PaperFormat };
const served = async ({ ports }: House, { by }: Call, { on, issue, format: wanted }: Wanted): Promise<Reply> => {
  // A paper is nothing but narrative, which an auditor never gets.
  if (by.roles.includes('auditor')) return refusal(problemOf('narrative-withheld'));
  if (issue === null) return refusal(problemOf('not-issued'));
  const paper = await openPaper(ports, by, { on, issue: issue === 'preview' ? null : issue });
  if (paper === null) return refusal(problemOf('not-issued'));
  const asked = { meeting: on.id, seq: paper.issue?.seq ?? null, open: paper.open, format: wanted };
  const made = await ports.documents.papers.file(asked);
  if (made === null) return refusal(problemOf('not-issued'));
  if (made === 'altered') return refusal(problemOf('document-altered'));
  await logPaper(ports, by, { paper, format: wanted });
  const { name, bytes, digest } = made;
  return {
    file: { name, bytes, media: media[wanted] },
    headers: { 'Repr-Digest': `sha-256=:${Buffer.from(digest, 'hex').toString('base64')}:` },
  };
};

export const packFile = question({
  path: '/meetings/{meeting}/pack',
  id: 'meeting-pack',
  summary: 'The pack of a sitting: before its papers are closed a preview, afterwards as it was fixed; addenda by their number.',
  tag: 'meetings',
  query: z.strictObject({ format: format.default('html'), issue: number.exactOptional() }),
  answers: { 200: file },
  refuses: [403, 404, 409, 422],
  handle: async (house, call) => {
    const on = await openMeeting(house.ports, call.by, call.params['meeting'] ?? '');
    if (on === null) return refusal(problemOf('not-found'));
    const { issue: asked, format: wanted } = call.asked;
    const issue = issueNumbered(await issuesAt(house.ports, on), asked === undefined ? null : Number(asked), on);
    return served(house, call, { on, issue, format: wanted });
  },
});
export const minutesFile = question({
  path: '/meetings/{meeting}/minutes',
  id: 'meeting-minutes',
  summary: 'The minutes and decision log of a sitting, once they are approved.',
  tag: 'meetings',
  query: z.strictObject({ format: format.default('html') }),
  answers: { 200: file },
  refuses: [403, 404, 409, 422],
  handle: async (house, call) => {
    const on = await openMeeting(house.ports, call.by, call.params['meeting'] ?? '');
    if (on === null) return refusal(problemOf('not-found'));
    return served(house, call, { on, issue: minutesIn(await issuesAt(house.ports, on)), format: call.asked.format });
  },
});

export const paperRoutes: readonly Route[] = [packFile, minutesFile];

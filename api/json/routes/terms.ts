import { z } from 'zod';
import { documentFormats, type DocumentFormat } from '../../../domain/terms-document.ts';
import { entryOf } from '../../../domain/sides.ts';
import { problemOf } from '../../problems.ts';
import { termsAnswer, termsDiffAnswer, termsListAnswer } from '../answers/case.ts';
import { caseQuestion, readable, type Opened } from '../consult.ts';
import type { Title } from '../payloads/asks.ts';
import { noted } from '../payloads/notes.ts';
import { noQuery, ok, refusal, type Route } from '../route.ts';
import { differences } from '../views/difference.ts';

const version = (title: Title) => noted(z.string().regex(/^\d{1,6}$/), { title, advice: 'The number of a version, such as 1.' });
const versionOf = ({ on }: Opened, number: string) => entryOf(on.terms, String(Number(number)));
const fields = (value: unknown): Readonly<Record<string, unknown>> => z.record(z.string(), z.unknown()).parse(value);

const all = caseQuestion({
  path: '/cases/{ref}/terms',
  id: 'terms-versions',
  summary: 'Every version of the terms of reference, with digest and signatures.',
  query: noQuery,
  answers: { 200: { says: 'Oldest first.', schema: termsListAnswer } },
  what: 'terms',
  tell: async ({ on }, { ports, by }) => {
    const items = Object.values(on.terms).toSorted((one, other) => one.version - other.version);
    return ok(await readable(ports, by, { items }));
  },
});

const diff = caseQuestion({
  path: '/cases/{ref}/terms/diff',
  id: 'terms-diff',
  summary: 'What differs between two versions of the terms, clause by clause.',
  query: z.strictObject({ from: version('Version before'), to: version('Version after') }),
  answers: { 200: { says: 'The clauses that differ.', schema: termsDiffAnswer } },
  refuses: [422],
  what: 'terms',
  tell: async (opened, { ports, by, asked }) => {
    const [from, to] = [versionOf(opened, asked.from), versionOf(opened, asked.to)];
    if (from === null || to === null) return refusal(problemOf('not-found'));
    const [before, after] = await Promise.all([from, to].map(({ terms }) => readable(ports, by, terms)));
    return ok({ from: from.version, to: to.version, clauses: differences(fields(before), fields(after)) });
  },
});

const one = caseQuestion({
  path: '/cases/{ref}/terms/{version}',
  id: 'terms-version',
  summary: 'One version of the terms of reference.',
  query: noQuery,
  answers: { 200: { says: 'Its full text, digest, signatures and comments.', schema: termsAnswer } },
  what: 'terms',
  tell: async (opened, { ports, by, params }) => {
    const found = /^\d{1,6}$/.test(params['version'] ?? '') ? versionOf(opened, params['version'] ?? '') : null;
    return found === null ? refusal(problemOf('not-found')) : ok(await readable(ports, by, found));
  },
});

const media: { readonly [F in DocumentFormat]: string } = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
};
export const termsDocument = caseQuestion({
  path: '/cases/{ref}/terms/{version}/document',
  id: 'terms-document',
  summary: 'The document of an agreed version, as it was filed.',
  query: z.strictObject({ format: noted(z.enum(documentFormats), { title: 'Format' }) }),
  answers: {
    200: {
      says: 'The file; its SHA-256 stands in Repr-Digest.',
      schema: z.string().meta({ format: 'binary' }),
      media: Object.values(media),
    },
  },
  refuses: [409, 422],
  what: 'terms-document',
  tell: async (opened, { ports, by, params, asked: { format } }) => {
    const found = /^\d{1,6}$/.test(params['version'] ?? '') ? versionOf(opened, params['version'] ?? '') : null;
    if (found === null) return refusal(problemOf('not-found'));
    // A document is nothing but narrative, which an auditor never gets.
    if (by.roles.includes('auditor')) return refusal(problemOf('narrative-withheld'));
    const served = await ports.documents.terms({ ref: opened.on.ref, version: found.version, format });
    if (served === null) return refusal(problemOf('no-document'));
    if (served === 'altered') return refusal(problemOf('document-altered'));
    const { name, bytes, digest } = served;
    return {
      file: { name, bytes, media: media[format] },
      headers: { 'Repr-Digest': `sha-256=:${Buffer.from(digest, 'hex').toString('base64')}:` },
    };
  },
});

export const termsRoutes: readonly Route[] = [all, diff, one, termsDocument];

import { z } from 'zod';
import { entryOf } from '../../../domain/sides.ts';
import { problemOf } from '../../problems.ts';
import { termsAnswer, termsDiffAnswer, termsListAnswer } from '../answers/case.ts';
import { consultPage, readable, type Opened } from '../consult.ts';
import { noted } from '../payloads/notes.ts';
import { noQuery, ok, question, refusal, type Route } from '../route.ts';
import { differences } from '../views/difference.ts';

const version = (title: string) => noted(z.string().regex(/^\d{1,6}$/), { title, advice: 'The number of a version, such as 1.' });
const versionOf = ({ on }: Opened, number: string) => entryOf(on.terms, String(Number(number)));
const fields = (value: unknown): Readonly<Record<string, unknown>> => z.record(z.string(), z.unknown()).parse(value);

const all = question({
  path: '/cases/{ref}/terms',
  id: 'terms-versions',
  summary: 'Every version of the terms of reference, with digest and signatures.',
  tag: 'cases',
  query: noQuery,
  answers: { 200: { says: 'Oldest first.', schema: termsListAnswer } },
  refuses: [403, 404],
  handle: async (house, call) => {
    const opened = await consultPage(house, call, 'terms');
    if ('problem' in opened) return refusal(opened.problem);
    const items = Object.values(opened.on.terms).toSorted((one, other) => one.version - other.version);
    return ok(await readable(house.ports, call.by, { items }));
  },
});

const diff = question({
  path: '/cases/{ref}/terms/diff',
  id: 'terms-diff',
  summary: 'What differs between two versions of the terms, clause by clause.',
  tag: 'cases',
  query: z.strictObject({ from: version('Version before'), to: version('Version after') }),
  answers: { 200: { says: 'The clauses that differ.', schema: termsDiffAnswer } },
  refuses: [403, 404, 422],
  handle: async (house, call) => {
    const opened = await consultPage(house, call, 'terms');
    if ('problem' in opened) return refusal(opened.problem);
    const [from, to] = [versionOf(opened, call.asked.from), versionOf(opened, call.asked.to)];
    if (from === null || to === null) return refusal(problemOf('not-found'));
    const [before, after] = await Promise.all([from, to].map(({ terms }) => readable(house.ports, call.by, terms)));
    return ok({ from: from.version, to: to.version, clauses: differences(fields(before), fields(after)) });
  },
});

const one = question({
  path: '/cases/{ref}/terms/{version}',
  id: 'terms-version',
  summary: 'One version of the terms of reference.',
  tag: 'cases',
  query: noQuery,
  answers: { 200: { says: 'Its full text, digest, signatures and comments.', schema: termsAnswer } },
  refuses: [403, 404],
  handle: async (house, call) => {
    const opened = await consultPage(house, call, 'terms');
    if ('problem' in opened) return refusal(opened.problem);
    const found = /^\d{1,6}$/.test(call.params['version'] ?? '') ? versionOf(opened, call.params['version'] ?? '') : null;
    return found === null ? refusal(problemOf('not-found')) : ok(await readable(house.ports, call.by, found));
  },
});

export const termsRoutes: readonly Route[] = [all, diff, one];

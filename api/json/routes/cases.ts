import { z } from 'zod';
import type { Entry } from '../../../domain/entries.ts';
import type { CaseQuery, CaseRow, OverlapsFound } from '../../ports.ts';
import { linksFor, mergesFor, readableEntries } from '../../links.ts';
import { successorOf } from '../../successor.ts';
import { problemOf, searchesSpent } from '../../problems.ts';
import { caseAnswer, journalAnswer, valueAnswer } from '../answers/case.ts';
import { casesAnswer, overlapsAnswer, stalledAnswer } from '../answers/lists.ts';
import { priority, stage } from '../answers/parts.ts';
import { caseQuestion, consult, readable } from '../consult.ts';
import { line } from '../payloads/fields.ts';
import type { Title } from '../payloads/asks.ts';
import { noted } from '../payloads/notes.ts';
import { noQuery, ok, question, refusal, type Reply, type Route } from '../route.ts';
import { linkView, mergesView } from '../views/links.ts';
import { caseView, pastView, stubView } from '../views/case.ts';
import { present, textsIn } from '../views/narrative.ts';

const wholeNumber = (title: Title, max: number) =>
  noted(
    z
      .string()
      .regex(/^\d{1,6}$/)
      .transform(Number)
      .refine((value) => value >= 1 && value <= max, `Enter a whole number from 1 to ${max}.`),
    { title, advice: `A whole number from 1 to ${max}.` },
  );
export const paging = {
  page: wholeNumber('Page', 100_000).exactOptional(),
  pageSize: wholeNumber('Page size', 200).exactOptional(),
};
export const PAGE_SIZE = 25;

const sorts = ['due', '-due', 'submitted', '-submitted', 'priority', '-priority', 'ref', '-ref'] as const;
const caseQuery = z.strictObject({
  queue: line({ title: 'Queue' }, 64).exactOptional(),
  stage: noted(stage, { title: 'Stage' }).exactOptional(),
  owner: line({ title: 'Owner', organisation: true }, 100).exactOptional(),
  region: line({ title: 'Region' }, 64).exactOptional(),
  priority: noted(priority, { title: 'Priority' }).exactOptional(),
  pen: line({ title: 'Party or person who is to act' }, 100).exactOptional(),
  stalled: noted(z.enum(['true', 'false']), { title: 'Stalled' }).exactOptional(),
  q: line({ title: 'Words to look for, each answered by reference, operation, people, agency, place, group or summary' }).exactOptional(),
  sort: noted(z.enum(sorts), { title: 'Order' }).exactOptional(),
  ...paging,
});

const rowView = (row: CaseRow): unknown => {
  const { stub, past, ...rest } = row;
  return stub ? stubView(row) : past ? pastView(row) : present(rest);
};
/** What was searched for, as the log keeps it: which filters, never the words, which may name people. */
const searched = (query: Readonly<Record<string, unknown>>): string =>
  `cases?${Object.entries(query)
    .map(([key, value]) => (key === 'q' ? 'q' : `${key}=${String(value)}`))
    .join('&')}`;

const list = question({
  path: '/cases',
  id: 'cases',
  summary: 'The cases that the caller may see.',
  tag: 'cases',
  query: caseQuery,
  answers: { 200: { says: 'One page of them; a restricted one as a stub.', schema: casesAnswer } },
  refuses: [422],
  handle: async ({ ports }, { by, asked }) => {
    const { stalled, page = 1, pageSize = PAGE_SIZE, ...rest } = asked;
    const query: CaseQuery = { ...rest, ...(stalled === undefined ? {} : { stalled: stalled === 'true' }), page, pageSize };
    await ports.consultations.log({ actor: by.id, action: 'search', object: searched(asked) });
    const found = await ports.questions.cases(by, query);
    return ok({ ...found, items: found.items.map(rowView) });
  },
});

const one = question({
  path: '/cases/{ref}',
  id: 'case',
  summary: 'A case; its stub where it is restricted to others; for a former owner as it was up to the transfer.',
  tag: 'cases',
  query: noQuery,
  answers: { 200: { says: 'The case as it stands.', schema: caseAnswer } },
  refuses: [404],
  handle: async (house, call) => {
    const opened = await consult(house, call, 'case');
    if ('problem' in opened) return refusal(opened.problem);
    const { on, facts, stub, past } = opened;
    if (stub) return ok(stubView(on));
    const { ports } = house;
    const [stalled, links, merges, mergedInto] = await Promise.all([
      ports.questions.stalledAs(call.by, on.ref),
      linksFor(ports, { on, facts }),
      mergesFor(ports, { on, facts }),
      successorOf(ports, { on, facts }),
    ]);
    const belonging = { ...mergesView(on, merges), mergedInto, links: links.map(linkView) };
    const view = { ...caseView(on, facts, stalled), ...belonging, transferred: past };
    return ok(await readable(house.ports, call.by, view), { ETag: `"${on.version}"` });
  },
});

/** DUP-2: what a search for overlap is answered with: what it found, or 429 until the next day. */
export const overlapsReply = (found: OverlapsFound): Reply =>
  found.ok
    ? ok({ items: found.items })
    : refusal(problemOf('too-many-searches', { detail: searchesSpent(found), retryAfter: found.retryAfter }));

const overlaps = caseQuestion({
  path: '/cases/{ref}/overlaps',
  id: 'overlaps',
  summary: 'Possible overlaps that the caller may see, with why they match.',
  query: noQuery,
  answers: { 200: { says: 'Cases, or the other gateway where the case itself may not be seen.', schema: overlapsAnswer } },
  what: 'overlaps',
  tell: async ({ on }, { ports, by }) => overlapsReply(await ports.questions.overlaps(by, on.ref)),
});

const parsed = (recorded: string): unknown => JSON.parse(recorded);
const givenFor = ({ onBehalfOf }: Entry) => (onBehalfOf === undefined ? {} : { onBehalfOf });
const journal = caseQuestion({
  path: '/cases/{ref}/journal',
  id: 'journal',
  summary: 'The decision log with its hashes.',
  query: noQuery,
  answers: { 200: { says: 'Every entry, oldest first. docs/records.md says how to recompute the chain.', schema: journalAnswer } },
  what: 'journal',
  tell: async ({ on, facts }, { ports, by }) => {
    // A former owner's state ends with the transfer, and so does what they read of the journal.
    const rows = (await ports.files.entries(on.ref)).filter(({ seq }) => seq <= on.seq);
    const readable = await readableEntries(
      ports,
      { on, facts },
      rows.map(({ entry }) => entry),
    );
    // ACC-3: of an entry about a case that its reader may not know of, the chain alone is shown.
    const items = rows.map(({ seq, type, at, actor, payload, prevHash, hash, entry }) =>
      readable(entry)
        ? { seq, type, at, actor, ...givenFor(entry), payload: parsed(payload), prevHash, hash }
        : { seq, type: 'withheld', at, actor, payload: null, prevHash, hash },
    );
    const texts = by.roles.includes('auditor') ? {} : await ports.files.texts([...new Set(textsIn(items))]);
    return ok({ items, head: rows.at(-1)?.hash ?? null, texts });
  },
});

const value = caseQuestion({
  path: '/cases/{ref}/value',
  id: 'value',
  summary: 'The value ledger of a case.',
  query: noQuery,
  answers: { 200: { says: 'Every entry, verified or not.', schema: valueAnswer } },
  what: 'value',
  tell: async ({ on }, { ports, by }) => ok(await readable(ports, by, { items: Object.values(on.value) })),
});

const stalled = question({
  path: '/stalled',
  id: 'stalled',
  summary: 'Live cases that are stalled, each with cause and remedy.',
  tag: 'lists',
  query: noQuery,
  answers: { 200: { says: 'Those that the caller may see.', schema: stalledAnswer } },
  refuses: [],
  handle: async ({ ports }, { by }) => ok(present({ items: await ports.questions.stalled(by) })),
});

export const caseRoutes: readonly Route[] = [list, one, overlaps, journal, value, stalled];

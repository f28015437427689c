import { isAbout } from './agenda.ts';
import type { Case } from './case.ts';
import { bodiesOf } from './escalation-state.ts';
import { agencyName, type Facts, nameOf } from './facts.ts';
import { headOf, itemSections, ownerOf, type Itemised } from './pack-item.ts';
import { actionsOfLast, gapsGathered, reviewsDue, sinceLast, stalledCases, type Since, type SinceCase } from './pack-since.ts';
import { itemKinds } from './paper-words.ts';
import { section, tabled, type Section, type SittingDocument } from './sitting-document.ts';
import type { SittingEntry } from './sitting-entries.ts';
import type { Issue } from './sitting-issues.ts';
import { itemsOf, type AgendaItem, type Sitting } from './sitting.ts';
import type { Row } from './terms-document.ts';
import type { Ref } from './words.ts';
import { writtenMoment } from './written-time.ts';

/** What a paper is composed of: the record as of `facts.now`. */
export type Composed = {
  readonly issue: Pick<Issue, 'kind' | 'number' | 'by' | 'case'>;
  readonly preview: boolean;
  readonly sitting: Sitting;
  readonly entries: readonly SittingEntry[];
  /** The other sittings of the body. */
  readonly earlier: readonly Sitting[];
  /** Every case that the body has or had, that stands on the agenda, or that an action concerns. */
  readonly cases: readonly SinceCase[];
  readonly facts: Facts;
  readonly readFrom: Readonly<Record<string, number>>;
};

/** The sitting of the body that was begun last, this one aside. */
export const lastHeld = (sitting: Sitting, earlier: readonly Sitting[]): Sitting | null =>
  earlier
    .filter(({ id, startedAt, at }) => id !== sitting.id && startedAt !== null && at < sitting.at)
    .toSorted((one, other) => ((one.startedAt ?? '') < (other.startedAt ?? '') ? 1 : -1))[0] ?? null;

export const whoSits = ({ sitting, facts }: Pick<Composed, 'sitting' | 'facts'>): readonly Row[] => [
  ['Sitting', `${sitting.id}${sitting.kind === 'extraordinary' ? ', extraordinary' : ''}`],
  ['Body', agencyName(facts, sitting.body)],
  ['Time', `${writtenMoment(sitting.at)} (UK time)`],
];
const caseOf = (cases: readonly SinceCase[], ref: Ref): Case | null => cases.find(({ on }) => on.ref === ref)?.on ?? null;
/** The agenda in the order in which it came to be, each item with its case. */
export const agendaOf = ({ sitting, cases, entries }: Pick<Composed, 'sitting' | 'cases' | 'entries'>): readonly Itemised[] => {
  const from = (item: AgendaItem): string | null =>
    entries.flatMap((entry) =>
      entry.type === 'item-listed' && isAbout(entry, item) ? [entry.about.carriedFrom ?? null] : [],
    ).at(-1) ?? null; // prettier-ignore
  return itemsOf(sitting).flatMap((item) => {
    const on = caseOf(cases, item.case);
    return on === null ? [] : [{ item, on, carriedFrom: from(item) }];
  });
};
/** Every case that the sections speak of, with what it is marked. */
export const spokenOf = (sections: readonly Section[], cases: readonly SinceCase[]): SittingDocument['cases'] => {
  const refs = sections.flatMap(({ about, blocks }) => [
    about,
    ...blocks.flatMap((block) =>
      (block.kind === 'list' ? block.items : block.kind === 'table' ? block.rows : []).map((each) => each.about),
    ),
  ]);
  const found = cases.filter(({ on }) => refs.includes(on.ref)).map(({ on }) => on);
  const sorted = found.toSorted((one, other) => (one.ref < other.ref ? -1 : 1));
  return Object.fromEntries(sorted.map(({ ref, marking, bid }) => [ref, { marking, handling: bid.legal.handling ?? [] }]));
};

const agenda = (items: readonly Itemised[], facts: Facts): Section =>
  section('Agenda', [
    tabled(
      ['Case', 'For', 'Risk is with'],
      items.map(
        ({ item, on }) => [on.ref, headOf(on), `${itemKinds[item.kind]}${item.late ? ' (late)' : ''}`, ownerOf(on, facts)] as const,
      ),
    ),
  ]);
const wholePack = (composed: Composed): readonly Section[] => {
  const { sitting, earlier, cases, facts } = composed;
  const items = agendaOf(composed).filter(({ item }) => item.status === 'listed');
  const last = lastHeld(sitting, earlier);
  const ofBody = cases.filter(({ on }) => bodiesOf(on).includes(sitting.body));
  const since: Since = { sitting, last, cases: ofBody, facts };
  const refs = cases.map(({ on }) => on.ref);
  return [
    agenda(items, facts),
    actionsOfLast({ last, earlier, facts }, refs),
    ...items.flatMap((each) => itemSections(each, facts)),
    sinceLast(since),
    stalledCases(since),
    gapsGathered(since),
    reviewsDue(since),
  ];
};
const addendum = (composed: Composed): readonly Section[] =>
  agendaOf(composed)
    .filter(({ item }) => item.case === composed.issue.case && item.kind === 'transfer' && item.status === 'listed')
    .flatMap((each) => itemSections(each, composed.facts));

const fixed = ({ issue, preview, facts }: Composed): readonly string[] => {
  if (preview) return ['Preview, made of what is on record now. It changes until the papers are closed.'];
  const by = `${writtenMoment(facts.now)} (UK time) by ${nameOf(facts, issue.by)}`;
  return issue.kind === 'pack'
    ? [`Fixed on ${by}. What comes later is an addendum, and leaves this pack as it is.`]
    : [`Added on ${by}. The pack stays as it was.`];
};
/** The pack of a sitting, or an addendum to it (data.md "Sittings"). */
export const packOf = (composed: Composed): SittingDocument => {
  const { issue, preview, sitting, cases, facts, readFrom } = composed;
  const sections = issue.kind === 'pack' ? wholePack(composed) : addendum(composed);
  return {
    scheme: 'sitting-document@1',
    kind: issue.kind,
    meeting: sitting.id,
    number: issue.number,
    title: issue.kind === 'pack' ? 'Pack' : `Addendum to the pack`,
    at: facts.now,
    preview,
    extract: false,
    says: fixed(composed),
    details: [...whoSits(composed), ['Number', preview ? 'Preview' : String(issue.number)]],
    sections,
    cases: spokenOf(sections, cases),
    readFrom,
  };
};

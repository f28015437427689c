import { isAbout } from './agenda.ts';
import type { Case } from './case.ts';
import type { BodyDecision } from './escalation-state.ts';
import { agencyName, type Facts, nameOf } from './facts.ts';
import { agendaOf, spokenOf, whoSits, type Composed } from './pack.ts';
import { headOf, ownerOf, type Itemised } from './pack-item.ts';
import { actionLines } from './pack-since.ts';
import { decidedWords, itemKinds, labelOf, outcomeWords, sinceDecided } from './paper-words.ts';
import { listed, saying, section, tabled, type Block, type Said, type Section, type SittingDocument } from './sitting-document.ts';
import type { AgendaItem, Sitting } from './sitting.ts';
import { writtenMoment } from './written-time.ts';

const named = (ids: readonly string[], facts: Facts): string =>
  ids.map((id) => `${nameOf(facts, id)}, ${agencyName(facts, facts.directory.people[id]?.organisation ?? '')}`).join('; ') || 'None';

/** What this sitting decided on the case, contested records among it: nothing that was recorded is left out (ESC-5). */
const decidedHere = (on: Case, { item, sitting }: { readonly item: AgendaItem; readonly sitting: Sitting }): readonly BodyDecision[] =>
  (on.escalations?.[item.escalation]?.decisions ?? []).filter(({ meeting }) => item.kind === 'transfer' && meeting === sitting.id);
/** ESC-2: a record that the chair has not confirmed, or contests, is no decision: nothing is awaited of it and nobody ratifies it. */
const recordLines = (decision: BodyDecision, facts: Facts): readonly [string, string] => {
  const { decidedBy, recordedBy, recordedAt, effectiveAt, contested, extraordinary } = decision;
  const recorded = `Recorded by ${nameOf(facts, recordedBy)} on ${writtenMoment(recordedAt)}`;
  if (effectiveAt === null) {
    const stands =
      contested === null ? 'Not confirmed: it has not taken effect.' : `Contested by ${nameOf(facts, contested.by)}: it never took effect.`;
    return [
      `${decidedWords(decision, facts)}: recorded, ${contested === null ? 'not confirmed' : 'contested'}.`,
      `${recorded} as decided by ${nameOf(facts, decidedBy)}. ${stands}`,
    ];
  }
  const confirmed = recordedBy === decidedBy ? '' : ` Confirmed on ${writtenMoment(effectiveAt)}.`;
  return [
    `${decidedWords(decision, facts)}.${sinceDecided(decision, facts)}`,
    `Decided by ${nameOf(facts, decidedBy)}. ${recorded}.${confirmed}${extraordinary ? ' Taken as extraordinary, to be ratified.' : ''}`,
  ];
};
const decisionBlocks = (decision: BodyDecision, facts: Facts): readonly Block[] => {
  const { contested, optionsConsidered, rationale, dissent, products } = decision;
  return [
    ...recordLines(decision, facts).map((line) => saying(line)),
    ...(contested === null ? [] : [saying('Why it was contested:', contested.reason)]),
    saying('Options considered:'),
    listed(optionsConsidered.map((each) => [null, each])),
    saying('Rationale:', rationale),
    saying(...(dissent === null ? ['Dissent: none recorded.'] : ['Dissent:', dissent])),
    ...(products.length === 0
      ? []
      : [saying('Commissioned:'), listed(products.map(({ type, question }) => [null, `${labelOf('productTypes', type, facts)}:`, question]))]),
  ]; // prettier-ignore
};

/** Why an item was carried or struck, as the journal of the sitting has it. */
const reasonFor = ({ item }: Itemised, { entries }: Composed): Said => {
  const said = entries.flatMap((entry) =>
    (entry.type === 'item-carried' || entry.type === 'item-struck') && isAbout(entry, item) ? [entry.about.reason] : [],
  );
  const reason = said.at(-1);
  return reason === undefined ? [] : ['Reason:', reason];
};
const onTo = (next: string | null): string => (next === null ? 'no sitting is planned for it' : `to ${next}`);
const outcomeBlocks = (each: Itemised, composed: Composed): readonly Block[] => {
  const { item, on } = each;
  const { facts, sitting } = composed;
  const decisions = decidedHere(on, { item, sitting }).flatMap((decision) => decisionBlocks(decision, facts));
  const ratified = on.escalations?.[item.escalation]?.decisions.find(({ number }) => item.kind === 'ratify' && number === item.decision);
  const answer = ratified?.ratified ?? null;
  switch (item.status) {
    case 'decided':
      return answer === null || ratified === undefined
        ? decisions
        : [
            saying(`${answer.passedOn ? 'Not ratified, passed on' : answers[answer.outcome]}: ${decidedWords(ratified, facts)}, decided at ${ratified.meeting}.`),
            ...(answer.passedOn ? [saying('Chair and deputy chair have an interest in it: nobody of the body judges it (ESC-2).')] : []),
            saying(`Said by ${nameOf(facts, answer.by)} on ${writtenMoment(answer.at)}.`),
            saying('Reason:', answer.reason),
          ]; // prettier-ignore
    case 'deferred':
      return [saying(`Deferred, ${onTo(item.next)}.`), ...decisions];
    case 'carried':
      return [
        saying(`Not reached and carried, ${onTo(item.next)}. It is no deferral (ESC-3).`, ...reasonFor(each, composed)),
        ...decisions,
      ];
    case 'struck':
      return [saying('Struck from the agenda.', ...reasonFor(each, composed)), ...decisions];
    case 'listed':
      return [saying('Not decided.'), ...decisions];
  }
};
const itemOf = (each: Itemised, composed: Composed): Section => {
  const { item, on } = each;
  const { facts, sitting } = composed;
  const interests = (sitting.interests ?? []).filter((interest) => interest.case === on.ref);
  const late = item.late ? ', a late item' : '';
  const head = saying(`${itemKinds[item.kind]}${late}. At the approval of these minutes the risk is with ${ownerOf(on, facts)}.`);
  const declared = interests.map(({ user }) => nameOf(facts, user)).join(', ');
  const beside = declared === '' ? [] : [saying(`Interest declared by ${declared}.`)];
  return section(headOf(on), [head, ...beside, ...outcomeBlocks(each, composed)], { level: 3, about: on.ref });
};

/** The decision log of a sitting: who was there, what was decided on each item and why, and what is to be done (ESC-2). */
export const minutesOf = (composed: Composed): SittingDocument => {
  const { issue, sitting, cases, facts, readFrom } = composed;
  const refs = cases.map(({ on }) => on.ref);
  const { present, apologies } = sitting.attendance;
  const interests = (sitting.interests ?? []).map(
    ({ case: ref, user, at, reason }) => [ref, `${ref}, ${nameOf(facts, user)}, ${writtenMoment(at)}:`, reason] as const,
  );
  const items = agendaOf(composed);
  const sections = [
    section('Attendance', [
      tabled(null, [
        [null, 'Present', named(present, facts)],
        [null, 'Apologies', named(apologies, facts)],
      ]),
    ]),
    section('Interests declared', [listed(interests)]),
    section('Decision log', [
      tabled(
        ['Case', 'For', 'Came to'],
        items.map(({ item, on }) => [on.ref, headOf(on), itemKinds[item.kind], cameTo(item)] as const),
      ),
    ]),
    ...items.map((each) => itemOf(each, composed)),
    section('Actions', [
      actionLines(
        Object.values(sitting.actions).map((action) => ({ meeting: sitting.id, action })),
        refs,
        facts,
      ),
    ]),
  ];
  return {
    scheme: 'sitting-document@1',
    kind: 'minutes',
    meeting: sitting.id,
    number: issue.number,
    title: 'Minutes and decision log',
    at: facts.now,
    preview: false,
    extract: false,
    says: [`Approved on ${writtenMoment(facts.now)} (UK time) by ${nameOf(facts, issue.by)}. A correction is an entry of its own (ESC-5).`],
    details: [
      ...whoSits(composed),
      ...(sitting.startedAt === null || sitting.startedBy === null
        ? []
        : [['Began', `${writtenMoment(sitting.startedAt)} (UK time), started by ${nameOf(facts, sitting.startedBy)}`]]),
    ],
    sections,
    cases: spokenOf(sections, cases),
    readFrom,
  };
};
const statuses: { readonly [S in AgendaItem['status']]: string } = {
  listed: 'Not decided',
  decided: 'Decided',
  deferred: 'Deferred',
  carried: 'Carried',
  struck: 'Struck',
};
const answers = { ratified: 'Ratified', declined: 'Not ratified' } as const;
const cameTo = ({ status, outcome }: AgendaItem): string =>
  status !== 'decided' || outcome === null
    ? statuses[status]
    : outcome === 'ratified' || outcome === 'declined'
      ? answers[outcome]
      : outcomeWords[outcome];

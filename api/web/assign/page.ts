import type { Person } from '../../../domain/directory.ts';
import { readReference } from '../../../domain/reference.ts';
import { explain } from '../../../domain/sentences.ts';
import { refuse } from '../../../domain/table.ts';
import { assign, assignmentUnder, foresee, type Assignment, type Foreseen } from '../../assignments.ts';
import { readWire } from '../../json/payloads/read.ts';
import { isId } from '../../middleware/headers.ts';
import type { Problem } from '../../problems.ts';
import { openCase } from '../case/open.ts';
import { ableNow } from '../command/able.ts';
import { newKey } from '../command/form.ts';
import { first, type Answers } from '../form/answers.ts';
import { forOthers } from '../errors/refused.ts';
import type { PageOf, Reply, Visit } from '../visit.ts';

/** As many as stand on one page of a queue. */
const MOST = 25;
const queueIn = (answers: Answers): string => (/^[a-z-]{1,64}$/.test(first(answers, 'queue')) ? first(answers, 'queue') : 'region');
/** `TSK-…@12`: a bid and its version when the preview was made. */
const itemsIn = (answers: Answers) =>
  (answers.get('item') ?? []).slice(0, MOST).flatMap((text) => {
    const [typed = '', version = ''] = text.split('@');
    const ref = readReference(typed);
    return ref === null || !/^\d{1,9}$/.test(version) ? [] : [{ ref, version: Number(version) }];
  });
/** The bids that are meant: ticked in a list, or with their versions (`item`) as the preview sends them. */
const refsIn = (answers: Answers): readonly string[] => {
  const named = [...(answers.get('ref') ?? []), ...itemsIn(answers).map(({ ref }) => ref)];
  return [...new Set(named.flatMap((typed) => readReference(typed) ?? []))].slice(0, MOST);
};
const assignmentIn = ({ answers }: Visit): Assignment => ({ to: first(answers, 'to'), reason: first(answers, 'reason') });

const manages = ({ roles }: Person): boolean => roles.includes('gateway-manager');
const refusal = explain(refuse('wrong-person', 'TRI-1', { who: ['a gateway manager'] }));
const forManagers = (visit: Visit): Reply =>
  forOthers(visit, { what: 'Give bids to an officer', problem: { ...refusal, rule: 'TRI-1' }, isFor: manages });
/** The people of the manager's gateway who triage, the manager among them; whom a rule bars from one bid is told beside that bid. */
const officersOf = ({ directory, person }: Visit): readonly string[] =>
  Object.values(directory.people)
    .filter(
      ({ organisation, roles, active }) =>
        active && organisation === person.organisation && (roles.includes('triage-officer') || roles.includes('gateway-manager')),
    )
    .map(({ id }) => id);

type Fault = { readonly field: 'to' | 'reason'; readonly text: string };
const faultsIn = (visit: Visit, { to, reason }: Assignment): readonly Fault[] => {
  const { person } = visit;
  const known = officersOf(visit).includes(to);
  return [
    ...(known ? [] : [{ field: 'to' as const, text: 'Choose the officer who is to have these bids' }]),
    ...(readWire('reassign-triage', { to: person.id, reason }).ok
      ? []
      : [{ field: 'reason' as const, text: 'Enter the reason, in at most 20,000 characters' }]),
  ];
};
const chosenPage = async (visit: Visit, answers: Answers, faults: readonly Fault[]): Promise<Reply> => {
  const asked = assignmentIn(visit);
  const items = await foresee(visit.ports, visit.person, { refs: refsIn(answers), body: asked });
  return {
    kind: 'page',
    view: 'assign/chosen.njk',
    title: 'Give bids to an officer',
    status: faults.length > 0 ? 422 : 200,
    data: {
      ...{ items, officers: officersOf(visit), asked, queue: queueIn(answers) },
      summary: faults.map(({ field, text }) => ({ href: `#${field}`, text })),
      faults: Object.fromEntries(faults.map(({ field, text }) => [field, text])),
    },
  };
};
/** Who is to have them, and why. */
export const chooseOfficer: PageOf = (visit) =>
  manages(visit.person) ? chosenPage(visit, visit.query, []) : Promise.resolve(forManagers(visit));
/** The same again from the preview, with what was written: a reason stands in no address. */
export const chooseAgain: PageOf = (visit) =>
  manages(visit.person) ? chosenPage(visit, visit.answers, []) : Promise.resolve(forManagers(visit));

const previewPage = ({
  visit,
  items,
  asked,
  key,
}: {
  visit: Visit;
  items: readonly Foreseen[];
  asked: Assignment;
  key: string;
}): Reply => ({
  kind: 'page',
  view: 'assign/preview.njk',
  title: 'Check what will happen',
  data: { items, able: items.filter(({ why }) => why === null), asked, key, queue: queueIn(visit.answers) },
});
/** What would happen to each, before anything does. */
export const previewAssignment: PageOf = async (visit) => {
  if (!manages(visit.person)) return forManagers(visit);
  const asked = assignmentIn(visit);
  const faults = faultsIn(visit, asked);
  if (faults.length > 0) return chosenPage(visit, visit.answers, faults);
  const items = await foresee(visit.ports, visit.person, { refs: refsIn(visit.answers), body: asked });
  return previewPage({ visit, items, asked, key: newKey() });
};

const reused =
  'These bids were given from this form already, with another choice. Look what became of them, and choose again where you still mean it.';
/** Nothing was given: who could give the first of them now, and back to the choice. */
const notGiven = async (visit: Visit, { code, detail, status }: Problem): Promise<Reply> => {
  const refs = itemsIn(visit.answers).map(({ ref }) => ref);
  const chosen = refs.map((ref) => `&ref=${encodeURIComponent(ref)}`).join('');
  const first = refs[0] === undefined ? null : await openCase(visit, refs[0]);
  const name = first?.on.stage === 'triage-queue' ? 'claim' : 'reassign-triage';
  return {
    kind: 'page',
    view: 'errors/refused.njk',
    title: 'Nothing was given',
    status,
    data: {
      detail: code === 'idempotency-key-reused' ? reused : detail,
      rule: null,
      ...(first?.opens === 'page' ? ableNow(visit, name, first) : {}),
      back: `/assignments/new?queue=${queueIn(visit.answers)}${chosen}`,
      backText: 'Choose again',
    },
  };
};
/** Gives them. The same form sent again leads to the same results. */
export const giveAssignment: PageOf = async (visit) => {
  const { ports, person, answers } = visit;
  const [asked, key] = [assignmentIn(visit), first(answers, '_key')];
  if (!manages(person)) return forManagers(visit);
  if (!isId(key) || key.length > 100) return { kind: 'missing' };
  const faults = faultsIn(visit, asked);
  if (faults.length > 0) return chosenPage(visit, answers, faults);
  const done = await assign(ports, { by: person, key }, { ...asked, items: itemsIn(answers) });
  if (!('problem' in done)) return { kind: 'go', to: `/assignments/${key}?queue=${queueIn(answers)}` };
  return notGiven(visit, done.problem);
};

const ASK_AGAIN_SECONDS = 2;
/** What came of each. */
export const assignmentResult: PageOf = async (visit) => {
  const key = visit.param('key');
  const found = isId(key) ? await assignmentUnder(visit.ports, visit.person, key) : null;
  if (found === null) return { kind: 'missing' };
  const { results, to } = found;
  const given = results?.filter(({ became }) => became === 'given').length ?? 0;
  const left = results?.filter(({ became }) => became === 'refused' || became === 'claimed-only') ?? [];
  return {
    kind: 'page',
    view: 'assign/result.njk',
    title: results === null ? 'The bids are being given' : 'What came of each bid',
    data: { results, given, left, to, queue: queueIn(visit.query) },
    ...(results === null ? { refresh: ASK_AGAIN_SECONDS } : {}),
  };
};

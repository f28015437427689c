import type { PersonCommand } from '../../../domain/administration-state.ts';
import { coveredBy, coverOf } from '../../../domain/cover.ts';
import type { Person } from '../../../domain/directory.ts';
import type { Holding } from '../../../domain/holdings.ts';
import { holdingWords } from '../../../domain/holdings-words.ts';
import { giveToAdministration } from '../../administration-desk.ts';
import { newKey } from '../command/form.ts';
import { first } from '../form/answers.ts';
import type { PageOf, Reply, Visit } from '../visit.ts';
import { wordsFor } from '../wording/words.ts';
import { anchorOf, answered, bodyOf, drawn, startOf, type Form, type Told } from './form.ts';
import { detailsBody, detailsDressing, detailsForm, detailsOf, effectOf, withNobody, type Effect } from './details.ts';
import { administers, forAdministrators } from './people.ts';

const formOf = (name: PersonCommand): Form => ({ name, path: '' });
const listed = (held: readonly Holding[]) => held.map(({ ref, kinds }) => ({ ref, what: holdingWords(kinds) }));
const asked = (told: Told | null, name: PersonCommand): boolean => told?.name === name && told.problem.code === 'still-holds';

/** What the form of details was answered with and how it was shown first; else how somebody stands. */
type Sent = { readonly told: Told | null; readonly effect?: Effect };
/** Details, line manager and deputy; where another deputy was asked for, what that changes is read before it is sent again. */
const details = (visit: Visit, who: Person, { told, effect }: Sent) => {
  const dressing = detailsDressing(visit, { ...who, named: [who.lineManager, who.deputy] });
  const again = told?.name === 'amend-person' || effect !== undefined;
  const start = withNobody(again ? visit.answers : startOf(detailsForm, detailsOf(who)));
  const { questions, summary } = drawn(detailsForm, { start, told, dressing }, visit);
  return {
    summary,
    questions: questions.map((question) => ({ ...question, optional: question.name === 'specialism' || question.name === 'skills' })),
    id: anchorOf(detailsForm),
    key: newKey(),
    confirm: false,
    was: again ? first(visit.answers, '_was') : JSON.stringify(detailsOf(who)),
    effect: effect ?? null,
  };
};
const shown = async (visit: Visit, who: Person, { told, effect }: Sent): Promise<Reply> => {
  const held = await visit.ports.administration.holdings({ ...who, active: false });
  const start: Readonly<Record<Exclude<PersonCommand, 'amend-person'>, unknown>> = {
    'set-absence': {},
    'assign-role': { roles: who.roles },
    'make-inactive': {},
  };
  const draw = (name: keyof typeof start) => ({
    ...drawn(formOf(name), { start: startOf(formOf(name), start[name]), told }, visit),
    id: anchorOf(formOf(name)),
    key: newKey(),
    confirm: asked(told, name),
  });
  const amend = details(visit, who, { told, ...(effect === undefined ? {} : { effect }) });
  const [absent, roles, inactive] = [draw('set-absence'), draw('assign-role'), draw('make-inactive')];
  return {
    kind: 'page',
    view: 'administration/person.njk',
    title: wordsFor(visit).nameOf(who.id),
    status: told?.problem.status ?? 200,
    data: {
      who,
      covered: coverOf(who, visit)?.id ?? null,
      covers: coveredBy(who, visit).map(({ id: absentee }) => absentee),
      held: listed(held),
      lost: asked(told, 'assign-role') ? listed(told?.problem.holds ?? []) : [],
      amend,
      absent,
      roles,
      inactive,
      summary: [...amend.summary, ...absent.summary, ...roles.summary, ...inactive.summary],
    },
  };
};
const found = (visit: Visit): Person | null => {
  const id = visit.param('id');
  return Object.hasOwn(visit.directory.people, id) ? (visit.directory.people[id] ?? null) : null;
};
/** Somebody of the directory: absence and cover, roles, and what they hold. */
export const person: PageOf = async (visit) => {
  if (!administers(visit)) return forAdministrators(visit, 'People');
  const who = found(visit);
  return who === null ? { kind: 'missing' } : shown(visit, who, { told: null });
};

const done: Readonly<Record<PersonCommand, string>> = {
  'amend-person': 'The details are changed.',
  'set-absence': 'The absence is recorded.',
  'make-inactive': 'They are inactive from now on, and can no longer sign in. What they held is given back, case by case.',
  'assign-role': 'The roles are changed. What they held by a role that they have no longer is given back, case by case.',
};
const isChange = (name: string): name is PersonCommand => Object.hasOwn(done, name);
export const changePerson: PageOf = async (visit) => {
  if (!administers(visit)) return forAdministrators(visit, 'People');
  const [name, who] = [visit.param('command'), found(visit)];
  if (who === null || !isChange(name)) return { kind: 'missing' };
  const form = formOf(name);
  const key = first(visit.answers, '_key');
  if (name === 'amend-person') {
    const effect = await effectOf(visit, who);
    if (effect !== null) return shown(visit, who, 'lines' in effect ? { told: null, effect } : { told: { ...form, problem: effect } });
  }
  const body = name === 'amend-person' ? detailsBody(visit) : bodyOf(form, visit.answers);
  const outcome = await giveToAdministration(visit.ports, { by: visit.person, name, about: who.id, key, body });
  return answered(visit, outcome, {
    form,
    to: `/administration/people/${who.id}`,
    said: done[name],
    again: (told) => shown(visit, who, { told }),
  });
};

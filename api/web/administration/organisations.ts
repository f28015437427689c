import type { Organisation, OrganisationKind } from '../../../domain/directory.ts';
import { addable } from '../../../domain/administration-organisations.ts';
import { giveToAdministration } from '../../administration-desk.ts';
import { newKey } from '../command/form.ts';
import { first } from '../form/answers.ts';
import type { Dressing } from '../form/present.ts';
import type { PageOf, Reply, Visit } from '../visit.ts';
import { answered, bodyOf, changesIn, drawn, startOf, type Form, type Told } from './form.ts';
import { organisationKind } from '../wording/administered.ts';
import { administers, forAdministrators } from './people.ts';

const asTitle = (kind: OrganisationKind): string => organisationKind(kind).replace(/^./, (letter) => letter.toUpperCase());
const called = 'Organisations';
/** Agencies and bodies: each with its page, and one more. */
export const organisations: PageOf = (visit) => {
  if (!administers(visit)) return Promise.resolve(forAdministrators(visit, called));
  const rows = Object.values(visit.directory.organisations).map((each) => ({ ...each, kind: asTitle(each.kind) }));
  const bodies = Object.entries(visit.policy.bodies).map(([id, body]) => ({ id, ...body }));
  return Promise.resolve({ kind: 'page', view: 'administration/organisations.njk', title: called, data: { rows, bodies } });
};

const amending: Form = { name: 'amend-organisation', path: '' };
/** The calendar of a body is no question: clocks run by it, and it comes with the configuration (CLK-6). */
const askedOf = ({ name, code, calendar, kind }: Organisation) => (kind === 'body' ? { name, code } : { name, code, calendar });
const hints = {
  calendar: 'Its own bank holidays. No clock counts by it: a case counts by the calendar of its region, a sitting by that of its body.',
};
const shown = (visit: Visit, on: Organisation, told: Told | null): Reply => {
  const asked = askedOf(on);
  const dressing: Dressing = { hints, ...('calendar' in asked ? {} : { constants: { calendar: on.calendar } }) };
  const { questions, summary } = drawn(amending, { start: startOf(amending, asked), told, dressing }, visit);
  const people = Object.values(visit.directory.people).filter(({ organisation, active }) => organisation === on.id && active);
  return {
    kind: 'page',
    view: 'administration/organisation.njk',
    title: on.name,
    status: told?.problem.status ?? 200,
    data: {
      on,
      kind: asTitle(on.kind),
      people: people.length,
      questions: questions.map((question) => ({ ...question, optional: question.name === 'code' })),
      summary,
      was: told === null ? JSON.stringify(asked) : first(visit.answers, '_was'),
      key: newKey(),
    },
  };
};
const found = (visit: Visit): Organisation | null => {
  const id = visit.param('id');
  return Object.hasOwn(visit.directory.organisations, id) ? (visit.directory.organisations[id] ?? null) : null;
};
export const organisation: PageOf = (visit) => {
  if (!administers(visit)) return Promise.resolve(forAdministrators(visit, called));
  const on = found(visit);
  return Promise.resolve(on === null ? { kind: 'missing' } : shown(visit, on, null));
};
export const amendOrganisation: PageOf = async (visit) => {
  if (!administers(visit)) return forAdministrators(visit, called);
  const on = found(visit);
  if (on === null) return { kind: 'missing' };
  const body = changesIn(amending, visit.answers, ['code']);
  const handed = { by: visit.person, name: amending.name, about: on.id, key: first(visit.answers, '_key'), body };
  return answered(visit, await giveToAdministration(visit.ports, handed), {
    form: amending,
    to: `/administration/organisations/${on.id}`,
    said: 'The organisation is changed.',
    again: (told) => Promise.resolve(shown(visit, on, told)),
  });
};

const adding: Form = { name: 'add-organisation', path: '' };
const title = 'Add an organisation';
const shownNew = (visit: Visit, told: Told | null): Reply => {
  const regions = Object.values(visit.directory.regions).map(({ id, name }) => ({ value: id, text: name }));
  const dressing: Dressing = {
    choices: {
      kind: addable.map((kind) => ({ value: kind, text: asTitle(kind) })),
      region: [{ value: '', text: 'None' }, ...regions],
    },
    hints: { ...hints, region: 'A force needs one.', kind: 'A force and a national agency may own risk, a partner may not (OWN-2). It never changes.' },
  }; // prettier-ignore
  const start = new Map([...startOf(adding, { calendar: 'england-wales' }), ['region', ['']] as const]);
  const { questions, summary } = drawn(adding, { start, told, dressing }, visit);
  const data = { questions, summary, key: newKey() };
  return { kind: 'page', view: 'administration/new-organisation.njk', title, status: told?.problem.status ?? 200, data };
};
export const newOrganisation: PageOf = (visit) =>
  Promise.resolve(administers(visit) ? shownNew(visit, null) : forAdministrators(visit, title));
export const addOrganisation: PageOf = async (visit) => {
  if (!administers(visit)) return forAdministrators(visit, title);
  const body = bodyOf(adding, visit.answers);
  const handed = { by: visit.person, name: adding.name, about: null, key: first(visit.answers, '_key'), body };
  return answered(visit, await giveToAdministration(visit.ports, handed), {
    form: adding,
    to: `/administration/organisations/${first(visit.answers, 'organisation')}`,
    said: 'The organisation is added. Add its people next.',
    again: (told) => Promise.resolve(shownNew(visit, told)),
  });
};

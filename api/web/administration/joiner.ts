import { livesIn } from '../../../domain/directory-rules.ts';
import { giveToAdministration } from '../../administration-desk.ts';
import { allRoles } from '../../json/payloads/administration.ts';
import { newKey } from '../command/form.ts';
import { first } from '../form/answers.ts';
import { idOf } from '../form/present.ts';
import type { PageOf, Reply, Visit } from '../visit.ts';
import { wordsFor } from '../wording/words.ts';
import { detailsDressing, withNobody } from './details.ts';
import { answered, bodyOf, drawn, roleChoices, startOf, type Form, type Told } from './form.ts';
import { administers, forAdministrators } from './people.ts';

const form: Form = { name: 'add-person', path: '' };
const title = 'Add a person';
/** Of which organisation comes first: whom they answer to, who covers for them and which roles they may hold follow from it. */
const chooseOrganisation = (visit: Visit): Reply => {
  const asked = visit.query.has('organisation');
  const all = Object.values(visit.directory.organisations).toSorted((one, other) => one.name.localeCompare(other.name));
  const text = 'Choose the organisation that they belong to';
  return {
    kind: 'page',
    view: 'administration/joiner.njk',
    title,
    status: asked ? 422 : 200,
    data: { organisation: null, all, error: asked ? text : null, summary: asked ? [{ text, href: `#${idOf('organisation')}` }] : [] },
  };
};
const shown = (visit: Visit, organisation: string, told: Told | null): Reply => {
  const kind = visit.directory.organisations[organisation]?.kind ?? 'partner';
  const common = detailsDressing(visit, { organisation, named: [] });
  const roles = roleChoices(allRoles.filter((role) => livesIn(role, kind)));
  const dressing = { ...common, choices: { ...common.choices, roles }, hidden: ['organisation'] };
  const start = withNobody(startOf(form, { organisation }));
  const { questions, summary } = drawn(form, { start, told, dressing }, visit);
  return {
    kind: 'page',
    view: 'administration/joiner.njk',
    title,
    status: told?.problem.status ?? 200,
    data: { organisation, questions, summary, key: newKey() },
  };
};
const known = (visit: Visit, id: string): boolean => Object.hasOwn(visit.directory.organisations, id);
/** A joiner: of which organisation, then the rest. */
export const newPerson: PageOf = (visit) => {
  if (!administers(visit)) return Promise.resolve(forAdministrators(visit, title));
  const organisation = first(visit.query, 'organisation');
  return Promise.resolve(known(visit, organisation) ? shown(visit, organisation, null) : chooseOrganisation(visit));
};
export const addPerson: PageOf = async (visit) => {
  if (!administers(visit)) return forAdministrators(visit, title);
  const organisation = first(visit.answers, 'organisation');
  if (!known(visit, organisation)) return chooseOrganisation(visit);
  const body = bodyOf(form, visit.answers);
  const handed = { by: visit.person, name: form.name, about: null, key: first(visit.answers, '_key'), body };
  const outcome = await giveToAdministration(visit.ports, handed);
  const { agencyOf } = wordsFor(visit);
  return answered(visit, outcome, {
    form,
    to: `/administration/people/${first(visit.answers, 'person')}`,
    said: `They are added to ${agencyOf(organisation)}, and may sign in from now on.`,
    again: (told) => Promise.resolve(shown(visit, organisation, told)),
  });
};

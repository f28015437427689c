import { first } from '../form/answers.ts';
import { paged } from '../form/paged.ts';
import { directoryFaults } from '../../../domain/directory-rules.ts';
import { refuse } from '../../../domain/table.ts';
import { explain } from '../../../domain/sentences.ts';
import { forOthers } from '../errors/refused.ts';
import type { PageOf, Reply, Visit } from '../visit.ts';
import { roleWords } from '../wording/stages.ts';
import { wordsFor } from '../wording/words.ts';

export const administers = ({ person }: Pick<Visit, 'person'>): boolean => person.roles.includes('administrator');
const refusal = explain(refuse('wrong-person', 'ACC-1', { who: ['an administrator'] }));
/** For whoever does not administer, whatever stands at the address. */
export const forAdministrators = (visit: Visit, what: string): Reply =>
  forOthers(visit, { what, problem: { ...refusal, rule: 'ACC-1' }, isFor: (who) => administers({ person: who }) });
const words = (visit: Visit) => wordsFor(visit);

const HERE = '/administration/people';
// Longer than any name that somebody would look for.
const MOST = 200;
/** Keeps what is looked for with the session, as the search of cases does: the name of a person stands in no address. */
export const findPeople: PageOf = (visit) => {
  if (!administers(visit)) return Promise.resolve(forAdministrators(visit, 'People'));
  visit.lookFor(HERE, { of: first(visit.answers, 'of').slice(0, MOST) });
  return Promise.resolve({ kind: 'go', to: HERE });
};

/** Everybody of the directory by agency, or those whose name, id, agency or roles have the words in them, with absence and cover. */
export const people: PageOf = (visit) => {
  if (!administers(visit)) return Promise.resolve(forAdministrators(visit, 'People'));
  const { agencyOf, nameOf } = words(visit);
  const rows = Object.values(visit.directory.people)
    .map((who) => ({
      ...who,
      called: nameOf(who.id),
      agency: agencyOf(who.organisation),
      roles: who.roles.map(roleWords).join(', '),
      cover: who.deputy === null ? null : nameOf(who.deputy),
    }))
    .toSorted((one, other) => one.agency.localeCompare(other.agency) || one.id.localeCompare(other.id));
  const sought = first(visit.lookedFor(HERE), 'of');
  const wanted = sought.toLowerCase().split(/\s+/);
  const answers = rows.filter(({ called, id, agency, roles }) => {
    const said = `${called} ${id} ${agency} ${roles}`.toLowerCase();
    return wanted.every((word) => said.includes(word));
  });
  const { shown, paging } = paged(answers, visit);
  // A later file of the configuration may bring what does not fit what was changed here.
  const faults = directoryFaults(visit.directory);
  const data = { faults, rows: shown, total: answers.length, sought, ...paging };
  return Promise.resolve({ kind: 'page', view: 'administration/people.njk', title: 'People', data });
};

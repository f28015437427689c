import type { CaseQuery } from '../../ports.ts';
import type { Priority } from '../../../domain/words.ts';
import { first, type Answers } from '../form/answers.ts';
import type { PageOf, Visit } from '../visit.ts';

const PAGE_SIZE = 25;
type Sort = NonNullable<CaseQuery['sort']>;
const columns = [
  { key: 'ref', title: 'Reference' },
  { key: 'submitted', title: 'Submitted' },
  { key: 'priority', title: 'Priority' },
  { key: 'due', title: 'Due' },
] as const;
const sorts: readonly Sort[] = ['due', '-due', 'submitted', '-submitted', 'priority', '-priority', 'ref', '-ref'];
const priorities: readonly Priority[] = ['P1', 'P2', 'P3'];

type Filter = { readonly sort: Sort; readonly priority?: Priority; readonly owner?: string; readonly page: number };
const filterIn = (query: Answers): Filter => {
  const sort = sorts.find((known) => known === first(query, 'sort')) ?? 'due';
  const priority = priorities.find((known) => known === first(query, 'priority'));
  const owner = first(query, 'owner');
  const page = Math.max(1, Math.trunc(Number(first(query, 'page'))) || 1);
  return { sort, page, ...(priority === undefined ? {} : { priority }), ...(owner === '' ? {} : { owner }) };
};
/** The filter as an address: no name and no text of a person is ever in it. */
const addressOf = ({ sort, priority, owner }: Filter): string =>
  new URLSearchParams({ sort, ...(priority === undefined ? {} : { priority }), ...(owner === undefined ? {} : { owner }) }).toString();

const headers = (filter: Filter) =>
  columns.map(({ key, title }) => {
    const direction = filter.sort === key ? 'ascending' : filter.sort === `-${key}` ? 'descending' : 'none';
    const sort: Sort = direction === 'ascending' ? `-${key}` : key;
    return { key, title, direction, href: `?${addressOf({ ...filter, sort })}` };
  });

const agencies = ({ directory, person }: Visit) => {
  const region = Object.values(directory.regions).find(({ gateway, toex }) => [gateway, toex].includes(person.organisation))?.id;
  return Object.values(directory.organisations).filter(
    (agency) => ['force', 'rocu', 'national'].includes(agency.kind) && (agency.region === region || agency.region === null),
  );
};

/** A queue: sorted and filtered by the server, with its filter in the address. */
export const queue: PageOf = async (visit) => {
  const { ports, person, param, query } = visit;
  const id = param('id');
  const known = (await ports.questions.queues(person)).find((each) => each.id === id);
  if (known === undefined) return { kind: 'missing' };
  const filter = filterIn(query);
  const found = await ports.questions.cases(person, { queue: id, ...filter, pageSize: PAGE_SIZE });
  await ports.consultations.log({ actor: person.id, action: 'search', object: `cases?queue=${id}` });
  const triages = person.roles.some((role) => role === 'triage-officer' || role === 'gateway-manager');
  const takes = triages && found.items.some(({ stage }) => stage === 'triage-queue');
  return {
    kind: 'page',
    view: 'queue/view.njk',
    title: known.title,
    data: {
      known,
      found,
      filter,
      headers: headers(filter),
      address: addressOf(filter),
      pages: Math.max(1, Math.ceil(found.total / PAGE_SIZE)),
      agencies: agencies(visit),
      priorities,
      takes,
    },
  };
};

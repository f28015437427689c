import type { Page, CaseRow, Queue } from '../../ports.ts';
import { newKey } from '../command/form.ts';
import { viewsOf } from '../saved-views/usable.ts';
import type { Person } from '../../../domain/directory.ts';
import { problemOf } from '../../problems.ts';
import { forOthers } from '../errors/refused.ts';
import type { PageOf, Reply, Visit } from '../visit.ts';
import { codeInWords } from '../wording/codes.ts';
import { stageCodes, stageTitle } from '../wording/stages.ts';
import { chipsOf } from './chips.ts';
import { addressOf, filterIn, keptAs, markings, parties, priorities, type Filter, type Sort } from './filter.ts';

const PAGE_SIZE = 25;
const columns = [
  { key: 'ref', title: 'Reference' },
  { key: 'submitted', title: 'Submitted' },
  { key: 'priority', title: 'Priority' },
  { key: 'due', title: 'Due' },
] as const;

const headers = (filter: Filter) =>
  columns.map(({ key, title }) => {
    const direction = filter.sort === key ? 'ascending' : filter.sort === `-${key}` ? 'descending' : 'none';
    const sort: Sort = direction === 'ascending' ? `-${key}` : key;
    return { key, title, direction, href: `?${addressOf({ ...filter, sort })}` };
  });

const regionOf = ({ directory, person }: Visit): string | null =>
  Object.values(directory.regions).find(({ gateway, toex }) => [gateway, toex].includes(person.organisation))?.id ?? null;
type Choice = { readonly value: string; readonly text: string };
/** What there is to choose from. Whoever belongs to one region is not asked for it. */
const choices = (visit: Visit) => {
  const { directory } = visit;
  const region = regionOf(visit);
  const agencies = Object.values(directory.organisations).filter(
    (agency) =>
      ['force', 'rocu', 'national'].includes(agency.kind) && (region === null || agency.region === region || agency.region === null),
  );
  const coded = (codes: readonly string[], say: (code: string) => string): readonly Choice[] =>
    codes.map((value) => ({ value, text: say(value) }));
  const named = (those: readonly { readonly id: string; readonly name: string }[]): readonly Choice[] =>
    those.map(({ id, name }) => ({ value: id, text: name }));
  return {
    priorities: coded(priorities, codeInWords),
    stages: coded(stageCodes, stageTitle),
    parties: coded(parties, codeInWords),
    markings: coded(markings, (code) => code),
    agencies: named(agencies),
    regions: region === null ? named(Object.values(directory.regions)) : [],
  };
};

/** "Showing 26 to 50 of 312": which rows of how many. */
const shownOf = ({ page, items, total }: Page<CaseRow>): string => {
  if (items.length === 0) return total === 0 ? 'None' : `None on this page, of ${String(total)}`;
  const from = (page - 1) * PAGE_SIZE;
  return `Showing ${String(from + 1)} to ${String(from + items.length)} of ${String(total)}`;
};

const triages = ({ person }: Visit): boolean => person.roles.some((role) => role === 'triage-officer' || role === 'gateway-manager');
/** Which of these bids a gateway manager may choose to give to an officer. */
const assignable = ({ person }: Visit, { items }: Page<CaseRow>): readonly string[] =>
  person.roles.includes('gateway-manager')
    ? items.filter(({ stage, stub, past }) => (stage === 'triage-queue' || stage === 'in-triage') && !stub && !past).map(({ ref }) => ref)
    : [];
const takes = (visit: Visit, { items }: Page<CaseRow>): boolean =>
  triages(visit) && items.some(({ stage, stub }) => stage === 'triage-queue' && !stub);

/** A queue of the asker's by its id; null where they have none of that name. */
export const queueNamed = async ({ ports, person }: Visit, id: string): Promise<Queue | null> =>
  (await ports.questions.queues(person)).find((each) => each.id === id) ?? null;

/** A queue that is somebody else's, or nobody's. */
export const queueOfOthers = async (visit: Visit, id: string): Promise<Reply> => {
  const found = await visit.ports.questions.queueHolders(id);
  if (found === null) return { kind: 'missing' };
  const isFor = (who: Person): boolean => found.holders.includes(who.id);
  return forOthers(visit, { what: found.title, problem: problemOf('queue-elsewhere'), isFor });
};

/** A queue: sorted and filtered by the server, with its filter in the address. */
export const queue: PageOf = async (visit) => {
  const { ports, person, param, query, settings } = visit;
  const id = param('id');
  const filter = filterIn(query);
  // Taken before the list is read: what comes in between is told, and not missed.
  const mark = await ports.changes.mark();
  const [asked, views] = await Promise.all([
    ports.questions.queue(person, { queue: id, ...filter, pageSize: PAGE_SIZE }),
    viewsOf(visit, id),
  ]);
  const known = asked?.queues.find((each) => each.id === id);
  if (asked === null || known === undefined) return queueOfOthers(visit, id);
  const { queues, found } = asked;
  await ports.consultations.log({ actor: person.id, action: 'search', object: `cases?queue=${id}` });
  const address = addressOf(filter);
  const current = views.find((view) => view.id === filter.view) ?? null;
  return {
    kind: 'page',
    view: 'queue/view.njk',
    title: known.title,
    live: { stream: `/live/queues/${id}?${keptAs(filter)}&since=${encodeURIComponent(mark)}`, show: `/queues/${id}?${address}` },
    data: {
      known,
      queues,
      found,
      shown: shownOf(found),
      filter,
      chips: chipsOf(filter, visit),
      headers: headers(filter),
      address,
      pages: Math.max(1, Math.ceil(found.total / PAGE_SIZE)),
      choices: choices(visit),
      takes: takes(visit, found),
      assignable: assignable(visit, found),
      key: newKey(),
      views,
      current,
      link: current === null ? '' : new URL(`/views/${current.id}`, settings.publicUrl).href,
      kept: keptAs(filter),
      altered: current !== null && keptAs(filter) !== current.filter,
    },
  };
};

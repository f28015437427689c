import type { CaseQuery } from '../../ports.ts';
import type { Marking, Party, Priority } from '../../../domain/words.ts';
import { first, pageIn, type Answers } from '../form/answers.ts';
import { isStage } from '../wording/stages.ts';

export type Sort = NonNullable<CaseQuery['sort']>;
const sorts: readonly Sort[] = ['due', '-due', 'submitted', '-submitted', 'priority', '-priority', 'ref', '-ref'];
export const priorities: readonly Priority[] = ['P1', 'P2', 'P3'];
export const parties: readonly Party[] = ['force', 'gateway', 'toex', 'body'];
export const markings: readonly Marking[] = ['OFFICIAL', 'OFFICIAL-SENSITIVE'];

/** What narrows a queue down: codes and ids of agencies alone, since all of it stands in an address (ASVS 14.2.1). */
export type Narrowing = Pick<CaseQuery, 'priority' | 'stage' | 'owner' | 'region' | 'marking' | 'party' | 'held' | 'overdue'>;
/** `view`: the saved view from which it came. */
export type Filter = Narrowing & { readonly sort: Sort; readonly page: number; readonly view?: string };

const code = /^[a-z0-9-]{1,64}$/;
const yes = (query: Answers, name: string): true | undefined => (first(query, name) === 'yes' ? true : undefined);
const given = <T extends object>(parts: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };

/** Reads what an address asks for; what it cannot mean is left out, so that an old address still opens its queue. */
export const filterIn = (query: Answers): Filter => {
  const [stage, owner, region, view] = [first(query, 'stage'), first(query, 'owner'), first(query, 'region'), first(query, 'view')];
  return {
    sort: sorts.find((known) => known === first(query, 'sort')) ?? 'due',
    page: pageIn(query),
    ...given({
      priority: priorities.find((known) => known === first(query, 'priority')),
      stage: isStage(stage) ? stage : undefined,
      owner: code.test(owner) ? owner : undefined,
      region: code.test(region) ? region : undefined,
      marking: markings.find((known) => known === first(query, 'marking')),
      party: parties.find((known) => known === first(query, 'party')),
      held: yes(query, 'held'),
      overdue: yes(query, 'overdue'),
      view: code.test(view) ? view : undefined,
    }),
  };
};

const names = ['held', 'marking', 'overdue', 'owner', 'party', 'priority', 'region', 'stage'] as const;
export const narrowing = (filter: Filter): Narrowing => given(Object.fromEntries(names.map((name) => [name, filter[name]])));

/** The filter as it is kept and compared: the same filter is always the same text. The page is left out: it is a place in the list, no filter. */
export const keptAs = (filter: Filter): string =>
  new URLSearchParams([
    ...Object.entries(narrowing(filter)).map(([name, value]): [string, string] => [name, value === true ? 'yes' : String(value)]),
    ['sort', filter.sort],
  ]).toString();
/** The same as an address within its queue. */
export const addressOf = (filter: Filter): string => `${keptAs(filter)}${filter.view === undefined ? '' : `&view=${filter.view}`}`;

/** The same list without one of its filters, or without any. */
export const without = (filter: Filter, name?: keyof Narrowing): Filter =>
  name === undefined
    ? { sort: filter.sort, page: 1 }
    : filterIn(new Map([...new URLSearchParams(addressOf(filter))].filter(([key]) => key !== name).map(([key, value]) => [key, [value]])));

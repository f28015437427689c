import { isIsoDate, type Priority } from '../../../domain/words.ts';
import { addressOf, choicesFor, daysIn, MOST_DAYS, usualDays } from '../../figures/filter.ts';
import type { CaseFilter, FigureFilter } from '../../ports.ts';
import { first } from '../form/answers.ts';
import type { Visit } from '../visit.ts';

const priorities: readonly Priority[] = ['P1', 'P2', 'P3'];
type Fault = { readonly href: string; readonly text: string };
export type Chosen = {
  readonly filter: FigureFilter;
  readonly cases: CaseFilter;
  readonly typed: { readonly from: string; readonly to: string };
  readonly faults: readonly Fault[];
};

const faultsIn = ({ from, to }: Chosen['typed']): readonly Fault[] => {
  const days = isIsoDate(from) && isIsoDate(to) ? { from, to } : null;
  return [
    ...(isIsoDate(from) ? [] : [{ href: '#from', text: 'Enter the first day as a date, such as 2026-04-01' }]),
    ...(isIsoDate(to) ? [] : [{ href: '#to', text: 'Enter the last day as a date, such as 2026-06-30' }]),
    ...(days !== null && from > to ? [{ href: '#to', text: 'Enter a last day that is not before the first' }] : []),
    ...(days !== null && from <= to && daysIn(days) > MOST_DAYS
      ? [{ href: '#from', text: `Enter days that are at most ${String(MOST_DAYS)} in all` }]
      : []),
  ];
};
/** The filter in the address; what cannot be meant is said, and the usual days are shown. Whatever names nothing counts no case. */
export const chosenIn = ({ query, now }: Pick<Visit, 'query' | 'now'>): Chosen => {
  const days = usualDays(now);
  const typed = { from: first(query, 'from') || days.from, to: first(query, 'to') || days.to };
  const faults = faultsIn(typed);
  const { from, to } = typed;
  const [region, agency] = [first(query, 'region'), first(query, 'agency')];
  const priority = priorities.find((each) => each === first(query, 'priority'));
  const cases: CaseFilter = {
    ...(region === '' ? {} : { region }),
    ...(agency === '' ? {} : { agency }),
    ...(priority === undefined ? {} : { priority }),
  };
  const period = faults.length === 0 && isIsoDate(from) && isIsoDate(to) ? { from, to } : days;
  return { filter: { ...cases, ...period }, cases, typed, faults };
};
/** What was chosen, in words: the form itself stands on no paper. */
const onlyOf = ({ region, agency, priority }: CaseFilter, { regions, organisations }: Visit['directory']): string =>
  [
    ...(region === undefined ? [] : [regions[region]?.name ?? region]),
    ...(agency === undefined ? [] : [organisations[agency]?.name ?? agency]),
    ...(priority === undefined ? [] : [priority]),
  ].join(', ');
/** What the form of the filter needs; `ofPeriod` where days are asked for too. */
export const filterForm = ({ person, directory }: Visit, { filter, cases, typed, faults }: Chosen, ofPeriod: boolean) => ({
  ...choicesFor(person, directory),
  priorities,
  filter,
  typed,
  summary: ofPeriod ? faults : [],
  ofPeriod,
  filtered: Object.keys(cases).length > 0,
  onlyOf: onlyOf(cases, directory),
  address: addressOf(ofPeriod ? filter : cases),
});

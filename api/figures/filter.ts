import { DAY_MS, dateAt, dayOf, weekdayOf } from '../../domain/local-time.ts';
import type { Directory, Person } from '../../domain/directory.ts';
import { mayOwn } from '../../domain/directory.ts';
import type { Instant, IsoDate } from '../../domain/words.ts';
import { isoDateOf } from '../../domain/working-time.ts';
import type { CaseFilter, FigureFilter } from '../ports.ts';

const WEEKS = 12;
/** A year and a day: more than that no chart by weeks has room for. */
export const MOST_DAYS = 366;
/** Twelve weeks and what there is of this one. */
export const usualDays = (now: Instant): { readonly from: IsoDate; readonly to: IsoDate } => {
  const to = isoDateOf(now);
  const day = dayOf(Date.parse(to));
  return { from: dateAt(day - weekdayOf(day) + 1 - WEEKS * 7), to };
};
export const daysIn = ({ from, to }: Pick<FigureFilter, 'from' | 'to'>): number => (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;

/** A filter without its days. */
export const casesOf = ({ region, agency, priority }: CaseFilter): CaseFilter => ({
  ...(region === undefined ? {} : { region }),
  ...(agency === undefined ? {} : { agency }),
  ...(priority === undefined ? {} : { priority }),
});
/** A filter as an address has it, and as the log does: codes and days, never a name or a text. */
export const addressOf = (filter: CaseFilter & Partial<Pick<FigureFilter, 'from' | 'to'>>): string => {
  const { region, agency, priority, from, to } = filter;
  const given = Object.entries({ region, agency, priority, from, to }).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value]],
  );
  return new URLSearchParams(given).toString();
};
/** What may be chosen: a region and an agency that can own, near ones first. */
export const choicesFor = ({ organisation }: Pick<Person, 'organisation'>, { regions, organisations }: Directory) => {
  const own = organisations[organisation]?.region ?? null;
  const near = (region: string | null): number => (region === own ? 0 : 1);
  return {
    regions: Object.values(regions).toSorted((one, other) => near(one.id) - near(other.id)),
    agencies: Object.values(organisations)
      .filter(mayOwn)
      .toSorted((one, other) => near(one.region) - near(other.region)),
  };
};

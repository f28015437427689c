import type { DemoTime } from '../../config/demo-time.ts';
import type { Case } from '../../domain/case.ts';
import type { Sitting } from '../../domain/sitting.ts';
import type { Timetable } from './timetable.ts';

/** What is asked of the case or the sitting as it stands. */
type Standing = Pick<Case | Sitting, 'version'> & Partial<Pick<Case, 'terms' | 'reassessments'>>;
/** What the step is given to, as it stands; when; and what was played already, by its number (`3`, `s1`). */
export type Given = {
  readonly on: Standing | null;
  readonly at: DemoTime;
  readonly table: Timetable;
  readonly played: (number: string) => string | undefined;
};

const latest = <V extends { readonly version: number }>(of: Readonly<Record<string, V>> = {}): V | undefined =>
  Object.values(of).toSorted((one, other) => other.version - one.version)[0];
type Word = { readonly what: string; readonly count: number; readonly clock: string };
const meant = ({ what, count, clock }: Word, { on, at, table, played }: Given): unknown => {
  switch (what) {
    case 'today':
      return table.day(at.day + count);
    case 'now':
      return table.at(at);
    case 'working day':
      return table.at({ day: count, clock });
    case 'case':
      return played(String(count).padStart(2, '0'));
    case 'sitting':
      return played(`s${String(count)}`);
    case 'last entry':
      return on?.version;
    case 'terms version':
      return latest(on?.terms)?.version;
    case 'terms digest':
      return latest(on?.terms)?.digest;
    case 'reassessment digest':
      return latest(on?.reassessments)?.digest;
    default:
      return undefined;
  }
};

const pattern = /^\{([a-z]+(?: [a-z]+)?)(?: (-?\d+))?(?: (\d\d:\d\d))?\}$/;
/**
 * A body as it is given: `{today 5}` is the working day five after the step's, `{now}` its instant,
 * `{working day 5 10:00}` one counted as steps are; `{case 44}` and `{sitting 2}` are what was played under that number; `{terms version}`, `{terms digest}`
 * and `{reassessment digest}` are what the case shows, `{last entry}` is the last one that a person made. Throws on a placeholder that means nothing.
 */
export const filled = (body: unknown, given: Given): unknown => {
  if (Array.isArray(body)) return body.map((each: unknown) => filled(each, given));
  if (typeof body === 'object' && body !== null)
    return Object.fromEntries(Object.entries(body).map(([key, each]) => [key, filled(each, given)]));
  if (typeof body !== 'string' || !body.includes('{')) return body;
  const [, what = '', count = '0', clock = '00:00'] = pattern.exec(body) ?? [];
  const value = meant({ what, count: Number(count), clock }, given);
  if (value === undefined) throw new Error(`${body} means nothing here`);
  return value;
};

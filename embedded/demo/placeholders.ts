import type { DemoTime } from '../../config/demo-cases.ts';
import type { Case } from '../../domain/case.ts';
import type { Timetable } from './timetable.ts';

/** The case as it stands, and when the step is given. */
export type Given = { readonly on: Case | null; readonly at: DemoTime; readonly table: Timetable };

const latest = <V extends { readonly version: number }>(of: Readonly<Record<string, V>> = {}): V | undefined =>
  Object.values(of).toSorted((one, other) => other.version - one.version)[0];
const meant = (what: string, count: number, { on, at, table }: Given): unknown => {
  switch (what) {
    case 'today':
      return table.day(at.day + count);
    case 'now':
      return table.at(at);
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

const pattern = /^\{([a-z]+(?: [a-z]+)?)(?: (-?\d+))?\}$/;
/**
 * A body as it is given: `{today 5}` is the working day five after the step's, `{now}` its instant; `{terms version}`, `{terms digest}`
 * and `{reassessment digest}` are what the case shows, `{last entry}` is the last one that a person made. Throws on a placeholder that means nothing.
 */
export const filled = (body: unknown, given: Given): unknown => {
  if (Array.isArray(body)) return body.map((each: unknown) => filled(each, given));
  if (typeof body === 'object' && body !== null)
    return Object.fromEntries(Object.entries(body).map(([key, each]) => [key, filled(each, given)]));
  if (typeof body !== 'string' || !body.includes('{')) return body;
  const [, what = '', count = '0'] = pattern.exec(body) ?? [];
  const value = meant(what, Number(count), given);
  if (value === undefined) throw new Error(`${body} means nothing here`);
  return value;
};

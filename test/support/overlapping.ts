// Cases that differ in what overlap is looked for by, with the text of their summaries where the record has it.
import { randomUUID } from 'node:crypto';
import type { Case } from '../../domain/case.ts';
import { writeReference } from '../../domain/reference.ts';
import type { Ref } from '../../domain/words.ts';
import type { Database } from '../../prisma/database.ts';
import { date } from '../domain/calendars.ts';
import { caseAt } from '../domain/story.ts';
import { sha256 } from './rulebook.ts';
import { storeCase } from './stored.ts';

export type Alike = {
  readonly operationName?: string;
  readonly ocgRef?: string;
  readonly apmisRef?: string;
  readonly places?: readonly string[];
  readonly types?: readonly string[];
  readonly keyDates?: readonly string[];
  readonly meetingDate?: string;
  readonly summary?: string;
  /** The force of Southvale instead of that of Northmarch. */
  readonly elsewhere?: true;
  readonly with?: Partial<Case>;
};
const southvale = {
  region: 'southvale',
  owner: { agency: 'dunmere', user: 'sio.dunmere' },
  spoc: 'spoc.dunmere',
  customer: 'sio.dunmere',
  claimer: 'triage.southvale',
};
let number = 0;
// Far enough apart that no two are near by accident.
const lonely = (): string => new Date(Date.UTC(1970, 0, 1) + ++number * 30 * 86_400_000).toISOString().slice(0, 10);

const without = <T extends object, K extends keyof T>(value: T, ...keys: readonly K[]): Omit<T, K> => {
  const copy = { ...value };
  for (const key of keys) Reflect.deleteProperty(copy, key);
  return copy;
};

/** Stores a case that is alike in this and in nothing else. */
export const storeAlike = async (at: Pick<Database, 'pool'>, alike: Alike): Promise<Ref> => {
  const base = caseAt('in-triage');
  const id = randomUUID();
  const text = alike.summary ?? '';
  await at.pool.query('INSERT INTO narrative (id, digest, text) VALUES ($1, $2, $3)', [id, sha256(text), text]);
  const { operationName, ocgRef, apmisRef, places } = alike;
  const on: Case = {
    ...base,
    ...(alike.elsewhere === true ? { ...southvale, pen: base.pen === null ? null : { ...base.pen, user: southvale.claimer } } : {}),
    ref: writeReference({ code: alike.elsewhere === true ? 'SV' : 'NM', year: 2026, number: ++number }),
    bid: {
      ...without(base.bid, 'operationName', 'places'),
      ...(operationName === undefined ? {} : { operationName }),
      ...(places === undefined ? {} : { places }),
      forceTasking: { ...base.bid.forceTasking, meetingDate: date(alike.meetingDate ?? lonely()) },
      threat: {
        ...without(base.bid.threat, 'ocgRef', 'apmisRef'),
        ...(ocgRef === undefined ? {} : { ocgRef }),
        ...(apmisRef === undefined ? {} : { apmisRef }),
        types: alike.types ?? ['other'],
        summary: { narrative: id, digest: sha256(text) },
      },
      investigation: { ...base.bid.investigation, keyDates: (alike.keyDates ?? []).map((day) => ({ what: 'Trial', date: date(day) })) },
    },
    ...alike.with,
  };
  return (await storeCase(at, on)).ref;
};

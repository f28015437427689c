import type { AtHand } from './reference-data.ts';
import { instantAt } from '../domain/local-time.ts';
import { isTerminal } from '../domain/case.ts';
import type { Person } from '../domain/directory.ts';
import type { Instant, Party, Priority, Stage } from '../domain/words.ts';
import type { CaseQuery, CaseRow } from '../api/ports.ts';
import { queuesOf } from './queues.ts';
import { visibleTo } from './visibility.ts';

export type ListRow = {
  opens: 'page' | 'past' | 'stub'; ref: string; stage: Stage; owner_agency: string; owner_user: string; restricted: boolean; region: string | null;
  priority: Priority | null; operation_name: string | null; marking: string | null; pen_party: Party | null; pen_role: string | null; pen_user: string | null;
  pen_since: Date | null; due_at: Date | null; submitted_at: Date | null; on_hold: boolean | null; version: number | null;
}; // prettier-ignore
export const listColumns =
  'opens, ref, stage, owner_agency, owner_user, restricted, region, priority, operation_name, marking, pen_party, pen_role, pen_user, pen_since, due_at, submitted_at, on_hold, version';

const at = (date: Date | null): Instant | null => (date === null ? null : instantAt(date.getTime()));
export const penOf = (
  row: Pick<ListRow, 'stage' | 'pen_party' | 'pen_role' | 'pen_user' | 'pen_since' | 'due_at'>,
  now: Instant,
): CaseRow['pen'] => {
  const since = at(row.pen_since);
  if (row.pen_party === null || row.pen_role === null || since === null) return null;
  const dueAt = at(row.due_at);
  return {
    party: row.pen_party,
    role: row.pen_role,
    user: row.pen_user,
    since,
    dueAt,
    overdue: !isTerminal(row.stage) && dueAt !== null && dueAt <= now,
  };
};
/** Of a stub, and of a former owner's case, only reference, stage and owner are known; its other fields say nothing. */
export const caseRow = (row: ListRow, now: Instant): CaseRow => ({
  ref: row.ref,
  stage: row.stage,
  owner: { agency: row.owner_agency, user: row.owner_user },
  restricted: row.restricted,
  stub: row.opens === 'stub',
  past: row.opens === 'past',
  region: row.region ?? '',
  priority: row.priority ?? 'P3',
  operationName: row.operation_name,
  marking: row.marking ?? '',
  pen: penOf(row, now),
  onHold: row.on_hold === true,
  submittedAt: at(row.submitted_at) ?? instantAt(0),
  version: row.version ?? 0,
});

const orders: Readonly<Record<NonNullable<CaseQuery['sort']>, string>> = {
  due: 'due_at ASC NULLS LAST',
  '-due': 'due_at DESC NULLS LAST',
  submitted: 'submitted_at ASC NULLS LAST',
  '-submitted': 'submitted_at DESC NULLS LAST',
  priority: 'priority ASC NULLS LAST, due_at ASC NULLS LAST',
  '-priority': 'priority DESC NULLS LAST, due_at ASC NULLS LAST',
  ref: 'ref ASC',
  '-ref': 'ref DESC',
};

type Asked = {
  readonly query: CaseQuery;
  readonly known: Pick<AtHand, 'directory' | 'policy' | 'now'>;
  readonly stalled: readonly string[] | null;
};
/** The list that was asked for: its rows and how many there are in all, as SQL over the visibility relation. */
export const listSql = (who: Person, { query, known, stalled }: Asked) => {
  const { directory, now } = known;
  const visible = visibleTo(who, known);
  const values = [...visible.values];
  const value = (of: unknown): string => `$${String(values.push(of))}`;
  const terms: string[] = [];
  const term = (given: unknown, says: (place: string) => string): void => {
    if (given !== undefined) terms.push(says(value(given)));
  };
  if (query.queue !== undefined) {
    // One value for the time, written before the queue that may need it.
    const place = `${value(now)}::timestamptz`;
    terms.push(`${place} IS NOT NULL`, queuesOf(who, directory, place).find(({ id }) => id === query.queue)?.where ?? 'false');
  }
  term(query.stage, (is) => `stage = ${is}`);
  term(query.owner, (is) => `(owner_agency = ${is} OR owner_user = ${is})`);
  term(query.region, (is) => `region = ${is}`);
  term(query.priority, (is) => `priority = ${is}`);
  term(query.pen === 'me' ? who.id : query.pen, (is) => `(pen_party = ${is} OR pen_user = ${is} OR pen_role = ${is})`);
  term(query.q, (is) => `(position(lower(${is}) in lower(ref)) > 0 OR position(lower(${is}) in lower(operation_name)) > 0)`);
  term(stalled ?? undefined, (is) => `(opens = 'page' AND (ref = ANY(${is}::text[])) = ${query.stalled === true ? 'true' : 'false'})`);
  const from = `FROM ${visible.text} AS visible ${terms.length === 0 ? '' : `WHERE ${terms.join(' AND ')}`}`;
  const count = { text: `SELECT count(*)::int AS total ${from}`, values: [...values] };
  const paged = `LIMIT ${value(query.pageSize)} OFFSET ${value((query.page - 1) * query.pageSize)}`;
  return { count, rows: { text: `SELECT ${listColumns} ${from} ORDER BY ${orders[query.sort ?? 'due']}, ref ${paged}`, values } };
};

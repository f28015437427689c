import type { AtHand } from './reference-data.ts';
import { instantAt } from '../domain/local-time.ts';
import type { Person } from '../domain/directory.ts';
import type { Instant, Party, Priority, Stage } from '../domain/words.ts';
import type { CaseQuery, CaseRow, FoundBy } from '../api/ports.ts';
import { takesAs } from '../domain/pens-of-role.ts';
import { searchSql } from './case-search.ts';
import { isSince } from './changes.ts';
import type { Queued } from './queues.ts';
import { isSecond } from './visibility.ts';

export type ListRow = {
  opens: 'page' | 'past' | 'stub'; ref: string; stage: Stage; owner_agency: string; owner_user: string; restricted: boolean; region: string | null;
  priority: Priority | null; operation_name: string | null; marking: string | null; pen_party: Party | null; pen_role: string | null; pen_user: string | null;
  pen_since: Date | null; due_at: Date | null; submitted_at: Date | null; on_hold: boolean | null; version: number | null; found_by?: readonly FoundBy[];
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
    overdue: dueAt !== null && dueAt <= now,
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
  ...(row.found_by === undefined ? {} : { foundBy: row.found_by }),
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

/** Whether a pen that nobody holds by name waits for whoever takes up these (`takesAs`); what stands in `awaits` waits beside it. */
const waitsForAny = (takes: string): string => `(opens = 'page' AND pen_party IS NOT NULL AND pen_user IS NULL AND appeal_barred = '{}'
  AND NOT (pen_role = 'owner-lead' AND receiver IS NOT NULL) AND CASE
    WHEN stage = 'redirect-offered' THEN ARRAY[asked_body || '/nobody', region || '/gateway-manager'] <@ ${takes}::text[]
    WHEN pen_role = 'gateway-manager' AND second_barred <> '{}' THEN ${isSecond}
    WHEN restricted AND pen_role = 'triage-officer' THEN region || '/restricted' = ANY(${takes}::text[])
    ELSE ARRAY[region || '/' || pen_role, owner_agency || '/' || pen_role, bodies[cardinality(bodies)] || '/' || pen_role] && ${takes}::text[] END)`;
type Asked = {
  readonly query: CaseQuery;
  readonly known: Pick<AtHand, 'directory' | 'policy' | 'now'>;
  readonly stalled: readonly string[] | null;
};
/** The list that was asked for, as SQL over what opens: its rows, how many there are in all, and the condition by which they are in it. */
export const listSql = (who: Person, { visible, now, placed, queues }: Queued, { query, known, stalled }: Asked) => {
  const { values, value, just } = visible;
  const terms: string[] = [placed];
  const term = (given: unknown, says: (place: string) => string): void => {
    if (given !== undefined) terms.push(says(value(given)));
  };
  if (query.queue !== undefined) terms.push(`(${queues.find(({ id }) => id === query.queue)?.where ?? 'false'})`);
  const { stage, region, priority, marking, party } = query;
  terms.push(...just({ stage, region, priority, marking, pen_party: party }));
  term(query.owner, (is) => `(owner_agency = ${is} OR owner_user = ${is})`);
  term(query.pen === 'me' ? who.id : query.pen, (is) => `(pen_party = ${is} OR pen_user = ${is} OR pen_role = ${is})`);
  term(query.held, (is) => `(on_hold IS TRUE) = ${is}::boolean`);
  if (query.withOthers !== undefined) {
    const [me, mine, but] = [value(who.id), value(who.roles), value(query.withOthers.but)];
    terms.push(`(opens = 'page' AND live AND pen_party IS NOT NULL AND pen_user IS DISTINCT FROM ${me}
      AND NOT (pen_user IS NULL AND pen_role = ANY(${mine}::text[])) AND NOT ref = ANY(${but}::text[]))`);
  }
  if (query.anyOfRole === true) {
    const takes = takesAs(who, known);
    terms.push(takes.length === 0 ? 'false' : waitsForAny(value(takes)));
  }
  if (query.overdue !== undefined) terms.push(`(opens = 'page' AND (due_at <= ${now}) IS ${query.overdue ? 'TRUE' : 'NOT TRUE'})`);
  term(query.movedSince, (is) => `(opens = 'page' AND ref IN (SELECT ref FROM case_moved WHERE ${isSince('moved', is)}))`);
  const search = query.q === undefined ? null : searchSql(query.q, { directory: known.directory, overlap: known.policy.overlap }, value);
  if (search !== null) terms.push(search.where);
  term(stalled ?? undefined, (is) => `(opens = 'page' AND (ref = ANY(${is}::text[])) = ${query.stalled === true ? 'true' : 'false'})`);
  const where = terms.join(' AND ');
  const from = `FROM ${visible.scanned} AS visible WHERE ${where}`;
  const count = { text: `SELECT count(*)::int AS total ${from}`, values: [...values] };
  const columns = search === null ? listColumns : `${listColumns}, ${search.foundBy} AS found_by`;
  const order = query.sort === undefined && search !== null ? search.order : orders[query.sort ?? 'due'];
  const paged = `LIMIT ${value(query.pageSize)} OFFSET ${value((query.page - 1) * query.pageSize)}`;
  return { where, count, rows: { text: `SELECT ${columns} ${from} ORDER BY ${order}, ref ${paged}`, values } };
};

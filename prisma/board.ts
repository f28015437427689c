import type { BoardRow, BoardStage, CaseFilter } from '../api/ports.ts';
import { inJourneyOrder, shareUsed } from '../domain/ageing.ts';
import type { Person } from '../domain/directory.ts';
import { calendarOf } from '../domain/facts.ts';
import { instantAt } from '../domain/local-time.ts';
import type { Stage } from '../domain/words.ts';
import { workingBetween } from '../domain/working-time.ts';
import { caseRow, listColumns, type ListRow } from './case-list.ts';
import type { AtHand, Queryable } from './reference-data.ts';
import { visibleTo } from './visibility.ts';

export type BoardAsked = CaseFilter & { readonly stage?: Stage; readonly page: number; readonly pageSize: number };
type Row = ListRow & {
  total: number;
  over: number;
  clock_from: Date | null;
  clock_target: number | null;
  clock_still: number;
  clock_paused: Date | null;
  counted: number;
  runs: Date | null;
};

const at = (date: Date) => instantAt(date.getTime());
/** Age as the page of the case has it: what is counted of its round, a hold's time with it, and what has run since. */
const aged = (row: Row, known: AtHand): Pick<BoardRow, 'age' | 'used'> => {
  if (row.opens !== 'page' || row.region === null) return { age: null, used: null };
  const [calendar, { now }] = [calendarOf(known, row.region), known];
  const { clock_from: from, clock_target: target, clock_still: still, clock_paused: paused } = row;
  const age = row.counted + (row.runs === null ? 0 : workingBetween(calendar, at(row.runs), now));
  if (from === null || target === null) return { age, used: null };
  return { age, used: shareUsed({ from: at(from), target, still, paused: paused === null ? null : at(paused) }, { now, calendar }) };
};

/** Former owners' cases are none of theirs, and stand on no board; what is restricted to others stands last in its stage. */
export const boardFor = async (
  client: Queryable,
  asker: Person,
  { asked, known }: { readonly asked: BoardAsked; readonly known: AtHand },
): Promise<readonly BoardStage[]> => {
  const { scanned, values, value, just } = visibleTo(asker, known);
  const { region, stage: only, priority, agency } = asked;
  const terms = ['live', `opens <> 'past'`, ...just({ region, stage: only, priority, owner_agency: agency })];
  const now = `${value(known.now)}::timestamptz`;
  const before = value((asked.page - 1) * asked.pageSize);
  const { rows } = await client.query<Row>(
    `WITH ranked AS (
        SELECT ${listColumns}, clock_from, clock_target, clock_still, clock_paused, (count(*) OVER stage)::int AS total,
          (count(*) FILTER (WHERE due_at <= ${now}) OVER stage)::int AS over,
          row_number() OVER (PARTITION BY stage ORDER BY due_at NULLS LAST, ref) AS place
        FROM ${scanned} AS visible WHERE ${terms.join(' AND ')} WINDOW stage AS (PARTITION BY stage)
      )
      SELECT ranked.*, runs, counted::int
      FROM ranked JOIN LATERAL (SELECT round, coalesce(runs_from, held_from) AS runs FROM case_spell AS s WHERE s.ref = ranked.ref AND ended_at IS NULL) AS running ON true
        JOIN LATERAL (SELECT sum(minutes + held_minutes) AS counted FROM case_spell AS s WHERE s.ref = ranked.ref AND s.round = running.round) AS told ON true
      WHERE place > ${before} AND place <= ${before} + ${value(asked.pageSize)} ORDER BY place`,
    values,
  );
  const stages = [...new Set(rows.map(({ stage }) => stage))].toSorted(inJourneyOrder);
  return stages.map((stage) => {
    const own = rows.filter((row) => row.stage === stage);
    const [{ total, over } = { total: 0, over: 0 }] = own;
    return { stage, total, overdue: over, rows: own.map((row) => ({ ...caseRow(row, known.now), ...aged(row, known) })) };
  });
};

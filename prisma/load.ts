import type { AllocationRow, FigureFilter, LoadRow } from '../api/ports.ts';
import type { Person } from '../domain/directory.ts';
import type { UserId } from '../domain/words.ts';
import { countedFor, within, type Asked } from './counted.ts';
import { entryOf, type JournalLine } from './entry-of.ts';
import type { Queryable } from './reference-data.ts';

const triage = `('in-triage', 'returned', 'redirect-offered', 'decline-review')`;
/** In hand: the bids that an officer has claimed, the cases of an SIA, of a team, of an SIO. */
export const loadFor = async (
  client: Queryable,
  asker: Person,
  { people, ...asked }: Asked & { readonly people: readonly UserId[] },
): Promise<readonly LoadRow[]> => {
  const counted = countedFor(asker, asked);
  const [now, among] = [`${counted.value(asked.known.now)}::timestamptz`, `${counted.value(people)}::text[]`];
  const { rows } = await client.query<LoadRow>(
    `WITH ${counted.text}, held AS (
        SELECT claimer AS user, ref, 0 AS products FROM counted WHERE live AND stage IN ${triage}
        UNION ALL SELECT sia, ref, products_open FROM counted WHERE live
        UNION ALL SELECT owner_user, ref, 0 FROM counted WHERE live
        UNION ALL SELECT member, ref, products_open FROM counted, unnest(team) AS member WHERE live
      ), once AS (SELECT held.user, ref, max(products) AS products FROM held GROUP BY 1, 2), loads AS (
        SELECT once.user, count(*) AS cases, 0 AS pen, 0 AS overdue, sum(products) AS products, 0 AS asked FROM once GROUP BY 1
        UNION ALL SELECT pen_user, 0, count(*), count(*) FILTER (WHERE due_at <= ${now}), 0, 0 FROM counted GROUP BY 1
        UNION ALL SELECT someone, 0, 0, 0, 0, count(*) FROM counted, unnest(awaits) AS someone GROUP BY 1
      )
      SELECT loads.user, sum(cases)::int AS cases, sum(pen)::int AS pen, sum(overdue)::int AS overdue, sum(products)::int AS products,
        sum(asked)::int AS asked
      FROM loads WHERE loads.user = ANY(${among}) GROUP BY 1 ORDER BY 1`,
    counted.values,
  );
  return rows;
};

/** Read where they were decided, the latest first. */
export const allocationsFor = async (client: Queryable, asker: Person, asked: Asked<FigureFilter>): Promise<readonly AllocationRow[]> => {
  const counted = countedFor(asker, asked);
  const { from, to } = within(counted, asked.filter);
  // The journal has instants as text, which sort as they follow each other.
  const text = (bound: string): string => `to_char(${bound} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  const { rows } = await client.query<JournalLine & { ref: string }>(
    `WITH ${counted.text} SELECT j.stream AS ref, j.seq, j.type, j.at, j.actor, j.payload FROM journal AS j JOIN counted ON ref = j.stream
      WHERE (j.type LIKE 'allocated@%' OR j.type LIKE 'reallocated@%') AND j.at >= ${text(from)} AND j.at < ${text(to)}
      ORDER BY j.at DESC, ref, j.seq DESC`,
    counted.values,
  );
  return rows.flatMap(({ ref, ...line }): readonly AllocationRow[] => {
    const entry = entryOf(line);
    const { at, actor: by } = entry;
    if (entry.type === 'allocated') {
      const { sia, rationale = null, overrideReason = null } = entry.about;
      return [{ ref, at, by, sia, from: null, candidates: entry.after.allocation?.candidates ?? [], rationale, overrideReason }];
    }
    if (entry.type !== 'reallocated') return [];
    const { sia, from: before, reason } = entry.about;
    return [{ ref, at, by, sia, from: before, candidates: [], rationale: reason, overrideReason: null }];
  });
};

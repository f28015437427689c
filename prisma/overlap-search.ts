import { randomUUID } from 'node:crypto';
import type { OverlapSearch } from '../activities/ports.ts';
import { matchesOf } from './matching.ts';
import type { Queryable, ReferenceData } from './reference-data.ts';

// A pair is one row, whichever of the two was looked at. Ids of notices are seen in inboxes, so they say nothing of the other case.
const tellText = `WITH found AS (
    SELECT * FROM jsonb_to_recordset($2::jsonb) AS f(other text, kinds text[], notices jsonb)
  ), told AS (
    INSERT INTO overlap_told (ref, other, kinds, at) SELECT least($1, other), greatest($1, other), kinds, $3 FROM found
    ON CONFLICT (ref, other) DO UPDATE
      SET kinds = ARRAY(SELECT unnest(overlap_told.kinds) UNION SELECT unnest(excluded.kinds) ORDER BY 1), at = excluded.at
      WHERE NOT excluded.kinds <@ overlap_told.kinds
    RETURNING ref, other
  ) INSERT INTO outbox (id, stream, seq, temperament, payload)
    SELECT n.id, n.ref, s.seq, 'notifications', n.payload
    FROM told JOIN found AS f ON told.ref = least($1, f.other) AND told.other = greatest($1, f.other),
      LATERAL jsonb_to_recordset(f.notices) AS n(id text, ref text, payload text) JOIN stream AS s ON s.id = n.ref`;

// What another search still finds stays as it is; a search that finds nothing is kept too.
const keepText = `WITH found AS (SELECT * FROM jsonb_to_recordset($2::jsonb) AS f(other text, place int, kinds text[])),
  looked AS (INSERT INTO overlap_searched (ref, at) VALUES ($1, $3) ON CONFLICT (ref) DO UPDATE SET at = excluded.at),
  gone AS (DELETE FROM overlap_found WHERE ref = $1 AND other NOT IN (SELECT other FROM found))
  INSERT INTO overlap_found (ref, other, place, kinds) SELECT $1, other, place, kinds FROM found
  ON CONFLICT (ref, other) DO UPDATE SET place = excluded.place, kinds = excluded.kinds`;

/** The search for overlap as the activities have it. */
export const createOverlapSearch = (client: Queryable, data: ReferenceData): OverlapSearch => ({
  async look(ref) {
    const { policy, now } = await data.load(client);
    const found = await matchesOf(client, ref, policy.overlap);
    const kept = found.map(({ ref: other, kinds }, place) => ({ other, place, kinds }));
    await client.query({ name: 'keep-overlaps', text: keepText, values: [ref, JSON.stringify(kept), now] });
    return found.map((match) => ({ ...match, why: match.kinds.map((kind) => policy.overlap.kinds[kind].why) }));
  },
  async tell(ref, pairs) {
    if (pairs.length === 0) return false;
    const { now } = await data.load(client);
    const owed = pairs.map(({ notices, ...pair }) => ({
      ...pair,
      notices: notices.map((each) => ({ id: `overlap:${randomUUID()}`, ref: each.ref, payload: JSON.stringify(each.notice) })),
    }));
    const { rowCount } = await client.query({ name: 'tell-overlaps', text: tellText, values: [ref, JSON.stringify(owed), now] });
    return (rowCount ?? 0) > 0;
  },
});

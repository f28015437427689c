import { listedKeys, type Sitting } from '../domain/sitting.ts';
import { namedAt } from '../domain/sitting-access.ts';

export const sittingColumns = [
  'id',
  'body',
  'kind',
  'at',
  'papers_due_at',
  'status',
  'version',
  'named',
  'open_actions',
  'listed',
] as const;
/** The read row of a sitting, in the order of its columns. */
export const sittingRow = (on: Sitting): readonly unknown[] => [
  on.id,
  on.body,
  on.kind,
  on.at,
  on.papersDueAt,
  on.status,
  on.version,
  namedAt(on),
  Object.values(on.actions).flatMap(({ status, owner }) => (status === 'open' ? [owner] : [])),
  listedKeys(on),
];

/** The next planned ordinary sitting of a body whose papers are open, but for one: `$1` body, `$2` that one or null, `$3` now. */
export const nextSittingSql = `SELECT id FROM sitting_read
  WHERE body = $1 AND id IS DISTINCT FROM $2 AND kind = 'ordinary' AND status = 'open' AND at > $3 ORDER BY at, id LIMIT 1`;
/** Decisions that the body `$1` has still to ratify, and which stand on no agenda for it yet: the case, and the key of the item. */
export const toRatifySql = `SELECT ref, key FROM (
    SELECT ref, split_part(owed, '/', 2) AS key FROM case_read, unnest(to_ratify) AS owed WHERE to_ratify <> '{}' AND split_part(owed, '/', 1) = $1
  ) AS waiting WHERE NOT EXISTS (SELECT FROM sitting_read WHERE listed @> ARRAY[key]) ORDER BY key`;

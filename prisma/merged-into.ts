import type { CaseRow } from '../api/ports.ts';
import type { Case } from '../domain/case.ts';
import type { Person } from '../domain/directory.ts';
import { mergedInto } from '../domain/merge-state.ts';
import type { Ref } from '../domain/words.ts';
import type { AtHand, Queryable } from './reference-data.ts';
import { visibleTo } from './visibility.ts';

/** DUP-3: rows of merged cases lead on to the case in which each goes on, where the asker may know of that one. */
export const withSuccessors = async (
  pool: Queryable,
  asker: Person,
  { items, known }: { readonly items: readonly CaseRow[]; readonly known: AtHand },
): Promise<readonly CaseRow[]> => {
  const merged = items.flatMap(({ ref, stage, stub, past }) => (stage === 'merged' && !stub && !past ? [ref] : []));
  if (merged.length === 0) return items;
  const { rows } = await pool.query<{ id: Ref; state: string }>('SELECT id, state FROM stream WHERE id = ANY($1)', [merged]);
  // The state as of the last entry; the verifier proves it by refolding.
  const into = new Map(rows.map(({ id, state }) => [id, mergedInto(JSON.parse(state) as Case)]));
  const visible = visibleTo(asker, known);
  const named = [...into.values()].filter((ref) => ref !== null);
  const seen = await pool.query<{ ref: Ref }>(
    `SELECT ref FROM ${visible.text} AS visible WHERE ref = ANY(${visible.value(named)}::text[])`,
    visible.values,
  );
  const open = seen.rows.map(({ ref }) => ref);
  return items.map((row) => {
    const successor = into.get(row.ref) ?? null;
    return successor === null || !open.includes(successor) ? row : { ...row, mergedInto: successor };
  });
};

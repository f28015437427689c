import type { Administered } from '../domain/administration-state.ts';
import type { Case } from '../domain/case.ts';
import { dueOn, type Due } from '../domain/clocks.ts';
import type { Directory } from '../domain/directory.ts';
import { fold } from '../domain/evolve.ts';
import { neverOwns } from '../domain/never-owns.ts';
import { foldSitting } from '../domain/sitting-evolve.ts';
import { isSittingId } from '../domain/sitting.ts';
import { spellsAfter } from '../domain/spells.ts';
import { bookIn } from './administration.ts';
import { readColumns, readRow } from './case-row.ts';
import { entryOf, sittingEntryOf, type JournalLine } from './entry-of.ts';
import { foldAdministered } from './fold-administered.ts';
import { indexed, keepIndex } from './overlap-index.ts';
import type { Queryable } from './reference-data.ts';
import { sittingColumns, sittingRow } from './sitting-row.ts';
import { beginSpells, spelled } from './spell-keeping.ts';
import { keepLines, lined } from './value-keeping.ts';

type Statement = { readonly text: string; readonly values: readonly unknown[] };
/** A stream as its entries come to it, and what writes the rows that are read of it. */
export type Refolded = { readonly kind: string; readonly state: object; readonly rows: readonly Statement[] };

const into = (table: string, columns: readonly string[], row: readonly unknown[]): Statement => ({
  text: `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((_, index) => `$${String(index + 1)}`).join(', ')})`,
  values: row,
});
const duesOf = (id: string, due: readonly Omit<Due, 'does'>[], does: (each: number) => string): Statement => ({
  text: 'INSERT INTO due (stream, clock, rung, at, does) SELECT $1, * FROM unnest($2::text[], $3::text[], $4::timestamptz[], $5::text[])',
  values: [id, due.map(({ clock }) => clock), due.map(({ rung }) => rung), due.map(({ at }) => at), due.map((_, index) => does(index))],
});
const clocked = (id: string, clocks: Case['clocks']): Statement => {
  const due = dueOn(clocks);
  return duesOf(id, due, (index) => due[index]?.does ?? '');
};

export type Known = Pick<Directory, 'organisations'>;
const caseOf = (id: string, lines: readonly JournalLine[], directory: Known): Refolded | null => {
  const entries = lines.map(entryOf);
  const on = fold(entries);
  if (on === null) return null;
  const never = neverOwns(on, directory);
  if (never !== null) throw new Error(`OWN-2: ${never} would hold the risk of ${id} and can own none`);
  const rows = [
    into('case_read', readColumns, readRow(on)),
    { text: keepIndex(2), values: [id, ...indexed(on)] },
    { text: keepLines(2), values: [id, ...lined(on)] },
    { text: beginSpells(2), values: [id, ...spelled(spellsAfter(null, entries))] },
    clocked(id, on.clocks),
  ];
  return { kind: 'case', state: on, rows };
};
const sittingOf = (id: string, lines: readonly JournalLine[]): Refolded | null => {
  const on = foldSitting(lines.map(sittingEntryOf));
  return on === null ? null : { kind: 'sitting', state: on, rows: [into('sitting_read', sittingColumns, sittingRow(on)), clocked(id, on.clocks)] }; // prettier-ignore
};
const administered = (stream: Administered, lines: readonly JournalLine[]): Refolded | null => {
  const state = foldAdministered(stream, lines);
  const upcoming = state !== null && stream === 'policy' ? bookIn(JSON.stringify(state)).upcoming : null;
  const due = upcoming === null ? [] : [{ clock: 'adoption', rung: String(upcoming.version), at: upcoming.at }];
  return state === null ? null : { kind: stream, state, rows: [duesOf(stream, due, () => 'bring-into-force')] };
};

/** Folds one journal anew. Throws where it opens nothing, where this release cannot read it, or where OWN-2 forbids what it comes to. */
export const refolded = (id: string, lines: readonly JournalLine[], directory: Known): Refolded => {
  const found =
    id === 'directory' || id === 'policy' ? administered(id, lines) : isSittingId(id) ? sittingOf(id, lines) : caseOf(id, lines, directory);
  if (found === null) throw new Error(`the journal of ${id} opens nothing`);
  return found;
};
export const writeRows = async (client: Queryable, { rows }: Refolded): Promise<void> => {
  for (const { text, values } of rows) await client.query(text, [...values]);
};

import type { Case } from '../domain/case.ts';

/** What a case gives to the value lines: its entries, as they stand. */
export const lined = ({ value }: Case): readonly unknown[] => [JSON.stringify(Object.values(value))];
/** SQL that keeps the value lines of the case `$1` by `$first`; nothing is written where nothing has changed. No entry ever goes (VAL-3). */
export const keepLines = (first: number): string =>
  `INSERT INTO value_line (ref, entry, line) SELECT $1, e ->> 'id', e FROM jsonb_array_elements($${String(first)}::jsonb) AS e
    ON CONFLICT (ref, entry) DO UPDATE SET line = excluded.line WHERE value_line.line IS DISTINCT FROM excluded.line`;

/** What a value is, so that whoever shows it knows how: codes are titled, minutes are working time. */
export type Kind = 'stage' | 'party' | 'person' | 'roles' | 'text' | 'ref' | 'moment' | 'day' | 'minutes' | 'count';
export type Value = string | number | null;
export type Column<Row> = { readonly id: string; readonly title: string; readonly kind: Kind; readonly of: (row: Row) => Value };
/** Figures as they stand, the same for page, file and API: one value for each column in each row. */
export type Table = {
  readonly columns: readonly { readonly id: string; readonly title: string; readonly kind: Kind }[];
  readonly rows: readonly (readonly Value[])[];
};

export const tableOf = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Table => ({
  columns: columns.map(({ id, title, kind }) => ({ id, title, kind })),
  rows: rows.map((row) => columns.map(({ of }) => of(row))),
});
/** A column of numbers of such rows. */
export const counting =
  <Row>() =>
  (id: string, title: string, of: (row: Row) => number | null): Column<Row> => ({ id, title, kind: 'count', of });
/** Each row by the ids of its columns. */
export const recordsIn = ({ columns, rows }: Table): readonly Readonly<Record<string, Value>>[] =>
  rows.map((row) => Object.fromEntries(columns.map(({ id }, index) => [id, row[index] ?? null])));

/** How a series is told from the others: by its pattern, in any colours, on paper and in high contrast. */
export type Pattern = 'solid' | 'hatch' | 'dots' | 'pale' | 'cross';
export type Series = { readonly title: string; readonly pattern: Pattern };
type Named = { readonly id: string; readonly title: string; /** The same in words, for whoever does not see it. */ readonly says: string };

/** A bar for each row, of one part for each series. */
export type Bars = Named & {
  readonly kind: 'bars';
  readonly unit: string;
  readonly series: readonly Series[];
  readonly rows: readonly { readonly label: string; readonly told: string; readonly values: readonly number[] }[];
};
/** Columns side by side, a group for each row; `mark` is a line before the group of that number, `most` what several charts of one scale reach. */
export type Columns = Named & {
  readonly kind: 'columns';
  readonly unit: string;
  readonly series: readonly Series[];
  readonly rows: readonly { readonly label: string; readonly values: readonly number[] }[];
  readonly most?: number;
  readonly mark?: { readonly before: number; readonly title: string };
};
/** From the median to the 95th percentile, with the 80th between. */
export type Ranges = Named & {
  readonly kind: 'ranges';
  readonly unit: string;
  readonly rows: readonly { readonly label: string; readonly told: string; readonly at: readonly [number, number, number] }[];
};
export type Chart = Bars | Columns | Ranges;

import type { Marking } from '../../../domain/words.ts';
import type { Reply, Visit } from '../visit.ts';
import type { Filled } from './form.ts';

/** What has moved on, where it is read, and what has happened to it since. */
export type Moved = {
  readonly kind: 'case' | 'sitting';
  readonly id: string;
  readonly place: string;
  /** Up to here it is told; what is gone on with is held against it. */
  readonly version: number;
  readonly heading: string;
  readonly marking?: Marking;
  readonly told: readonly { readonly sentence: string; readonly at: string }[];
};
/** The version that a form was made from, as a page sent it back. */
export const madeFrom = ({ version }: Filled): number => Number(version);
/** Nothing was done: what has happened since the form was made, and a way to go on with what was written. */
export const stalePage = ({ address }: Visit, { marking, ...moved }: Moved, { answers }: Filled): Reply => ({
  kind: 'page',
  view: 'command/stale.njk',
  title: `The ${moved.kind} has moved on – ${moved.id}`,
  status: 412,
  ...(marking === undefined ? {} : { marking }),
  data: { ...moved, address, kept: [...answers].flatMap(([field, values]) => values.map((value) => ({ field, value }))) },
});

import type { Calendar } from './policy.ts';
import { workingBetween } from './working-time.ts';
import type { Instant, Stage } from './words.ts';

/** A clock as far as it measures somebody: pauses that are over in working minutes, and since when it stands still. */
export type Measure = { readonly from: Instant; readonly target: number; readonly still: number; readonly paused: Instant | null };

/** CLK-2, CLK-3: the share of its time that a clock has used, in percent; null where it has none to use. */
export const shareUsed = (
  { from, target, still, paused }: Measure,
  { now, calendar }: { readonly now: Instant; readonly calendar: Calendar },
): number | null => (target === 0 ? null : Math.floor((Math.max(0, workingBetween(calendar, from, paused ?? now) - still) * 100) / target));

/** How old cases are against their clock's target, in percent of it; the last band has no end. */
export const ageBands: readonly { readonly from: number; readonly title: string }[] = [
  { from: 0, title: 'Under 25%' },
  { from: 25, title: '25 to 49%' },
  { from: 50, title: '50 to 74%' },
  { from: 75, title: '75 to 99%' },
  { from: 100, title: '100 to 149%' },
  { from: 150, title: '150 to 199%' },
  { from: 200, title: '200% or more' },
];
/** The band of a share; what has no time to use is over it from the start. */
export const bandOf = (share: number | null): number =>
  share === null ? ageBands.length - 1 : ageBands.findLastIndex(({ from }) => share >= from);

const places: { readonly [S in Stage]: number } = {
  'triage-queue': 1, 'in-triage': 2, returned: 3, 'redirect-offered': 4, 'decline-review': 5, consideration: 6, 'awaiting-capacity': 7, terms: 8, development: 9,
  'product-review': 10, acceptance: 11, reassessment: 12, ownership: 13, escalated: 14, closing: 15, closed: 16, declined: 17, withdrawn: 18, lapsed: 19, redirected: 20, merged: 21,
}; // prettier-ignore
/** In the order of the journey. */
export const inJourneyOrder = (one: Stage, other: Stage): number => places[one] - places[other];

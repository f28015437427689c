import { isLive, type Case, type Hold } from '../../../domain/case.ts';
import type { Product } from '../../../domain/development-state.ts';
import type { ClockChange, Entry } from '../../../domain/entries.ts';
import { escalationOf, type Listed } from '../../../domain/escalation-state.ts';
import { REVIEW_HELD } from '../../../domain/review.ts';
import type { Sitting } from '../../../domain/sitting.ts';
import type { TermsVersion } from '../../../domain/terms-state.ts';
import { agreedOf } from '../../../domain/versions.ts';
import type { Instant, IsoDate, Ref } from '../../../domain/words.ts';
import { isoDateOf } from '../../../domain/working-time.ts';

/** A day or a moment by which something is to be done, and where it is dealt with. No content of a case, as in a notice: calendars travel. */
export type Dated = { readonly id: string; readonly title: string; readonly on: IsoDate | Instant; readonly path: string };
export const isDay = (on: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(on);
/** The same for a calendar that may hold it already: also what does not take place any more. */
export type Event = Dated & { readonly cancelled?: true };

const listedNow = (on: Case): Listed | null => (on.stage === 'escalated' ? (escalationOf(on)?.listed ?? null) : null);
const sittingOf = ({ meeting, at }: Listed, ref: string): Dated => ({
  id: `sitting-${meeting}`,
  title: 'Sitting that decides on it',
  on: at,
  path: `/cases/${ref}/ownership`,
});
/** VAL-1: when it is asked for what became of what was closed, and by when that is answered. */
const reviewOf = ({ ref, clocks }: { readonly ref: Ref; readonly clocks: ClockChange }): readonly Dated[] => {
  const [asked, held] = [clocks['operational-review'], clocks[REVIEW_HELD]];
  const dated = (title: string, at: Instant): Dated => ({
    id: 'operational-review',
    title,
    on: isoDateOf(at),
    path: `/cases/${ref}/value`,
  });
  if (held) return [dated('Operational review is to be held', held.dueAt)];
  return asked ? [dated('Operational review is asked for', asked.dueAt)] : [];
};

const dueOf = ({ id, due }: Product, ref: string): Dated => ({
  id: `product-${id}`,
  title: `Product ${id} is due`,
  on: due,
  path: `/cases/${ref}/development`,
});
const reviewPointsOf = (version: TermsVersion | null, ref: string): readonly Dated[] =>
  (version?.terms.reviewPoints ?? []).map((day) => ({
    id: `review-${day}`,
    title: 'Review point of the terms of reference',
    on: day,
    path: `/cases/${ref}/terms`,
  }));
const holdOf = (hold: Hold | null | undefined, ref: string): readonly Dated[] =>
  hold ? [{ id: 'hold', title: 'Review of the hold', on: hold.reviewBy, path: `/cases/${ref}` }] : [];

/** What a case waits for by the calendar: a hold's review; review points and products of the agreed terms while it is worked on; its sitting; its review. */
export const datesOfCase = (on: Case): readonly Dated[] => {
  const listed = listedNow(on);
  // What has ended, or is only accounted for, owes no work.
  const worked = isLive(on) && on.stage !== 'closing';
  const work: readonly Dated[] = [
    ...reviewPointsOf(agreedOf(on.terms), on.ref),
    ...Object.values(on.products).flatMap((product) => (product.status === 'owed' ? [dueOf(product, on.ref)] : [])),
  ];
  const dates: readonly Dated[] = [
    ...holdOf(on.hold, on.ref),
    ...(worked ? work : []),
    ...(listed === null ? [] : [sittingOf(listed, on.ref)]),
    ...reviewOf(on),
  ];
  return dates.toSorted((one, other) => (one.on < other.on ? -1 : 1));
};
/** What was a date of the case after one of its entries, the last of each; nothing of terms that were never agreed. */
const everDated = (on: Case, entries: readonly Entry[]): readonly Dated[] => {
  const { ref } = on;
  const all = entries.flatMap(({ after }): readonly Dated[] => [
    ...holdOf(after.hold, ref),
    ...Object.values(after.terms ?? {}).flatMap((version) => (version?.status === 'agreed' ? reviewPointsOf(version, ref) : [])),
    ...Object.values(after.products ?? {}).flatMap((product) => (product?.status === 'owed' ? [dueOf(product, ref)] : [])),
    ...Object.values(after.escalations ?? {}).flatMap((each) => (each?.listed ? [sittingOf(each.listed, ref)] : [])),
    ...reviewOf({ ref, clocks: after.clocks ?? {} }),
  ]);
  return [...new Map(all.map((dated) => [dated.id, dated])).values()];
};
/** The same as events, with what was to come and is no more, as cancelled until its time has passed: a calendar forgets nothing by itself. */
export const eventsOfCase = (on: Case, entries: readonly Entry[], now: Instant): readonly Event[] => {
  const dates = datesOfCase(on);
  const still = new Set(dates.map(({ id }) => id));
  const today = isoDateOf(now);
  const gone = everDated(on, entries).filter(({ id, on: day }) => !still.has(id) && (isDay(day) ? day >= today : day > now));
  return [...dates, ...gone.map((each) => ({ ...each, cancelled: true as const }))];
};

const over: readonly Sitting['status'][] = ['decided', 'minuted', 'cancelled'];
const ofSitting = ({ id, at, papersDueAt }: Sitting): readonly Dated[] => {
  const path = `/meetings/${id}`;
  return [
    ...(papersDueAt === null ? [] : [{ id: 'papers', title: 'Papers are due', on: papersDueAt, path }]),
    { id: 'sitting', title: 'Sitting', on: at, path },
  ];
};
/** The sitting itself, its papers deadline, and the days of its actions that are open. */
export const datesOfSitting = (on: Sitting): readonly Dated[] => {
  const owed = Object.values(on.actions)
    .filter((action) => action.status === 'open')
    .map(({ id: action, due }) => ({ id: `action-${action}`, title: `Action ${action} is due`, on: due, path: `/meetings/${on.id}` }));
  return [...(over.includes(on.status) ? [] : ofSitting(on)), ...owed];
};
/** The same as events: a cancelled sitting is one, as cancelled, until its time has passed. */
export const eventsOfSitting = (on: Sitting, now: Instant): readonly Event[] => {
  const gone = on.status === 'cancelled' && on.at > now ? ofSitting(on) : [];
  return [...datesOfSitting(on), ...gone.map((each) => ({ ...each, cancelled: true as const }))];
};

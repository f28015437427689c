import { isLive, type Case } from '../../../domain/case.ts';
import type { Entry } from '../../../domain/entries.ts';
import { escalationOf, type Listed } from '../../../domain/escalation-state.ts';
import { REVIEW_HELD } from '../../../domain/review.ts';
import type { Sitting } from '../../../domain/sitting.ts';
import type { Instant, IsoDate } from '../../../domain/words.ts';
import { isoDateOf } from '../../../domain/working-time.ts';

/** A day or a moment by which something is to be done, and where it is dealt with. No content of a case, as in a notice: calendars travel. */
export type Dated = { readonly id: string; readonly title: string; readonly on: IsoDate | Instant; readonly path: string };
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
const reviewOf = ({ ref, clocks }: Case): readonly Dated[] => {
  const [asked, held] = [clocks['operational-review'], clocks[REVIEW_HELD]];
  const dated = (title: string, at: Instant): Dated => ({
    id: 'operational-review',
    title,
    on: isoDateOf(at),
    path: `/cases/${ref}/value`,
  });
  if (held !== undefined) return [dated('Operational review is to be held', held.dueAt)];
  return asked === undefined ? [] : [dated('Operational review is asked for', asked.dueAt)];
};

/** What a case waits for by the calendar: a hold's review; review points and products of the agreed terms while it is worked on; its sitting; its review. */
export const datesOfCase = (on: Case): readonly Dated[] => {
  const agreed = Object.values(on.terms).find(({ status }) => status === 'agreed');
  const listed = listedNow(on);
  const at = `/cases/${on.ref}`;
  // What has ended, or is only accounted for, owes no work.
  const worked = isLive(on) && on.stage !== 'closing';
  const work: readonly Dated[] = [
    ...(agreed?.terms.reviewPoints ?? []).map((day) => ({
      id: `review-${day}`,
      title: 'Review point of the terms of reference',
      on: day,
      path: `${at}/terms`,
    })),
    ...Object.values(on.products)
      .filter(({ status }) => status === 'owed')
      .map(({ id, due }) => ({ id: `product-${id}`, title: `Product ${id} is due`, on: due, path: `${at}/development` })),
  ];
  const dates: readonly Dated[] = [
    ...(on.hold === null ? [] : [{ id: 'hold', title: 'Review of the hold', on: on.hold.reviewBy, path: at }]),
    ...(worked ? work : []),
    ...(listed === null ? [] : [sittingOf(listed, on.ref)]),
    ...reviewOf(on),
  ];
  return dates.toSorted((one, other) => (one.on < other.on ? -1 : 1));
};
/** The same as events, with the sittings to come at which it was to be decided and is no more: a calendar forgets nothing by itself. */
export const eventsOfCase = (on: Case, entries: readonly Entry[], now: Instant): readonly Event[] => {
  const listings = entries.flatMap(({ after }) => Object.values(after.escalations ?? {}).flatMap((each) => each?.listed ?? []));
  const last = new Map(listings.map((listed) => [listed.meeting, listed]));
  const gone = [...last.values()].filter(({ meeting, at }) => meeting !== listedNow(on)?.meeting && at > now);
  return [...datesOfCase(on), ...gone.map((listed) => ({ ...sittingOf(listed, on.ref), cancelled: true as const }))];
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

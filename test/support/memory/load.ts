import type { AllocationRow, FigureFilter, LoadRow } from '../../../api/ports.ts';
import { isLive } from '../../../domain/case.ts';
import type { Entry } from '../../../domain/entries.ts';
import { openProducts, penDue } from '../../../domain/pen.ts';
import { awaitedOf } from '../../../domain/waits.ts';
import type { Instant, Stage } from '../../../domain/words.ts';
import { isoDateOf } from '../../../domain/working-time.ts';
import type { Told } from './figures.ts';

/** Whether an instant lies on one of the days. */
export const within = (at: Instant | null, { from, to }: Pick<FigureFilter, 'from' | 'to'>): boolean =>
  at !== null && isoDateOf(at) >= from && isoDateOf(at) <= to;
export const sum = <T>(all: readonly T[], of: (each: T) => number): number => all.reduce((total, each) => total + of(each), 0);
const inTriage: readonly Stage[] = ['in-triage', 'returned', 'redirect-offered', 'decline-review'];
/** What each of these people has in hand, by the cases themselves. */
export const load = (cases: readonly Told[], people: readonly string[], now: Instant): readonly LoadRow[] =>
  people
    .map((user): LoadRow => {
      const has = ({ on }: Told): boolean =>
        isLive(on) && ((on.claimer === user && inTriage.includes(on.stage)) || on.sia === user || on.owner.user === user || on.team.includes(user)); // prettier-ignore
      const works = cases.filter(({ on }) => isLive(on) && (on.sia === user || on.team.includes(user)));
      const pens = cases.filter(({ on }) => on.pen?.user === user);
      return {
        user,
        cases: cases.filter(has).length,
        pen: pens.length,
        overdue: pens.filter(({ on }) => (penDue(on) ?? '~') <= now).length,
        products: sum(works, ({ on }) => openProducts(on).length),
        asked: cases.filter(({ on }) => awaitedOf(on).includes(user)).length,
      };
    })
    .filter(({ cases: hand, pen, products, asked }) => hand + pen + products + asked > 0)
    .toSorted((one, other) => (one.user < other.user ? -1 : 1));

const allocationIn = (ref: string, entry: Entry): AllocationRow | null => {
  const { at, actor: by } = entry;
  if (entry.type === 'reallocated') {
    const { sia, from, reason: rationale } = entry.about;
    return { ref, at, by, sia, from, candidates: [], rationale, overrideReason: null };
  }
  if (entry.type !== 'allocated') return null;
  const { sia, rationale = null, overrideReason = null } = entry.about;
  return { ref, at, by, sia, from: null, candidates: entry.after.allocation?.candidates ?? [], rationale, overrideReason };
};
/** Who was allocated in the period, the latest first. */
export const allocations = (cases: readonly Told[], filter: FigureFilter): readonly AllocationRow[] =>
  cases
    .flatMap(({ on: { ref }, entries }) => entries.toReversed().flatMap((entry) => allocationIn(ref, entry) ?? []))
    .filter(({ at }) => within(at, filter))
    .toSorted((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : one.ref < other.ref ? -1 : one.ref > other.ref ? 1 : 0));

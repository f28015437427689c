import { coverOf } from './cover.ts';
import type { Directory, Person } from './directory.ts';
import { here } from './presence.ts';
import type { Instant, UserId } from './words.ts';

/** Who covers for somebody before and after a change; `with` is who is away beside them, null for nobody. */
export type CoverShift = {
  readonly who: UserId;
  readonly with: UserId | null;
  /** Whether it is so at this moment, and not only once they are away. */
  readonly now: boolean;
  readonly before: UserId | null;
  readonly after: UserId | null;
};
type People = Pick<Directory, 'people'>;

const gone = (who: Person, now: Instant): Person => ({ ...who, absentFrom: now, absentUntil: null });
/** The same directory with these people away. */
const without = ({ people }: People, ids: readonly UserId[], now: Instant): People => ({
  people: Object.fromEntries(Object.entries(people).map(([id, who]) => [id, ids.includes(id) ? gone(who, now) : who])),
});
const coverIn = ({ people }: People, id: UserId, now: Instant): UserId | null => {
  const who = people[id];
  return who === undefined ? null : (coverOf(who, { directory: { people }, now })?.id ?? null);
};

/**
 * ACC-6: what another deputy of somebody changes: who covers for them, and for those whose deputy they are while both are away. Told before
 * it is done, so that nobody finds out by what their colleague may suddenly do.
 */
export const coverShifts = (id: UserId, { before, after }: Readonly<Record<'before' | 'after', People>>, now: Instant) => {
  const behind = Object.values(before.people).filter((each) => each.deputy === id && each.active && each.id !== id);
  const cases = [{ who: id, with: null }, ...behind.map((each) => ({ who: each.id, with: id }))];
  return cases.flatMap(({ who, with: beside }): readonly CoverShift[] => {
    const away = [who, ...(beside === null ? [] : [beside])];
    const [was, is] = [before, after].map((each) => coverIn(without(each, away, now), who, now));
    const already = away.every((each) => {
      const found = before.people[each];
      return found !== undefined && !here(found, now);
    });
    return was === is ? [] : [{ who, with: beside, now: already, before: was ?? null, after: is ?? null }];
  });
};

import { mayOpen } from './access.ts';
import { bodyOf } from './bodies.ts';
import { coverOf, isAbsent } from './cover.ts';
import { nameOf, person, type Facts } from './facts.ts';
import type { Notice } from './notices.ts';
import { here } from './presence.ts';
import type { Told } from './sayings.ts';
import { mayOpenSitting } from './sitting-access.ts';
import type { SittingEntry } from './sitting-entries.ts';
import type { Sitting } from './sitting.ts';
import type { UserId } from './words.ts';

/** ACC-6: what reaches whoever holds the pen reaches whoever covers for them too, while they are away, where the case opens for both. */
export const toCover = (notices: readonly Notice[], { on, entry, facts }: Told): readonly Notice[] => {
  const holder = person(facts, on.pen?.user ?? null);
  const cover = holder === null ? null : coverOf(holder, facts);
  if (holder === null || cover === null || cover.id === entry.actor || mayOpen(on, cover, facts) !== 'page') return [];
  return notices
    .filter(({ to }) => to.includes(holder.id) && !to.includes(cover.id))
    .map((notice) => passedOn(notice, { holders: [holder.id], cover: cover.id, facts }));
};
type OfSitting = { readonly on: Sitting; readonly entry: SittingEntry; readonly facts: Facts };
/** An action is somebody's own, whatever office they hold. */
const isOfAction = ({ about, type }: SittingEntry): boolean =>
  'action' in about || (type === 'told' && 'clock' in about && about.clock.startsWith('action-due:'));
/** Who stands in for somebody who is told of a sitting while they are away: for whoever chairs it the deputy chair. */
const standIn = (id: UserId, { on, entry, facts }: OfSitting): UserId | null => {
  const holder = person(facts, id);
  if (holder === null || !isAbsent(holder, facts)) return null;
  const body = bodyOf(facts, on.body);
  const deputy = person(facts, body?.deputyChair ?? null);
  const cover = id === body?.chair && !isOfAction(entry) ? deputy : coverOf(holder, facts);
  const fits = cover !== null && cover.id !== entry.actor && here(cover, facts.now) && mayOpenSitting(on, cover, facts);
  return fits ? cover.id : null;
};
/** ACC-6: the same of a sitting, where it opens for whoever stands in: one notice for each of them, with everybody for whom it is. */
export const toCoverAtSitting = (notices: readonly Notice[], of: OfSitting): readonly Notice[] =>
  notices.flatMap((notice) => {
    const standing = notice.to.map((id) => ({ id, cover: standIn(id, of) }));
    const covers = [...new Set(standing.flatMap(({ cover }) => (cover === null || notice.to.includes(cover) ? [] : [cover])))];
    return covers.map((cover) =>
      passedOn(notice, { cover, facts: of.facts, holders: standing.flatMap((each) => (each.cover === cover ? [each.id] : [])) }),
    );
  });
type Passing = { readonly holders: readonly UserId[]; readonly cover: UserId; readonly facts: Facts };
const passedOn = (notice: Notice, { holders, cover, facts }: Passing): Notice => {
  const are = holders.length === 1 ? 'is' : 'are';
  const names = holders.map((id) => nameOf(facts, id)).join(' and ');
  return { ...notice, to: [cover], text: `${names} ${are} absent, and you cover for them. They are told: ${notice.text}` };
};

import type { Directory, Person } from '../domain/directory.ts';
import type { Role } from '../domain/words.ts';

/** A queue: for whom it is, and what stands in it, over the columns of `visibleTo`, whose `$1` is the asker and `$2` their organisation. */
export type QueueRow = { readonly id: string; readonly title: string; readonly where: string };
type For = (who: Person, directory: Directory) => boolean;

const page = `opens = 'page'`;
const holdsOne =
  (...roles: readonly Role[]) =>
  (who: Person): boolean =>
    roles.some((role) => who.roles.includes(role));
const triages = holdsOne('triage-officer', 'gateway-manager');
const gateway: For = (who, { regions }) => triages(who) && Object.values(regions).some((region) => region.gateway === who.organisation);
const agency = holdsOne('spoc', 'sio', 'requester', 'owner-lead');
// What only these queues ask of a case is read where it stands, of cases that are visible already.
const kept = (where: string): string => `${page} AND EXISTS (SELECT FROM case_read AS kept WHERE kept.ref = visible.ref AND ${where})`;
// `$10`: the bodies in which the asker holds an office.
const ofMyBody = (where: string): string => kept(`kept.stage = 'escalated' AND kept.bodies && $10::text[] AND ${where}`);
const overdueOf = `${page} AND live AND due_at <= `;

type Definition = Omit<QueueRow, 'where'> & { readonly for: For; readonly where: (now: string) => string };
const queue = (id: string, title: string, rest: Pick<Definition, 'for' | 'where'>): Definition => ({ id, title, ...rest });
const table: readonly Definition[] = [
  queue('unclaimed', 'Bids to claim', { for: gateway, where: () => `${page} AND stage = 'triage-queue'` }),
  queue('mine', 'Claimed by me', {
    for: gateway,
    where: () => `${page} AND claimer = $1 AND stage IN ('in-triage', 'returned', 'redirect-offered', 'decline-review')`,
  }),
  queue('with-force', 'Waiting for the force', { for: gateway, where: () => `${page} AND live AND pen_party = 'force'` }),
  queue('decline-reviews', 'Declines to review', {
    for: holdsOne('gateway-manager'),
    where: () => `${page} AND stage = 'decline-review' AND decline_proposed_by IS DISTINCT FROM $1`,
  }),
  queue('overdue', 'Over their time', { for: gateway, where: (now) => `${overdueOf}${now}` }),
  queue('on-hold', 'On hold', { for: holdsOne('triage-officer', 'gateway-manager', 'toex-manager'), where: () => `${page} AND on_hold` }),
  queue('region', 'All of the region', { for: gateway, where: () => 'live' }),
  queue('consideration', 'To consider', { for: holdsOne('toex-manager'), where: () => `${page} AND stage = 'consideration'` }),
  queue('awaiting-capacity', 'Awaiting capacity', {
    for: holdsOne('toex-manager'),
    where: () => `${page} AND stage = 'awaiting-capacity'`,
  }),
  queue('in-work', 'In work', { for: holdsOne('toex-manager'), where: () => `${page} AND live AND sia IS NOT NULL` }),
  queue('overdue', 'Over their time', { for: holdsOne('toex-manager'), where: (now) => `${overdueOf}${now}` }),
  queue('mine', 'My cases', { for: holdsOne('sia', 'analyst'), where: () => `${page} AND live AND named @> ARRAY[$1::text]` }),
  queue('reviews', 'Products to review', { for: holdsOne('sia', 'toex-manager'), where: () => `${page} AND in_review` }),
  queue('to-list', 'To list for a sitting', {
    for: holdsOne('secretary'),
    where: () => ofMyBody(`kept.standing = 'to-list' AND kept.pen_role = 'secretary' AND kept.pen_user = $1`),
  }),
  queue('to-record', 'Records to make anew', {
    for: holdsOne('secretary'),
    where: () => ofMyBody(`kept.standing = 'listed' AND kept.pen_role = 'secretary' AND kept.pen_user = $1`),
  }),
  queue('to-decide', 'To decide', { for: holdsOne('chair'), where: () => ofMyBody(`kept.standing = 'listed' AND kept.pen_user = $1`) }),
  queue('to-confirm', 'Records to confirm', {
    for: holdsOne('chair'),
    where: () => ofMyBody(`kept.standing = 'recorded' AND kept.pen_user = $1`),
  }),
  queue('before-us', 'Before our body', { for: holdsOne('chair', 'secretary'), where: () => ofMyBody('true') }),
  queue('to-ratify', 'To ratify', {
    for: holdsOne('chair', 'secretary'),
    where: () => kept(`EXISTS (SELECT FROM unnest(kept.to_ratify) AS owed WHERE split_part(owed, '/', 1) = ANY($10::text[]))`),
  }),
  queue('offered', 'Offered to my agency', { for: holdsOne('owner-lead'), where: () => `${page} AND receiver = $2` }),
  queue('to-key', 'Master list to key', { for: gateway, where: () => `${kept('kept.to_key')} AND region = ANY($4::text[])` }),
  queue('our-bids', 'Our bids', { for: agency, where: () => `live AND owner_agency = $2` }),
  queue('waiting-for-us', 'Waiting for us', {
    for: agency,
    where: () => `${page} AND live AND owner_agency = $2 AND receiver IS NULL AND pen_party = 'force'`,
  }),
  queue('closed', 'Ended', { for: agency, where: () => `NOT live AND owner_agency = $2` }),
];
const everything: QueueRow = { id: 'all', title: 'All that I may open', where: 'true' };

/** The asker's queues, each once; somebody without one has the list of all that opens. `now` is the place of the time among the values. */
export const queuesOf = (who: Person, directory: Directory, now: string): readonly QueueRow[] => {
  const own = table.filter((row) => row.for(who, directory)).map(({ id, title, where }) => ({ id, title, where: where(now) }));
  const once = own.filter(({ id }, index) => own.findIndex((other) => other.id === id) === index);
  return once.length > 0 ? once : [everything];
};

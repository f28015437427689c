import type { Queue, QueueHolders } from '../api/ports.ts';
import { chairsAwayFrom } from '../domain/bodies.ts';
import type { Directory, Person } from '../domain/directory.ts';
import type { Role } from '../domain/words.ts';
import type { AtHand, Queryable } from './reference-data.ts';
import { decidesAppeal, isSecond, reviewsIt, visibleTo, type Relation } from './visibility.ts';

/** A queue: for whom it is, and what stands in it, over the columns of `visibleTo`, whose `$1` is the asker and `$2` their organisation. */
type QueueRow = { readonly id: string; readonly title: string; readonly where: string };
type For = (who: Person, directory: Directory) => boolean;

const page = `opens = 'page'`;
const holdsOne =
  (...roles: readonly Role[]) =>
  (who: Person): boolean =>
    roles.some((role) => who.roles.includes(role));
const triages = holdsOne('triage-officer', 'gateway-manager');
const gateway: For = (who, { regions }) => triages(who) && Object.values(regions).some((region) => region.gateway === who.organisation);
const agency = holdsOne('spoc', 'sio', 'requester', 'owner-lead');
// `$10`: the bodies in which the asker holds an office.
const ofMyBody = (where: string): string => `${page} AND stage = 'escalated' AND bodies && $10::text[] AND ${where}`;
const overdueOf = `${page} AND live AND due_at <= `;

/** The places of the time and of the chairs whose deputy the asker is while they are away. */
type Places = { readonly now: string; readonly chairsAway: string };
// ESC-2: a chair who is away decides nothing, and the deputy does.
const before = (standing: string) => (places: Places): string =>
  ofMyBody(`standing = '${standing}' AND (pen_user = $1 OR (pen_role = 'chair' AND pen_user = ANY(${places.chairsAway})))`); // prettier-ignore
type Definition = Omit<QueueRow, 'where'> & { readonly for: For; readonly where: (places: Places) => string };
const queue = (id: string, title: string, rest: Pick<Definition, 'for' | 'where'>): Definition => ({ id, title, ...rest });
const table: readonly Definition[] = [
  queue('unclaimed', 'Bids to claim', { for: gateway, where: () => `${page} AND stage = 'triage-queue'` }),
  queue('mine', 'Claimed by me', {
    for: gateway,
    where: () => `${page} AND claimer = $1 AND stage IN ('in-triage', 'returned', 'redirect-offered', 'decline-review')`,
  }),
  queue('redirects', 'Redirects offered to us', {
    for: holdsOne('gateway-manager', 'owner-lead'),
    where: () => `${page} AND stage = 'redirect-offered' AND asked_body = $2`,
  }),
  queue('with-force', 'Waiting for the force', { for: gateway, where: () => `${page} AND live AND pen_party = 'force'` }),
  queue('decline-reviews', 'Declines to review', {
    for: holdsOne('gateway-manager'),
    where: () => `${page} AND stage = 'decline-review' AND ${isSecond}`,
  }),
  queue('appeals', 'Appeals to decide', { for: holdsOne('gateway-manager', 'toex-manager'), where: () => `${page} AND ${decidesAppeal}` }),
  queue('overdue', 'Over their time', { for: gateway, where: ({ now }) => `${overdueOf}${now}` }),
  queue('on-hold', 'On hold', { for: holdsOne('triage-officer', 'gateway-manager', 'toex-manager'), where: () => `${page} AND on_hold` }),
  queue('region', 'All of the region', { for: gateway, where: () => 'live' }),
  queue('consideration', 'To consider', { for: holdsOne('toex-manager'), where: () => `${page} AND stage = 'consideration'` }),
  queue('awaiting-capacity', 'Awaiting capacity', {
    for: holdsOne('toex-manager'),
    where: () => `${page} AND stage = 'awaiting-capacity'`,
  }),
  queue('impasses', 'Impasses, and work without an SIA', {
    for: holdsOne('toex-manager'),
    where: () =>
      `${page} AND pen_role = 'toex-manager' AND stage IN ('terms', 'development', 'product-review', 'acceptance', 'reassessment')`,
  }),
  queue('in-work', 'In work', { for: holdsOne('toex-manager'), where: () => `${page} AND live AND sia IS NOT NULL` }),
  queue('overdue', 'Over their time', { for: holdsOne('toex-manager'), where: ({ now }) => `${overdueOf}${now}` }),
  queue('mine', 'My cases', { for: holdsOne('sia', 'analyst'), where: () => `${page} AND live AND named && $16::text[]` }),
  queue('reviews', 'Products to review', { for: holdsOne('sia', 'toex-manager'), where: () => `${page} AND ${reviewsIt}` }),
  queue('to-list', 'To list for a sitting', {
    for: holdsOne('secretary'),
    where: () => ofMyBody(`standing = 'to-list' AND pen_role = 'secretary' AND pen_user = $1`),
  }),
  queue('to-record', 'Records to make anew', {
    for: holdsOne('secretary'),
    where: () => ofMyBody(`standing IN ('listed', 'recorded') AND pen_role = 'secretary' AND pen_user = $1`),
  }),
  queue('to-decide', 'To decide', { for: holdsOne('chair'), where: before('listed') }),
  queue('to-confirm', 'Records to confirm', { for: holdsOne('chair'), where: before('recorded') }),
  queue('before-us', 'Before our body', { for: holdsOne('chair', 'secretary'), where: () => ofMyBody('true') }),
  queue('to-ratify', 'To ratify', {
    for: holdsOne('chair', 'secretary'),
    where: () => `${page} AND EXISTS (SELECT FROM unnest(to_ratify) AS owed WHERE split_part(owed, '/', 1) = ANY($10::text[]))`,
  }),
  queue('offered', 'Offered to my agency', { for: holdsOne('owner-lead'), where: () => `${page} AND receiver = $2` }),
  queue('to-key', 'Master list to key', { for: gateway, where: () => `${page} AND to_key AND region = ANY($4::text[])` }),
  queue('our-bids', 'Our bids', { for: agency, where: () => `live AND owner_agency = $2` }),
  queue('waiting-for-us', 'Waiting for us', {
    for: agency,
    where: () => `${page} AND live AND owner_agency = $2 AND receiver IS NULL AND pen_party = 'force'`,
  }),
  queue('reviews-due', 'Operational reviews to hold', {
    for: holdsOne('sio', 'sia', 'toex-manager', 'owner-lead'),
    where: () => `${page} AND review_owed AND (named && $16::text[] OR region = ANY($6) OR (owner_agency = $2 AND $3::boolean))`,
  }),
  queue('closed', 'Ended', { for: agency, where: () => `NOT live AND owner_agency = $2` }),
];
const everything: QueueRow = { id: 'all', title: 'All that I may open', where: 'true' };

/** The asker's queues, each once; somebody without one has the list of all that opens. */
const queuesOf = (who: Person, directory: Directory, places: Places): readonly QueueRow[] => {
  const own = table.filter((row) => row.for(who, directory)).map(({ id, title, where }) => ({ id, title, where: where(places) }));
  const once = own.filter(({ id }, index) => own.findIndex((other) => other.id === id) === index);
  return once.length > 0 ? once : [everything];
};
/** A queue by its id, and whose it is; null where there is none. Whoever has no other has the list of all. */
export const queueHolders = (id: string, directory: Directory): QueueHolders | null => {
  const rows = table.filter((row) => row.id === id);
  const title = id === everything.id ? everything.title : rows[0]?.title;
  if (title === undefined) return null;
  const own = (who: Person): boolean =>
    id === everything.id ? !table.some((row) => row.for(who, directory)) : rows.some((row) => row.for(who, directory));
  return { title, holders: Object.values(directory.people).flatMap((who) => (own(who) ? [who.id] : [])) };
};
/** What opens for somebody, and their queues over it. */
export type Queued = {
  readonly visible: Relation;
  readonly now: string;
  /** True, and names every place: PostgreSQL takes no value that a statement does not use. */
  readonly placed: string;
  readonly queues: readonly QueueRow[];
};
export const queuedFor = (who: Person, known: Pick<AtHand, 'directory' | 'policy' | 'now'>): Queued => {
  const visible = visibleTo(who, known);
  const now = `${visible.value(known.now)}::timestamptz`;
  const chairsAway = `${visible.value(chairsAwayFrom(who.id, known))}::text[]`;
  const placed = `${now} IS NOT NULL AND ${chairsAway} IS NOT NULL`;
  return { visible, now, placed, queues: queuesOf(who, known.directory, { now, chairsAway }) };
};

type Listed = { readonly where: string; readonly values: unknown[] };
/** One scan counts every queue, and the cases of a list. Somebody named on many cases has a queue for each of a few roles, not for each case. */
export const countQueues = async (
  client: Queryable,
  { visible, now, placed, queues }: Queued,
  { where: listed, values }: Listed,
): Promise<{ readonly queues: readonly Queue[]; readonly listed: number }> => {
  const numbered = queues.map((queue, index) => ({ ...queue, name: String(index) }));
  const { rows } = await client.query<Record<string, number>>(
    `SELECT count(*) FILTER (WHERE listed)::int AS listed, ${numbered
      .map(
        ({ name }) =>
          `count(*) FILTER (WHERE in${name})::int AS total${name}, count(*) FILTER (WHERE in${name} AND late)::int AS late${name}`,
      )
      .join(', ')}
    FROM (SELECT (${listed}) AS listed, (opens = 'page' AND due_at <= ${now}) AS late, ${numbered.map(({ where, name }) => `(${where}) AS in${name}`).join(', ')}
      FROM ${visible.scanned} AS visible WHERE ${placed} OFFSET 0) AS told`,
    values,
  );
  const of = (name: string): number => rows[0]?.[name] ?? 0;
  const counted = numbered.map(({ id, title, name }) => ({ id, title, total: of(`total${name}`), overdue: of(`late${name}`) }));
  return { queues: counted, listed: of('listed') };
};

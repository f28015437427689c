import { managedBy } from '../domain/appeal-state.ts';
import { answering, holds } from '../domain/access.ts';
import { officeHolders } from '../domain/bodies.ts';
import { lineOf } from '../domain/lines.ts';
import { namedAs } from '../domain/named.ts';
import { pensBeyond, serves } from '../domain/posts.ts';
import type { Policy } from '../domain/policy.ts';
import type { Directory, Person, Region } from '../domain/directory.ts';
import { reviewsFor } from '../domain/reviewers.ts';
import { barredAs, gatewaysManagedBy } from '../domain/second-officer.ts';
import { placed } from './placed.ts';

/** Every case that opens for somebody, as SQL with its values, and what is asked of it beside, whose values follow its own. */
export type Relation = {
  /** The relation for a few of its rows, which conditions on it find by an index. */
  readonly text: string;
  /** The same for a list or a count over all of them: what opens is worked out once for each. */
  readonly scanned: string;
  /** Over a row of `case_read` itself: whether its page opens. */
  readonly page: string;
  readonly values: unknown[];
  /** The place of one more value. */
  readonly value: (of: unknown) => string;
  /** One condition for each column that is asked to be just so. */
  readonly just: (asked: Readonly<Record<string, unknown>>) => readonly string[];
};

const regionsWhere = ({ regions }: Directory, holdsIn: (region: Region) => boolean): readonly string[] =>
  Object.values(regions)
    .filter(holdsIn)
    .map(({ id }) => id);

// The same questions as `mayOpen`: open to region and agency, which answers most and costs least, named, beside the SIO or of a body that has it, then the few of a restricted case.
const ofOwner = '(owner_agency = $2 OR receiver = $2)';
const former = 'former_owners @> ARRAY[$2::text]';
/** Gateway managers from the values at this place on: who, of which region, and in which words a rule may bar them. */
export const officers = (at: number): string =>
  `unnest($${String(at)}::text[], $${String(at + 1)}::text[], $${String(at + 2)}::text[]) AS officer(id, place, words)`;
/** Whether nothing bars this officer from being the second. */
export const isFree = `NOT second_barred && string_to_array(words, ' ')`;
// TRI-7: a manager whom nothing bars decides an appeal, of the region or, where nobody there is free to, of any ($11 to $13).
const bars = (...ids: readonly string[]): string => `appeal_barred && ARRAY[${ids.join(', ')}]::text[]`;
export const decidesAppeal = `(appeal_barred <> '{}' AND $11::text[] <> '{}' AND NOT (appeal_barred && $11::text[] OR ${bars('$1')})
  AND ('@' || region = ANY($11) OR NOT EXISTS (SELECT FROM unnest($12::text[], $13::text[]) AS manager(id, place)
    WHERE place = '@' || region AND NOT ${bars('manager.id', 'place')})))`;
// TRI-4, TRI-8: a gateway manager whom nothing bars is the second officer, of the region or, where nobody there is free to be, of any ($19 to $22).
export const isSecond = `(second_barred <> '{}' AND $5::text[] <> '{}' AND NOT second_barred && $19::text[]
  AND (region = ANY($5) OR NOT EXISTS (SELECT FROM ${officers(20)} WHERE place = region AND ${isFree})))`;
/** Whoever reviews products from the values at this place on: who, of which region, and whether they manage its TOEX unit. */
export const reviewers = (at: number): string =>
  `unnest($${String(at)}::text[], $${String(at + 1)}::text[], $${String(at + 2)}::boolean[]) AS reviewer(id, place, manages)`;
/** Whether nothing bars this person from the review of `product`, one of those that wait. */
export const mayReview = (id: string): string => `NOT ${id} = ANY(string_to_array(product, ' '))`;
/** Whether nobody of the region itself is free to review it. */
export const nobodyHere = (at: number): string =>
  `NOT EXISTS (SELECT FROM ${reviewers(at)} WHERE place = region AND ${mayReview('reviewer.id')})`;
const ofProducts = (where: string): string => `EXISTS (SELECT FROM unnest(review_barred) AS product WHERE ${where})`;
// DEV-4: of another region its TOEX manager, where nobody here is free to ($23 to $25).
const reviewsElsewhere = `(review_barred <> '{}' AND $6::text[] <> '{}' AND ${ofProducts(`${mayReview('$1')} AND ${nobodyHere(23)}`)})`;
/** Whether a product waits that the asker may review. */
export const reviewsIt = ofProducts(
  `${mayReview('$1')} AND (region = ANY($6) OR region = ANY($7) OR ($6::text[] <> '{}' AND ${nobodyHere(23)}))`,
);
// Whoever answers for the body that is asked to take it up.
const asked = '(asked_body = $2 AND $14::boolean)';
// OWN-8: the deputy of an SIO who is not available.
const standsIn = '(sio_unavailable AND owner_agency = $2 AND owner_user = ANY($15::text[]))';
// ACC-1: by name, or by name for a role that they hold; and nobody acts in a role that is not theirs.
const named = 'named && $16::text[]';
const acts = '((claimer = $1 AND $17::boolean) OR (pen_user = $1 AND NOT pen_role = ANY($18::text[])))';
const toRegion = `NOT restricted AND (region = ANY($4) OR region = ANY($6) OR ${ofOwner} OR (region = ANY($7) AND in_review))`;
const toThose = `${asked} OR ${acts} OR (${named} AND NOT ${former}) OR owner_user = ANY($9::text[]) OR ${standsIn} OR bodies && $10::text[] OR considered_by @> ARRAY[$2::text] OR ${decidesAppeal} OR ${isSecond} OR ${reviewsElsewhere}`;
const toFew = `restricted AND (region = ANY($5) OR (region = ANY($6) AND since_consideration) OR (region = ANY($7) AND in_review) OR (${ofOwner} AND $3::boolean))`;
const opensPage = `((${toRegion}) OR ${toThose} OR (${toFew}))`;
const opens = `CASE
    WHEN ${opensPage} THEN 'page'
    WHEN ${former} AND (NOT restricted OR named && ($16::text[] || ($1::text || '@' || $2::text)) OR $3::boolean) THEN 'past'
    WHEN restricted AND (region = ANY($4) OR region = ANY($6) OR ${ofOwner}) THEN 'stub'
    ELSE 'none' END`;
// Those who may open it at all, in words that an index can answer.
// The SIO is named too, so that the index on names finds those whose SIO one manages.
const reach = `$8::boolean AND (region = ANY($4) OR region = ANY($6) OR region = ANY($7) OR owner_agency = $2 OR receiver = $2 OR ${named} OR (named && $9::text[] AND owner_user = ANY($9::text[])) OR bodies && $10::text[] OR considered_by @> ARRAY[$2::text] OR ${former} OR ${asked} OR (appeal_barred <> '{}' AND $11::text[] <> '{}') OR (second_barred <> '{}' AND $5::text[] <> '{}') OR (review_barred <> '{}' AND $6::text[] <> '{}'))`;
// A former owner's list shows the stage in which it went to another.
const shown = ['ref', 'stage', 'live', 'owner_agency', 'owner_user', 'restricted'];
const hidden = [
  'region', 'priority', 'operation_name', 'marking', 'named', 'awaits', 'claimer', 'sia', 'pen_party', 'pen_role', 'pen_user', 'pen_since',
  'due_at', 'submitted_at', 'on_hold', 'version', 'in_review', 'threat_types', 'places', 'group_refs', 'receiver', 'appeal_barred', 'second_barred', 'review_barred', 'sio_unavailable', 'asked_body', 'urgent_due_at',
  'bodies', 'standing', 'to_ratify', 'to_key', 'review_owed', 'clock_from', 'clock_target', 'clock_still', 'clock_paused',
]; // prettier-ignore
// Of a stub, and of what is a former owner's, nothing else may be read, sorted or searched by, so its other columns are null already here (ACC-4).
const relation = (
  fence: string,
): string => `(SELECT opens, ${shown.map((column) => (column === 'stage' ? `CASE WHEN opens = 'past' THEN 'escalated' ELSE stage END AS stage` : column)).join(', ')}, ${hidden.map((column) => `CASE WHEN opens = 'page' THEN ${column} END AS ${column}`).join(', ')}
  FROM (SELECT *, ${opens} AS opens FROM case_read WHERE ${reach}${fence}) AS reached WHERE opens <> 'none')`;
// OFFSET 0: the planner does not write the whole of `opens` out for every column and condition that asks it.
const [text, scanned] = [relation(''), relation(' OFFSET 0')];
const page = `(${reach} AND ${opensPage})`;

const thoseWith = (who: Person, above: 'lineManager' | 'deputy', { people }: Directory): readonly string[] =>
  Object.values(people)
    .filter((each) => each[above] === who.id)
    .map(({ id }) => id);

/** Every manager of a region with the region, as two lists of one length. */
const managersOf = (directory: Directory): readonly [readonly string[], readonly string[]] => {
  const pairs = Object.values(directory.people).flatMap((who) => managedBy(who, directory).map((place) => [who.id, place] as const));
  return [pairs.map(([id]) => id), pairs.map(([, place]) => place)];
};

type Officers = readonly { readonly id: string; readonly place: string; readonly words: readonly string[] }[];
const known = new WeakMap<Directory, Officers>();
/** Every gateway manager, once for each region; worked out once for each directory, since it walks every line of management. */
const officersIn = (directory: Directory): Officers => {
  const found =
    known.get(directory) ??
    Object.values(directory.people).flatMap((who) => {
      const of = gatewaysManagedBy(who, directory);
      const words = of.length === 0 ? [] : barredAs(who, lineOf(who, { directory }));
      return of.map(({ id }) => ({ id: who.id, place: id, words }));
    });
  known.set(directory, found);
  return found;
};
/** The same as the three lists of `officers`. */
export const officerValues = (directory: Directory): readonly (readonly string[])[] => {
  const all = officersIn(directory);
  return [all.map(({ id }) => id), all.map(({ place }) => place), all.map(({ words }) => words.join(' '))];
};

/** Everybody who reviews products, once for each region: the three lists of `reviewers`. */
export const reviewerValues = (directory: Directory): readonly (readonly unknown[])[] => {
  const all = Object.values(directory.people).flatMap((who) => reviewsFor(who, directory).map((each) => ({ id: who.id, ...each })));
  return [all.map(({ id }) => id), all.map(({ region }) => region), all.map(({ manages }) => manages)];
};

type Known = { readonly directory: Directory; readonly policy: Pick<Policy, 'bodies'> };
/** The bodies in which a person holds an office. */
export const officesOf = (who: Person, { bodies }: Pick<Policy, 'bodies'>): readonly string[] =>
  Object.entries(bodies).flatMap(([id, body]) => (officeHolders(body).includes(who.id) ? [id] : []));
/** ACC-2: every case that opens for a person, as `page`, `past` or `stub` (`opens`). Each list, count and search is read from it. */
export const visibleTo = (who: Person, { directory, policy }: Known): Relation => {
  const ofGateway = regionsWhere(directory, ({ gateway }) => gateway === who.organisation);
  const ofToex = regionsWhere(directory, ({ toex }) => toex === who.organisation);
  const inGateway = holds(who, 'triage-officer') || holds(who, 'gateway-manager');
  const { values, value } = placed([
    who.id,
    who.organisation,
    holds(who, 'spoc') || holds(who, 'owner-lead'),
    inGateway ? ofGateway : [],
    holds(who, 'gateway-manager') ? ofGateway : [],
    holds(who, 'toex-manager') ? ofToex : [],
    holds(who, 'sia') ? ofToex : [],
    who.active,
    thoseWith(who, 'lineManager', directory),
    officesOf(who, policy),
    managedBy(who, directory),
    ...managersOf(directory),
    answering.some((role) => holds(who, role)),
    thoseWith(who, 'deputy', directory),
    namedAs(who),
    serves(who, 'claimer'),
    pensBeyond(who),
    officersIn(directory).find(({ id }) => id === who.id)?.words ?? [],
    ...(holds(who, 'gateway-manager') ? officerValues(directory) : [[], [], []]),
    ...(holds(who, 'toex-manager') ? reviewerValues(directory) : [[], [], []]),
  ]);
  const just: Relation['just'] = (wanted) =>
    Object.entries(wanted).flatMap(([column, is]) => (is === undefined ? [] : [`${column} = ${value(is)}`]));
  return { text, scanned, page, values, value, just };
};

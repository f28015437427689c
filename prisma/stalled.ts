import { actsByCover } from '../domain/acts-by-cover.ts';
import { answerers } from '../domain/asked-body.ts';
import { deciderOf } from '../domain/deciding.ts';
import { instantAt } from '../domain/local-time.ts';
import { here } from '../domain/presence.ts';
import type { Case } from '../domain/case.ts';
import type { Directory, Person } from '../domain/directory.ts';
import type { Instant, Ref, Role } from '../domain/words.ts';
import type { StalledRow } from '../api/ports.ts';
import { penOf, type ListRow } from './case-list.ts';
import type { AtHand, Queryable } from './reference-data.ts';
import { isFree, mayReview, nobodyHere, officers, officerValues, reviewers, reviewerValues, visibleTo } from './visibility.ts';

/** Who can act, and which role of which region, or of which agency, somebody holds who can: `region/role`, `agency/role`. */
export const ableIn = (directory: Directory, now: Instant): { readonly people: readonly string[]; readonly roles: readonly string[] } => {
  const people = Object.values(directory.people).filter((who) => here(who, now));
  const among = (organisation: string, role: Role): number =>
    people.filter((who) => who.organisation === organisation && who.roles.includes(role)).length;
  const roles = Object.values(directory.regions).flatMap(({ id, gateway, toex }) => [
    ...(among(gateway, 'triage-officer') + among(gateway, 'gateway-manager') > 0 ? [`${id}/triage-officer`] : []),
    ...(among(gateway, 'gateway-manager') > 0 ? [`${id}/gateway-manager`] : []),
    ...(among(toex, 'toex-manager') > 0 ? [`${id}/toex-manager`] : []),
  ]);
  // Of its own agency a SPOC is asked for, where no one SPOC holds the pen; of the one that is asked to take the risk over, an owner lead; of the body to which a bid is offered, either of those who answer.
  const agencies = Object.keys(directory.organisations).flatMap((id) => [
    ...(among(id, 'spoc') > 0 ? [`${id}/spoc`] : []),
    ...(among(id, 'owner-lead') > 0 ? [`${id}/owner-lead`] : []),
    ...(among(id, 'gateway-manager') > 0 ? [`${id}/gateway-manager`] : []),
    // TRI-6: where nobody has an account, somebody else speaks for it.
    ...(answerers({ body: id, not: [] }, { directory }).length === 0 ? [`${id}/nobody`] : []),
  ]);
  return { people: people.map(({ id }) => id), roles: [...roles, ...agencies] };
};

const bodies = ['redirect-offered', 'escalated'] as const;
type Cause =
  | 'technical'
  | 'sio-unavailable'
  | 'nobody-able'
  | 'neither-actor-nor-time'
  | 'hold-past-review'
  | 'urgent-unanswered'
  | 'waiting-on-body'
  | 'over-time';
const remedies: Readonly<Record<Exclude<Cause, 'waiting-on-body'>, string>> = {
  technical: 'Part of the service is failing on this case. It is tried again by itself; tell the administrator if it stays here.',
  'sio-unavailable':
    'The SIO cannot act. The deputy takes over by a handover within one working day; after it the owner lead of the agency names a successor, and answers for the risk meanwhile.',
  'nobody-able': 'Nobody who holds the pen is able to act. Their manager gives the case to somebody who can, or names a deputy.',
  'neither-actor-nor-time': 'The case has nobody to act, or no time by which to act. This is a fault: tell the administrator.',
  'hold-past-review':
    'The holder, their manager or the SIO who asked for the hold resumes the case, or the hold is given a new review date.',
  'urgent-unanswered':
    'A gateway manager confirms the urgent flag or lowers it; until then the case runs as P1. Where nobody is free to, the administrator gives somebody the role.',
  'over-time': 'The holder of the pen acts, or their manager gives the case to somebody who will.',
};
/** Of what is before a body or asked of one: who of it can act, by what the case waits for. */
const awaited: Readonly<Record<string, string>> = {
  'redirect-offered':
    'A gateway manager or owner lead of the body that is asked takes the bid up or sends it back; unanswered it comes back to triage by itself.',
  'to-list': 'The secretary of the body lists it for a sitting, or its chair allows it to an extraordinary one.',
  listed:
    'Whoever chairs decides on it at its sitting, or at an extraordinary one before it; where neither chair nor deputy chair may, its secretary passes it on.',
  recorded: 'The chair who decided confirms what the secretary recorded, or contests it.',
  'transfer-decided':
    'An owner lead of the agency that is asked accepts the threat or refuses it; unanswered it goes back to the body that decided.',
};
/** OWN-4: of the agency that is asked nobody can answer; whoever owns the risk now can do nothing about it. */
const unanswerable =
  'Nobody of the agency that is asked can answer for it. An administrator gives somebody there the role of an owner lead, who accepts the threat or refuses it; unanswered it goes back to the body that decided.';
/** In the order in which a cause is named where several hold: what no person can remedy comes first. */
type Places = {
  readonly now: string;
  readonly people: string;
  readonly roles: string;
  readonly managers: number;
  readonly reviewing: number;
};
const causes = ({ now, people, roles, managers, reviewing }: Places) => `CASE WHEN technical_since IS NOT NULL THEN 'technical'
  WHEN pen_party IS NULL OR due_at IS NULL THEN 'neither-actor-nor-time'
  WHEN sio_unavailable THEN 'sio-unavailable'
  WHEN urgent_due_at <= ${now}::timestamptz THEN 'urgent-unanswered'
  WHEN pen_user IS NOT NULL AND NOT pen_user = ANY(${people}::text[]) THEN 'nobody-able'
  WHEN appeal_barred <> '{}' THEN CASE WHEN NOT EXISTS (SELECT FROM unnest($12::text[], $13::text[]) AS manager(id, place)
    WHERE id = ANY(${people}::text[]) AND NOT appeal_barred && ARRAY[id, place]) THEN 'nobody-able' WHEN due_at <= ${now}::timestamptz THEN 'over-time' END
  WHEN second_barred <> '{}' AND NOT EXISTS (SELECT FROM ${officers(managers)} WHERE id = ANY(${people}::text[]) AND ${isFree}
    AND (place = region OR NOT EXISTS (SELECT FROM ${officers(managers)} WHERE place = region AND ${isFree}))) THEN 'nobody-able'
  WHEN pen_role = 'reviewer' AND NOT EXISTS (SELECT FROM unnest(review_barred) AS product, ${reviewers(reviewing)} WHERE reviewer.id = ANY(${people}::text[])
    AND ${mayReview('reviewer.id')} AND (place = region OR (manages AND ${nobodyHere(reviewing)}))) THEN 'nobody-able'
  WHEN pen_user IS NULL AND second_barred = '{}' AND pen_role <> 'reviewer' AND NOT CASE WHEN stage = 'redirect-offered' AND asked_body || '/nobody' = ANY(${roles}::text[]) THEN ARRAY[region || '/gateway-manager']
    WHEN stage = 'redirect-offered' THEN ARRAY[asked_body || '/owner-lead', asked_body || '/gateway-manager']
    WHEN receiver IS NOT NULL THEN ARRAY[receiver || '/' || pen_role]
    ELSE ARRAY[region || '/' || CASE WHEN restricted AND pen_role = 'triage-officer' THEN 'gateway-manager' ELSE pen_role END, owner_agency || '/' || pen_role] END && ${roles}::text[] THEN 'nobody-able'
  WHEN due_at <= ${now}::timestamptz THEN CASE WHEN on_hold THEN 'hold-past-review'
    WHEN stage IN (${bodies.map((stage) => `'${stage}'`).join(', ')}) THEN 'waiting-on-body' ELSE 'over-time' END END`;
// Failures are dated by the real clock; they are shown in the service's time.
const technical = `SELECT min(since) FROM (
    SELECT coalesce(visible.due_at, visible.pen_since) AS since FROM stream WHERE id = visible.ref AND missed >= 2
    UNION ALL SELECT owed_at + ahead FROM outbox WHERE stream = visible.ref AND done_at IS NULL AND (attempts >= 3 OR owed_at < clock_timestamp() - interval '1 hour')
    UNION ALL SELECT settled_at + ahead FROM command AS f WHERE f.ref = visible.ref AND f.state = 'faulted'
      AND NOT EXISTS (SELECT FROM command AS a WHERE a.ref = f.ref AND a.state = 'accepted' AND a.settled_at > f.settled_at)
  ) AS failing`;

type Row = Pick<ListRow, 'ref' | 'stage' | 'pen_party' | 'pen_role' | 'pen_user' | 'pen_since' | 'due_at'> & {
  standing: string | null;
  cause: Cause;
  since: Date;
};
const remedyOf = ({ cause, stage, standing }: Row): string =>
  cause === 'nobody-able' && standing === 'transfer-decided'
    ? unanswerable
    : cause === 'waiting-on-body'
      ? (awaited[standing ?? stage] ?? remedies['over-time'])
      : remedies[cause];

const isBefore = ({ stage }: Row): boolean => bodies.some((each) => each === stage);
/** What would be its cause where somebody acts in place of the holder of the pen. */
const inTheirPlace = (row: Row & { readonly on_hold: boolean }, now: Instant): readonly Row[] =>
  row.due_at === null || row.due_at.getTime() > Date.parse(now)
    ? []
    : [{ ...row, cause: row.on_hold ? 'hold-past-review' : isBefore(row) ? 'waiting-on-body' : 'over-time', since: row.due_at }];
/**
 * ACC-6: an absent holder stalls nothing that their deputy may take on; ESC-2: nor does a chair what the other officer decides, or both of
 * them at a later day. The rulebook says of each what that is.
 */
const withoutActing = async (pool: Queryable, rows: readonly Row[], { directory, policy, now }: AtHand): Promise<readonly Row[]> => {
  const asked = rows.flatMap(({ cause, pen_user: holder, pen_role: role, ref }) =>
    cause === 'nobody-able' && (holder !== null || role === 'chair') ? [ref] : [],
  );
  if (asked.length === 0) return rows;
  const { rows: states } = await pool.query<{ id: string; state: string }>('SELECT id, state FROM stream WHERE id = ANY($1)', [asked]);
  const facts = { now, actor: null, directory, policy, reference: null, digest: null, corrected: null, siaLoad: {}, capacityPlace: null };
  const acting = new Map(
    states.flatMap(({ id, state }) => {
      const on = JSON.parse(state) as Case;
      const acts = on.pen?.role === 'chair' ? deciderOf(on, null, facts) : actsByCover(on, facts);
      return acts === null ? [] : [[id, on] as const];
    }),
  );
  const held = rows.flatMap((row) => {
    const on = acting.get(row.ref);
    return on === undefined ? [row] : inTheirPlace({ ...row, on_hold: on.hold !== null }, now);
  });
  return held.toSorted((one, other) => one.since.getTime() - other.since.getTime() || (one.ref < other.ref ? -1 : 1));
};

/** Every live case whose page opens for the asker and that is stalled, with one cause and its remedy, longest first; or this one alone. */
export const stalledFor = async (
  pool: Queryable,
  asker: Person,
  { known, ref = null }: { readonly known: AtHand; readonly ref?: Ref | null },
): Promise<readonly StalledRow[]> => {
  const { directory, now } = known;
  const visible = visibleTo(asker, known);
  const able = ableIn(directory, now);
  const managers = visible.values.length + 1;
  officerValues(directory).forEach(visible.value);
  const reviewing = visible.values.length + 1;
  reviewerValues(directory).forEach(visible.value);
  const places: Places = {
    now: visible.value(now),
    people: visible.value(able.people),
    roles: visible.value(able.roles),
    managers,
    reviewing,
  };
  const text = `WITH live AS (
      SELECT visible.*, (${technical}) AS technical_since
      FROM ${visible.text} AS visible, (SELECT ${places.now}::timestamptz - clock_timestamp() AS ahead) AS clock
      WHERE (live OR pen_party IS NOT NULL) AND opens = 'page'${ref === null ? '' : ` AND ref = ${visible.value(ref)}`}
    ), judged AS (SELECT *, ${causes(places)} AS cause FROM live)
    SELECT ref, stage, standing, pen_party, pen_role, pen_user, pen_since, due_at, cause,
      coalesce(CASE cause WHEN 'technical' THEN technical_since WHEN 'over-time' THEN due_at WHEN 'waiting-on-body' THEN due_at WHEN 'urgent-unanswered' THEN urgent_due_at WHEN 'hold-past-review' THEN due_at ELSE pen_since END, submitted_at) AS since
    FROM judged WHERE cause IS NOT NULL ORDER BY since, ref`;
  const { rows } = await pool.query<Row>(text, visible.values);
  const held = await withoutActing(pool, rows, known);
  return held.map((row) => ({
    ref: row.ref,
    stage: row.stage,
    cause: row.cause,
    remedy: remedyOf(row),
    since: instantAt(row.since.getTime()),
    pen: penOf(row, now),
  }));
};

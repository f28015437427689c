import { instantAt } from '../domain/local-time.ts';
import type { Directory, Person } from '../domain/directory.ts';
import type { Instant, Ref, Role } from '../domain/words.ts';
import type { StalledRow } from '../api/ports.ts';
import { penOf, type ListRow } from './case-list.ts';
import type { AtHand, Queryable } from './reference-data.ts';
import { visibleTo } from './visibility.ts';

const here = (who: Person, now: Instant): boolean =>
  who.active && !(who.absentFrom !== null && who.absentFrom <= now && (who.absentUntil === null || now < who.absentUntil));

/** Who can act, and which role of which region, or of which agency, somebody holds who can: `region/role`, `agency/role`. */
export const ableIn = (directory: Directory, now: Instant): { readonly people: readonly string[]; readonly roles: readonly string[] } => {
  const people = Object.values(directory.people).filter((who) => here(who, now));
  const among = (organisation: string, role: Role): number =>
    people.filter((who) => who.organisation === organisation && who.roles.includes(role)).length;
  const roles = Object.values(directory.regions).flatMap(({ id, gateway, toex }) => [
    ...(among(gateway, 'triage-officer') + among(gateway, 'gateway-manager') > 0 ? [`${id}/triage-officer`] : []),
    ...(among(gateway, 'gateway-manager') > 0 ? [`${id}/gateway-manager`] : []),
    ...(among(toex, 'toex-manager') > 0 ? [`${id}/toex-manager`] : []),
    // An author does not review (DEV-4): the manager can, or a second SIA.
    ...(among(toex, 'toex-manager') > 0 || among(toex, 'sia') > 1 ? [`${id}/reviewer`] : []),
  ]);
  // Of its own agency a SPOC is asked for, where no one SPOC holds the pen; of the one that is asked to take the risk over, an owner lead.
  const agencies = Object.keys(directory.organisations).flatMap((id) => [
    ...(among(id, 'spoc') > 0 ? [`${id}/spoc`] : []),
    ...(among(id, 'owner-lead') > 0 ? [`${id}/owner-lead`] : []),
  ]);
  return { people: people.map(({ id }) => id), roles: [...roles, ...agencies] };
};

type Cause = 'technical' | 'nobody-able' | 'neither-actor-nor-time' | 'hold-past-review' | 'over-time';
const remedies: Readonly<Record<Cause, string>> = {
  technical: 'Part of the service is failing on this case. It is tried again by itself; tell the administrator if it stays here.',
  'nobody-able': 'Nobody who holds the pen is able to act. Their manager gives the case to somebody who can, or names a deputy.',
  'neither-actor-nor-time': 'The case has nobody to act, or no time by which to act. This is a fault: tell the administrator.',
  'hold-past-review':
    'The holder, their manager or the SIO who asked for the hold resumes the case, or the hold is given a new review date.',
  'over-time': 'The holder of the pen acts, or their manager gives the case to somebody who will.',
};
/** In the order in which a cause is named where several hold: what no person can remedy comes first. */
type Places = { readonly now: string; readonly people: string; readonly roles: string };
const causes = ({ now, people, roles }: Places) => `CASE WHEN technical_since IS NOT NULL THEN 'technical'
  WHEN pen_party IS NULL OR due_at IS NULL THEN 'neither-actor-nor-time'
  WHEN pen_user IS NOT NULL AND NOT pen_user = ANY(${people}::text[]) THEN 'nobody-able'
  WHEN pen_user IS NULL AND NOT ARRAY[region || '/' || pen_role, owner_agency || '/' || pen_role, receiver || '/' || pen_role] && ${roles}::text[] THEN 'nobody-able'
  WHEN due_at <= ${now}::timestamptz THEN CASE WHEN on_hold THEN 'hold-past-review' ELSE 'over-time' END END`;
// Failures are dated by the real clock; they are shown in the service's time.
const technical = `SELECT min(since) FROM (
    SELECT coalesce(visible.due_at, visible.pen_since) AS since FROM stream WHERE id = visible.ref AND missed >= 2
    UNION ALL SELECT owed_at + ahead FROM outbox WHERE stream = visible.ref AND done_at IS NULL AND (attempts >= 3 OR owed_at < clock_timestamp() - interval '1 hour')
    UNION ALL SELECT settled_at + ahead FROM command AS f WHERE f.ref = visible.ref AND f.state = 'faulted'
      AND NOT EXISTS (SELECT FROM command AS a WHERE a.ref = f.ref AND a.state = 'accepted' AND a.settled_at > f.settled_at)
  ) AS failing`;

type Row = Pick<ListRow, 'ref' | 'stage' | 'pen_party' | 'pen_role' | 'pen_user' | 'pen_since' | 'due_at'> & { cause: Cause; since: Date };

/** Every live case whose page opens for the asker and that is stalled, with one cause and its remedy, longest first; or this one alone. */
export const stalledFor = async (
  pool: Queryable,
  asker: Person,
  { known, ref = null }: { readonly known: AtHand; readonly ref?: Ref | null },
): Promise<readonly StalledRow[]> => {
  const { directory, now } = known;
  const visible = visibleTo(asker, known);
  const able = ableIn(directory, now);
  const place = (offset: number): string => `$${String(visible.next + offset)}`;
  const places: Places = { now: place(0), people: place(1), roles: place(2) };
  const text = `WITH live AS (
      SELECT visible.*, (${technical}) AS technical_since
      FROM ${visible.text} AS visible, (SELECT ${places.now}::timestamptz - clock_timestamp() AS ahead) AS clock
      WHERE live AND opens = 'page'${ref === null ? '' : ` AND ref = ${place(3)}`}
    ), judged AS (SELECT *, ${causes(places)} AS cause FROM live)
    SELECT ref, stage, pen_party, pen_role, pen_user, pen_since, due_at, cause,
      coalesce(CASE cause WHEN 'technical' THEN technical_since WHEN 'over-time' THEN due_at WHEN 'hold-past-review' THEN due_at ELSE pen_since END, submitted_at) AS since
    FROM judged WHERE cause IS NOT NULL ORDER BY since, ref`;
  const { rows } = await pool.query<Row>(text, [...visible.values, now, able.people, able.roles, ...(ref === null ? [] : [ref])]);
  return rows.map((row) => ({
    ref: row.ref,
    stage: row.stage,
    cause: row.cause,
    remedy: remedies[row.cause],
    since: instantAt(row.since.getTime()),
    pen: penOf(row, now),
  }));
};

import { holds } from '../domain/access.ts';
import { officeHolders } from '../domain/bodies.ts';
import type { Policy } from '../domain/policy.ts';
import type { Directory, Person, Region } from '../domain/directory.ts';

/** SQL of a relation with its values as `$1` … `$n`; what is joined to it numbers its own values from `next` on. */
export type Relation = { readonly text: string; readonly values: readonly unknown[]; readonly next: number };

const regionsWhere = ({ regions }: Directory, holdsIn: (region: Region) => boolean): readonly string[] =>
  Object.values(regions)
    .filter(holdsIn)
    .map(({ id }) => id);

// The same questions in the same order as `mayOpen`: named, manager of the SIO or of a body that has it, then open to region and agency, then the few of a restricted case.
const ofOwner = '(owner_agency = $2 OR receiver = $2)';
const former = 'former_owners @> ARRAY[$2::text]';
const opens = `CASE
    WHEN (named @> ARRAY[$1::text] AND NOT ${former}) OR owner_user = ANY($9::text[]) OR bodies && $10::text[] OR considered_by @> ARRAY[$2::text] THEN 'page'
    WHEN NOT restricted AND (region = ANY($4) OR region = ANY($6) OR ${ofOwner} OR (region = ANY($7) AND in_review)) THEN 'page'
    WHEN NOT restricted THEN CASE WHEN ${former} THEN 'past' ELSE 'none' END
    WHEN region = ANY($5) OR (region = ANY($6) AND since_consideration) THEN 'page'
    WHEN (region = ANY($7) AND in_review) OR (${ofOwner} AND $3::boolean) THEN 'page'
    WHEN ${former} AND (named @> ARRAY[$1::text] OR $3::boolean) THEN 'past'
    WHEN region = ANY($4) OR region = ANY($6) OR ${ofOwner} THEN 'stub'
    ELSE 'none' END`;
// Those who may open it at all, in words that an index can answer.
// The SIO is named too, so that the index on names finds those whose SIO one manages.
const reach = `$8::boolean AND (named @> ARRAY[$1::text] OR (named && $9::text[] AND owner_user = ANY($9::text[])) OR bodies && $10::text[] OR considered_by @> ARRAY[$2::text] OR owner_agency = $2 OR receiver = $2 OR ${former} OR region = ANY($4) OR region = ANY($6) OR region = ANY($7))`;
// A former owner's list shows the stage in which it went to another.
const shown = ['ref', 'stage', 'live', 'owner_agency', 'owner_user', 'restricted'];
const hidden = [
  'region', 'priority', 'operation_name', 'marking', 'named', 'awaits', 'claimer', 'sia', 'decline_proposed_by', 'pen_party', 'pen_role', 'pen_user', 'pen_since',
  'due_at', 'submitted_at', 'on_hold', 'version', 'in_review', 'threat_types', 'places', 'group_refs', 'receiver',
]; // prettier-ignore
// Of a stub, and of what is a former owner's, nothing else may be read, sorted or searched by, so its other columns are null already here (ACC-4).
const text = `(SELECT opens, ${shown.map((column) => (column === 'stage' ? `CASE WHEN opens = 'past' THEN 'escalated' ELSE stage END AS stage` : column)).join(', ')}, ${hidden.map((column) => `CASE WHEN opens = 'page' THEN ${column} END AS ${column}`).join(', ')}
  FROM (SELECT *, ${opens} AS opens FROM case_read WHERE ${reach}) AS reached WHERE opens <> 'none')`;

const reportsOf = (who: Person, { people }: Directory): readonly string[] =>
  Object.values(people)
    .filter(({ lineManager }) => lineManager === who.id)
    .map(({ id }) => id);

type Known = { readonly directory: Directory; readonly policy: Pick<Policy, 'bodies'> };
/** The bodies in which a person holds an office. */
export const officesOf = (who: Person, { bodies }: Pick<Policy, 'bodies'>): readonly string[] =>
  Object.entries(bodies).flatMap(([id, body]) => (officeHolders(body).includes(who.id) ? [id] : []));
/** ACC-2: every case that opens for a person, as `page`, `past` or `stub` (`opens`). Each list, count and search is read from it. */
export const visibleTo = (who: Person, { directory, policy }: Known): Relation => {
  const ofGateway = regionsWhere(directory, ({ gateway }) => gateway === who.organisation);
  const ofToex = regionsWhere(directory, ({ toex }) => toex === who.organisation);
  const inGateway = holds(who, 'triage-officer') || holds(who, 'gateway-manager');
  const values = [
    who.id,
    who.organisation,
    holds(who, 'spoc') || holds(who, 'owner-lead'),
    inGateway ? ofGateway : [],
    holds(who, 'gateway-manager') ? ofGateway : [],
    holds(who, 'toex-manager') ? ofToex : [],
    holds(who, 'sia') ? ofToex : [],
    who.active,
    reportsOf(who, directory),
    officesOf(who, policy),
  ];
  return { text, values, next: values.length + 1 };
};

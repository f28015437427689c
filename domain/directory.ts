import type { Instant, OrganisationId, Role, UserId } from './words.ts';

export type CalendarId = 'england-wales' | 'scotland' | 'northern-ireland';
export type OrganisationKind = 'force' | 'rocu' | 'national' | 'toex' | 'partner' | 'body';
/** Shape of data.md. `region` and `code` are null for what has none (a national agency, a body). */
export type Organisation = {
  readonly id: OrganisationId;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly region: string | null;
  readonly calendar: CalendarId;
  readonly code: string | null;
};
export type Region = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly gateway: OrganisationId;
  readonly toex: OrganisationId;
  readonly ttcg: OrganisationId;
  readonly calendar: CalendarId;
};

export type Person = {
  readonly id: UserId;
  readonly name: string;
  readonly rank: string;
  readonly staffNumber: string;
  readonly organisation: OrganisationId;
  readonly roles: readonly Role[];
  readonly specialism: string | null;
  readonly skills: readonly string[];
  readonly email: string;
  readonly active: boolean;
  readonly lineManager: UserId | null;
  readonly deputy: UserId | null;
  readonly absentFrom: Instant | null;
  readonly absentUntil: Instant | null;
};

/** Everybody and every agency, as rules may ask for them; keyed by id. */
export type Directory = {
  readonly version: number;
  readonly people: Readonly<Record<UserId, Person>>;
  readonly organisations: Readonly<Record<OrganisationId, Organisation>>;
  readonly regions: Readonly<Record<string, Region>>;
};

/** The ids of everybody active who has this role in this organisation, in the order of the directory. */
export const withRole = (
  role: Role,
  organisation: OrganisationId | null,
  { directory }: { readonly directory: Pick<Directory, 'people'> },
): readonly UserId[] =>
  Object.values(directory.people).flatMap((who) =>
    who.active && who.organisation === organisation && who.roles.includes(role) ? [who.id] : [],
  );

const owning: readonly OrganisationKind[] = ['force', 'rocu', 'national'];
/** OWN-2: only a force, a ROCU or a national agency owns risk. */
export const mayOwn = (organisation: Organisation | undefined): boolean => organisation !== undefined && owning.includes(organisation.kind);

import type { CalendarId, Directory, Organisation, OrganisationKind, Person } from './directory.ts';
import type { Policy } from './policy.ts';
import type { Instant, IsoDate, Narrative, OrganisationId, Role, UserId } from './words.ts';

/** Every version of the policy that the record knows, which of them is in force, and which comes next. */
export type PolicyBook = {
  readonly versions: Readonly<Record<string, Policy>>;
  readonly inForce: number;
  /** What was in force before: running clocks are compared with it (CLK-6). */
  readonly previous: number | null;
  readonly upcoming: { readonly version: number; readonly from: IsoDate; readonly at: Instant } | null;
};
export type Administered = 'directory' | 'policy';
export const isAdministered = (stream: string): stream is Administered => stream === 'directory' || stream === 'policy';

/** What an administrator may give another of: of somebody, and of an organisation. Null takes it away. */
type Details = Pick<Person, 'name' | 'rank' | 'staffNumber' | 'email' | 'specialism' | 'skills' | 'lineManager' | 'deputy'>;
export type PersonDetails = { readonly [F in keyof Details]?: Details[F] };
export type OrganisationDetails = { readonly name?: string; readonly code?: string | null; readonly calendar?: CalendarId };
type Joiner = Pick<Person, 'name' | 'rank' | 'staffNumber' | 'organisation' | 'roles' | 'email'> &
  Pick<PersonDetails, 'specialism' | 'skills' | 'lineManager' | 'deputy'>;
type Founded = Pick<Organisation, 'name' | 'calendar'> & {
  /** Whatever is asked for; a rule says which kinds come with the configuration. */
  readonly kind: OrganisationKind;
  readonly region?: string | null;
  readonly code?: string | null;
};

/** Directory and policy are streams like cases are: each command of an administrator is an entry of their journals. */
export interface AdministrationCommands {
  'set-absence': { on: Directory; payload: { readonly person: UserId; readonly from: IsoDate; readonly until: IsoDate } };
  'make-inactive': { on: Directory; payload: { readonly person: UserId; readonly reason: Narrative; readonly confirm?: boolean } };
  'assign-role': { on: Directory; payload: { readonly person: UserId; readonly roles: readonly Role[]; readonly confirm?: boolean } };
  'amend-person': { on: Directory; payload: { readonly person: UserId } & PersonDetails };
  'add-person': { on: Directory; payload: { readonly person: UserId } & Joiner };
  'amend-organisation': { on: Directory; payload: { readonly organisation: OrganisationId } & OrganisationDetails };
  'add-organisation': { on: Directory; payload: { readonly organisation: OrganisationId } & Founded };
  'adopt-policy': { on: PolicyBook; payload: { readonly version: number; readonly from: IsoDate } };
  /** What time does, on the day from which a version was adopted. */
  'bring-into-force': { on: PolicyBook; payload: { readonly version: number } };
}
export type AdministrationName = keyof AdministrationCommands;
export type PersonCommand = 'set-absence' | 'make-inactive' | 'assign-role' | 'amend-person';
export type HumanAdministration = Exclude<AdministrationName, 'bring-into-force'>;

/** What an entry leaves of those whom it is about; the files of the configuration give the rest. */
export type DirectoryChange = {
  readonly people: Readonly<Record<UserId, Partial<Person>>>;
  readonly organisations?: Readonly<Record<OrganisationId, Partial<Organisation>>>;
  /** Whoever and whatever no file had brought. */
  readonly joined?: Readonly<Record<UserId, Person>>;
  readonly founded?: Readonly<Record<OrganisationId, Organisation>>;
};
/** What was given another of, and what it was before. */
type Amended<D> = { readonly changed: D; readonly was: D };
export type BookChange = Partial<Omit<PolicyBook, 'versions'>> & { readonly versions?: PolicyBook['versions'] };
export type AdministrationEntry = {
  readonly seq: number;
  readonly at: Instant;
  readonly actor: UserId;
  readonly authority: string;
  readonly policyVersion: number;
} & (
  | { readonly type: 'absence-set'; readonly about: AdministrationCommands['set-absence']['payload']; readonly after: DirectoryChange }
  | {
      readonly type: 'person-made-inactive';
      readonly about: Omit<AdministrationCommands['make-inactive']['payload'], 'confirm'>;
      readonly after: DirectoryChange;
    }
  | {
      readonly type: 'roles-assigned';
      readonly about: Omit<AdministrationCommands['assign-role']['payload'], 'confirm'>;
      readonly after: DirectoryChange;
    }
  | {
      readonly type: 'person-amended';
      readonly about: { readonly person: UserId } & Amended<PersonDetails>;
      readonly after: DirectoryChange;
    }
  | { readonly type: 'person-added'; readonly about: AdministrationCommands['add-person']['payload']; readonly after: DirectoryChange }
  | {
      readonly type: 'organisation-amended';
      readonly about: { readonly organisation: OrganisationId } & Amended<OrganisationDetails>;
      readonly after: DirectoryChange;
    }
  | {
      readonly type: 'organisation-added';
      readonly about: AdministrationCommands['add-organisation']['payload'];
      readonly after: DirectoryChange;
    }
  | {
      readonly type: 'policy-adopted';
      /** `insteadOf`: what had been adopted for a later day, and no longer is. */
      readonly about: AdministrationCommands['adopt-policy']['payload'] & {
        readonly insteadOf?: AdministrationCommands['adopt-policy']['payload'];
      };
      readonly after: BookChange;
    }
  | { readonly type: 'policy-in-force'; readonly about: AdministrationCommands['bring-into-force']['payload']; readonly after: BookChange }
);

/** Fields that no command changes later follow the file, where one brings the same id afterwards: nobody could put them right else. */
const joinedTo = (was: Person | undefined, { organisation, active, absentFrom, absentUntil, ...chosen }: Person): Person =>
  was === undefined ? { organisation, active, absentFrom, absentUntil, ...chosen } : { ...was, ...chosen };
const foundedAs = (was: Organisation | undefined, { kind, region, ...chosen }: Organisation): Organisation =>
  was === undefined ? { kind, region, ...chosen } : { ...was, ...chosen };
const own = <T>(of: Readonly<Record<string, T>>, id: string): T | undefined => (Object.hasOwn(of, id) ? of[id] : undefined);
const each = <T>(of: Readonly<Record<string, T>>, change: (id: string, value: T) => T): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(of).map(([id, value]) => [id, change(id, value)]));
/** The directory after a change; whoever is not in it, and does not come with the change itself, stays away. */
export const withDirectory = (
  directory: Directory,
  { people, organisations = {}, joined = {}, founded = {} }: DirectoryChange,
): Directory => {
  const all = { ...directory.people, ...each(joined, (id, who) => joinedTo(own(directory.people, id), who)) };
  const agencies = { ...directory.organisations, ...each(founded, (id, agency) => foundedAs(own(directory.organisations, id), agency)) };
  return {
    ...directory,
    people: each(all, (id, who) => ({ ...who, ...people[id] })),
    organisations: each(agencies, (id, agency) => ({ ...agency, ...organisations[id] })),
  };
};
export const withBook = (book: PolicyBook, change: BookChange): PolicyBook => ({
  ...book,
  ...change,
  versions: { ...book.versions, ...change.versions },
});
/** The policy in force. Throws nothing: a book always holds the version that it names. */
export const policyOf = ({ versions, inForce }: PolicyBook): Policy | undefined => versions[inForce];

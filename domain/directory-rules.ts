// What must fit together in the directory: asked of the files at a start, and of every command of an administrator.
import type { Directory, Organisation, OrganisationKind, Person } from './directory.ts';
import type { RuleId } from './refusals.ts';
import type { Role } from './words.ts';

/** `sio.aldershire`; `aldershire`. Both stand in addresses and in the journal for good. */
export const userIdShape = /^[a-z0-9-]+\.[a-z0-9-]+$/;
export const organisationIdShape = /^[a-z0-9][a-z0-9+-]*$/;

const entryOf = <T>(of: Readonly<Record<string, T>>, id: string): T | null => (Object.hasOwn(of, id) ? (of[id] ?? null) : null);

const owning: readonly OrganisationKind[] = ['force', 'rocu', 'national'];
/** OWN-2: TOEX never owns; TRI: the gateway's people belong to the ROCU. Roles not named here may be held anywhere. */
const HOMES: Partial<Record<Role, readonly OrganisationKind[]>> = {
  spoc: owning,
  requester: owning,
  sio: owning,
  'owner-lead': owning,
  'triage-officer': ['rocu'],
  'gateway-manager': ['rocu'],
  'toex-manager': ['toex'],
  sia: ['toex'],
  analyst: ['toex'],
};
/** Whether this role may be held in an organisation of this kind. */
export const livesIn = (role: Role, kind: OrganisationKind): boolean => HOMES[role]?.includes(kind) !== false;
const MANAGED: readonly Role[] = ['sio', 'sia', 'gateway-manager', 'toex-manager'];
const REGIONAL: readonly OrganisationKind[] = ['force', 'rocu', 'toex'];

/** Something that does not fit: of whom, in which field, and what to do. */
export type DirectoryFault = {
  readonly of: 'people' | 'organisations';
  readonly id: string;
  readonly field: string;
  readonly rule: RuleId;
  readonly message: string;
};
type Said = Omit<DirectoryFault, 'of' | 'id'>;
const said = (field: string, rule: RuleId, message: string): Said => ({ field, rule, message });
const when = (wrong: boolean, fault: Said): readonly Said[] => (wrong ? [fault] : []);

/** The people above somebody, nearest first; ends where a circle would begin. */
const lineOf = (who: Person, { people }: Pick<Directory, 'people'>): readonly Person[] => {
  const line: Person[] = [];
  let above = who.lineManager === null ? null : entryOf(people, who.lineManager);
  while (above !== null && !line.includes(above)) {
    line.push(above);
    above = above.lineManager === null ? null : entryOf(people, above.lineManager);
  }
  return line;
};

type Known = Pick<Directory, 'people' | 'organisations'>;
const roleFaults = ({ roles, organisation }: Person, { organisations }: Known): readonly Said[] => {
  const home = entryOf(organisations, organisation);
  if (home === null)
    return [said('organisation', 'ACC-1', `Name an organisation of the directory: there is no organisation ${organisation}.`)];
  return roles
    .filter((role) => !livesIn(role, home.kind))
    .map((role) =>
      said(
        'roles',
        HOMES[role] === owning ? 'OWN-2' : 'ACC-1',
        `Leave out this role: ${role} cannot belong to an organisation of kind ${home.kind}.`,
      ),
    );
};
const lineFaults = (who: Person, known: Known): readonly Said[] => {
  const line = lineOf(who, known);
  const triages = ({ roles }: Person): boolean => roles.includes('triage-officer') || roles.includes('gateway-manager');
  const asks = who.roles.includes('sio') || who.roles.includes('spoc');
  const unknown = who.lineManager !== null && entryOf(known.people, who.lineManager) === null;
  const unled = who.lineManager === null && who.roles.some((role) => MANAGED.includes(role));
  return [
    ...when(unknown, said('lineManager', 'ACC-1', `Name somebody of the directory: there is no person ${String(who.lineManager)}.`)),
    ...when(unled, said('lineManager', 'ACC-1', 'Name one: an SIO, an SIA and a manager need a line manager.')),
    ...when(line.includes(who), said('lineManager', 'ACC-1', 'Name another line manager: the line of managers runs in a circle.')),
    ...(asks ? line.filter(triages) : []).map(({ id }) =>
      said('lineManager', 'TRI-8', `Name another line manager: ${id} triages and must stand outside this line (TRI-8).`),
    ),
  ];
};
/** ACC-6. That two people are each other's deputies is no fault: nobody is covered by somebody who is away too. */
const deputyFaults = ({ id, deputy, organisation }: Person, { people }: Known): readonly Said[] => {
  if (deputy === null) return [];
  const found = entryOf(people, deputy);
  if (found === null) return [said('deputy', 'ACC-6', `Name somebody of the directory: there is no person ${deputy}.`)];
  return [
    ...when(
      found.organisation !== organisation,
      said('deputy', 'ACC-6', `Name a deputy of the same organisation: ${deputy} is of another organisation (ACC-6).`),
    ),
    ...when(deputy === id, said('deputy', 'ACC-6', 'Name somebody else: nobody is their own deputy.')),
  ];
};

type Counts = ReadonlyMap<string, number>;
const counted = (values: readonly string[]): Counts => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value.toLowerCase(), (counts.get(value.toLowerCase()) ?? 0) + 1);
  return counts;
};
const isTwice = (counts: Counts, value: string): boolean => (counts.get(value.toLowerCase()) ?? 0) > 1;

const organisationFaults = ({ kind, region }: Organisation, { regions }: Directory): readonly Said[] => [
  ...when(
    region !== null && !Object.hasOwn(regions, region),
    said('region', 'ACC-1', `Name a region of the configuration: there is no region ${String(region)}.`),
  ),
  ...when(
    region === null && REGIONAL.includes(kind),
    said('region', 'ACC-1', 'Name its region: a force, a ROCU and TOEX belong to a region.'),
  ),
];

/** Everything in the directory that does not fit, each with whose it is. */
export const directoryFaults = (directory: Directory): readonly DirectoryFault[] => {
  const people = Object.values(directory.people);
  const organisations = Object.values(directory.organisations);
  const numbers = counted(people.map(({ staffNumber }) => staffNumber));
  const addresses = counted(people.map(({ email }) => email));
  const names = counted(organisations.map(({ name }) => name));
  const codes = counted(organisations.flatMap(({ code }) => code ?? []));
  return [
    ...organisations.flatMap((each) =>
      [
        ...organisationFaults(each, directory),
        ...when(isTwice(names, each.name), said('name', 'ACC-1', `Give another name: the name ${each.name} is given twice.`)),
        ...when(
          each.code !== null && isTwice(codes, each.code),
          said('code', 'ACC-1', `Give another code: the code ${String(each.code)} is given twice.`),
        ),
      ].map((fault): DirectoryFault => ({ of: 'organisations', id: each.id, ...fault })),
    ),
    ...people.flatMap((who) =>
      [
        ...when(
          isTwice(numbers, who.staffNumber),
          said('staffNumber', 'ACC-1', `Give another staff number: the staff number ${who.staffNumber} is given twice.`),
        ),
        ...when(isTwice(addresses, who.email), said('email', 'ACC-1', `Give another address: the address ${who.email} is given twice.`)),
        ...roleFaults(who, directory),
        ...lineFaults(who, directory),
        ...deputyFaults(who, directory),
      ].map((fault): DirectoryFault => ({ of: 'people', id: who.id, ...fault })),
    ),
  ];
};
/** What a change would bring; what did not fit before is no fault of it. */
export const broughtBy = (before: Directory, after: Directory): readonly DirectoryFault[] => {
  const keyOf = ({ of, id, field, message }: DirectoryFault): string => JSON.stringify([of, id, field, message]);
  const known = new Set(directoryFaults(before).map(keyOf));
  return directoryFaults(after).filter((fault) => !known.has(keyOf(fault)));
};

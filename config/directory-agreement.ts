// What must fit together among organisations, people and personas.
import type { OrganisationKind } from '../domain/directory.ts';
import type { Role } from '../domain/words.ts';
import type { OrganisationsFile, PeopleFile } from './directory-files.ts';
import { faultIn, repeated, type ConfigurationFault } from './fault.ts';

type Organisation = OrganisationsFile['organisations'][number];
type Person = PeopleFile['people'][number];

/** OWN-2: TOEX never owns; TRI: the gateway's people belong to the ROCU. Roles not named here may be held anywhere. */
const HOMES: Partial<Record<Role, readonly OrganisationKind[]>> = {
  spoc: ['force', 'rocu', 'national'],
  requester: ['force', 'rocu', 'national'],
  sio: ['force', 'rocu', 'national'],
  'owner-lead': ['force', 'rocu', 'national'],
  'triage-officer': ['rocu'],
  'gateway-manager': ['rocu'],
  'toex-manager': ['toex'],
  sia: ['toex'],
  analyst: ['toex'],
};
const MANAGED: readonly Role[] = ['sio', 'sia', 'gateway-manager', 'toex-manager'];

export const organisationFaults = (file: string, { regions, organisations }: OrganisationsFile): ConfigurationFault[] => {
  const fault = faultIn(file);
  const kindIn = (id: string, region: string): OrganisationKind | undefined =>
    organisations.find((organisation) => organisation.id === id && organisation.region === region)?.kind;
  return [
    ...repeated(
      organisations.map(({ id }) => id),
      (id) => fault('organisations', `${id} stands there twice`),
    ),
    ...repeated(
      regions.map(({ id }) => id),
      (id) => fault('regions', `${id} stands there twice`),
    ),
    ...repeated(
      regions.map(({ code }) => code),
      (code) => fault('regions', `the code ${code} stands there twice`),
    ),
    ...organisations
      .filter(({ region }) => region !== null && !regions.some(({ id }) => id === region))
      .map(({ id, region }) => fault(`organisations.${id}`, `there is no region ${String(region)}`)),
    ...organisations
      .filter(({ kind, region }) => (kind === 'force' || kind === 'rocu' || kind === 'toex') && region === null)
      .map(({ id }) => fault(`organisations.${id}`, 'a force, a ROCU and TOEX belong to a region')),
    ...regions.flatMap(({ id, gateway, toex, ttcg }) => [
      ...(kindIn(gateway, id) === 'rocu' ? [] : [fault(`regions.${id}.gateway`, `${gateway} is no ROCU of this region`)]),
      ...(kindIn(toex, id) === 'toex' ? [] : [fault(`regions.${id}.toex`, `${toex} is no TOEX unit of this region`)]),
      ...(kindIn(ttcg, id) === 'body' ? [] : [fault(`regions.${id}.ttcg`, `${ttcg} is no body of this region`)]),
    ]),
  ];
};

/** The people above somebody, nearest first; ends where a circle would begin. */
const lineOf = (people: readonly Person[], person: Person): Person[] => {
  const line: Person[] = [];
  let above = people.find(({ id }) => id === person.lineManager);
  while (above !== undefined && !line.includes(above)) {
    line.push(above);
    const next: string | null = above.lineManager;
    above = people.find(({ id }) => id === next);
  }
  return line;
};

const personFaults = (file: string, person: Person, among: { people: readonly Person[]; organisations: readonly Organisation[] }) => {
  const fault = faultIn(file);
  const path = `people.${person.id}`;
  const home = among.organisations.find(({ id }) => id === person.organisation);
  const deputy = among.people.find(({ id }) => id === person.deputy);
  const line = lineOf(among.people, person);
  const gateway = line.filter(({ roles }) => roles.includes('triage-officer') || roles.includes('gateway-manager'));
  const unknown = (field: 'lineManager' | 'deputy'): ConfigurationFault[] =>
    person[field] === null || among.people.some(({ id }) => id === person[field])
      ? []
      : [fault(`${path}.${field}`, `there is no person ${person[field]}`)];
  return [
    ...(home === undefined ? [fault(`${path}.organisation`, `there is no organisation ${person.organisation}`)] : []),
    ...person.roles
      .filter((role) => home !== undefined && HOMES[role]?.includes(home.kind) === false)
      .map((role) => fault(`${path}.roles`, `${role} cannot belong to an organisation of kind ${String(home?.kind)}`)),
    ...unknown('lineManager'),
    ...unknown('deputy'),
    ...(person.lineManager === null && person.roles.some((role) => MANAGED.includes(role))
      ? [fault(`${path}.lineManager`, 'an SIO, an SIA and a manager need a line manager')]
      : []),
    ...(line.includes(person) ? [fault(`${path}.lineManager`, 'the line of managers runs in a circle')] : []),
    ...(deputy !== undefined && deputy.organisation !== person.organisation
      ? [fault(`${path}.deputy`, `${deputy.id} is of another organisation (ACC-6)`)]
      : []),
    ...(person.deputy === person.id ? [fault(`${path}.deputy`, 'nobody is their own deputy')] : []),
    ...(person.roles.includes('sio') || person.roles.includes('spoc') ? gateway : []).map(({ id }) =>
      fault(`${path}.lineManager`, `${id} triages and must stand outside this line (TRI-8)`),
    ),
  ];
};

export const peopleFaults = (file: string, { people }: PeopleFile, organisations: OrganisationsFile): ConfigurationFault[] => {
  const fault = faultIn(file);
  const among = { people, organisations: organisations.organisations };
  return [
    ...repeated(
      people.map(({ id }) => id),
      (id) => fault('people', `${id} stands there twice`),
    ),
    ...repeated(
      people.map(({ staffNumber }) => staffNumber),
      (number) => fault('people', `the staff number ${number} is given twice`),
    ),
    ...repeated(
      people.map(({ email }) => email),
      (email) => fault('people', `the address ${email} is given twice`),
    ),
    ...people.flatMap((person) => personFaults(file, person, among)),
  ];
};

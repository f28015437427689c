// What must fit together among organisations, people and regions: what stands there twice, the regions, and the rules of the directory.
import type { OrganisationKind } from '../domain/directory.ts';
import { directoryFaults as faultsOf } from '../domain/directory-rules.ts';
import type { OrganisationsFile, PeopleFile } from './directory-files.ts';
import { faultIn, repeated, type ConfigurationFault } from './fault.ts';

const byId = <Item extends { readonly id: string }>(items: readonly Item[]): Readonly<Record<string, Item>> =>
  Object.fromEntries(items.map((item) => [item.id, item]));
/** The rules that an administrator's commands are held to as well (domain/directory-rules.ts). */
const ruledOut = (file: string, of: 'people' | 'organisations', { people, organisations, regions }: PeopleFile & OrganisationsFile) =>
  faultsOf({ version: 0, people: byId(people), organisations: byId(organisations), regions: byId(regions) })
    .filter((fault) => fault.of === of)
    .map(({ id, field, message }) => faultIn(file)(`${of}.${id}.${field}`, message));

export const organisationFaults = (file: string, files: OrganisationsFile): ConfigurationFault[] => {
  const fault = faultIn(file);
  const { regions, organisations } = files;
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
    ...ruledOut(file, 'organisations', { ...files, people: [] }),
    ...regions.flatMap(({ id, gateway, toex, ttcg }) => [
      ...(kindIn(gateway, id) === 'rocu' ? [] : [fault(`regions.${id}.gateway`, `${gateway} is no ROCU of this region`)]),
      ...(kindIn(toex, id) === 'toex' ? [] : [fault(`regions.${id}.toex`, `${toex} is no TOEX unit of this region`)]),
      ...(kindIn(ttcg, id) === 'body' ? [] : [fault(`regions.${id}.ttcg`, `${ttcg} is no body of this region`)]),
    ]),
  ];
};

export const peopleFaults = (file: string, { people, note }: PeopleFile, organisations: OrganisationsFile): ConfigurationFault[] => [
  ...repeated(
    people.map(({ id }) => id),
    (id) => faultIn(file)('people', `${id} stands there twice`),
  ),
  ...ruledOut(file, 'people', { ...organisations, people, note }),
];

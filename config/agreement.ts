// What must fit together across the files: policy with people and organisations, personas with people.
import type { DemoJourney } from './demo-journey.ts';
import type { OrganisationsFile, PeopleFile, Persona } from './directory-files.ts';
import { faultIn, repeated, type ConfigurationFault } from './fault.ts';
import type { PolicyFile } from './policy-files.ts';

export type Files = {
  readonly policy: PolicyFile;
  readonly organisations: OrganisationsFile;
  readonly people: PeopleFile;
  readonly personas: readonly Persona[];
};

export const bodyFaults = (file: string, { policy, organisations, people }: Files): ConfigurationFault[] => {
  const fault = faultIn(file);
  const holds = (id: string, role: 'chair' | 'secretary'): boolean =>
    people.people.some((one) => one.id === id && one.roles.includes(role));
  return [
    ...Object.entries(policy.bodies).flatMap(([id, { kind, chair, deputyChair, secretary, feeds }]) => [
      ...(organisations.organisations.some((one) => one.id === id && one.kind === 'body')
        ? []
        : [fault(`bodies.${id}`, 'there is no such body')]),
      ...(holds(chair, 'chair') ? [] : [fault(`bodies.${id}.chair`, `${chair} is no person with the role chair`)]),
      ...(holds(secretary, 'secretary') ? [] : [fault(`bodies.${id}.secretary`, `${secretary} is no person with the role secretary`)]),
      ...(deputyChair === null || holds(deputyChair, 'chair')
        ? []
        : [fault(`bodies.${id}.deputyChair`, `${deputyChair} is no person with the role chair`)]),
      ...([chair, deputyChair].includes(secretary)
        ? [fault(`bodies.${id}.secretary`, 'the secretary records what the chair or the deputy decides, and is neither (ESC-2)')]
        : []),
      ...(deputyChair === chair ? [fault(`bodies.${id}.deputyChair`, 'the deputy must be another person than the chair')] : []),
      ...(feeds === null || policy.bodies[feeds]?.kind === 'ftt' ? [] : [fault(`bodies.${id}.feeds`, `${feeds} is no body of kind ftt`)]),
      ...(feeds !== null && kind !== 'regional-ttcg'
        ? [fault(`bodies.${id}.feeds`, 'only a regional TTCG refers to another body (OWN-5)')]
        : []),
    ]),
    ...organisations.organisations
      .filter(({ id, kind }) => kind === 'body' && !Object.hasOwn(policy.bodies, id))
      .map(({ id }) => fault(`bodies.${id}`, 'this body has no chair and no secretary in the policy')),
  ];
};

export const skillFaults = (file: string, { policy, people }: Files): ConfigurationFault[] =>
  people.people.flatMap(({ id, skills }) =>
    skills
      .filter((skill) => !policy.lists.support.some(({ code }) => code === skill))
      .map((skill) => faultIn(file)(`people.${id}.skills`, `${skill} is no code of the list support`)),
  );

export const journeyFaults = (file: string, { personas, journey }: Pick<Files, 'personas'> & { readonly journey: DemoJourney | null }) =>
  journey === null || personas.some(({ id }) => id === journey.begin.by)
    ? []
    : [faultIn(file)('begin.by', `${journey.begin.by} is no persona of demo/personas.json`)];

export const personaFaults = (file: string, { personas, people }: Files): ConfigurationFault[] => {
  const fault = faultIn(file);
  return [
    ...repeated(
      personas.map(({ id }) => id),
      (id) => fault('personas', `${id} stands there twice`),
    ),
    ...personas
      .filter(({ id }) => !people.people.some((person) => person.id === id))
      .map(({ id }) => fault(`personas.${id}`, 'there is no such person')),
  ];
};

import { addOrganisation, amendOrganisation } from './administration-organisations.ts';
import { addPerson, amendPerson } from './administration-details.ts';
import { assignRole, makeInactive, setAbsence } from './administration-people.ts';
import { adoptPolicy, bringIntoForce } from './administration-policy.ts';
import type { AdministrationFacts, Draft, Ruled } from './administration-ruling.ts';
import type {
  Administered,
  AdministrationCommands,
  AdministrationEntry,
  AdministrationName,
  HumanAdministration,
  PolicyBook,
} from './administration-state.ts';
import type { Directory, Person } from './directory.ts';
import type { Facts } from './facts.ts';
import type { Refusal } from './refusals.ts';
import { no, refuse } from './table.ts';
import { isoDateOf } from './working-time.ts';

export const streamOfAdministration: { readonly [C in AdministrationName]: Administered } = {
  'set-absence': 'directory',
  'make-inactive': 'directory',
  'assign-role': 'directory',
  'amend-person': 'directory',
  'add-person': 'directory',
  'amend-organisation': 'directory',
  'add-organisation': 'directory',
  'adopt-policy': 'policy',
  'bring-into-force': 'policy',
};
export const isAdministration = (name: string): name is AdministrationName => Object.hasOwn(streamOfAdministration, name);
/** What a command is about, as its address names it: somebody or an organisation that there is. Null for what is new, and for the policy. */
export const subjectOf: { readonly [C in HumanAdministration]: 'person' | 'organisation' | null } = {
  'set-absence': 'person',
  'make-inactive': 'person',
  'assign-role': 'person',
  'amend-person': 'person',
  'add-person': null,
  'amend-organisation': 'organisation',
  'add-organisation': null,
  'adopt-policy': null,
};
/** Whether the directory has whom or what a command is about. */
export const isKnown = (name: HumanAdministration, id: string, { people, organisations }: Directory): boolean =>
  Object.hasOwn(subjectOf[name] === 'organisation' ? organisations : people, id);
export type Given = {
  readonly [C in AdministrationName]: { readonly name: C; readonly payload: AdministrationCommands[C]['payload'] };
}[AdministrationName];
export type On = { readonly directory: Directory; readonly book: PolicyBook };

const wanting = ({ name }: Given, { actor }: Facts): Refusal | null => {
  const may = name === 'bring-into-force' ? actor === null : actor?.active === true && actor.roles.includes('administrator');
  return may ? null : refuse('wrong-person', 'ACC-1', { who: [name === 'bring-into-force' ? 'time' : 'an administrator'] });
};
const decided = (given: Given, { book }: On, facts: AdministrationFacts): Ruled => {
  switch (given.name) {
    case 'set-absence':
      return setAbsence(given.payload);
    case 'make-inactive':
      return makeInactive(given.payload, facts);
    case 'assign-role':
      return assignRole(given.payload, facts);
    case 'amend-person':
      return amendPerson(given.payload, facts);
    case 'add-person':
      return addPerson(given.payload, facts);
    case 'amend-organisation':
      return amendOrganisation(given.payload, facts);
    case 'add-organisation':
      return addOrganisation(given.payload, facts);
    case 'adopt-policy':
      return adoptPolicy(book, given.payload, facts);
    case 'bring-into-force':
      return bringIntoForce(book, given.payload.version, facts);
  }
};
/** Whom a command makes less than they were, as they are after it: what that takes from them is looked for on every case. Null for all other commands. */
export const lessened = (given: Given, { directory: { people } }: Pick<On, 'directory'>): Person | null => {
  if (given.name !== 'make-inactive' && given.name !== 'assign-role') return null;
  const { person: id } = given.payload;
  const who = Object.hasOwn(people, id) ? people[id] : undefined;
  if (who === undefined) return null;
  return given.name === 'make-inactive' ? { ...who, active: false } : { ...who, roles: given.payload.roles };
};
/** Rules about persons, before a payload is looked at; the same for every command of an administrator. */
export const barAdministration = (facts: Facts): Refusal | null =>
  wanting({ name: 'adopt-policy', payload: { version: 0, from: isoDateOf(facts.now) } }, facts);
const isThere = ({ name, payload }: Exclude<Given, { readonly name: 'bring-into-force' }>, { directory }: Facts): boolean => {
  const subject = subjectOf[name];
  if (subject === null) return true;
  const id = new Map<string, unknown>(Object.entries(payload)).get(subject);
  return typeof id === 'string' && isKnown(name, id, directory);
};
/** The decision on a command of an administrator. Pure, as of a case. */
export const decideAdministration = (given: Given, on: On, facts: AdministrationFacts): Ruled => {
  const refusal = wanting(given, facts);
  if (refusal !== null) return no(refusal);
  if (given.name !== 'bring-into-force' && !isThere(given, facts)) return no(refuse('moved-on', 'ACC-1', {}));
  return decided(given, on, facts);
};
/** Numbered and dated, as the journal takes them. */
export const sealedAdministration = (drafts: readonly Draft[], seq: number, facts: Facts): readonly AdministrationEntry[] =>
  drafts.map(
    (draft, index) =>
      ({
        ...draft,
        seq: seq + index + 1,
        at: facts.now,
        actor: facts.actor?.id ?? 'system',
        authority: facts.actor === null ? 'time' : 'an administrator',
        policyVersion: facts.policy.version,
      }) as AdministrationEntry,
  );

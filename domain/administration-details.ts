import { did, misfits, wrong, type Problem, type Ruled } from './administration-ruling.ts';
import type { AdministrationCommands, PersonDetails } from './administration-state.ts';
import type { Person } from './directory.ts';
import { userIdShape } from './directory-rules.ts';
import { isActor, nameOf, person, type Facts } from './facts.ts';
import { no, refuse } from './table.ts';
import type { UserId } from './words.ts';

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
/** Of what is given, that which is another than it was; with what it was. */
export const differing = <D extends object>(given: D, was: object): { readonly changed: D; readonly was: D } => {
  const before = new Map<string, unknown>(Object.entries(was));
  const names = Object.entries(given).flatMap(([name, value]) => (isSame(value, before.get(name)) ? [] : [name]));
  const of = (from: object): D => Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name))) as D;
  return { changed: of(given), was: of(was) };
};

type Named = { readonly path: 'lineManager' | 'deputy'; readonly id: UserId | null | undefined };
/** ACC-1: whoever covers for somebody or leads them sees what they see. Nobody gives that to themselves, and nobody has it who has left. */
const namedFaults = ({ path, id }: Named, facts: Facts): readonly Problem[] => {
  const found = id == null ? null : person(facts, id);
  if (found === null) return [];
  if (isActor(facts, found.id))
    return [{ path, rule: 'ACC-1', message: 'Name somebody else: another administrator makes you a deputy or a line manager.' }];
  return found.active ? [] : [{ path, rule: 'ACC-1', message: `Name somebody who is active: ${nameOf(facts, found.id)} is not.` }];
};
const detailFaults = ({ skills = [], lineManager, deputy }: PersonDetails, facts: Facts): readonly Problem[] => [
  ...skills
    .filter((skill) => !facts.policy.lists.support.some(({ code }) => code === skill))
    .map((skill): Problem => ({
      path: 'skills',
      rule: 'ACC-1',
      message: `Choose from the list: ${skill} is no code of the list support.`,
    })),
  ...namedFaults({ path: 'lineManager', id: lineManager }, facts),
  ...namedFaults({ path: 'deputy', id: deputy }, facts),
];

/** ACC-1: a provider may name people by either of them. Freed by whoever has it, it could be given to somebody as whom they then come in. */
const ownSignIn = (id: UserId, changed: PersonDetails, facts: Facts): readonly Problem[] =>
  isActor(facts, id)
    ? (['email', 'staffNumber'] as const)
        .filter((path) => changed[path] !== undefined)
        .map((path) => ({ path, rule: 'ACC-1', message: 'Leave it as it is: another administrator changes by what you are signed in.' }))
    : [];

/** ACC-6, TRI-8: who somebody is, whom they answer to and who covers for them. What is given as it stands is left alone. */
export const amendPerson = ({ person: id, ...given }: AdministrationCommands['amend-person']['payload'], facts: Facts): Ruled => {
  const { changed, was } = differing<PersonDetails>(given, person(facts, id) ?? {});
  if (Object.keys(changed).length === 0)
    return no(refuse('already-recorded', 'ACC-1', { what: `All that you give of ${nameOf(facts, id)}` }));
  const change = { people: { [id]: changed } };
  const asked = { id, fields: Object.keys(changed), else: 'lineManager' in changed ? 'lineManager' : 'deputy' };
  const [first, ...more] = [...ownSignIn(id, changed, facts), ...detailFaults(changed, facts), ...misfits(change, asked, facts)];
  return first === undefined
    ? did([{ type: 'person-amended', about: { person: id, changed, was }, after: change }])
    : wrong(first, ...more);
};

const fieldsOfAJoiner = ['name', 'rank', 'staffNumber', 'organisation', 'roles', 'skills', 'email', 'lineManager', 'deputy'];
/** ACC-1: a joiner is active from now on, with the roles of their organisation. */
export const addPerson = (payload: AdministrationCommands['add-person']['payload'], facts: Facts): Ruled => {
  const { person: id, name, rank, staffNumber, organisation, email } = payload;
  const { specialism = null, skills = [], lineManager = null, deputy = null } = payload;
  const there = person(facts, id) !== null;
  const own: readonly Problem[] = [
    ...(userIdShape.test(id)
      ? []
      : [{ path: 'person', rule: 'ACC-1' as const, message: 'Give an id of lower-case letters, digits and hyphens with one dot, such as sio.aldershire.' }]),
    ...(there ? [{ path: 'person', rule: 'ACC-1' as const, message: `Give another id: ${id} is ${nameOf(facts, id)}.` }] : []),
  ]; // prettier-ignore
  const who: Person = {
    id, name, rank, staffNumber, organisation, roles: [...new Set(payload.roles)], specialism, skills: [...new Set(skills)], email,
    active: true, lineManager, deputy, absentFrom: null, absentUntil: null,
  }; // prettier-ignore
  const change = { people: {}, joined: { [id]: who } };
  // Of an id that is taken all the rest is told as well, as of somebody who has none yet.
  const fresh = there ? '' : id;
  const asked = { id: fresh, fields: fieldsOfAJoiner, else: 'lineManager' };
  const misfit = misfits({ people: {}, joined: { [fresh]: { ...who, id: fresh } } }, asked, facts);
  const [first, ...more] = [...own, ...detailFaults(payload, facts), ...misfit];
  return first === undefined ? did([{ type: 'person-added', about: payload, after: change }]) : wrong(first, ...more);
};

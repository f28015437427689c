import { randomUUID } from 'node:crypto';
import { barAdministration, decideAdministration, isKnown, lessened, streamOfAdministration } from '../domain/administration.ts';
import type { HumanAdministration } from '../domain/administration-state.ts';
import type { Person } from '../domain/directory.ts';
import type { Facts } from '../domain/facts.ts';
import { again, openDoor, refused, settle, surely, type Counter, type Door, type Handed, type Outcome } from './desk.ts';
import { digestOf } from './digest.ts';
import { readAdministrationWire } from './json/payloads/read.ts';
import type { Ports } from './ports.ts';
import { invalidFields, problemOf, refusalProblem, type Problem } from './problems.ts';

/** What a command of an administrator needs to be taken, stored and decided. */
export type AdministrationCounter = Counter & Pick<Ports, 'administration'>;
/** A command of an administrator; `about` is whom or what its address names, null for what is new and for the policy. */
export type HandedToAdministration = Omit<Handed, 'name' | 'ref' | 'store' | 'version' | 'ifMatch'> & {
  readonly name: HumanAdministration;
  readonly about: string | null;
};

type Asked = Pick<HandedToAdministration, 'name' | 'body' | 'about'>;
type Sound = Extract<ReturnType<typeof readAdministrationWire>, { readonly ok: true }>;
/** What the rules say of it as things are, before anything is stored. */
const ruledOn = async (
  { administration }: Pick<Ports, 'administration'>,
  facts: Facts,
  { name, body, about }: Asked,
): Promise<{ readonly sound: Sound } | { readonly problem: Problem; readonly decided: boolean }> => {
  const read = readAdministrationWire(name, body, about);
  if (!read.ok) return { problem: invalidFields(read.fields), decided: false };
  const less = lessened(read.given, facts);
  const [book, holdings] = await Promise.all([administration.book(), less === null ? [] : administration.holdings(less)]);
  const decision = decideAdministration(read.given, { directory: facts.directory, book }, { ...facts, holdings });
  return decision.ok ? { sound: read } : { problem: refusalProblem(decision.refusal), decided: true };
};
/** Why it would be refused now; null where it would not. Nothing is stored: a page shows first what it would change. */
export const rehearseAdministration = async (
  ports: Pick<Ports, 'administration' | 'files'>,
  by: Person,
  asked: Asked,
): Promise<Problem | null> => {
  const found = await ruledOn(ports, await ports.files.facts(by), asked);
  return 'problem' in found ? found.problem : null;
};

const attend = async (
  ports: AdministrationCounter,
  { by, name, key, body, about }: HandedToAdministration,
  door: Door,
): Promise<Outcome> => {
  const digest = digestOf({ name, ref: about, body });
  const first = door.readable ? await again(ports, { by, key }, digest) : null;
  if (first !== null) return first;
  const facts = await ports.files.facts(by);
  const barred = barAdministration(facts);
  // ACC-3: to everybody else people have no such address, whoever they are.
  if (about !== null && (barred !== null || !isKnown(name, about, facts.directory)))
    return refused(barred === null ? problemOf('not-found') : refusalProblem(barred));
  const problem = await door.check();
  if (problem !== null) return refused(problem);
  if (barred !== null) return refused(refusalProblem(barred));
  const found = await ruledOn(ports, facts, { name, body, about });
  if ('problem' in found) return (found.decided ? await again(ports, { by, key }, digest) : null) ?? refused(found.problem);
  const id = randomUUID();
  const stored = await ports.book.store({
    id,
    ref: streamOfAdministration[name],
    name,
    caller: by.id,
    key,
    digest,
    body: found.sound.body,
    texts: found.sound.texts,
  });
  if ('usedFor' in stored || stored.digest !== digest) return refused(problemOf('idempotency-key-reused'));
  return settle(ports, stored, stored.id !== id);
};

/** Gives a command of an administrator: checked, stored, decided in this process. Never throws. */
export const giveToAdministration = (
  ports: AdministrationCounter,
  handed: HandedToAdministration,
  door: Door = openDoor,
): Promise<Outcome> => surely(handed.name, () => attend(ports, handed, door));

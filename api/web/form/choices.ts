import type { Case } from '../../../domain/case.ts';
import type { Directory, Person } from '../../../domain/directory.ts';
import type { Policy } from '../../../domain/policy.ts';
import type { Role } from '../../../domain/words.ts';
import { codeInWords } from '../wording/codes.ts';
import type { Source } from './field.ts';

export type Choice = { readonly value: string; readonly text: string };
/** What choices are drawn from: the directory, the policy, who asks and on which case. */
export type World = { readonly directory: Directory; readonly policy: Policy; readonly person: Person; readonly on: Case | null };

type Wanted = { readonly roles: readonly Role[]; readonly at: 'own' | 'owner' | 'toex' };
// Whom a field may name, by the name of the field: a short list is easier to use than the whole directory.
const wanted: Readonly<Record<string, Wanted>> = {
  sio: { roles: ['sio', 'owner-lead'], at: 'own' },
  deputySio: { roles: ['sio'], at: 'own' },
  customer: { roles: ['requester', 'sio', 'owner-lead', 'spoc'], at: 'own' },
  sia: { roles: ['sia'], at: 'toex' },
  members: { roles: ['analyst'], at: 'toex' },
  authors: { roles: ['analyst', 'sia'], at: 'toex' },
  owner: { roles: ['sio', 'owner-lead'], at: 'owner' },
};

const agenciesOf = ({ directory, person, on }: World): Readonly<Record<Wanted['at'], string | undefined>> => ({
  own: person.organisation,
  owner: on?.owner.agency,
  toex: on === null ? undefined : directory.regions[on.region]?.toex,
});

const people = (path: string, world: World): readonly Choice[] => {
  const rule = path
    .split('.')
    .toReversed()
    .map((name) => wanted[name])
    .find((found) => found !== undefined);
  const agencies = agenciesOf(world);
  const near = [agencies.own, agencies.owner, agencies.toex];
  const fits = (who: Person): boolean =>
    rule === undefined
      ? near.includes(who.organisation)
      : who.organisation === agencies[rule.at] && rule.roles.some((role) => who.roles.includes(role));
  const found = Object.values(world.directory.people).filter((who) => who.active && fits(who));
  return found
    .map(({ id, rank, name, organisation }) => ({
      value: id,
      text: `${rank} ${name}, ${world.directory.organisations[organisation]?.name ?? organisation}`.trim(),
    }))
    .toSorted((one, other) => one.text.localeCompare(other.text));
};

const ownsRisk: readonly string[] = ['force', 'rocu', 'national'];
const organisations = (path: string, { directory, person }: World): readonly Choice[] =>
  Object.values(directory.organisations)
    .filter(({ id, kind }) => ownsRisk.includes(kind) && (path !== 'owningAgency' || id === person.organisation))
    .map(({ id, name }) => ({ value: id, text: name }));

/** The answers that a choice offers here. A code that the policy marks as a list keeps the policy's order and labels. */
export const choicesFor = (from: Source, path: string, world: World): readonly Choice[] => {
  switch (from.kind) {
    case 'codes':
      return from.codes.map((code) => ({ value: String(code), text: codeInWords(String(code), path.split('.').at(-1)) }));
    case 'list':
      return Object.entries(world.policy.lists)
        .filter(([name]) => name === from.list)
        .flatMap(([, codes]) => codes.map(({ code, label }) => ({ value: code, text: label })));
    case 'person':
      return people(path, world);
    case 'organisation':
      return organisations(path, world);
  }
};

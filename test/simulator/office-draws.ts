// What administrators are drawn to do: mostly absence, and of everything else now and then something that the rules refuse.
import type { Given } from '../../domain/administration.ts';
import type { Person } from '../../domain/directory.ts';
import type { Facts } from '../../domain/facts.ts';
import type { IsoDate } from '../../domain/words.ts';
import { date } from '../domain/calendars.ts';
import { why } from '../domain/draw.ts';
import type { Chance } from './chance.ts';
import { isAway, staff } from './staff.ts';

export const administration = [
  'set-absence',
  'make-inactive',
  'assign-role',
  'amend-person',
  'add-person',
  'amend-organisation',
  'add-organisation',
  'adopt-policy',
] as const;
/** Absence is what happens most; an agency is added seldom. */
const drawnFrom = [...administration, ...administration.slice(0, 4), 'set-absence', 'set-absence', 'set-absence'] as const;
/** So many join in a run; a rulebook with hundreds of people who never act says nothing more. */
const JOIN_AT_MOST = 12;
const DAY_MS = 86_400_000;
const dayAfter = ({ now }: Pick<Facts, 'now'>, days: number): IsoDate =>
  date(new Date(Date.parse(now) + days * DAY_MS).toISOString().slice(0, 10));

/** `holding` are those with a pen, `joined` those whom an administrator has added. */
export type Drawing = {
  readonly facts: Facts;
  readonly people: readonly string[];
  readonly holding: readonly string[];
  readonly joined: readonly string[];
};
const agencies = ({ facts }: Drawing): readonly string[] => Object.keys(facts.directory.organisations);
const colleagues = ({ facts: { directory } }: Drawing, of: string): readonly string[] =>
  Object.values(directory.people).flatMap(({ id, organisation }) => (organisation === directory.people[of]?.organisation ? [id] : []));

/** Back from today on for whoever is away; else somebody goes, whoever holds a pen as often as anybody. */
const absence = ({ below, pick }: Chance, { facts, people, holding }: Drawing): Given => {
  const back = pick(Object.keys(facts.directory.people).filter((id) => isAway(id, facts)));
  const gone = (below(2) === 0 ? pick(holding) : undefined) ?? pick(people) ?? '';
  return below(3) === 0 && back !== undefined
    ? { name: 'set-absence', payload: { person: back, from: dayAfter(facts, -2), until: dayAfter(facts, -1) } }
    : { name: 'set-absence', payload: { person: gone, from: dayAfter(facts, below(3)), until: dayAfter(facts, 3 + below(14)) } };
};
/** A colleague, or anybody at all. */
const somebodyFor = ({ below, pick }: Chance, drawing: Drawing, who: string): string | null =>
  (below(4) === 0 ? pick(drawing.people) : pick(colleagues(drawing, who))) ?? null;
const amended = (chance: Chance, drawing: Drawing): Given => {
  const person = chance.pick(drawing.people) ?? '';
  const payload = [
    { person, rank: `Rank ${String(chance.below(5))}` },
    { person, deputy: somebodyFor(chance, drawing, person) },
    { person, lineManager: somebodyFor(chance, drawing, person), deputy: somebodyFor(chance, drawing, person) },
    { person, email: drawing.facts.directory.people[chance.pick(drawing.people) ?? '']?.email ?? '' },
  ][chance.below(4)] ?? { person };
  return { name: 'amend-person', payload };
};
/** Somebody beside whoever is there, of their office; now and then of any other, whatever roles are held there. */
const joiner = (chance: Chance, drawing: Drawing, like: Person): Given => {
  const organisation = chance.below(3) === 0 ? (chance.pick(agencies(drawing)) ?? like.organisation) : like.organisation;
  const number = drawing.joined.length + 1;
  const person = `joiner${String(number)}.${organisation}`;
  return {
    name: 'add-person',
    payload: {
      person, name: `Joiner ${String(number)}`, rank: like.rank, staffNumber: `JOIN${String(number)}`, organisation, roles: like.roles,
      email: `${person}@demo.example`, lineManager: like.lineManager, deputy: chance.below(2) === 0 ? null : like.id,
    },
  }; // prettier-ignore
};
const founded = ({ pick }: Chance, drawing: Drawing): Given => {
  const number = String(agencies(drawing).length);
  const kind = pick(['force', 'force', 'national', 'partner', 'toex', 'rocu'] as const) ?? 'force';
  const region = kind === 'national' ? null : (pick(Object.keys(drawing.facts.directory.regions)) ?? null);
  return {
    name: 'add-organisation',
    payload: { organisation: `agency-${number}`, name: `Agency ${number}`, kind, region, calendar: 'england-wales' },
  };
};

export const drawnCommand = (chance: Chance, drawing: Drawing): Given => {
  const { facts, people, joined } = drawing;
  const { below, pick } = chance;
  const person = pick(people) ?? '';
  const like = facts.directory.people[person];
  const name = pick(drawnFrom);
  switch (name) {
    case 'make-inactive':
      return { name, payload: { person, reason: why, confirm: below(4) > 0 } };
    case 'assign-role':
      return { name, payload: { person, roles: (staff.people[person]?.roles ?? []).slice(0, below(2)), confirm: below(4) > 0 } };
    case 'amend-person':
      return amended(chance, drawing);
    case 'add-person':
      return like === undefined || joined.length >= JOIN_AT_MOST ? amended(chance, drawing) : joiner(chance, drawing, like);
    case 'amend-organisation':
      return { name, payload: { organisation: pick(agencies(drawing)) ?? '', name: `Agency ${String(below(20))}` } };
    case 'add-organisation':
      return founded(chance, drawing);
    case 'adopt-policy':
      return { name, payload: { version: below(4) === 0 ? 9 : 1 + below(2), from: dayAfter(facts, below(4)) } };
    default:
      return absence(chance, drawing);
  }
};

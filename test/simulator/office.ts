// What administrators do in a run, by the rules of the record (docs/decisions/0038): absence, leavers, roles and policy, with what it
// means for every case. Who has left comes back as a file of the configuration would bring somebody in their place.
import { decideAdministration, lessened, type Given } from '../../domain/administration.ts';
import { policyOf, withBook, withDirectory, type PolicyBook } from '../../domain/administration-state.ts';
import type { Directory } from '../../domain/directory.ts';
import type { Facts } from '../../domain/facts.ts';
import { lostTo } from '../../domain/holdings.ts';
import { hasClocks } from '../../domain/recompute.ts';
import type { IsoDate } from '../../domain/words.ts';
import { date } from '../domain/calendars.ts';
import { why } from '../domain/draw.ts';
import { policies, policy } from '../support/rulebook.ts';
import type { Chance } from './chance.ts';
import { isAway, staff } from './staff.ts';
import type { Watched } from './watched.ts';

export const administration = ['set-absence', 'make-inactive', 'assign-role', 'adopt-policy'] as const;
const ADMIN = 'admin.national';
/** So many people are away or have other roles at one time; else nobody would be left to go on. */
const AT_ONCE = 3;
const DAY_MS = 86_400_000;
const dayAfter = ({ now }: Pick<Facts, 'now'>, days: number): IsoDate =>
  date(new Date(Date.parse(now) + days * DAY_MS).toISOString().slice(0, 10));

/** Absence is what happens most. */
const drawnFrom = [...administration, 'set-absence', 'set-absence', 'set-absence'] as const;
/** `holding` are those with a pen. */
type Drawing = { readonly facts: Facts; readonly people: readonly string[]; readonly holding: readonly string[] };

export const office = () => {
  let directory: Directory = staff;
  let book: PolicyBook = {
    versions: Object.fromEntries(policies.map((each) => [each.version, each])),
    inForce: policy.version,
    previous: null,
    upcoming: null,
  };
  const changed = (): readonly string[] =>
    Object.values(directory.people).flatMap((who) => {
      const was = staff.people[who.id];
      return was?.active !== who.active || was.roles.join() !== who.roles.join() ? [who.id] : [];
    });
  const decide = (run: Watched, given: Given, by: string | null): void => {
    const { world, settle, live } = run;
    let ruled: ReturnType<typeof decideAdministration> | null = null;
    settle({ name: given.name, who: by }, () => {
      const less = lessened(given, { directory });
      const holdings = less === null ? [] : [...live].flatMap((ref) => lostTo(world.caseOf(ref), less) ?? []);
      ruled = decideAdministration(given, { directory, book }, { ...world.facts(by), holdings });
      if (!ruled.ok) return ruled.refusal;
      for (const { after } of ruled.drafts) {
        if ('people' in after) directory = withDirectory(directory, after);
        else book = withBook(book, after);
      }
      return null;
    });
    const told = ruled as ReturnType<typeof decideAdministration> | null;
    const carried = told?.ok === true ? told.carries : null;
    if (carried?.name === 'release-leaver')
      for (const ref of carried.to)
        settle({ name: carried.name, who: null }, () => world.onCase(null, ref, { name: carried.name, payload: carried.body }));
    if (carried?.name === 'recompute-clocks')
      for (const ref of Object.keys(world.cases).filter((each) => hasClocks(world.caseOf(each))))
        settle({ name: carried.name, who: null }, () => world.onCase(null, ref, { name: carried.name, payload: carried.body }));
  };
  const drawn = ({ below, pick }: Chance, { facts, people, holding }: Drawing): Given => {
    const person = pick(people) ?? '';
    switch (pick(drawnFrom)) {
      case 'set-absence': {
        // Whoever is away is back from today on; else somebody goes, whoever holds a pen as often as anybody.
        const back = pick(Object.keys(directory.people).filter((id) => isAway(id, { directory, now: facts.now })));
        const gone = (below(2) === 0 ? pick(holding) : undefined) ?? person;
        return below(3) === 0 && back !== undefined
          ? { name: 'set-absence', payload: { person: back, from: dayAfter(facts, -2), until: dayAfter(facts, -1) } }
          : { name: 'set-absence', payload: { person: gone, from: dayAfter(facts, below(3)), until: dayAfter(facts, 3 + below(14)) } };
      }
      case 'make-inactive':
        return { name: 'make-inactive', payload: { person, reason: why, confirm: below(4) > 0 } };
      case 'assign-role':
        return {
          name: 'assign-role',
          payload: { person, roles: (staff.people[person]?.roles ?? []).slice(0, below(2)), confirm: below(4) > 0 },
        };
      default:
        return { name: 'adopt-policy', payload: { version: below(4) === 0 ? 9 : 1 + below(2), from: dayAfter(facts, below(4)) } };
    }
  };
  return {
    directory: () => directory,
    policy: (): Pick<Facts, 'policy' | 'policyBefore'> => ({
      policy: policyOf(book) ?? policy,
      policyBefore: book.previous === null ? null : (book.versions[book.previous] ?? null),
    }),
    /** Something of the administrators', or the return of whoever has left. */
    acts: (run: Watched, chance: Chance, people: readonly string[]): void => {
      const { below } = chance;
      if (changed().length >= AT_ONCE || (changed().length > 0 && below(3) === 0)) {
        directory = {
          ...directory,
          people: { ...directory.people, ...Object.fromEntries(changed().map((id) => [id, staff.people[id]!])) },
        };
        return;
      }
      const holding = [...run.live].flatMap((ref) => run.world.caseOf(ref).pen?.user ?? []);
      const given = drawn(chance, { facts: run.world.facts(null), people, holding });
      decide(run, given, below(8) === 0 ? (chance.pick(people) ?? ADMIN) : ADMIN);
    },
    /** CLK-7: a version of the policy whose day has come. */
    byTime: (run: Watched): void => {
      const { upcoming } = book;
      if (upcoming === null || upcoming.at > run.world.now()) return;
      decide(run, { name: 'bring-into-force', payload: { version: upcoming.version } }, null);
    },
  };
};

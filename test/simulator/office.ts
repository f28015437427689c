// What administrators do in a run, by the rules of the record (docs/decisions/0038, 0065): absence, leavers, joiners, roles, agencies
// and policy, with what it means for every case. Who has left comes back as a file of the configuration would bring somebody in their place.
import { decideAdministration, lessened, type Given } from '../../domain/administration.ts';
import { policyOf, withBook, withDirectory, type PolicyBook } from '../../domain/administration-state.ts';
import type { Directory } from '../../domain/directory.ts';
import { broughtBy } from '../../domain/directory-rules.ts';
import type { Facts } from '../../domain/facts.ts';
import { lostTo } from '../../domain/holdings.ts';
import { hasClocks } from '../../domain/recompute.ts';
import { policies, policy } from '../support/rulebook.ts';
import type { Chance } from './chance.ts';
import { drawnCommand } from './office-draws.ts';
import { staff } from './staff.ts';
import type { Watched } from './watched.ts';

const ADMIN = 'admin.national';
/** So many people have left or have other roles at one time; else nobody would be left to go on. */
const AT_ONCE = 3;

/** OWN-2: TOEX stays TOEX, and no command brings what the directory's own rules refuse (docs/decisions/0065). */
const directoryBreach = (before: Directory, after: Directory): string | null => {
  const [fault] = broughtBy(before, after);
  if (fault !== undefined) return `${fault.id}: ${fault.message}`;
  const moved = Object.values(before.organisations).find(({ id, kind, region }) => {
    const now = after.organisations[id];
    return now?.kind !== kind || now.region !== region;
  });
  const elsewhere = Object.values(before.people).find(({ id, organisation }) => after.people[id]?.organisation !== organisation);
  if (moved !== undefined) return `${moved.id} is of another kind or region`;
  return elsewhere === undefined ? null : `${elsewhere.id} is of another organisation`;
};

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
      return was !== undefined && (was.active !== who.active || was.roles.join() !== who.roles.join()) ? [who.id] : [];
    });
  const decide = (run: Watched, given: Given, by: string | null): void => {
    const { world, settle, live } = run;
    let ruled: ReturnType<typeof decideAdministration> | null = null;
    settle({ name: given.name, who: by }, () => {
      const less = lessened(given, { directory });
      const holdings = less === null ? [] : [...live].flatMap((ref) => lostTo(world.caseOf(ref), less) ?? []);
      ruled = decideAdministration(given, { directory, book }, { ...world.facts(by), holdings });
      if (!ruled.ok) return ruled.refusal;
      const before = directory;
      for (const { after } of ruled.drafts) {
        if ('people' in after) directory = withDirectory(directory, after);
        else book = withBook(book, after);
      }
      const says = directoryBreach(before, directory);
      if (says !== null) run.found({ rules: 'OWN-2, ACC-1', stream: 'directory', says });
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
      const joined = run.joined();
      const given = drawnCommand(chance, { facts: run.world.facts(null), people: [...people, ...joined], holding, joined });
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

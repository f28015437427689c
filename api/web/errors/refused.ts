import type { Person } from '../../../domain/directory.ts';
import type { Problem } from '../../problems.ts';
import type { Reply, Visit } from '../visit.ts';
import { roleWords } from '../wording/stages.ts';
import { wordsFor } from '../wording/words.ts';

/** So many are named; of more it is said how many there are beside them. */
const FEW = 3;
/** Of those whom it is for the nearest: of the asker's agency, else of their region, else wherever they are. */
const nearest = (those: readonly Person[], { person, directory }: Visit): readonly Person[] => {
  const regionOf = (who: Person): string | null => directory.organisations[who.organisation]?.region ?? null;
  const own = those.filter(({ organisation }) => organisation === person.organisation);
  const near = those.filter((who) => regionOf(who) !== null && regionOf(who) === regionOf(person));
  return own.length > 0 ? own : near.length > 0 ? near : those;
};
const named = (those: readonly Person[], visit: Visit): readonly string[] => {
  const { nameOf, agencyOf } = wordsFor(visit);
  const told = those.map(
    ({ id, roles, organisation }) => `${nameOf(id)} (${[...roles.map(roleWords), agencyOf(organisation)].join(', ')})`,
  );
  return told.length > FEW ? [...told.slice(0, FEW), `${String(told.length - FEW)} more`] : told;
};

type Elsewhere = {
  /** What was asked for, as its page is called. */
  readonly what: string;
  readonly problem: Pick<Problem, 'detail' | 'status' | 'rule'>;
  /** Whom it is for. */
  readonly isFor: (who: Person) => boolean;
  readonly back?: { readonly to: string; readonly text: string };
};
/** ACC-1: a function that is for others is no secret, as a case is: who has it is told, and the way back. */
export const forOthers = (visit: Visit, { what, problem, isFor, back }: Elsewhere): Reply => {
  const { detail, status, rule } = problem;
  const those = Object.values(visit.directory.people).filter((who) => who.active && isFor(who));
  return {
    kind: 'page',
    view: 'errors/refused.njk',
    title: `${what}: not open to you`,
    status,
    data: { detail, rule, able: named(nearest(those, visit), visit), back: back?.to, backText: back?.text },
  };
};

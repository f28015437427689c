import type { Case } from '../../../../domain/case.ts';
import type { TermsVersion } from '../../../../domain/terms-state.ts';
import type { Visit } from '../../visit.ts';
import { worded } from '../open.ts';
import { clausesOf, type Clause } from './clauses.ts';

export type Marked = Clause & { readonly changed: boolean };
/** A version clause by clause, with what changed since the one that it answers. */
export const markedClauses = async (
  visit: Visit,
  on: Case,
  shown: TermsVersion,
): Promise<{ readonly clauses: readonly Marked[]; readonly base: TermsVersion | null }> => {
  const world = { ...visit, on };
  const base = shown.basedOn === null ? null : (on.terms[String(shown.basedOn)] ?? null);
  const before = base === null ? null : clausesOf(await worded(visit, base.terms), world);
  const linesIn = (name: string): string => JSON.stringify(before?.find((clause) => clause.name === name)?.lines);
  const clauses = clausesOf(await worded(visit, shown.terms), world);
  return {
    clauses: clauses.map((clause) => ({ ...clause, changed: before !== null && linesIn(clause.name) !== JSON.stringify(clause.lines) })),
    base,
  };
};

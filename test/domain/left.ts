// Decisions in a house that somebody has left.
import type { Case } from '../../domain/case.ts';
import type { CaseCommand, Commands } from '../../domain/commands.ts';
import { decide } from '../../domain/decide.ts';
import type { Entry } from '../../domain/entries.ts';
import { fold } from '../../domain/evolve.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Decision } from '../../domain/touched.ts';
import { factsFor } from '../support/rulebook.ts';
import { accepted, directoryWith } from './by-time.ts';

type Given<C extends CaseCommand> = { readonly name: C; readonly payload: Commands[C]['payload'] };
export const houseWithout = (leaver: string) => {
  const left = (who: string | null = null): Facts => factsFor(who, { directory: directoryWith({ [leaver]: { active: false } }) });
  return {
    left,
    by: <C extends CaseCommand>(on: Case, who: string, { name, payload }: Given<C>): Decision<Entry> =>
      decide(on, { name, payload }, left(who)),
    after: (on: Case, decision: Decision<Entry>): Case => {
      const found = fold(accepted(decision), on);
      if (found === null) throw new Error('the case is gone');
      return found;
    },
  };
};

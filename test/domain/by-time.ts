// What time does to a case, with the instant at which it does it.
import type { Case } from '../../domain/case.ts';
import type { Commands, SystemCommand } from '../../domain/commands.ts';
import { decide } from '../../domain/decide.ts';
import type { Entry } from '../../domain/entries.ts';
import { fold } from '../../domain/evolve.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Refusal } from '../../domain/refusals.ts';
import type { Decision } from '../../domain/touched.ts';
import type { Instant } from '../../domain/words.ts';
import { directory, factsFor, personOf } from '../support/rulebook.ts';
import type { RungPolicy } from '../../domain/policy.ts';
import type { Directory, Person } from '../../domain/directory.ts';

/** What time does to a case; only a sitting's clock carries what it has not reached. */
export const toCase = (does: RungPolicy['does']): Exclude<RungPolicy['does'], 'carry-unreached'> => {
  if (does === 'carry-unreached') throw new Error('a clock of a sitting on a case');
  return does;
};
type ByTime = SystemCommand | 'bounce-redirect';
type By<C extends ByTime> = { readonly name: C; readonly payload: Commands[C]['payload']; readonly now: Instant };
export const byTime = <C extends ByTime>(on: Case, { name, payload, now }: By<C>, other: Partial<Facts> = {}): Decision<Entry> =>
  decide(on, { name, payload }, factsFor(null, { ...other, now }));
export const accepted = (decision: Decision<Entry>): readonly Entry[] => {
  if (!decision.ok) throw new Error(`refused: ${JSON.stringify(decision.refusal)}`);
  return decision.entries;
};
export const refusal = (decision: Decision<Entry>): Refusal => {
  if (decision.ok) throw new Error('accepted');
  return decision.refusal;
};
/** The case after a decision that must have been accepted. */
export const after = (on: Case, decision: Decision<Entry>): Case => {
  const next = fold(accepted(decision), on);
  if (next === null) throw new Error('the case is gone');
  return next;
};

/** The shipped directory with these people altered. */
export const directoryWith = (altered: Readonly<Record<string, Partial<Person>>>): Directory => ({
  ...directory,
  people: {
    ...directory.people,
    ...Object.fromEntries(Object.entries(altered).map(([id, change]) => [id, { ...personOf(id), ...change }])),
  },
});

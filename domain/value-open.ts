import type { Case } from './case.ts';
import type { Facts } from './facts.ts';
import type { Refusal } from './refusals.ts';
import { refuse } from './table.ts';
import { ofOtherSide, ofOwnSide } from './value-sides.ts';
import type { ValueEntry, ValueStatus } from './value-state.ts';

/** Everything but what is taken back already. */
export const standingOnes: readonly ValueStatus[] = ['logged', 'disputed', 'verified', 'exported', 'entered', 'reconciled'];
/** VAL-3: what takes an entry back is not itself taken back. */
export const reversesAlready = ({ id, reverses }: ValueEntry): Refusal | null =>
  reverses === undefined ? null : refuse('reverses-already', 'VAL-3', { entry: id, reverses });

export type OnEntry = 'verify-value' | 'dispute-value' | 'answer-dispute' | 'reverse-value';
type Open = {
  readonly in: readonly ValueStatus[];
  readonly asked: (on: Case, entry: ValueEntry, facts: Facts) => Refusal | null;
};
/** In which status an entry waits for a command, and what is asked of whoever gives it (VAL-2, VAL-3). */
const open: { readonly [C in OnEntry]: Open } = {
  'verify-value': { in: ['logged'], asked: ofOtherSide },
  'dispute-value': { in: ['logged'], asked: ofOtherSide },
  'answer-dispute': { in: ['disputed'], asked: ofOwnSide },
  'reverse-value': { in: standingOnes, asked: (on, entry, facts) => ofOwnSide(on, entry, facts) ?? reversesAlready(entry) },
};
const waiting = (name: OnEntry, on: Case): readonly ValueEntry[] =>
  Object.values(on.value).filter(({ status }) => open[name].in.includes(status));

/** The entries to which the actor could do this now. */
export const entriesOpen = (name: OnEntry, on: Case, facts: Facts): readonly ValueEntry[] =>
  waiting(name, on).filter((entry) => open[name].asked(on, entry, facts) === null);
/** Of what is said about each entry: what the actor's own side meets, else who could do it. */
const together = (reasons: readonly Refusal[]): Refusal | null => {
  const who = reasons.flatMap((reason) => (reason.code === 'wrong-person' ? reason.who : []));
  const own = reasons.find(({ code }) => code !== 'wrong-person');
  return own ?? (who.length === 0 ? null : refuse('wrong-person', 'VAL-3', { who: [...new Set(who)] }));
};
/** Why the actor could do this to none of the entries that wait for it. Where none waits at all the state of the case refuses. */
export const noneOpen =
  (name: OnEntry) =>
  (on: Case, facts: Facts): Refusal | null =>
    entriesOpen(name, on, facts).length > 0
      ? null
      : together(waiting(name, on).flatMap((entry) => open[name].asked(on, entry, facts) ?? []));

import type { Person } from '../../domain/directory.ts';
import { figuresOf, markingOf, notOnApmis, type Figures, type ValueLine } from '../../domain/value-sheet.ts';
import { inPeriod, type Period } from '../../domain/value-sight.ts';
import type { Ports } from '../ports.ts';

export type Ledger = {
  /** Every entry of the period that the reader may see. */
  readonly lines: readonly ValueLine[];
  /** Of these, those on cases whose page opens to the reader. */
  readonly opened: readonly ValueLine[];
  /** VAL-6: verified, and not said to be on APMIS. */
  readonly missing: readonly ValueLine[];
  readonly figures: Figures;
  /** How many entries are in the figures only: those of restricted cases, for whoever measures. */
  readonly withheld: number;
  readonly marking: ValueLine['marking'];
  readonly handling: readonly string[];
};

/** What the work of a period was worth, as far as this person may see it. */
export const ledgerFor = async ({ questions }: Pick<Ports, 'questions'>, by: Person, period: Period): Promise<Ledger> => {
  const seen = await questions.value(by);
  const lines = inPeriod([...seen.opened, ...seen.measured], period);
  const counted = inPeriod(seen.counted, period);
  return {
    lines,
    opened: inPeriod(seen.opened, period),
    missing: notOnApmis(lines),
    figures: figuresOf([...lines, ...counted]),
    withheld: counted.length,
    // Figures bear the marking of all that they count, also of what is not listed.
    ...markingOf([...lines, ...counted]),
  };
};
/** Which period was asked for, as the log of readers has it. */
export const asked = (what: string, { from, to }: Period): string => {
  const query = new URLSearchParams({ ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }).toString();
  return query === '' ? what : `${what}?${query}`;
};

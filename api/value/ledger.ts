import type { Person } from '../../domain/directory.ts';
import { markingOf } from '../../domain/value-sheet.ts';
import type { Period } from '../../domain/value-sight.ts';
import type { Ports, SeenLine, ValueAsked, ValueSummary } from '../ports.ts';

/** What a period comes to, and the entries of it that were asked for. */
export type Ledger = ValueSummary & { readonly lines: readonly SeenLine[] };

/** What the work of a period was worth, as far as this person may see it. */
export const ledgerFor = async ({ questions }: Pick<Ports, 'questions'>, by: Person, asking: ValueAsked): Promise<Ledger> => {
  const [summary, lines] = await Promise.all([questions.value(by, asking), questions.valueLines(by, asking)]);
  // Figures bear the marking of all that they count; a line that came in between the two questions brings its own.
  return { ...summary, lines, ...markingOf([summary, ...lines]) };
};
/** Which period was asked for, as the log of readers has it. */
export const asked = (what: string, { from, to }: Period): string => {
  const query = new URLSearchParams({ ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }).toString();
  return query === '' ? what : `${what}?${query}`;
};

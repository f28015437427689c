import type { CapacityPlace } from '../../../domain/facts.ts';

/** The share of its time at which a rung stands, in percent: policy names the one at 100 `due`, every other by its share. */
const shareOf = (rung: string): number => (rung === 'due' ? 100 : Number.parseInt(rung, 10));

/**
 * What time told and to whom, as the history has it: a reminder while there is time, what is overdue, and what is taken further since
 * nobody acted on that.
 */
export const saysTold = (rung: string, people: string): string => {
  const share = shareOf(rung);
  if (share < 100) return `Reminder sent to ${people}.`;
  return share > 100 ? `Still overdue: taken further, to ${people}.` : `Overdue: ${people} told.`;
};
export const saysPutOff = (until: string): string =>
  `Something fell due and was found late, or outside working hours: it waits until ${until}.`;
export const saysPlace = (capacity: CapacityPlace | undefined): string =>
  capacity === undefined ? '' : ` Place in the queue for capacity: ${String(capacity.place)} of ${String(capacity.of)}.`;

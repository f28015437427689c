import type { CalendarId } from '../../domain/directory.ts';
import type { Calendar } from '../../domain/policy.ts';
import type { Instant, IsoDate } from '../../domain/words.ts';
import { isInstant, isIsoDate } from '../../domain/words.ts';

export const instant = (text: string): Instant => {
  const full = new Date(text).toISOString();
  if (!isInstant(full)) throw new Error(`not an instant: ${text}`);
  return full;
};
export const date = (text: string): IsoDate => {
  if (!isIsoDate(text)) throw new Error(`not a date: ${text}`);
  return text;
};

const office = { weekdays: [1, 2, 3, 4, 5], opens: '09:00', closes: '17:00' };
const calendar = (id: CalendarId, holidays: string[]): Calendar => ({ id, ...office, holidays: holidays.map(date) });

/** A few bank holidays of 2026 and 2027, written by hand; independent of the files in config. */
export const england = calendar('england-wales', [
  '2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31', '2026-12-25', '2026-12-28',
  '2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31', '2027-08-30', '2027-12-27', '2027-12-28',
]); // prettier-ignore
export const scotland = calendar('scotland', [
  '2026-01-01', '2026-01-02', '2026-04-03', '2026-05-04', '2026-05-25', '2026-08-03', '2026-11-30', '2026-12-25', '2026-12-28',
  '2027-01-01', '2027-01-04',
]); // prettier-ignore
export const northernIreland = calendar('northern-ireland', [
  '2026-01-01', '2026-03-17', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-07-13', '2026-08-31', '2026-12-25',
  '2026-12-28', '2027-01-01',
]); // prettier-ignore

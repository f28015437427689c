import { localOf } from './local-time.ts';
import type { Instant, IsoDate } from './words.ts';

// By hand, not by the runtime's tables: a document that is made again must say the same to the letter.
const months = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December',
] as const; // prettier-ignore

/** `24 November 2026`. */
export const writtenDay = (date: IsoDate): string => {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${String(Number(day))} ${months[Number(month) - 1] ?? ''} ${year}`;
};
/** As the wall shows it in the United Kingdom: `24 November 2026 at 17:00`. */
export const writtenMoment = (at: Instant): string => {
  const wall = new Date(localOf(Date.parse(at)));
  const two = (part: number): string => String(part).padStart(2, '0');
  const day = `${String(wall.getUTCDate())} ${months[wall.getUTCMonth()] ?? ''} ${String(wall.getUTCFullYear())}`;
  return `${day} at ${two(wall.getUTCHours())}:${two(wall.getUTCMinutes())}`;
};

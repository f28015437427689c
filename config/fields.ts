// The single fields of the configuration files, each with the sentence for one that is wrong.
import { z } from 'zod';
import type { CalendarId } from '../domain/directory.ts';
import { organisationIdShape, userIdShape } from '../domain/directory-rules.ts';
import type { WorkingTime } from '../domain/policy.ts';
import { isInstant, isIsoDate, type Instant, type IsoDate } from '../domain/words.ts';

export const text = z.string().trim().min(1, 'must not be empty');
export const code = z.string().regex(organisationIdShape, 'must be lower-case letters, digits and hyphens');
export const userId = z.string().regex(userIdShape, 'must look like sio.aldershire');
export const isoDate = z.custom<IsoDate>((value) => typeof value === 'string' && isIsoDate(value), 'must be a date, YYYY-MM-DD');
export const instant = z.custom<Instant>(
  (value) => typeof value === 'string' && isInstant(value),
  'must be an instant in UTC with milliseconds',
);
export const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'must be a time of day, HH:MM');
const isWorkingTime = (value: unknown): value is WorkingTime =>
  typeof value === 'string' && /^\d{1,3}(\.\d+)?[hd]$/.test(value) && Number.parseFloat(value) > 0;
export const workingTime = z.custom<WorkingTime>(isWorkingTime, 'must be a working time such as 4h or 3d');
export const workingDays = z.custom<`${number}d`>(
  (value) => typeof value === 'string' && /^\d{1,3}d$/.test(value),
  'must be whole working days, such as 5d',
);

/** The words of a union, each once: a word that is missing here, or is none, does not compile. */
export const words = <Word extends string>(all: Readonly<Record<Word, true>>): z.ZodType<Word> =>
  z.custom<Word>((value) => typeof value === 'string' && Object.hasOwn(all, value), `must be one of ${Object.keys(all).join(', ')}`);

export const calendarId = words<CalendarId>({ 'england-wales': true, scotland: true, 'northern-ireland': true });

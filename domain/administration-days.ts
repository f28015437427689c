import { instantAt, utcOf } from './local-time.ts';
import type { Instant, IsoDate } from './words.ts';

/** The first moment of a day, as the wall shows it in the United Kingdom. */
export const startOf = (day: IsoDate): Instant => instantAt(utcOf(Date.parse(day)));

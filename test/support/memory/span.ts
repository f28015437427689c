import { advanced } from '../../../api/demo-clock.ts';
import type { Instant } from '../../../domain/words.ts';
import { policy } from '../rulebook.ts';

/** Where the demo clock would stand after this span. */
export const workingDaysOn = (from: Instant, by: string): Instant | null => advanced(from, by, policy.calendars['england-wales']);

import { instantAt } from '../../../domain/local-time.ts';
import { atClose, isoDateOf, nextWorking } from '../../../domain/working-time.ts';
import { policy } from '../../support/rulebook.ts';
import type { TestDatabase } from '../../support/database.ts';

const calendar = policy.calendars['england-wales'];
/** The next evening of a working day: seeded towards it, the hour at which a test runs and how long a seeding takes change nothing. */
export const evening = new Date(Date.parse(atClose(calendar, isoDateOf(nextWorking(calendar, instantAt(Date.now()))))) + 2 * 3_600_000);
export const bringToEvening = ({ pool }: TestDatabase) =>
  pool.query('UPDATE demo_clock SET offset_ms = $1', [evening.getTime() - Date.now()]);

import type pg from 'pg';
import { canonical, sha256 } from '../../activities/digests.ts';
import { firstHash, hashOf } from '../../activities/record/chain.ts';
import { loadDemoCases } from '../../config/demo-cases.ts';
import { loadConfiguration } from '../../config/load.ts';
import { instantAt } from '../../domain/local-time.ts';
import { createClock } from '../../prisma/clock.ts';
import { inTransaction, openDatabase, type Database } from '../../prisma/database.ts';
import { createErrands } from '../../prisma/errands.ts';
import { publish } from '../../prisma/publish.ts';
import type { Played } from './play.ts';
import { timetable } from './timetable.ts';

export type Seeding = { readonly databaseUrl: string; readonly dataDir: string; readonly publicUrl: string; readonly configDir: string };
/** What there is to say of it; `live` are the cases and sittings to wake, `broken` the steps that were refused. */
export type Seeded = Pick<Played, 'broken'> & { readonly live: readonly string[] };
type Say = (line: string) => void;

const errand = { caller: 'system', key: 'demo-cases' };
const seedLock = 7_461_003;
/** Before anything of any case, in working days. */
const longAgo = -250;

/** Whether there is anything to do: a record that holds no case of anybody's, or that a start was killed over. */
const isOpen = async ({ pool }: Database): Promise<boolean> => {
  const standing = await createErrands(pool).byKey(errand.caller, errand.key);
  if (standing !== null) return !('usedFor' in standing) && standing.answer === null;
  return (await pool.query(`SELECT FROM stream WHERE kind = 'case' LIMIT 1`)).rowCount === 0;
};

const seedInto = async (
  { database, lock }: { readonly database: Database; readonly lock: pg.PoolClient },
  { dataDir, publicUrl, configDir }: Seeding,
  say: Say,
): Promise<Seeded | null> => {
  const { pool } = database;
  if (!(await isOpen(database))) return null;
  const [configuration, demo] = [loadConfiguration(configDir), loadDemoCases(configDir)];
  if (!configuration.ok) throw new Error(`config/ has faults: ${JSON.stringify(configuration.faults)}`);
  if (!demo.ok) throw new Error(`config/demo has faults: ${JSON.stringify(demo.faults)}`);
  // The hour at which it was begun: a start that was killed goes on towards the same one.
  const errands = createErrands(pool);
  const digest = sha256(canonical(demo));
  const begun = await errands.begin({ ...errand, digest, goal: await createClock(pool).now() });
  if ('usedFor' in begun) throw new Error('the key of the demonstration stands for a command');
  const now = instantAt(Date.parse(begun.goal));
  const table = timetable(configuration.policy.calendars['england-wales'], now);
  const since = table.at({ day: longAgo, clock: '00:00' });
  await publish(pool, { ...configuration, since }, { canonical, hashOf, firstHash });
  let broken: Played['broken'] = [];
  if (begun.digest !== digest) say('The demonstration’s cases were begun by another release and stay as they are.');
  else {
    // What is loaded here makes documents: far too much for a start that has nothing to do.
    const { clockFrom, openHouse } = await import('./house.ts');
    const { play } = await import('./play.ts');
    const clock = clockFrom(since);
    const house = await openHouse({ database, clock, dataDir, publicUrl }, say);
    ({ broken } = await play(demo, { table, now }, house));
  }
  // What is older than the last afternoon has been read; what is left is what is new to somebody.
  await pool.query('UPDATE notice SET read_at = at WHERE read_at IS NULL AND at < $1', [table.at({ day: 0, clock: '12:00' })]);
  const { rows } = await pool.query<{ ref: string }>(
    'SELECT ref FROM case_read WHERE live UNION SELECT DISTINCT stream FROM due ORDER BY ref',
  );
  await lock.query('SET LOCAL synchronous_commit TO on');
  await createErrands(lock).end(errand, { broken });
  return { broken, live: rows.map(({ ref }) => ref) };
};

/**
 * Plays the demonstration's cases into a record that holds none, once; a start that was killed in the middle goes on where it was.
 * Null where there is nothing to do. Throws where the database is away or the data have faults.
 */
export const seedDemoCases = async (seeding: Seeding, say: Say): Promise<Seeded | null> => {
  // Nobody is answered before the end, whose commit waits for the disk, and with it for all that came before.
  const database = openDatabase(seeding.databaseUrl, { max: 6, onError: () => undefined, patienceMs: 10 * 60_000, commitsLater: true });
  try {
    return await inTransaction(database.pool, async (lock) => {
      // Two starts at once: the second waits, and finds it done.
      await lock.query('SELECT pg_advisory_xact_lock($1)', [seedLock]);
      return seedInto({ database, lock }, seeding, say);
    });
  } finally {
    await database.close();
  }
};

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { faultLines, readEnvironment } from '../config/environment.ts';
import { openDatabase, type Database } from '../prisma/database.ts';
import { currentSet } from './demo/sets.ts';
import { postgresPart } from './postgres.ts';

/** Where the embedded database of a data directory serves; undefined while it does not run. The fourth line of its pid file is the port. */
const embeddedUrl = (dataDir: string): string | undefined => {
  const file = path.join(dataDir, 'postgres', 'postmaster.pid');
  const port = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[3]) : 0;
  return port > 0 ? postgresPart(dataDir, port, currentSet(dataDir).database).url : undefined;
};

/** The database of DATABASE_URL, or the embedded one while it runs; a command without either ends here and says so. */
export const recordDatabase = (): Database => {
  const read = readEnvironment(process.env);
  const url = read.ok ? (read.environment.databaseUrl ?? embeddedUrl(read.environment.dataDir)) : undefined;
  if (!read.ok || url === undefined) {
    console.error(read.ok ? '  DATABASE_URL must be given, or the embedded service must run: npm start' : faultLines(read.faults));
    process.exit(2);
  }
  // A large record takes long to read, and nobody waits behind it.
  return openDatabase(url, { max: 2, onError: () => undefined, patienceMs: 10 * 60_000 });
};

// npm run records:verify: recomputes every chain of the record, of DATABASE_URL or of the embedded database while it runs.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { canonical } from '../activities/digests.ts';
import { firstHash, hashOf } from '../activities/record/chain.ts';
import { faultLines, readEnvironment } from '../config/environment.ts';
import { openDatabase } from '../prisma/database.ts';
import { createVerifier, type Progress } from '../prisma/verifier.ts';
import { postgresPart } from './postgres.ts';

/** Where the embedded database of a data directory serves; undefined while it does not run. The fourth line of its pid file is the port. */
const embeddedUrl = (dataDir: string): string | undefined => {
  const file = path.join(dataDir, 'postgres', 'postmaster.pid');
  const port = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[3]) : 0;
  return port > 0 ? postgresPart(dataDir, port).url : undefined;
};

const read = readEnvironment(process.env);
const url = read.ok ? (read.environment.databaseUrl ?? embeddedUrl(read.environment.dataDir)) : undefined;
if (!read.ok || url === undefined) {
  console.error(read.ok ? '  DATABASE_URL must be given, or the embedded service must run: npm start' : faultLines(read.faults));
  process.exit(2);
}

const inPlace = process.stderr.isTTY;
const progress: Progress = (checked, of) =>
  void process.stderr.write(`${inPlace ? '\r' : ''}${String(checked)} of ${String(of)} entries checked${inPlace ? '' : '\n'}`);
// A large record takes long to read, and nobody waits behind it.
const database = openDatabase(url, { max: 2, onError: () => undefined, patienceMs: 10 * 60_000 });
try {
  const { ok, checked, firstBad } = await createVerifier(database, { canonical, hashOf, firstHash }, progress).verify();
  if (inPlace) process.stderr.write('\n');
  if (ok) console.log(`The record holds: ${String(checked)} entries, every chain, every text, every checkpoint.`);
  else console.log(`The record does not hold: ${firstBad?.stream ?? ''}, entry ${String(firstBad?.seq ?? 0)}: ${firstBad?.why ?? ''}.`);
  process.exitCode = ok ? 0 : 1;
} catch (error) {
  console.error(`The record could not be read: ${error instanceof Error ? error.message : 'unknown'}`);
  process.exitCode = 2;
} finally {
  await database.close();
}

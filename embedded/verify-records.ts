// npm run records:verify: recomputes every chain of the record, of DATABASE_URL or of the embedded database while it runs.
import { canonical } from '../activities/digests.ts';
import { firstHash, hashOf } from '../activities/record/chain.ts';
import { createVerifier } from '../prisma/verifier.ts';
import { recordDatabase } from './record-database.ts';

const inPlace = process.stderr.isTTY;
const progress = (checked: number, of: number): void =>
  void process.stderr.write(`${inPlace ? '\r' : ''}${String(checked)} of ${String(of)} entries checked${inPlace ? '' : '\n'}`);
const database = recordDatabase();
try {
  const { ok, checked, firstBad } = await createVerifier(database, { canonical, hashOf, firstHash }).verify(progress);
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

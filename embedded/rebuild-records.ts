// npm run records:rebuild: makes what is read from the journal anew, in DATABASE_URL or in the embedded database while it runs.
import { rebuild } from '../prisma/rebuild.ts';
import { recordDatabase } from './record-database.ts';

const database = recordDatabase();
try {
  console.log(`Made anew from the journal: ${String(await rebuild(database.pool))} streams, their states, lists and due times.`);
} catch (error) {
  console.error(`Nothing was changed: ${error instanceof Error ? error.message : 'unknown'}`);
  process.exitCode = 2;
} finally {
  await database.close();
}

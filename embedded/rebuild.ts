// npm run rebuild: works out of the journal all that is read, compares it with what stands, in DATABASE_URL or in the embedded database
// while it runs, and with --write replaces what differs. Ends with 0 where nothing differs any more, 1 where something does, 2 on a fault.
import { parseArgs } from 'node:util';
import { hashOf } from '../activities/record/chain.ts';
import { rebuild, type Rebuilt } from '../prisma/rebuild.ts';
import { recordDatabase } from './record-database.ts';

/** So many rows of one table are named; the rest is counted. */
const NAMED = 20;
const linesOf = ({ differences }: Rebuilt): readonly string[] => {
  return [...new Set(differences.map(({ table }) => table))].flatMap((table) => {
    const rows = differences.filter((each) => each.table === table);
    return [
      `${table}: ${String(rows.length)} ${rows.length === 1 ? 'row differs' : 'rows differ'}`,
      ...rows.slice(0, NAMED).map(({ key, what }) => `  ${key}: ${typeof what === 'string' ? what : what.join(', ')}`),
      ...(rows.length > NAMED ? [`  and ${String(rows.length - NAMED)} more`] : []),
    ];
  });
};

const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } });
const database = recordDatabase();
try {
  const rebuilt = await rebuild(database.pool, { hashOf, write: values.write });
  const same = rebuilt.differences.length === 0;
  console.log(`Made a second time from the journals of ${String(rebuilt.streams)} streams.`);
  for (const line of linesOf(rebuilt)) console.log(line);
  if (same) console.log('All that is read is what the journal comes to.');
  else
    console.log(values.write ? 'What differed is replaced.' : 'Nothing was changed. To replace what differs: npm run rebuild -- --write');
  process.exitCode = same || values.write ? 0 : 1;
} catch (error) {
  console.error(`Nothing was changed: ${error instanceof Error ? error.message : 'unknown'}`);
  process.exitCode = 2;
} finally {
  await database.close();
}

// npm run migrate: applies; -- status: compares; -- new NAME: writes one from the schema's change.
import { faultLines, readEnvironment } from '../config/environment.ts';
import { create, deploy, status } from '../prisma/migrate.ts';
import { registerSearchAttributes } from './search-attributes.ts';

const read = readEnvironment(process.env);
if (!read.ok || read.environment.databaseUrl === undefined) {
  console.error(read.ok ? '  DATABASE_URL must be given: which database?' : faultLines(read.faults));
  process.exit(2);
}
const { databaseUrl, temporalAddress, temporalNamespace } = read.environment;
const [command = 'deploy', name = 'change'] = process.argv.slice(2);

if (command === 'new') console.log((await create(databaseUrl, name)) ?? 'The schema has not changed.');
else if (command === 'status') console.log(JSON.stringify(await status(databaseUrl), undefined, 2));
else if (command === 'deploy') {
  const applied = await deploy(databaseUrl);
  console.log(applied.length === 0 ? 'Nothing to apply.' : `Applied: ${applied.join(', ')}`);
  if (temporalAddress !== undefined) {
    const registered = await registerSearchAttributes(temporalAddress, temporalNamespace);
    if (registered.length > 0) console.log(`Search attributes registered: ${registered.join(', ')}`);
  }
} else {
  console.error('Use: npm run migrate [-- status | new NAME]');
  process.exitCode = 2;
}
process.exit();

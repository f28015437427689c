// The seeding of the demonstration's cases as a process of its own, so that it can be killed.
import { seedDemoCases } from '../../embedded/demo/seed.ts';

const [databaseUrl = '', dataDir = '', configDir = ''] = process.argv.slice(2);
const seeded = await seedDemoCases({ databaseUrl, dataDir, publicUrl: 'http://gateway.demo.example', configDir }, () => undefined);
process.send?.({ seeded }, () => process.exit(0));

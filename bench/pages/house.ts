import { seedDemoCases } from '../../embedded/demo/seed.ts';
import { openDatabase } from '../../prisma/database.ts';
import { deploy } from '../../prisma/migrate.ts';
import { ownServers } from '../own-servers.ts';
import { openSite } from './site.ts';

/** The real pages over a real PostgreSQL with the demonstration's cases. */
export const openHouse = async () => {
  const { addresses, servers, dataDir, start, stop } = await ownServers('pages');
  const { databaseUrl } = addresses;
  for (const part of servers) if (part.name === 'postgres') await start(part);
  await deploy(databaseUrl);
  await seedDemoCases({ databaseUrl, dataDir, publicUrl: 'http://gateway.demo.example', configDir: 'config' }, (line) =>
    console.error(line),
  );
  const database = openDatabase(databaseUrl, { max: 20, onError: () => undefined, patienceMs: 600_000 });
  const site = await openSite(database);
  return {
    pool: database.pool,
    base: site.base,
    stop: async () => {
      site.close();
      await database.close();
      await stop();
    },
  };
};

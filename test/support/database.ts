// A real PostgreSQL for one test file, on a free port, with the migrations applied and directory and policy published.
import { openDatabase, type Database } from '../../prisma/database.ts';
import { canonical } from '../../activities/digests.ts';
import { firstHash, hashOf } from '../../activities/record/chain.ts';
import { publish } from '../../prisma/publish.ts';
import { directory, policy } from './rulebook.ts';
import { startStack } from './stack.ts';

export type TestDatabase = Database & { readonly url: string; readonly dataDir: string; readonly pid: number; stop(): Promise<void> };

export const startDatabase = async (): Promise<TestDatabase> => {
  const stack = await startStack({ parts: ['postgres'] });
  const database = openDatabase(stack.databaseUrl, { max: 8, onError: () => undefined });
  await publish(database.pool, { directory, policy }, { canonical, hashOf, firstHash });
  return {
    ...database,
    url: stack.databaseUrl,
    dataDir: stack.dataDir,
    pid: stack.pid('postgres'),
    stop: async () => {
      await database.close();
      await stack.stop();
    },
  };
};

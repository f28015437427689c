import path from 'node:path';
import { loadConfiguration } from '../config/load.ts';
import { nodePart } from '../embedded/node-part.ts';
import type { Addresses } from '../embedded/plan.ts';
import { canonical } from '../activities/digests.ts';
import { firstHash, hashOf } from '../activities/record/chain.ts';
import { openDatabase, type Database } from '../prisma/database.ts';
import { deploy } from '../prisma/migrate.ts';
import { publish } from '../prisma/publish.ts';
import { ownServers } from './own-servers.ts';

export const namespace = 'default';
export const realQueue = 'tasking';
export const noOpQueue = 'no-op';

export type Servers = {
  readonly addresses: Addresses;
  readonly database: Database;
  /** Starts the service's own worker. */
  startWorker(): Promise<void>;
  /** Starts the worker whose activities are empty; `steps` are what its record answers. */
  startNoOp(steps: string): Promise<void>;
  startApi(): Promise<string>;
  stop(): Promise<void>;
};

const published = () => {
  const loaded = loadConfiguration('config');
  if (!loaded.ok) throw new Error(`the configuration is refused: ${JSON.stringify(loaded.faults)}`);
  return { directory: loaded.directory, policy: loaded.policy };
};

/** The servers of `npm start` on free ports with data of their own, each a real process. */
export async function startServers(): Promise<Servers> {
  const { addresses, servers, services, dataDir, env, start, stop } = await ownServers('bench');
  const named = (name: string) => {
    const found = services.find((part) => part.name === name);
    if (found === undefined) throw new Error(`no ${name} in the plan`);
    return found;
  };
  await Promise.all(servers.map(start));
  await deploy(addresses.databaseUrl);
  const database = openDatabase(addresses.databaseUrl, { max: 16, onError: () => undefined });
  await publish(database.pool, published(), { canonical, hashOf, firstHash });
  return {
    addresses,
    database,
    startWorker: () => start(named('worker')),
    startNoOp: (steps) => {
      const own = {
        ...env,
        TEMPORAL_ADDRESS: addresses.temporalAddress,
        TEMPORAL_NAMESPACE: namespace,
        TASK_QUEUE: noOpQueue,
        NO_OP_STEPS: steps,
      };
      return start(
        nodePart({
          name: 'worker',
          title: 'The no-op worker',
          command: ['bench/no-op/worker.ts'],
          env: own,
          dataDir: path.join(dataDir, 'no-op'),
          shown: false,
        }),
      );
    },
    async startApi() {
      await start(named('api'));
      return addresses.apiUrls[0] ?? '';
    },
    async stop() {
      await database.close();
      await stop();
    },
  };
}

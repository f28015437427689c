import { gatewayOn } from '../api/gateway.ts';
import { startDatabase } from './database.ts';
import { postgresPorts } from './postgres-ports.ts';

const limit = { points: 1_000_000, seconds: 1 };
/** Two services on a database of their own, for whatever is given to both at once. `stop` ends it. */
export const twoServices = async () => {
  const database = await startDatabase();
  return {
    database,
    gateway: gatewayOn(postgresPorts(database), { limit }),
    other: gatewayOn(postgresPorts(database), { limit }),
    rows: async (text: string, values: readonly unknown[] = []) =>
      (await database.pool.query<Record<string, unknown>>(text, [...values])).rows,
    stop: () => database.stop(),
  };
};

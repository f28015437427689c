// The whole app over a real PostgreSQL: queues, views and what is told live are its own questions, so no fake answers them.
import { postgresSessions } from '../../api/web/sessions.ts';
import type { Settings } from '../../api/web/settings.ts';
import { gatewayOn } from '../api/gateway.ts';
import { startDatabase } from '../support/database.ts';
import { postgresPorts } from '../support/postgres-ports.ts';
import { siteOn } from './house.ts';

export const houseOnPostgres = async (over: Partial<Settings> = {}) => {
  const database = await startDatabase();
  const gateway = gatewayOn(postgresPorts(database));
  const settings = { sessions: postgresSessions(database.pool), ...over };
  /** The same service in another process: other connections and another memory, the same sessions and records. */
  const another = (also: Partial<Settings> = {}) => siteOn(postgresPorts(database), { ...settings, ...also });
  return { ...gateway, database, another, site: await siteOn(gateway.ports, settings), stop: () => database.stop() };
};

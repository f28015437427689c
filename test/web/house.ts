// The whole app over a gateway in memory: the real recorder decides, only Postgres and the engine are away.
import session from 'express-session';
import { createApp } from '../../api/app.ts';
import { compileStyles } from '../../api/web/styles.ts';
import { loadConfiguration } from '../../config/load.ts';
import { gatewayOf } from '../api/gateway.ts';

export const houseOf = async () => {
  await compileStyles();
  const configuration = loadConfiguration('config');
  if (!configuration.ok) throw new Error('the configuration does not hold');
  const gateway = gatewayOf();
  const site = createApp({
    ports: gateway.ports,
    settings: {
      mode: 'demo',
      tls: false,
      sessionSecret: 'only for tests, and long enough for one',
      sessions: new session.MemoryStore(),
      personas: configuration.personas,
    },
  });
  return { ...gateway, site };
};
export type House = Awaited<ReturnType<typeof houseOf>>;

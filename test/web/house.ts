// The whole app over a gateway in memory: the real recorder decides, only Postgres and the engine are away.
import session from 'express-session';
import { createApp } from '../../api/app.ts';
import type { Ports } from '../../api/ports.ts';
import type { Settings } from '../../api/web/settings.ts';
import { compileStyles } from '../../api/web/styles.ts';
import { loadConfiguration } from '../../config/load.ts';
import { gatewayOf } from '../api/gateway.ts';

/** The whole app over these ports. */
export const siteOn = async (ports: Ports, over: Partial<Settings> = {}) => {
  await compileStyles();
  const configuration = loadConfiguration('config');
  if (!configuration.ok) throw new Error('the configuration does not hold');
  return createApp({
    ports,
    settings: {
      mode: 'demo',
      tls: false,
      publicUrl: 'http://gateway.test/',
      sessionSecret: 'only for tests, and long enough for one',
      sessions: new session.MemoryStore(),
      personas: configuration.personas,
      brand: configuration.brand,
      ...over,
      journey: configuration.journey,
    },
  });
};
export const houseOf = async () => {
  const gateway = gatewayOf();
  return { ...gateway, site: await siteOn(gateway.ports) };
};
export type House = Awaited<ReturnType<typeof houseOf>>;

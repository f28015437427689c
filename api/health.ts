import { Router } from 'express';
import type { Readiness } from './ports.ts';

/** Liveness: this process answers. Readiness: everything that it needs answers too. No versions, for anonymous callers. */
export const health = (readiness: Readiness): Router => {
  const routes = Router();
  routes.get('/health/live', (_req, res) => {
    res.json({ status: 'live' });
  });
  routes.get('/health/ready', async (_req, res) => {
    const { ready, checks } = await readiness.check();
    res.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not ready', checks });
  });
  return routes;
};

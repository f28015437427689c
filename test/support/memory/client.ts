import { randomUUID } from 'node:crypto';
import express, { type Express } from 'express';
import request, { type Test } from 'supertest';
import { jsonApi, type ApiOptions } from '../../../api/json/api.ts';
import { log } from '../../../api/log.ts';
import type { Ports } from '../../../api/ports.ts';

log.level = 'silent';

/** The app as far as these tests need it. */
export const appOf = (ports: Ports, options: ApiOptions = {}): Express => {
  const app = express();
  app.use('/api/v1', jsonApi(ports, options));
  return app;
};

/** What one caller sends. Every POST carries a fresh key unless one is given. */
export const clientOf = (app: Express) => {
  const as = (id: string) => ({
    get: (path: string): Test => request(app).get(`/api/v1${path}`).set('Authorization', `Bearer demo:${id}`),
    post: (path: string, body?: object, key: string = randomUUID()): Test =>
      request(app).post(`/api/v1${path}`).set('Authorization', `Bearer demo:${id}`).set('Idempotency-Key', key).send(body),
  });
  return { as, anyone: () => request(app) };
};

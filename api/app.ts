import path from 'node:path';
import express, { type Express } from 'express';
import helmet from 'helmet';
import { health } from './health.ts';
import { jsonApi } from './json/api.ts';
import { pacer, readable, strange } from './middleware/pace.ts';
import { tracked } from './middleware/headers.ts';
import { scriptless } from './middleware/policy.ts';
import { formToken, sameOrigin } from './web/csrf.ts';
import { fault, noSuchPage } from './web/errors/faults.ts';
import { pages } from './web/pages.ts';
import { sessions } from './web/sessions.ts';
import type { House } from './web/settings.ts';
import { assets, brandSheet, kept, sendSheet } from './web/styles.ts';
import { makeViews } from './web/views.ts';
import { strangersPace } from './web/sign-in/strangers.ts';
import { personOf } from './web/visit.ts';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** The whole service as one page: every request passes from the top to the bottom. Styles are compiled before (see `styles.ts`). */
export const createApp = (house: House): Express => {
  const { ports, settings } = house;
  const strangers = pacer(settings.strangerLimit ?? strange);
  const rooms = { house, views: makeViews(settings.brand), pace: pacer(settings.pageLimit ?? readable) };
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', settings.tls ? 1 : false);
  app.set('query parser', 'simple');

  app.use(
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives: scriptless },
      strictTransportSecurity: settings.tls ? { maxAge: YEAR_SECONDS } : false,
      xFrameOptions: { action: 'deny' },
      referrerPolicy: { policy: 'same-origin' },
    }),
  );
  app.use(health(ports.readiness));
  app.get('/assets/app.css', sendSheet);
  for (const name of ['icon.svg', 'live.js'])
    app.get(`/assets/${name}`, (_req, res) => {
      res.set('Cache-Control', kept).sendFile(path.join(assets, name));
    });
  const brand = brandSheet(settings.brand);
  app.get('/assets/brand.css', (_req, res) => {
    res.set('Cache-Control', kept).type('css').send(brand);
  });
  app.use(sessions(settings));
  app.use('/api/v1', jsonApi(ports, { whoIs: (req) => personOf(house, req), strangers }));
  app.use(tracked, strangersPace(rooms, strangers));
  app.use(express.text({ type: 'application/x-www-form-urlencoded', limit: '1mb' }));
  app.use(sameOrigin, formToken);
  app.use(pages(rooms));
  app.use(noSuchPage(rooms));
  app.use(fault(rooms));
  return app;
};

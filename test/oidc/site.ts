// The service as it runs for an agency, over a gateway in memory.
import session from 'express-session';
import brand from '../../config/brand.json' with { type: 'json' };
import { createApp } from '../../api/app.ts';
import { createIdentity } from '../../api/oidc/provider.ts';
import { memoryPorts } from '../support/memory/ports.ts';
import type { worldAt } from '../support/memory/world.ts';
import type { startAgency } from './agency.ts';

export type Options = { readonly issuer?: string; readonly points?: number; readonly byMail?: boolean };
type Place = {
  readonly world: ReturnType<typeof worldAt>;
  readonly agency: Awaited<ReturnType<typeof startAgency>>;
  readonly base: string;
};
export const siteOf = ({ world, agency, base }: Place, { issuer = agency.base, points = 300, byMail = false }: Options) =>
  createApp({
    ports: {
      ...memoryPorts(world),
      demo: null,
      identity: createIdentity({
        issuer,
        clientId: agency.client,
        clientSecret: agency.secret,
        audience: 'urn:gateway',
        naming: byMail ? { claim: 'email', by: 'email' } : { claim: 'sub', by: 'id' },
        publicUrl: base,
      }),
    },
    settings: {
      mode: 'production',
      publicUrl: base,
      tls: false,
      sessionSecret: 'only for tests, and long enough for one',
      sessions: new session.MemoryStore(),
      personas: [],
      brand,
      journey: null,
      signInLimit: { points, seconds: 60 },
    },
  });

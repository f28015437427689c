import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultLines, readEnvironment, readServedEnvironment, type Fault } from '../../config/environment.ts';

const faultsOf = (env: Record<string, string>): readonly Fault[] => {
  const read = readEnvironment(env);
  return read.ok ? [] : read.faults;
};
const key = (id: string) => `${id}:${Buffer.alloc(32, id).toString('base64')}`;

describe('configuration is by environment only, checked at start', () => {
  it('needs nothing at all for a demonstration', () => {
    const read = readEnvironment({ PORT: '', DATABASE_URL: undefined });
    expect(read).toMatchObject({ ok: true, environment: { host: '127.0.0.1', port: 3000, mode: 'demo', dataDir: path.resolve('.data') } });
  });

  it('lists every fault at once, by name', () => {
    const wrong = { PORT: '70000', DATABASE_URL: 'mysql://h', TEMPORAL_ADDRESS: 'nowhere', SMTP_URL: 'x', MODE: 'test', LOG_LEVEL: 'loud' };
    const more = { PAYLOAD_KEYS: 'a:short', SESSION_SECRET: 'short', PUBLIC_URL: 'ftp://h', EMBEDDED_SMTP_PORT: '-1' };
    const names = faultsOf({ ...wrong, ...more }).map(({ name }) => name);
    expect(names.sort()).toEqual([...Object.keys(wrong), ...Object.keys(more)].sort());
  });

  it('never repeats a value, which may be a secret', () => {
    const secrets = {
      DATABASE_URL: 'http://u:hush@h',
      SMTP_URL: 'hush',
      PAYLOAD_KEYS: 'hush',
      SESSION_SECRET: 'hush',
      PORT: 'hush',
      MODE: 'hush',
    };
    expect(faultLines(faultsOf(secrets))).not.toContain('hush');
  });

  it('reads payload keys newest first, padding and all', () => {
    const read = readEnvironment({ PAYLOAD_KEYS: `${key('b')}, ${key('a')}` });
    expect(read).toMatchObject({ ok: true, environment: { payloadKeys: [{ id: 'b' }, { id: 'a' }] } });
  });

  it('refuses production without sign-in, secret, TLS and servers of its own, all at once', () => {
    const faults = faultsOf({ MODE: 'production' });
    expect(faults.map(({ name }) => name)).toEqual([
      'SESSION_SECRET',
      'PUBLIC_URL',
      'DATABASE_URL',
      'TEMPORAL_ADDRESS',
      'SMTP_URL',
      'OIDC_ISSUER',
      'OIDC_CLIENT_ID',
      'OIDC_CLIENT_SECRET',
      'OIDC_AUDIENCE',
    ]);
    const complete = {
      SESSION_SECRET: 'x'.repeat(32),
      PUBLIC_URL: 'https://gateway.example',
      DATABASE_URL: 'postgres://h/d',
      TEMPORAL_ADDRESS: 'h:7233',
      SMTP_URL: 'smtps://h',
      OIDC_ISSUER: 'https://sign-in.example/realm',
      OIDC_CLIENT_ID: 'gateway',
      OIDC_CLIENT_SECRET: 'x',
      OIDC_AUDIENCE: 'urn:gateway',
    };
    const faulty = (more: Record<string, string> = {}) => faultsOf({ MODE: 'production', ...complete, ...more }).map(({ name }) => name);
    expect(faulty()).toEqual([]);
    expect(faulty({ PUBLIC_URL: 'http://gateway.example' })).toEqual(['PUBLIC_URL']);
    expect(faulty({ OIDC_AUDIENCE: 'gateway' })).toEqual(['OIDC_AUDIENCE']);
    expect(faulty({ OIDC_ISSUER: 'http://sign-in.example' })).toEqual(['OIDC_ISSUER']);
    expect(faulty({ OIDC_ISSUER: 'http://127.0.0.1:4450' })).toEqual([]);
    expect(readEnvironment({ MODE: 'production', ...complete })).toMatchObject({
      environment: { oidc: { issuer: 'https://sign-in.example/realm', audience: 'urn:gateway', naming: { claim: 'sub', by: 'id' } } },
    });
  });

  it('tells production faults together with faulty values', () => {
    expect(faultsOf({ MODE: 'production', PORT: 'x' }).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['PORT', 'OIDC_ISSUER', 'SESSION_SECRET']),
    );
  });

  it('demands its three servers of a process that is run apart', () => {
    const read = readServedEnvironment({ SMTP_URL: 'smtp://h', PORT: 'x' });
    expect(read.ok ? [] : read.faults.map(({ name }) => name)).toEqual(['PORT', 'DATABASE_URL', 'TEMPORAL_ADDRESS']);
    expect(readServedEnvironment({ SMTP_URL: 'smtp://h', DATABASE_URL: 'postgres://h/d', TEMPORAL_ADDRESS: 'h:1' }).ok).toBe(true);
  });
});

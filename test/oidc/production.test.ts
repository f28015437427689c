// The api as its own process, as an agency would run it; the engine and the mail are away, which it must bear.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { choosePort } from '../../embedded/ports.ts';
import { startStack } from '../support/stack.ts';
import { startIssuer } from './issuer.ts';
import { nowhere } from './loopback.ts';

type Env = Readonly<Record<string, string>>;
let stack: Awaited<ReturnType<typeof startStack>>;
let issuer: Awaited<ReturnType<typeof startIssuer>>;
let configDir = '';
let whole: Env = {};
const running: (() => Promise<void>)[] = [];

/** Resolves when it serves, or with its code and what it said when it ends. */
const begin = async (env: Env): Promise<{ readonly base: string } | { readonly code: number | null; readonly said: string }> => {
  const port = String(await choosePort(0, 'PORT'));
  const child = spawn(process.execPath, ['--import', 'tsx', 'api/server.ts'], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], PORT: port, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text: Buffer) => void (said += text.toString()));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  running.push(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  const ready = new Promise<'ready'>((resolve) => child.on('message', () => resolve('ready')));
  const first = await Promise.race([ready, ended]);
  return first === 'ready' ? { base: `http://127.0.0.1:${port}` } : { code: first, said };
};

beforeAll(async () => {
  stack = await startStack({ parts: ['postgres'] });
  issuer = await startIssuer();
  configDir = mkdtempSync(path.join(tmpdir(), 'production-'));
  cpSync('config', configDir, { recursive: true });
  const away = new URL(await nowhere()).host;
  whole = {
    MODE: 'production',
    DATA_DIR: configDir,
    CONFIG_DIR: configDir,
    DATABASE_URL: stack.databaseUrl,
    TEMPORAL_ADDRESS: away,
    SMTP_URL: `smtp://${away}`,
    PUBLIC_URL: 'https://gateway.example',
    SESSION_SECRET: 'only for tests, and long enough for one',
    OIDC_ISSUER: issuer.base,
    OIDC_CLIENT_ID: 'gateway',
    OIDC_CLIENT_SECRET: 'for tests only',
    OIDC_AUDIENCE: 'urn:gateway',
  };
});
afterAll(async () => {
  await Promise.all(running.map((stop) => stop()));
  await issuer.close();
  await stack.stop();
  rmSync(configDir, { recursive: true, force: true });
});

describe('MODE=production', () => {
  it('does not start without what it needs, and names all of it at once, never a value', async () => {
    const ended = await begin({
      MODE: 'production',
      SESSION_SECRET: 'hush',
      OIDC_ISSUER: 'http://elsewhere.example',
      OIDC_CLIENT_ID: 'hush',
    });
    if ('base' in ended) throw new Error('it started');
    expect(ended.code).toBe(2);
    for (const name of ['SESSION_SECRET', 'PUBLIC_URL', 'DATABASE_URL', 'TEMPORAL_ADDRESS', 'SMTP_URL']) expect(ended.said).toContain(name);
    for (const name of ['OIDC_ISSUER', 'OIDC_CLIENT_SECRET', 'OIDC_AUDIENCE']) expect(ended.said).toContain(name);
    expect(ended.said).not.toContain('hush');
  });
  it('does not start with the people of the demonstration', async () => {
    const ended = await begin(whole);
    if ('base' in ended) throw new Error('it started');
    expect(ended.code).toBe(1);
    expect(ended.said).toContain('people.json');
  });
  it('starts with people and a sign-in of its own, over TLS only, and nothing of the demonstration opens', async () => {
    writeFileSync(path.join(configDir, 'people.json'), readFileSync('config/demo/people.json'));
    const started = await begin(whole);
    if (!('base' in started)) throw new Error(started.said);
    const ask = (at: string, headers: Env = {}) =>
      fetch(`${started.base}${at}`, { redirect: 'manual', headers: { 'X-Forwarded-Proto': 'https', ...headers } });

    const door = await ask('/sign-in');
    expect(await door.text()).toContain('Sign in with your agency’s account');
    expect(door.headers.get('strict-transport-security')).toContain('max-age=31536000');
    const begun = await ask('/sign-in/begin');
    const to = new URL(begun.headers.get('location') ?? '');
    expect(`${to.origin}${to.pathname}`).toBe(`${issuer.base}/auth`);
    expect(to.searchParams.get('redirect_uri')).toBe('https://gateway.example/sign-in/callback');
    expect(begun.headers.get('set-cookie')).toMatch(/^__Host-tasking=.*; Path=\/;.*; HttpOnly; Secure; SameSite=Lax$/);

    const me = (token: string) => ask('/api/v1/me', { Authorization: `Bearer ${token}` });
    expect((await me('demo:sio.aldershire')).status).toBe(401);
    expect(await (await me(await issuer.sign({}))).json()).toMatchObject({ user: 'sio.aldershire' });
    expect((await ask('/api/v1/demo/mail', { Authorization: `Bearer ${await issuer.sign({})}` })).status).toBe(404);
  });
});

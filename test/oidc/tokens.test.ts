import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIdentity } from '../../api/oidc/provider.ts';
import { gatewayOn } from '../api/gateway.ts';
import { memoryPorts } from '../support/memory/ports.ts';
import { worldAt } from '../support/memory/world.ts';
import { keyOf, startIssuer, type Token } from './issuer.ts';
import { nowhere } from './loopback.ts';

let issuer: Awaited<ReturnType<typeof startIssuer>>;
beforeAll(async () => {
  issuer = await startIssuer();
});
afterAll(() => issuer.close());

const seconds = (): number => Math.floor(Date.now() / 1000);
const identityOn = (base: string, more: Partial<Parameters<typeof createIdentity>[0]> = {}) =>
  createIdentity({
    issuer: base,
    clientId: 'gateway',
    clientSecret: 'for tests only',
    audience: 'urn:gateway',
    naming: { claim: 'sub', by: 'id' },
    publicUrl: 'https://gateway.example',
    keyPauseMs: 0,
    ...more,
  });
const gatewayWith = (base: string, more: Partial<Parameters<typeof createIdentity>[0]> = {}) =>
  gatewayOn({ ...memoryPorts(worldAt()), demo: null, identity: identityOn(base, more) });
const me = (gateway: ReturnType<typeof gatewayWith>, token: string) =>
  gateway.anyone().get('/api/v1/me').set('Authorization', `Bearer ${token}`);

describe('an access token opens the interface to the active person whom it names', () => {
  it('with the right issuer, audience, signature and times', async () => {
    const answer = await me(gatewayWith(issuer.base), await issuer.sign({})).expect(200);
    expect(answer.body).toMatchObject({ user: 'sio.aldershire', organisation: 'aldershire', roles: ['sio'] });
  });
  it.each<[string, () => Token]>([
    ['of another issuer', () => ({ iss: 'https://elsewhere.example' })],
    ['for another service', () => ({ aud: 'urn:other' })],
    ['that is an ID token, addressed to the client', () => ({ aud: 'gateway' })],
    ['that has run out', () => ({ exp: seconds() - 60 })],
    ['that is not valid yet', () => ({ more: { nbf: seconds() + 120 } })],
    ['of somebody who is not in the directory', () => ({ sub: 'nobody.at.all' })],
    ['of a name that every object has', () => ({ sub: 'constructor' })],
    ['without a subject', () => ({ more: { sub: undefined } })],
    ['without an end', () => ({ more: { exp: undefined } })],
  ])('not one %s', async (_what, token) => {
    await me(gatewayWith(issuer.base), await issuer.sign(token())).expect(401);
  });
  it('not one that was signed by somebody else under a known name of a key', async () => {
    await me(gatewayWith(issuer.base), await issuer.sign({}, await keyOf('first'))).expect(401);
  });
  it('not one that is not signed, or is none', async () => {
    const [, payload] = (await issuer.sign({})).split('.');
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload ?? ''}.`;
    for (const token of [none, 'x', 'a.b.c', 'demo:sio.aldershire']) await me(gatewayWith(issuer.base), token).expect(401);
  });
  it('not one of somebody who has left', async () => {
    const world = worldAt();
    const gone = { ...world.directory.people['sio.aldershire'], active: false };
    const people = { ...world.directory.people, 'sio.aldershire': gone } as typeof world.directory.people;
    const ports = memoryPorts({ ...world, directory: { ...world.directory, people } });
    await me(gatewayOn({ ...ports, demo: null, identity: identityOn(issuer.base) }), await issuer.sign({})).expect(401);
  });
  it('forgives clocks that are half a minute apart, and not more', async () => {
    const gateway = gatewayWith(issuer.base);
    await me(gateway, await issuer.sign({ exp: seconds() - 20 })).expect(200);
    await me(gateway, await issuer.sign({ more: { nbf: seconds() + 20 } })).expect(200);
    await me(gateway, await issuer.sign({ exp: seconds() - 40 })).expect(401);
  });
});

describe('the provider may change its keys at any time', () => {
  it('a new key is found, and one that is withdrawn opens nothing any more', async () => {
    const [old, fresh] = [await keyOf('old'), await keyOf('fresh')];
    issuer.publish(old);
    const gateway = gatewayWith(issuer.base);
    await me(gateway, await issuer.sign({}, old)).expect(200);
    issuer.publish(fresh);
    await me(gateway, await issuer.sign({}, fresh)).expect(200);
    await me(gateway, await issuer.sign({}, old)).expect(401);
  });
  it('and invented keys cannot make the service press upon it', async () => {
    const gateway = gatewayWith(issuer.base, { keyPauseMs: 30_000 });
    await me(gateway, await issuer.sign({})).expect(200);
    const before = issuer.looks.keys;
    for (const kid of ['a', 'b', 'c', 'd']) await me(gateway, await issuer.sign({}, await keyOf(kid))).expect(401);
    expect(issuer.looks.keys - before).toBe(0);
  });
});

describe('with the provider away', () => {
  it('a token is neither good nor bad: 503, with when to ask again', async () => {
    const answer = await me(gatewayWith(await nowhere()), await issuer.sign({})).expect(503);
    expect(answer.body).toMatchObject({ code: 'identity-away' });
    expect(answer.headers['retry-after']).toBeDefined();
  });
});

describe('a person may be named by another claim', () => {
  const byMail = { naming: { claim: 'email', by: 'email' } } as const;
  const mail = 'SIO.Aldershire@aldershire.example';
  const address = (world = worldAt()): string => world.directory.people['sio.aldershire']?.email ?? mail;
  it('an e-mail address in whatever case, once the provider has verified it', async () => {
    const email = address().toUpperCase();
    const gateway = gatewayWith(issuer.base, byMail);
    expect((await me(gateway, await issuer.sign({ sub: 'x', more: { email, email_verified: true } })).expect(200)).body).toMatchObject({
      user: 'sio.aldershire',
    });
    for (const email_verified of [false, 'true', undefined])
      await me(gateway, await issuer.sign({ sub: 'x', more: { email, email_verified } })).expect(401);
  });
  it('a staff number', async () => {
    const { staffNumber } = worldAt().directory.people['sio.aldershire'] ?? { staffNumber: '' };
    const gateway = gatewayWith(issuer.base, { naming: { claim: 'number', by: 'staffNumber' } });
    await me(gateway, await issuer.sign({ sub: 'x', more: { number: staffNumber } })).expect(200);
    for (const number of ['', 12, [staffNumber], null]) await me(gateway, await issuer.sign({ sub: 'x', more: { number } })).expect(401);
  });
  it('and never names one of two', async () => {
    const world = worldAt();
    const twin = { ...world.directory.people['sia.northmarch'], email: address(world) };
    const people = { ...world.directory.people, 'sia.northmarch': twin } as typeof world.directory.people;
    const ports = memoryPorts({ ...world, directory: { ...world.directory, people } });
    const gateway = gatewayOn({ ...ports, demo: null, identity: identityOn(issuer.base, byMail) });
    await me(gateway, await issuer.sign({ sub: 'x', more: { email: address(world), email_verified: true } })).expect(401);
  });
});

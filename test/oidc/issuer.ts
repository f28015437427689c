// An issuer of access tokens that only has keys: they can be changed, looked at and counted.
import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import { loopback } from './loopback.ts';

type Key = { readonly kid: string; readonly secret: CryptoKey; readonly open: JWK };
export const keyOf = async (kid: string): Promise<Key> => {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  return { kid, secret: privateKey, open: { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' } };
};
export type Token = { readonly sub?: string; readonly iss?: string; readonly aud?: string; readonly exp?: number; readonly more?: object };

export const startIssuer = async () => {
  let keys: readonly Key[] = [await keyOf('first')];
  const looks = { keys: 0 };
  const server = createServer((req, res) => {
    const found = req.url === '/jwks';
    if (found) looks.keys += 1;
    const metadata = { issuer: base, authorization_endpoint: `${base}/auth`, token_endpoint: `${base}/token`, jwks_uri: `${base}/jwks` };
    const body = found ? { keys: keys.map(({ open }) => open) } : metadata;
    res.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  });
  const { base, close } = await loopback(server);
  return {
    base,
    close,
    looks,
    /** The keys that are published from now on. */
    publish: (...those: readonly Key[]) => void (keys = those),
    sign: async (token: Token, key: Key | undefined = keys[0]): Promise<string> => {
      if (key === undefined) throw new Error('no key');
      const { sub = 'sio.aldershire', iss = base, aud = 'urn:gateway', exp = Math.floor(Date.now() / 1000) + 300, more } = token;
      return new SignJWT({ sub, iss, aud, exp, ...more })
        .setProtectedHeader({ alg: 'RS256', kid: key.kid, typ: 'at+jwt' })
        .sign(key.secret);
    },
  };
};

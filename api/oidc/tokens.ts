import { createRemoteJWKSet, jwtVerify, type JWTVerifyGetKey } from 'jose';
import type { ServerMetadata } from 'openid-client';
import type { Identity } from '../identity-ports.ts';
import { failure } from './failure.ts';
import { CLOCK_SKEW_SECONDS, type OidcOptions } from './options.ts';

/** Signatures with a key that only the provider holds: none with a shared secret, and never `none`. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
const KEYS_KEPT_MS = 10 * 60_000;
const KEY_PAUSE_MS = 30_000;
const TIMEOUT_MS = 5000;

/**
 * Reads access tokens that are signed JWTs. A key that is not known yet is looked for at the provider, so that it may change its keys
 * at any time; at most once in a pause, so that invented keys cannot make this service press upon it.
 */
export const tokenReader = (
  { audience, keyPauseMs = KEY_PAUSE_MS }: OidcOptions,
  provider: () => Promise<ServerMetadata>,
): Identity['token'] => {
  let keys: { readonly at: string; readonly of: JWTVerifyGetKey } | null = null;
  const keysAt = (at: string): JWTVerifyGetKey => {
    const options = { cooldownDuration: keyPauseMs, cacheMaxAge: KEYS_KEPT_MS, timeoutDuration: TIMEOUT_MS };
    if (keys?.at !== at) keys = { at, of: createRemoteJWKSet(new URL(at), options) };
    return keys.of;
  };
  return async (sent) => {
    try {
      const { issuer, jwks_uri: at } = await provider();
      if (at === undefined) return { kind: 'refused' };
      const { payload } = await jwtVerify(sent, keysAt(at), {
        issuer,
        audience,
        algorithms,
        clockTolerance: CLOCK_SKEW_SECONDS,
        requiredClaims: ['exp', 'sub'],
      });
      return { kind: 'known', claims: payload };
    } catch (error) {
      return { kind: failure(error, 'an access token was refused') };
    }
  };
};

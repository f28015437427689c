// The one place that speaks OpenID Connect. Which person somebody is, is not decided here.
import * as oidc from 'openid-client';
import { faultOf, log } from '../log.ts';
import type { Arrival, Identity } from '../identity-ports.ts';
import { failure } from './failure.ts';
import { CLOCK_SKEW_SECONDS, type OidcOptions } from './options.ts';
import { tokenReader } from './tokens.ts';

const SCOPE = 'openid profile email';
const TIMEOUT_SECONDS = 5;
const KEEP_MS = 60 * 60_000;

/** Asks the provider nothing before it is needed: with the provider away the service starts, and who is signed in goes on. */
export const createIdentity = (options: OidcOptions): Identity => {
  const { issuer, clientId, clientSecret, publicUrl } = options;
  const back = new URL('/sign-in/callback', publicUrl).href;
  let kept: { readonly at: number; readonly found: oidc.Configuration } | null = null;

  const discover = async (): Promise<oidc.Configuration> => {
    if (kept !== null && Date.now() - kept.at < KEEP_MS) return kept.found;
    try {
      // Settings allow http on this machine alone; the library marks it so that it stands out.
      // eslint-disable-next-line @typescript-eslint/no-deprecated
      const execute = issuer.startsWith('http://') ? [oidc.allowInsecureRequests] : [];
      const metadata = { [oidc.clockTolerance]: CLOCK_SKEW_SECONDS };
      const proof = oidc.ClientSecretBasic(clientSecret);
      const found = await oidc.discovery(new URL(issuer), clientId, metadata, proof, { execute, timeout: TIMEOUT_SECONDS });
      // Else the ID token of the code flow is trusted for the connection that brought it.
      oidc.enableNonRepudiationChecks(found);
      kept = { at: Date.now(), found };
    } catch (error) {
      if (kept === null) throw error;
      log.warn({ fault: faultOf(error) }, 'the identity provider could not be looked up anew');
      kept = { ...kept, at: Date.now() };
    }
    return kept.found;
  };
  const orAway = async <Found>(look: () => Promise<Found>): Promise<Found | null> => {
    try {
      return await look();
    } catch (error) {
      log.warn({ fault: faultOf(error) }, 'the identity provider cannot be reached');
      return null;
    }
  };

  return {
    naming: options.naming,
    begin: () =>
      orAway(async () => {
        const found = await discover();
        const attempt = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
        const to = oidc.buildAuthorizationUrl(found, {
          redirect_uri: back,
          scope: SCOPE,
          state: attempt.state,
          nonce: attempt.nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(attempt.verifier),
          code_challenge_method: 'S256',
        });
        return { to: to.href, attempt };
      }),
    async finish(address, { state, nonce, verifier }): Promise<Arrival> {
      try {
        const found = await discover();
        const grant = await oidc.authorizationCodeGrant(found, new URL(address, publicUrl), {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        });
        const [claims, idToken] = [grant.claims(), grant.id_token];
        if (claims === undefined || idToken === undefined) return { kind: 'refused' };
        // What is no claim of the ID token itself, many providers tell only when they are asked.
        const more = options.naming.claim in claims ? {} : await oidc.fetchUserInfo(found, grant.access_token, claims.sub);
        return { kind: 'known', claims: { ...more, ...claims }, idToken };
      } catch (error) {
        return { kind: failure(error, 'a sign-in was refused') };
      }
    },
    leave: (idToken) =>
      orAway(async () => {
        const found = await discover();
        if (found.serverMetadata().end_session_endpoint === undefined) return null;
        const after = new URL('/signed-out', publicUrl).href;
        return oidc.buildEndSessionUrl(found, { id_token_hint: idToken, post_logout_redirect_uri: after }).href;
      }),
    token: tokenReader(options, async () => (await discover()).serverMetadata()),
  };
};

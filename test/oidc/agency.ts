// The sign-in of an agency: a certified provider on this machine, which takes whoever sits before the browser at their word.
import { createServer } from 'node:http';
import Provider, { type Configuration } from 'oidc-provider';
import { loopback } from './loopback.ts';

export type Account = { readonly sub: string; readonly email?: string };
const client = 'gateway';
const secret = 'for tests only, and long enough';

/** `gateway`: where the service is, to which its people are sent back. */
export const startAgency = async (gateway: string) => {
  let next: Account | null = null;
  const accounts = new Map<string, Account>();
  const server = createServer();
  const { base, close } = await loopback(server);
  const settings: Configuration = {
    clients: [
      {
        client_id: client,
        client_secret: secret,
        redirect_uris: [`${gateway}/sign-in/callback`],
        post_logout_redirect_uris: [`${gateway}/signed-out`],
      },
    ],
    pkce: { required: () => true },
    cookies: { keys: ['for tests only'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: [] },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, id) => {
      const { sub, email } = accounts.get(id) ?? { sub: id };
      return { accountId: id, claims: () => ({ sub, ...(email === undefined ? {} : { email, email_verified: true }) }) };
    },
    loadExistingGrant: async ({ oidc }) => {
      const { client: asking, account } = oidc;
      if (asking === undefined || account === undefined) return undefined;
      const grant = new oidc.provider.Grant({ clientId: asking.clientId, accountId: account.accountId });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
  };
  const provider = new Provider(base, settings);
  const serve = provider.callback();
  server.on('request', (req, res) => {
    if (req.url?.startsWith('/interaction/') !== true) {
      void serve(req, res);
      return;
    }
    if (next !== null) accounts.set(next.sub, next);
    const result = next === null ? { error: 'access_denied' } : { login: { accountId: next.sub } };
    void provider.interactionFinished(req, res, result, { mergeWithLastSubmission: false });
  });
  return {
    base,
    close,
    client,
    secret,
    /** Who sits before the browser from now on; null for somebody who turns back. */
    sits: (account: Account | null) => void (next = account),
  };
};

/** What an identity provider says of somebody, once its signature holds. */
export type Claims = Readonly<Record<string, unknown>>;

/** What a browser that went to sign in must be met with when it comes back; kept in its session, never in its address. */
export type Attempt = { readonly state: string; readonly nonce: string; readonly verifier: string };

/** `away`: the provider could not be reached, which says nothing about the person. */
export type Arrival = { readonly kind: 'known'; readonly claims: Claims; readonly idToken: string } | { readonly kind: 'refused' | 'away' };
export type TokenSays = { readonly kind: 'known'; readonly claims: Claims } | { readonly kind: 'refused' | 'away' };

/** Sign-in by OpenID Connect: code flow with PKCE for browsers, access tokens for programs. Null where only the demonstration signs in. */
export interface Identity {
  /** Where a browser goes to sign in; null where the provider is away. */
  begin(): Promise<{ readonly to: string; readonly attempt: Attempt } | null>;
  /** `address`: path and query under which the browser came back. Never throws. */
  finish(address: string, attempt: Attempt): Promise<Arrival>;
  /** Where a browser ends its session with the provider; null where the provider has no such place, or is away. */
  leave(idToken: string): Promise<string | null>;
  /** Issuer, audience, signature and times of an access token. Never throws. */
  token(sent: string): Promise<TokenSays>;
  /** Which claim names a person, and which field of the directory it names them by. */
  readonly naming: Naming;
}
export type Naming = { readonly claim: string; readonly by: 'id' | 'email' | 'staffNumber' };

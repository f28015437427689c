import type { Naming } from '../identity-ports.ts';

export type OidcOptions = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What an access token for this service is addressed to; never the client's id, to which ID tokens are addressed. */
  readonly audience: string;
  readonly naming: Naming;
  /** Where browsers reach this service. */
  readonly publicUrl: string;
  /** Shortest pause between two looks at the provider's keys, in ms. */
  readonly keyPauseMs?: number;
};

/** How far the clocks of the provider and of this service may be apart, in seconds. */
export const CLOCK_SKEW_SECONDS = 30;

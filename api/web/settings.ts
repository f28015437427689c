import type { Store } from 'express-session';
import type { Ports } from '../ports.ts';

/** A person to try the demonstration as. */
export type Persona = { readonly id: string; readonly who: string; readonly tryThis: readonly string[] };

/** What the root decides about the pages. */
export type Settings = {
  readonly mode: 'demo' | 'production';
  /** Whether browsers reach the service over TLS: then the cookie is `__Host-` and Secure, and HSTS is sent. */
  readonly tls: boolean;
  readonly sessionSecret: string;
  readonly sessions: Store;
  /** Empty where there is no demonstration sign-in. */
  readonly personas: readonly Persona[];
};
export type House = { readonly ports: Ports; readonly settings: Settings };

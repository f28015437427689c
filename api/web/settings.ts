import type { Store } from 'express-session';
import type { CaseCommand } from '../../domain/commands.ts';
import type { Stage } from '../../domain/words.ts';
import type { PaceLimit } from '../middleware/pace.ts';
import type { Ports } from '../ports.ts';

/** A person to try the demonstration as. */
export type Persona = {
  readonly id: string;
  readonly who: string;
  /** The part of the day that this person shows best; undefined for those who show the same as another. */
  readonly part?: string | undefined;
  readonly tryThis: readonly string[];
};

/** Colours as `#rrggbb`. */
export type Brand = {
  readonly name: string;
  readonly colours: { readonly brand: string; readonly ink: string; readonly pale: string; readonly line: string; readonly link: string };
};

/** The guided first journey: the bid that it begins with, and at each step what moves a case on. */
export type Journey = {
  readonly begin: { readonly by: string; readonly bid: Readonly<Record<string, unknown>> };
  readonly steps: readonly {
    readonly title: string;
    readonly stages: readonly Stage[];
    readonly commands: readonly CaseCommand[];
    readonly what: string;
  }[];
};

/** What the root decides about the pages. */
export type Settings = {
  readonly mode: 'demo' | 'production';
  /** Whether browsers reach the service over TLS: then the cookie is `__Host-` and Secure, and HSTS is sent. */
  readonly tls: boolean;
  /** Where browsers reach the service: links that leave it begin so. */
  readonly publicUrl: string;
  readonly sessionSecret: string;
  readonly sessions: Store;
  /** What this service is called here, and its colours as custom properties of the style sheet. */
  readonly brand: Brand;
  /** Empty where there is no demonstration sign-in. */
  readonly personas: readonly Persona[];
  /** Null where there is none. */
  readonly journey: Journey | null;
  /** How often one network address may ask anything of the sign-in. */
  readonly signInLimit?: PaceLimit;
  /** How often one network address may ask for anything while nobody is signed in. */
  readonly strangerLimit?: PaceLimit;
  /** How often a person may ask for a page, or send a form. */
  readonly pageLimit?: PaceLimit;
  /** How often it is asked what has changed, how often a silent stream is looked after, and how many a person may have open. */
  readonly live?: { readonly everyMs: number; readonly beatMs: number; readonly most?: number };
  /** Ends what would go on for good, where the service stops. */
  readonly stopping?: AbortSignal;
};
export type House = { readonly ports: Ports; readonly settings: Settings };

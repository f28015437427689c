import { z } from 'zod';

/** What is wrong with a variable, as the end of a sentence that begins with its name. None repeats the value. */
export const sentences = {
  port: 'must be a port number from 0 to 65535.',
  address: 'must be host:port, such as 127.0.0.1:7233.',
  mode: 'must be demo or production.',
  onOff: 'must be on or off.',
  secret: 'must have at least 32 characters.',
  level: 'must be one of trace, debug, info, warn, error, fatal, silent.',
  keys: 'must be a comma-separated list of id:key, each key 32 bytes in base64; the first one encrypts, all of them decrypt.',
  ownSecret: 'must be set in production: the default one is for demonstrations.',
  oidc: 'must be given in production: people sign in by OpenID Connect there.',
  audience: 'must not be OIDC_CLIENT_ID: else the ID token of a sign-in would open the interface of programs.',
  issuer: 'must begin with https://, or with http:// on this very machine.',
  sender: 'must be a name and an address, such as Tasking Gateway <no-reply@gateway.example>.',
  naming: 'must be one of id, email, staffNumber.',
  tls: 'must be the https address at which TLS ends in production.',
  ownServer: 'must be given in production: the embedded servers are for demonstrations.',
  apart: 'must be given to a process that is run apart; npm start gives it by itself.',
} as const;

/** A TCP port; 0 means any free one. */
export const port = z
  .string()
  .regex(/^\d{1,5}$/, sentences.port)
  .transform(Number)
  .refine((value) => value <= 65_535, sentences.port);

/** An absolute address with one of the schemes (without colon). */
export const url = (...schemes: string[]) =>
  z
    .string()
    .refine(
      (value) => URL.canParse(value) && schemes.includes(new URL(value).protocol.slice(0, -1)),
      `must be an address that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}.`,
    );

const loopback = ['localhost', '127.0.0.1', '[::1]'];
/** The provider that signs people in: over TLS, unless what is said to it never leaves the machine. */
export const issuer = z.string().refine((value) => {
  const { protocol, hostname } = URL.canParse(value) ? new URL(value) : { protocol: '', hostname: '' };
  return protocol === 'https:' || (protocol === 'http:' && loopback.includes(hostname));
}, sentences.issuer);

const isKey = (text: string): boolean =>
  /^[\w-]+:[A-Za-z0-9+/_=-]+$/.test(text) && Buffer.from(text.slice(text.indexOf(':') + 1), 'base64').length === 32;

/** Keys for AES-GCM, newest first: the id that is written beside what it encrypts, and 32 bytes in base64. */
export const payloadKeys = z
  .string()
  .refine((value) => value.split(',').every((entry) => isKey(entry.trim())), sentences.keys)
  .transform((value) =>
    value.split(',').map((entry) => ({ id: entry.trim().split(':', 1).join(''), base64: entry.trim().replace(/^[^:]*:/, '') })),
  );

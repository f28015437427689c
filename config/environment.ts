import path from 'node:path';
import { z } from 'zod';
import { issuer, payloadKeys, port, sentences, url } from './environment-fields.ts';

/** A variable that is wrong or missing, and what to do; never its value, which may be a secret. */
export type Fault = { readonly name: string; readonly message: string };

const schema = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(3000),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: url('postgres', 'postgresql').exactOptional(),
  TEMPORAL_ADDRESS: z
    .string()
    .regex(/^[^\s/:]+:\d{1,5}$/, sentences.address)
    .exactOptional(),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  TASK_QUEUE: z.string().default('tasking'),
  SMTP_URL: url('smtp', 'smtps').exactOptional(),
  PUBLIC_URL: url('http', 'https').exactOptional(),
  /** Whom mail comes from, as a name and address. */
  MAIL_FROM: z
    .string()
    .regex(/^[^<>\r\n]+ <[^<>\s@]+@[^<>\s@]+>$/, sentences.sender)
    .default('Tasking Gateway <no-reply@tasking-gateway.local>'),
  MAIL_DIR: z.string().exactOptional(),
  /** Where documents and records are filed; DATA_DIR if absent. */
  FILES_DIR: z.string().exactOptional(),
  MODE: z.enum(['demo', 'production'], sentences.mode).default('demo'),
  /** Whether `npm start` plays the demonstration's cases into a record that holds none. */
  DEMO_CASES: z.enum(['on', 'off'], sentences.onOff).default('on'),
  /** Whether whoever started this process resets the demonstration when it is asked to; `npm start` says so by itself. */
  DEMO_RESET: z.enum(['on', 'off'], sentences.onOff).default('off'),
  OIDC_ISSUER: issuer.exactOptional(),
  OIDC_CLIENT_ID: z.string().exactOptional(),
  OIDC_CLIENT_SECRET: z.string().exactOptional(),
  /** What access tokens for this service are addressed to. */
  OIDC_AUDIENCE: z.string().exactOptional(),
  /** Which claim names a person, and which field of the directory it names them by. */
  OIDC_CLAIM: z.string().default('sub'),
  OIDC_CLAIM_IS: z.enum(['id', 'email', 'staffNumber'], sentences.naming).default('id'),
  CONFIG_DIR: z.string().exactOptional(),
  PAYLOAD_KEYS: payloadKeys.default([]),
  SESSION_SECRET: z.string().min(32, sentences.secret).exactOptional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], sentences.level).default('info'),
  /** How often the sweep runs, and how old a leftover must be before it takes it up. */
  SWEEP_SECONDS: z.coerce.number().int().min(1).max(3600).default(60),
  EMBEDDED_POSTGRES_PORT: port.default(0),
  EMBEDDED_TEMPORAL_PORT: port.default(0),
  EMBEDDED_SMTP_PORT: port.default(0),
});

type Variables = z.infer<typeof schema>;

const productionFaults = (given: Partial<Variables>): Fault[] => {
  if (given.MODE !== 'production') return [];
  const faults: Fault[] = [];
  if (given.SESSION_SECRET === undefined) faults.push({ name: 'SESSION_SECRET', message: sentences.ownSecret });
  if (given.PUBLIC_URL?.startsWith('https://') !== true) faults.push({ name: 'PUBLIC_URL', message: sentences.tls });
  for (const name of ['DATABASE_URL', 'TEMPORAL_ADDRESS', 'SMTP_URL'] as const)
    if (given[name] === undefined) faults.push({ name, message: sentences.ownServer });
  for (const name of ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_AUDIENCE'] as const)
    if (given[name] === undefined) faults.push({ name, message: sentences.oidc });
  if (given.OIDC_AUDIENCE !== undefined && given.OIDC_AUDIENCE === given.OIDC_CLIENT_ID)
    faults.push({ name: 'OIDC_AUDIENCE', message: sentences.audience });
  return faults;
};

const optional = <Name extends string, Value>(name: Name, value: Value | undefined) =>
  (value === undefined ? {} : { [name]: value }) as { readonly [name in Name]?: Value };

/** Only in production: the demonstration signs in by choosing who to be. */
const oidcOf = (given: Variables) => {
  const { OIDC_ISSUER: from, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_AUDIENCE: audience } = given;
  if (given.MODE !== 'production' || from === undefined || clientId === undefined) return undefined;
  if (clientSecret === undefined || audience === undefined) return undefined;
  return { issuer: from, clientId, clientSecret, audience, naming: { claim: given.OIDC_CLAIM, by: given.OIDC_CLAIM_IS } } as const;
};

const told = (given: Variables) => ({
  host: given.HOST,
  port: given.PORT,
  dataDir: path.resolve(given.DATA_DIR),
  filesDir: path.resolve(given.FILES_DIR ?? given.DATA_DIR),
  mode: given.MODE,
  demoCases: given.MODE === 'demo' && given.DEMO_CASES === 'on',
  demoReset: given.MODE === 'demo' && given.DEMO_RESET === 'on',
  logLevel: given.LOG_LEVEL,
  temporalNamespace: given.TEMPORAL_NAMESPACE,
  taskQueue: given.TASK_QUEUE,
  sweepSeconds: given.SWEEP_SECONDS,
  payloadKeys: given.PAYLOAD_KEYS,
  mailFrom: given.MAIL_FROM,
  embeddedPorts: { postgres: given.EMBEDDED_POSTGRES_PORT, temporal: given.EMBEDDED_TEMPORAL_PORT, smtp: given.EMBEDDED_SMTP_PORT },
  ...optional('databaseUrl', given.DATABASE_URL),
  ...optional('temporalAddress', given.TEMPORAL_ADDRESS),
  ...optional('smtpUrl', given.SMTP_URL),
  ...optional('publicUrl', given.PUBLIC_URL),
  ...optional('mailDir', given.MAIL_DIR),
  ...optional('sessionSecret', given.SESSION_SECRET),
  ...optional('configDir', given.CONFIG_DIR),
  ...optional('oidc', oidcOf(given)),
});

/** What the service was told by its environment: directories absolute, ports 0 meaning "any free one". */
export type Environment = Readonly<ReturnType<typeof told>>;
/** The environment of a process that is run apart and is therefore given its three servers. */
export type ServedEnvironment = Environment & { readonly databaseUrl: string; readonly temporalAddress: string; readonly smtpUrl: string };

type Read<Told> = { readonly ok: true; readonly environment: Told } | { readonly ok: false; readonly faults: readonly Fault[] };

/** Reads and checks the variables; lists every fault at once. Never throws. */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>): Read<Environment> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = schema.safeParse(given);
  if (parsed.success) {
    const faults = productionFaults(parsed.data);
    return faults.length > 0 ? { ok: false, faults } : { ok: true, environment: told(parsed.data) };
  }
  const faults = parsed.error.issues.map((issue) => ({ name: String(issue.path[0]), message: issue.message }));
  const named = new Set(faults.map((fault) => fault.name));
  return { ok: false, faults: [...faults, ...productionFaults(given).filter((fault) => !named.has(fault.name))] };
}

/** As `readEnvironment`, for the worker and the api, which start no server of their own: all three addresses must be given. */
export function readServedEnvironment(env: Readonly<Record<string, string | undefined>>): Read<ServedEnvironment> {
  const missing = ['DATABASE_URL', 'TEMPORAL_ADDRESS', 'SMTP_URL']
    .filter((name) => (env[name] ?? '') === '')
    .map((name) => ({ name, message: sentences.apart }));
  const read = readEnvironment(env);
  if (!read.ok)
    return { ok: false, faults: [...read.faults, ...missing.filter(({ name }) => !read.faults.some((fault) => fault.name === name))] };
  const { databaseUrl, temporalAddress, smtpUrl } = read.environment;
  if (databaseUrl === undefined || temporalAddress === undefined || smtpUrl === undefined) return { ok: false, faults: missing };
  return { ok: true, environment: { ...read.environment, databaseUrl, temporalAddress, smtpUrl } };
}

/** The faults as lines for a terminal. */
export const faultLines = (faults: readonly Fault[]): string => faults.map(({ name, message }) => `  ${name} ${message}`).join('\n');

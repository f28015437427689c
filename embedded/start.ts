import path from 'node:path';
import { faultLines, readEnvironment } from '../config/environment.ts';
import { deploy } from '../prisma/migrate.ts';
import { wake } from './demo/wake.ts';
import { seedDemoCases, type Seeded } from './demo/seed.ts';
import { claimDirectory } from './directory-lock.ts';
import type { PartName } from './part.ts';
import { parentOf } from './processes.ts';
import { projectDir } from './node-part.ts';
import { layOut, type Addresses } from './plan.ts';
import { progress } from './progress.ts';
import { registerSearchAttributes } from './search-attributes.ts';
import { Supervisor } from './supervisor.ts';
import { compileStyles } from '../api/web/styles.ts';
import { welcome } from './welcome.ts';

const { say, step } = progress();
const read = readEnvironment(process.env);
if (!read.ok) {
  console.error(`The service cannot start with these settings:\n${faultLines(read.faults)}`);
  process.exit(2);
}
const { environment } = read;
const supervisor = new Supervisor(say);
const stopOrder: readonly (readonly PartName[])[] = [['api'], ['worker'], ['temporal', 'sink'], ['postgres']];

let letGo = (): void => undefined;
let stopping = false;
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

/** Before anybody serves: the sweep would do today what was due weeks ago. */
async function demoCases({ databaseUrl, apiUrls }: Addresses): Promise<Seeded | null> {
  const { dataDir, publicUrl = apiUrls[0] ?? '', demoCases: wanted } = environment;
  if (!wanted) return null;
  const seeding = { databaseUrl, dataDir, publicUrl, configDir: path.join(projectDir, 'config') };
  const seeded = await step('The cases of the demonstration', () => seedDemoCases(seeding, say));
  for (const { id, step: number, why } of seeded?.broken ?? []) say(`${id} stops before its step ${String(number)}. ${why}`);
  return seeded;
}

async function start(): Promise<void> {
  letGo = claimDirectory(environment.dataDir);
  const plan = await layOut({ environment, env: process.env, shown: true, say });
  const styles = step('styles', compileStyles);
  await Promise.all(plan.servers.map((part) => step(part.title, () => supervisor.start(part))));
  const { databaseUrl, temporalAddress } = plan.addresses;
  await Promise.all([
    step('The migrations', () => deploy(databaseUrl)),
    step('The search attributes', () => registerSearchAttributes(temporalAddress, environment.temporalNamespace)),
    styles,
  ]);
  const seeded = await demoCases(plan.addresses);
  await Promise.all(plan.services.map((part) => step(part.title, () => supervisor.start(part))));
  console.log(welcome(plan.addresses, environment));
  if (seeded !== null) await wake(seeded.live, { ...environment, temporalAddress });
}

start().catch((fault: unknown) => stop(`The start failed: ${fault instanceof Error ? fault.message : String(fault)}\n`, 1));

// The whole service, from its servers to its address.
import path from 'node:path';
import type { Environment } from '../config/environment.ts';
import { compileStyles } from '../api/web/styles.ts';
import { deploy } from '../prisma/migrate.ts';
import { forgetOldSets, surelyThere } from './demo/old-sets.ts';
import { seedDemoCases, type Seeded } from './demo/seed.ts';
import { filesDirOf, takesResets } from './demo/sets.ts';
import { wake } from './demo/wake.ts';
import { projectDir } from './node-part.ts';
import { layOut, type Addresses } from './plan.ts';
import type { progress } from './progress.ts';
import { registerSearchAttributes } from './search-attributes.ts';
import type { Supervisor } from './supervisor.ts';
import { welcome } from './welcome.ts';

type Bringing = ReturnType<typeof progress> & {
  readonly supervisor: Supervisor;
  /** What answers at the address until the services do. */
  readonly meanwhile?: () => Promise<{ readonly close: () => Promise<void> }>;
};

/** Before anybody serves: the sweep would do today what was due weeks ago. */
const demoCases = async (
  environment: Environment,
  { databaseUrl, apiUrls }: Addresses,
  { say, step }: Bringing,
): Promise<Seeded | null> => {
  const { publicUrl = apiUrls[0] ?? '', demoCases: wanted } = environment;
  if (!wanted) return null;
  const seeding = {
    databaseUrl,
    dataDir: filesDirOf(environment),
    publicUrl,
    configDir: environment.configDir ?? path.join(projectDir, 'config'),
  };
  const seeded = await step('The cases of the demonstration', () => seedDemoCases(seeding, say));
  for (const { id, step: number, why } of seeded?.broken ?? []) say(`${id} stops before its step ${String(number)}. ${why}`);
  return seeded;
};

/** Starts every part and answers with the port that people come to. Throws a sentence for people where one does not start. */
export const bringUp = async (environment: Environment, bringing: Bringing): Promise<number> => {
  const { supervisor, say, step, meanwhile } = bringing;
  const plan = await layOut({ environment, env: process.env, shown: true, say });
  const other = await meanwhile?.();
  try {
    const styles = step('styles', compileStyles);
    await Promise.all(plan.servers.map((part) => step(part.title, () => supervisor.start(part))));
    const { databaseUrl, temporalAddress } = plan.addresses;
    if (takesResets(environment)) await surelyThere(databaseUrl);
    await Promise.all([
      step('The migrations', () => deploy(databaseUrl)),
      step('The search attributes', () => registerSearchAttributes(temporalAddress, environment.temporalNamespace)),
      styles,
    ]);
    const seeded = await demoCases(environment, plan.addresses, bringing);
    await other?.close();
    await Promise.all(plan.services.map((part) => step(part.title, () => supervisor.start(part))));
    console.log(welcome(plan.addresses, environment));
    if (seeded !== null) await wake(seeded.live, { ...environment, temporalAddress });
    if (takesResets(environment)) await forgetOldSets(environment.dataDir, databaseUrl);
    return Number(new URL(plan.addresses.apiUrls[0] ?? '').port);
  } finally {
    await other?.close();
  }
};

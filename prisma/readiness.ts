import { readdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Readiness } from '../api/ports.ts';
import type { Queryable } from './reference-data.ts';

type Check = () => Promise<boolean>;
const patienceMs = 2000;
/** A check that fails or dawdles is a no. */
const soon = (check: Check): Promise<boolean> => Promise.race([check().catch(() => false), sleep(patienceMs, false, { ref: false })]);

const expected = async (): Promise<readonly string[]> => {
  const entries = await readdir(new URL('./migrations/', import.meta.url), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
};
/** Whether the database answers; whether every migration of this release is applied to it. */
export const databaseChecks = (client: Queryable): { readonly database: Check; readonly migrations: Check } => ({
  async database() {
    await client.query('SELECT 1');
    return true;
  },
  async migrations() {
    const { rows } = await client.query<{ name: string }>(
      'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
    );
    const applied = new Set(rows.map(({ name }) => name));
    return (await expected()).every((name) => applied.has(name));
  },
});

export type Checks = { readonly [Name in 'database' | 'migrations' | 'engine' | 'worker' | 'mail']: Check };
/** Ready when every check says yes; each has two seconds. */
export const createReadiness = (checks: Checks): Readiness => ({
  async check() {
    const [database, migrations, engine, worker, mail] = await Promise.all([
      soon(checks.database),
      soon(checks.migrations),
      soon(checks.engine),
      soon(checks.worker),
      soon(checks.mail),
    ]);
    return { ready: database && migrations && engine && worker && mail, checks: { database, migrations, engine, worker, mail } };
  },
});

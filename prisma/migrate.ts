import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { DiffParams } from '@prisma/schema-engine-wasm/schema_engine_bg';
import { lockText, migrationsFolder, migrationsList, noFilters, schemaFile, withEngine } from './schema-engine.ts';

/** Applies the migrations that the database lacks and answers with their names; several at once are safe. Throws when one fails. */
export async function deploy(databaseUrl: string): Promise<readonly string[]> {
  const asked = { migrationsList: await migrationsList(), filters: noFilters };
  return (await withEngine(databaseUrl, (engine) => engine.applyMigrations(asked))).appliedMigrationNames;
}

/** What the database has against what the folder has: failed, edited and unapplied migrations. */
export async function status(databaseUrl: string) {
  const asked = { migrationsList: await migrationsList(), optInToShadowDatabase: false, filters: noFilters };
  return withEngine(databaseUrl, (engine) => engine.diagnoseMigrationHistory(asked));
}

/** Writes the migration from the last snapshot of the schema to the schema of today; undefined when nothing changed. Reads no table. */
export async function create(databaseUrl: string, name: string): Promise<string | undefined> {
  const snapshot = path.join(migrationsFolder, 'schema.snapshot');
  const before = await readFile(snapshot, 'utf8').catch(() => '');
  const after = await readFile(schemaFile, 'utf8');
  const asked: DiffParams = {
    from: before === '' ? { tag: 'empty' } : { tag: 'schemaDatamodel', files: [{ path: schemaFile, content: before }] },
    to: { tag: 'schemaDatamodel', files: [{ path: schemaFile, content: after }] },
    script: true,
    exitCode: null,
    filters: noFilters,
  };
  const { stdout } = await withEngine(databaseUrl, (engine) => engine.diff(asked));
  if (stdout === null || stdout === '' || stdout.includes('This is an empty migration')) return undefined;
  const id = `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}_${name}`;
  await mkdir(path.join(migrationsFolder, id), { recursive: true });
  await writeFile(path.join(migrationsFolder, id, 'migration.sql'), stdout);
  await writeFile(snapshot, after);
  await writeFile(path.join(migrationsFolder, 'migration_lock.toml'), lockText);
  return id;
}

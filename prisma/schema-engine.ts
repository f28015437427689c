import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';

// Prisma's own schema engine is a download; the same engine, as WebAssembly, comes from the package registry.
type Loader = { __wbg_set_wasm(exports: unknown): void };
type Exports = { __wbindgen_start(): void };

const here = fileURLToPath(new URL('.', import.meta.url));
export const migrationsFolder = path.join(here, 'migrations');
export const schemaFile = path.join(here, 'schema.prisma');
export const lockText = 'provider = "postgresql"\n';
export const noFilters = { externalTables: [], externalEnums: [] };

let loaded: Promise<void> | undefined;
async function load(): Promise<void> {
  const wasm = new URL('schema_engine_bg.wasm', import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg'));
  const imports = { './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports };
  const { instance } = await WebAssembly.instantiate(await readFile(fileURLToPath(wasm)), imports);
  (glue as unknown as Loader).__wbg_set_wasm(instance.exports);
  (instance.exports as unknown as Exports).__wbindgen_start();
}

/** The adapter cuts a script at every semicolon, also inside a function's body; PostgreSQL takes it whole. */
function wholeScripts(pool: pg.Pool): PrismaPg {
  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    adapter.executeScript = async (script) => {
      await pool.query(script);
    };
    return adapter;
  };
  return factory;
}

/** Works with a schema engine on a reachable database, and closes its connections: one left open would keep the lock on migrations. */
export async function withEngine<Value>(databaseUrl: string, work: (engine: glue.SchemaEngine) => Promise<Value>): Promise<Value> {
  await (loaded ??= load());
  const datamodels: [string, string][] = [[schemaFile, await readFile(schemaFile, 'utf8')]];
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  pool.on('error', () => undefined);
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(wholeScripts(pool));
    return await work(await glue.SchemaEngine.new({ datamodels }, () => undefined, adapter));
  } finally {
    await pool.end();
  }
}

async function migrationNames(): Promise<string[]> {
  const entries = await readdir(migrationsFolder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** The migrations on disk, in the shape that the engine takes. */
export async function migrationsList() {
  const names = await migrationNames();
  const directory = async (name: string) => {
    const value = await readFile(path.join(migrationsFolder, name, 'migration.sql'), 'utf8');
    return { path: name, migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value } } };
  };
  return {
    baseDir: migrationsFolder,
    shadowDbInitScript: '',
    lockfile: { path: 'migration_lock.toml', content: lockText },
    migrationDirectories: await Promise.all(names.map(directory)),
  };
}

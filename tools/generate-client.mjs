// The generator fetches a schema engine that it does not need here; naming any existing program stops that.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

if (existsSync('prisma/schema.prisma') && existsSync('node_modules/prisma/build/index.js')) {
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1' };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['node_modules/prisma/build/index.js', 'generate'], {
    env,
    encoding: 'utf8',
  });
  if (status !== 0) process.stderr.write(stdout + stderr);
  process.exitCode = status ?? 1;
}

import { execFile } from 'node:child_process';
import { renameSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { cacheDirectory, onPath } from './cache.ts';
import { cachedName, type Program } from './catalogue.ts';

/** Builds it with Go, which takes minutes: the last resort. */
export async function fromGo(program: Program, env: Readonly<Record<string, string | undefined>>): Promise<string> {
  const go = onPath('go', env);
  if (program.goPackage === undefined) throw new Error('not built that way');
  if (go === undefined) throw new Error('no go on the PATH');
  const cache = cacheDirectory(env);
  await promisify(execFile)(go, ['install', program.goPackage], { env: { ...env, GOBIN: cache }, timeout: 900_000 });
  const file = path.join(cache, cachedName(program));
  renameSync(path.join(cache, program.command), file);
  return file;
}

import { accessSync, chmodSync, constants, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

type Env = Readonly<Record<string, string | undefined>>;

/** Where programs are kept between copies of the project and between starts. */
export function cacheDirectory(env: Env = process.env): string {
  const home = env['XDG_CACHE_HOME'] ?? (os.homedir() === '' ? undefined : path.join(os.homedir(), '.cache'));
  for (const base of [home, env['DATA_DIR'] ?? '.data'])
    try {
      if (base === undefined) continue;
      const directory = path.resolve(base, 'tasking-gateway');
      mkdirSync(directory, { recursive: true });
      accessSync(directory, constants.W_OK);
      return directory;
    } catch {
      // A home that cannot be written: the data directory then.
    }
  throw new Error('Neither the home directory nor DATA_DIR can be written.');
}

export const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The first program of that name on the PATH. */
export const onPath = (name: string, env: Env = process.env): string | undefined =>
  (env['PATH'] ?? '')
    .split(path.delimiter)
    .filter((directory) => directory !== '')
    .map((directory) => path.join(directory, name))
    .find(isExecutable);

/** Writes a program into the cache whole or not at all, so that two copies may do it at once. */
export function keep(file: string, content: Uint8Array): string {
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, content, { flush: true });
  chmodSync(aside, 0o755);
  renameSync(aside, file);
  return file;
}

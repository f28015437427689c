import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { commandLineOf } from './processes.ts';

/** The postmaster that a killed start left on this directory, if there is one: at most one pid. */
export function orphanedPostmaster(directory: string): number[] {
  const file = path.join(directory, 'postmaster.pid');
  if (!existsSync(file)) return [];
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  return pid > 0 && commandLineOf(pid).includes(directory) ? [pid] : [];
}

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const onLinux = existsSync('/proc/self/stat');

const quietly = <Value>(read: () => Value): Value | undefined => {
  try {
    return read();
  } catch {
    return undefined;
  }
};

const ps = (pid: number, column: string): string =>
  quietly(() =>
    execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim(),
  ) ?? '';

// The fields of /proc/PID/stat after the name, which may hold spaces: state, parent, …
const statOf = (pid: number): readonly string[] => {
  const stat = quietly(() => readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? '';
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
};

/** When a process began, in its system's own words: with the pid it names one process for ever. Empty when it has ended; a zombie has. */
export function birthOf(pid: number): string {
  if (!onLinux) return ps(pid, 'stat').startsWith('Z') ? '' : ps(pid, 'lstart');
  const fields = statOf(pid);
  return fields[0] === 'Z' || fields[0] === 'X' ? '' : (fields[19] ?? '');
}

/** The pid of a process's parent; 0 when either has ended. */
export const parentOf = (pid: number): number => Number((onLinux ? statOf(pid)[1] : ps(pid, 'ppid')) ?? 0) || 0;

export const isAlive = (pid: number): boolean => birthOf(pid) !== '';

/** The command line of a process, empty when it has ended. */
export const commandLineOf = (pid: number): string =>
  onLinux ? (quietly(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')) ?? '') : ps(pid, 'args');

/** Sends a signal; a process that has ended is no fault. */
export function signal(pid: number, name: NodeJS.Signals): void {
  quietly(() => process.kill(pid, name));
}

/** Waits until a process has ended, in ms; false when it has not in that time. */
export async function ended(pid: number, withinMs: number): Promise<boolean> {
  const until = Date.now() + withinMs;
  while (isAlive(pid)) {
    if (Date.now() > until) return false;
    await sleep(25);
  }
  return true;
}

/** Ends a process: politely first, by SIGKILL after `patienceMs`. */
export async function end(pid: number, politely: NodeJS.Signals, patienceMs: number): Promise<void> {
  signal(pid, politely);
  if (await ended(pid, patienceMs)) return;
  signal(pid, 'SIGKILL');
  await ended(pid, 5000);
}

import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, openSync, closeSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { birthOf, commandLineOf, end } from './processes.ts';

/** A program that is not Node: where its output goes, what ends it, and how it is known again after a kill -9 of everything else. */
export type Native = {
  readonly name: string;
  readonly dataDir: string;
  readonly command: readonly string[];
  readonly politely: NodeJS.Signals;
  /** Rights to run with when the caller is root: `setpriv` arguments. */
  readonly rights?: readonly string[];
  readonly as?: { readonly uid: number; readonly gid: number };
};

let known: boolean | undefined;
/** Whether the kernel can be asked to end a child with its parent (Linux with util-linux). */
export const canDieWithParent = (): boolean => (known ??= spawnSync('setpriv', ['--pdeathsig', 'TERM', 'true']).status === 0);

const pidFile = ({ dataDir, name }: Pick<Native, 'dataDir' | 'name'>): string => path.join(dataDir, `${name}.pid`);
const logFile = (dataDir: string, name: string): string => path.join(dataDir, 'log', `${name}.log`);

/** The end of what a program wrote, for the message that says why it did not start. */
export const lastWords = (dataDir: string, name: string): string => readFileSync(logFile(dataDir, name), 'utf8').slice(-2000);

/** A file for a child's output, emptied first. */
export function openLog(dataDir: string, name: string): number {
  mkdirSync(path.dirname(logFile(dataDir, name)), { recursive: true });
  return openSync(logFile(dataDir, name), 'w');
}

/** Ends what an earlier, killed start left running under this name, and nothing else: pid, birth and command line must agree. */
export async function endOrphan(native: Pick<Native, 'dataDir' | 'name' | 'politely'>): Promise<void> {
  const text = await Promise.resolve()
    .then(() => readFileSync(pidFile(native), 'utf8'))
    .catch(() => '');
  const [pid, birth] = text.split('\n');
  if (pid !== undefined && birth !== undefined && birth !== '' && birthOf(Number(pid)) === birth) {
    if (commandLineOf(Number(pid)).includes(native.dataDir)) await end(Number(pid), native.politely, 8000);
  }
  rmSync(pidFile(native), { force: true });
}

/** Starts it in a session of its own, so that a terminal's Ctrl-C reaches it only through its supervisor. */
export async function launch(native: Native): Promise<ChildProcess> {
  await endOrphan(native);
  const output = openLog(native.dataDir, native.name);
  const leash = canDieWithParent() ? ['setpriv', '--pdeathsig', native.politely.slice(3)] : [];
  const prefix = native.rights === undefined ? leash : ['setpriv', ...leash.slice(1), ...native.rights];
  const [file = '', ...args] = [...prefix, ...native.command];
  const child = spawn(file, args, {
    detached: true,
    stdio: ['ignore', output, output],
    ...(native.as !== undefined && native.rights === undefined ? native.as : {}),
  });
  closeSync(output);
  child.once('error', () => undefined);
  if (child.pid !== undefined) writeFileSync(pidFile(native), `${child.pid}\n${birthOf(child.pid)}\n`);
  return child;
}

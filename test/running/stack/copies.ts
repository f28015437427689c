// Copies of the service as `npm start` begins them, each on a directory of its own; `endAll` ends them and looks that nothing is left.
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { projectDir } from '../../../embedded/node-part.ts';
import { processesOn } from '../../support/processes-on.ts';
import { until } from '../../support/wait.ts';

export type Copy = { readonly child: ChildProcess; readonly said: () => string; readonly ended: Promise<number | null> };
const dirs: string[] = [];
const copies: Copy[] = [];

export function newDirectory(mode = 0o755): string {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'gateway-start-'));
  chmodSync(dir, mode);
  dirs.push(dir);
  return dir;
}

// The runner's own variables (MODE among them) are not for the service.
const { PATH, HOME, TEMPORAL_CLI } = process.env;
export const plain = { PATH, HOME, TEMPORAL_CLI, PORT: '0', LOG_LEVEL: 'warn' };

export function launch(dataDir: string, env: Readonly<Record<string, string>> = {}): Copy {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(projectDir, 'embedded', 'start.ts')], {
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      TEMPORAL_CLI: process.env['TEMPORAL_CLI'],
      PORT: '0',
      LOG_LEVEL: 'warn',
      DEMO_CASES: 'off',
      ...env,
      DATA_DIR: dataDir,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const add = (chunk: Buffer) => (text += chunk.toString());
  child.stdout.on('data', add);
  child.stderr.on('data', add);
  const copy = { child, said: () => text, ended: new Promise<number | null>((resolve) => child.once('exit', resolve)) };
  copies.push(copy);
  return copy;
}

export const addressOf = async ({ said, ended }: Copy): Promise<string> => {
  const shown = until('an address', () => /Gateway is at {2}(\S+)/.exec(said())?.[1], 90_000);
  const early = ended.then((code) => {
    throw new Error(`ended with code ${code ?? 'none'}:\n${said()}`);
  });
  return Promise.race([shown, early]);
};

export const health = async (address: string): Promise<number> => (await fetch(`${address}/health/ready`)).status;

/** SIGKILL of the copy and of everything on its directory, at once. */
export const killAll = (dataDir: string, { child }: Copy): void => {
  for (const pid of [child.pid, ...processesOn(dataDir)]) if (pid !== undefined) process.kill(pid, 'SIGKILL');
};
export const endAll = async (): Promise<void> => {
  for (const { child, ended } of copies) {
    child.kill('SIGTERM');
    await ended;
  }
  for (const dir of dirs) {
    await until('nothing left running', () => processesOn(dir).length === 0);
    rmSync(dir, { recursive: true, force: true });
  }
};

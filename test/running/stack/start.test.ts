import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectDir } from '../../../embedded/node-part.ts';
import { processesOn } from '../../support/processes-on.ts';
import { until } from '../../support/wait.ts';

type Copy = { readonly child: ChildProcess; readonly said: () => string; readonly ended: Promise<number | null> };
const dirs: string[] = [];
const copies: Copy[] = [];

function newDirectory(mode = 0o755): string {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'gateway-start-'));
  chmodSync(dir, mode);
  dirs.push(dir);
  return dir;
}

function launch(dataDir: string, env: Readonly<Record<string, string>> = {}): Copy {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(projectDir, 'embedded', 'start.ts')], {
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      TEMPORAL_CLI: process.env['TEMPORAL_CLI'],
      PORT: '0',
      LOG_LEVEL: 'warn',
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

const addressOf = async ({ said, ended }: Copy): Promise<string> => {
  const shown = until('an address', () => /Gateway is at {2}(\S+)/.exec(said())?.[1], 60_000);
  const early = ended.then((code) => {
    throw new Error(`ended with code ${code ?? 'none'}:\n${said()}`);
  });
  return Promise.race([shown, early]);
};

const health = async (address: string): Promise<number> => (await fetch(`${address}/health/ready`)).status;

const roles = ['postgres', 'temporal', 'sink', 'worker', 'api'] as const;
let dataDir: string;
beforeEach(() => {
  dataDir = newDirectory();
});
afterEach(async () => {
  for (const { child, ended } of copies.splice(0)) {
    child.kill('SIGTERM');
    await ended;
  }
  for (const dir of dirs.splice(0)) {
    await until('nothing left running', () => processesOn(dir).length === 0);
    rmSync(dir, { recursive: true, force: true });
  }
});

describe('npm start', () => {
  it('prints one address that answers, and ends within 15 s of SIGTERM with nothing left running', async () => {
    const copy = launch(dataDir);
    expect(await health(await addressOf(copy))).toBe(200);
    const since = Date.now();
    copy.child.kill('SIGTERM');
    expect(await copy.ended).toBe(0);
    expect(Date.now() - since).toBeLessThan(15_000);
    expect(processesOn(dataDir)).toEqual([]);
  });

  it('starts again within 15 s after SIGKILL of everything, and after SIGKILL of the main process alone', async () => {
    const first = launch(dataDir);
    await addressOf(first);
    for (const pid of [first.child.pid ?? 0, ...processesOn(dataDir)]) process.kill(pid, 'SIGKILL');
    const second = launch(dataDir);
    const since = Date.now();
    await addressOf(second);
    expect(Date.now() - since).toBeLessThan(15_000);
    second.child.kill('SIGKILL');
    const third = launch(dataDir);
    expect(await health(await addressOf(third))).toBe(200);
  });

  it('says of each part in turn that it was killed, starts it again, and serves', async () => {
    const copy = launch(dataDir);
    const address = await addressOf(copy);
    const count = (sentence: string) => copy.said().split(sentence).length - 1;
    for (const [index, role] of roles.entries()) {
      const [pid] = processesOn(dataDir, role);
      process.kill(pid ?? 0, 'SIGKILL');
      await until(`the sentence about ${role}`, () => count('was ended by SIGKILL. It is started again in 0.5 s') === index + 1);
      await until(`the second life of ${role}`, () => count('serves again') === index + 1, 30_000);
      await until(`health after ${role}`, async () => (await health(address)) === 200, 30_000);
    }
  });

  it('refuses a second start on the same directory while the first one lives, and says why', async () => {
    await addressOf(launch(dataDir));
    const second = launch(dataDir);
    expect(await second.ended).toBe(1);
    expect(second.said()).toMatch(/is in use: the service already runs there as process \d+/);
  });

  it('runs two copies side by side with different DATA_DIR and PORT', async () => {
    const addresses = await Promise.all([addressOf(launch(dataDir)), addressOf(launch(newDirectory()))]);
    expect(new Set(addresses).size).toBe(2);
    for (const address of addresses) await until('health', async () => (await health(address)) === 200, 30_000);
  });

  it('refuses a taken port with a sentence, and leaves nothing running', async () => {
    const port = new URL(await addressOf(launch(dataDir))).port;
    const other = newDirectory();
    const second = launch(other, { PORT: port });
    expect(await second.ended).toBe(1);
    expect(second.said()).toContain(`Port ${port} is taken`);
    expect(processesOn(other)).toEqual([]);
  });

  it('ends clean when it is stopped in the middle of its start', async () => {
    for (const part of ['postgres', 'worker'] as const) {
      const copy = launch(dataDir);
      await until(part, () => processesOn(dataDir, part).length > 0, 30_000);
      copy.child.kill('SIGINT');
      expect(await copy.ended).toBe(0);
      await until('nothing left running', () => processesOn(dataDir).length === 0, 5000);
    }
  });

  it('works where the data directory is closed to every other user', async () => {
    const closed = newDirectory(0o700);
    const inside = path.join(closed, 'data');
    mkdirSync(inside);
    expect(await health(await addressOf(launch(inside)))).toBe(200);
  });
});

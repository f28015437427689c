import { spawn } from 'node:child_process';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { projectDir } from '../../../embedded/node-part.ts';
import { processesOn } from '../../support/processes-on.ts';
import { until } from '../../support/wait.ts';
import { addressOf, endAll, health, launch, newDirectory, plain, type Copy } from './copies.ts';

const parts = ['postgres', 'temporal', 'sink', 'worker', 'api'] as const;
const kill = (pids: readonly (number | undefined)[]): void => {
  for (const pid of pids) if (pid !== undefined) process.kill(pid, 'SIGKILL');
};

afterAll(endAll);

describe('npm start, told as the life of one data directory', () => {
  const dataDir = newDirectory();
  let copy: Copy;
  let address: string;

  it('prints one address that answers, at most 90 s after npm ci', async () => {
    const since = Date.now();
    copy = launch(dataDir, { DEMO_CASES: 'on' });
    address = await addressOf(copy);
    expect(Date.now() - since).toBeLessThan(90_000);
    expect(await health(address)).toBe(200);
  });

  it('refuses a second start on the same directory while this one lives, and says why', async () => {
    const second = launch(dataDir);
    expect(await second.ended).toBe(1);
    expect(second.said()).toContain(`is in use: the service already runs there as process ${copy.child.pid ?? 0}`);
  });

  it('refuses a taken port with a sentence, and leaves nothing running', async () => {
    const other = newDirectory();
    const { port } = new URL(address);
    const second = launch(other, { PORT: port });
    expect(await second.ended).toBe(1);
    expect(second.said()).toContain(`Port ${port} is taken`);
    expect(processesOn(other)).toEqual([]);
  });

  it('runs a second copy side by side, even in a directory that is closed to every other user', async () => {
    const inside = path.join(newDirectory(0o700), 'data');
    const second = launch(inside);
    const other = await addressOf(second);
    expect([await health(other), await health(address)]).toEqual([200, 200]);
    second.child.kill('SIGTERM');
    expect(await second.ended).toBe(0);
    expect(processesOn(inside)).toEqual([]);
  });

  it('says of each part in turn that it was killed, starts it again, and serves', async () => {
    const count = (sentence: string) => copy.said().split(sentence).length - 1;
    for (const [index, part] of parts.entries()) {
      kill(processesOn(dataDir, part).slice(0, 1));
      await until(`the sentence about ${part}`, () => count('was ended by SIGKILL. It is started again in 0.5 s') === index + 1);
      await until(`the second life of ${part}`, () => count('serves again') === index + 1, 30_000);
      await until(`health after ${part}`, async () => (await health(address)) === 200, 30_000);
    }
  });

  it('starts again within 15 s after SIGKILL of everything at once', async () => {
    kill([copy.child.pid, ...processesOn(dataDir)]);
    const since = Date.now();
    copy = launch(dataDir);
    address = await addressOf(copy);
    expect(Date.now() - since).toBeLessThan(15_000);
  });

  it('ends within 15 s of SIGTERM with nothing left running', async () => {
    const since = Date.now();
    copy.child.kill('SIGTERM');
    expect(await copy.ended).toBe(0);
    expect(Date.now() - since).toBeLessThan(15_000);
    expect(processesOn(dataDir)).toEqual([]);
  });

  it('ends clean when it is stopped in the middle of its start', async () => {
    for (const part of ['postgres', 'worker'] as const) {
      copy = launch(dataDir);
      await until(part, () => processesOn(dataDir, part).length > 0, 30_000);
      copy.child.kill('SIGINT');
      expect(await copy.ended).toBe(0);
      await until('nothing left running', () => processesOn(dataDir).length === 0, 5000);
    }
  });

  it('ends when the npm that started it is killed', async () => {
    const npm = spawn('npm', ['start'], { cwd: projectDir, env: { ...plain, DATA_DIR: dataDir }, stdio: 'ignore' });
    await until('the database', () => processesOn(dataDir, 'postgres').length > 0, 30_000);
    npm.kill('SIGKILL');
    await until('nothing left running', () => processesOn(dataDir).length === 0, 15_000);
  });

  it('starts again after SIGKILL of the main process alone, whatever that left running', async () => {
    copy = launch(dataDir);
    await until('the database', () => processesOn(dataDir, 'postgres').length > 0, 30_000);
    kill([copy.child.pid]);
    copy = launch(dataDir);
    expect(await health(await addressOf(copy))).toBe(200);
  });
});

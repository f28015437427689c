import { spawn, type ChildProcess } from 'node:child_process';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Part } from '../../embedded/part.ts';
import { isAlive } from '../../embedded/processes.ts';
import { choosePort } from '../../embedded/ports.ts';
import { progress } from '../../embedded/progress.ts';
import { Supervisor } from '../../embedded/supervisor.ts';
import { until } from '../support/wait.ts';

const part = (script: string, over: Partial<Part> = {}): Part => ({
  name: 'worker',
  title: 'The worker',
  politely: 'SIGTERM',
  spawn: async () => Promise.resolve(spawn(process.execPath, ['-e', script], { stdio: 'ignore' })),
  serves: async (child: ChildProcess) => Promise.resolve(child.exitCode === null && child.pid !== undefined),
  lastWords: () => 'its last words',
  ...over,
});
const idle = 'setInterval(() => {}, 1000)';

function supervise() {
  const said: string[] = [];
  const supervisor = new Supervisor((line) => said.push(line));
  onTestFinished(() => supervisor.stop([['worker']], 500));
  return { said, supervisor };
}

describe('a child that dies is started again, with a growing pause', () => {
  it('says so each time, and waits twice as long the second time', async () => {
    const { said, supervisor } = supervise();
    await supervisor.start(part(idle));
    const pids = new Set<number>();
    for (let life = 0; life < 2; life++) {
      const pid = await until('a pid', () => supervisor.pids.get('worker'));
      pids.add(pid);
      process.kill(pid, 'SIGKILL');
      await until('the next life', () => said.filter((line) => line.endsWith('serves again.')).length === life + 1);
    }
    expect(pids.size).toBe(2);
    expect(said.filter((line) => line.includes('SIGKILL'))).toEqual([
      'The worker was ended by SIGKILL. It is started again in 0.5 s.',
      'The worker was ended by SIGKILL. It is started again in 1 s.',
    ]);
  });

  it('fails the first start with the last words of what ended', async () => {
    const { supervisor } = supervise();
    const never = part('process.exit(3)', { serves: async () => Promise.resolve(false) });
    await expect(supervisor.start(never)).rejects.toThrow('The worker ended with code 3.\nits last words');
  });

  it('ends what does not listen to a polite signal', async () => {
    const { supervisor } = supervise();
    await supervisor.start(part(`process.on('SIGTERM', () => {}); ${idle}`));
    const pid = supervisor.pids.get('worker') ?? 0;
    await sleep(300);
    await supervisor.stop([['worker']], 300);
    expect(isAlive(pid)).toBe(false);
  });

  it('starts nothing again once it stops', async () => {
    const { said, supervisor } = supervise();
    await supervisor.start(part(idle));
    await supervisor.stop([['worker']], 500);
    expect([...supervisor.pids]).toEqual([]);
    expect(said).toEqual([]);
  });
});

describe('ports', () => {
  it('gives any free port for 0, never the same twice', async () => {
    const ports = await Promise.all(Array.from({ length: 20 }, async () => choosePort(0, 'PORT')));
    expect(new Set(ports).size).toBe(20);
  });

  it('refuses a taken port with the variable to change', async () => {
    const server = net.createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    const port = await until('a port', () => (server.address() as net.AddressInfo | null)?.port);
    await expect(choosePort(port, 'PORT')).rejects.toThrow(`Port ${port} is taken on 127.0.0.1. Stop what uses it, or set PORT`);
  });
});

describe('progress', () => {
  it('says when a step is ready, and lets its fault through', async () => {
    const lines: string[] = [];
    const { step } = progress((line) => lines.push(line));
    expect(await step('A step', async () => Promise.resolve(7))).toBe(7);
    await expect(step('B', async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/A step – ready in 0\.\d s/);
  });
});

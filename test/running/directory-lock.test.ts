import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { claimDirectory } from '../../embedded/directory-lock.ts';
import { projectDir } from '../../embedded/node-part.ts';
import { birthOf, isAlive } from '../../embedded/processes.ts';
import { folder } from '../support/folder.ts';

const lock = (dir: string) => path.join(dir, 'running.pid');

describe('one data directory is for one running copy', () => {
  it('refuses a second claim, and takes one again when it was given back', () => {
    const dir = folder();
    const giveBack = claimDirectory(dir);
    expect(() => claimDirectory(dir)).toThrow(`is in use: the service already runs there as process ${process.pid}`);
    giveBack();
    claimDirectory(dir)();
    expect(existsSync(lock(dir))).toBe(false);
  });

  it('takes over what a killed process left, even when another process has its number now', () => {
    const dir = folder();
    writeFileSync(lock(dir), '999999999\n1\n');
    claimDirectory(dir)();
    writeFileSync(lock(dir), `${process.pid}\nanother birth\n`);
    claimDirectory(dir)();
  });

  it('lets exactly one of eight processes take over at once', async () => {
    const dir = folder();
    writeFileSync(lock(dir), '999999999\n1\n');
    const module = path.join(projectDir, 'embedded', 'directory-lock.ts');
    const script = `import(${JSON.stringify(module)}).then(({ claimDirectory }) => { claimDirectory(${JSON.stringify(dir)}); console.log('mine'); setTimeout(() => {}, 60000); }, () => {}).catch(() => process.exit(1))`;
    const children = Array.from({ length: 8 }, () =>
      spawn(process.execPath, ['--import', 'tsx', '-e', script], { cwd: projectDir, stdio: ['ignore', 'pipe', 'ignore'] }),
    );
    const outcomes = await Promise.all(
      children.map(
        async (child) => new Promise((resolve) => child.once('exit', () => resolve('refused')).stdout.once('data', () => resolve('mine'))),
      ),
    );
    for (const child of children) child.kill('SIGKILL');
    expect(outcomes.filter((outcome) => outcome === 'mine')).toHaveLength(1);
  });

  it('knows a process by number and birth, and the dead by neither', () => {
    expect(birthOf(process.pid)).not.toBe('');
    expect(isAlive(999_999_999)).toBe(false);
  });
});

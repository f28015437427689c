import { execFile } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectDir } from '../../embedded/node-part.ts';

const verify = async (check: string): Promise<string> =>
  new Promise((resolve) => {
    const env = { PATH: process.env['PATH'], HOME: process.env['HOME'] };
    execFile(process.execPath, [path.join('tools', 'verify.mjs'), check], { cwd: projectDir, env, maxBuffer: 2 ** 26 }, (_fault, stdout) =>
      resolve(stdout),
    );
  });

describe('the gate that a person runs before a commit (npm run verify) is open', () => {
  it.each(['types', 'types without Node or DOM', 'lint', 'format', 'fences', 'dead code'])(
    '%s',
    async (check) => {
      expect(await verify(check)).toMatch(/^ok {4}/);
    },
    400_000,
  );
});

import { execFile } from 'node:child_process';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { projectDir } from '../../embedded/node-part.ts';

/** All of it at once, two checks at a time: what it says of each begins with `ok` or `FAIL`. */
const verify = async (): Promise<string> =>
  new Promise((resolve) => {
    const env = { PATH: process.env['PATH'], HOME: process.env['HOME'] };
    execFile(process.execPath, [path.join('tools', 'verify.mjs')], { cwd: projectDir, env, maxBuffer: 2 ** 26 }, (_fault, stdout) =>
      resolve(stdout),
    );
  });

describe('the gate that a person runs before a commit (npm run verify) is open', () => {
  let said = '';
  beforeAll(async () => {
    said = await verify();
  });
  it.each(['types', 'types without Node or DOM', 'lint', 'format', 'fences', 'dead code'])('%s', (check) => {
    expect(said).toMatch(new RegExp(`^ok {4}${check} \\(`, 'm'));
  });
});

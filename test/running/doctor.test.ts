import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectDir } from '../../embedded/node-part.ts';
import { checkChromium, checkNode } from '../../embedded/checks.ts';
import { folder } from '../support/folder.ts';

const doctor = async (env: Record<string, string>): Promise<{ code: number; said: string }> =>
  new Promise((resolve) => {
    const options = { cwd: projectDir, env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env } };
    const child = execFile(process.execPath, ['--import', 'tsx', 'embedded/doctor.ts'], options, (_fault, said) =>
      resolve({ code: child.exitCode ?? -1, said }),
    );
  });

describe('the doctor says what is missing and how to get it', () => {
  it('finds nothing in the way of a start on a machine that runs the tests', async () => {
    const { code, said } = await doctor({ DATA_DIR: folder(), PORT: '0' });
    expect(said).toContain('Nothing stands in the way of npm start.');
    expect(code).toBe(0);
  });

  it('names every fault of the settings', async () => {
    const { code, said } = await doctor({ PORT: 'x', MODE: 'production' });
    expect(said).toContain('PORT must be a port number');
    expect(said).toContain('OIDC_ISSUER must be given in production');
    expect(code).toBe(1);
  });

  it('says that a directory cannot be written, that a server does not answer, that a program does not run', async () => {
    const file = path.join(folder(), 'file');
    writeFileSync(file, '');
    const { code, said } = await doctor({
      DATA_DIR: path.join(file, 'data'),
      TEMPORAL_ADDRESS: '127.0.0.1:1',
      CHROMIUM: '/no/such',
      PORT: '0',
    });
    expect(said).toContain('cannot be written: set DATA_DIR');
    expect(said).toContain('TEMPORAL_ADDRESS does not answer');
    expect(said).toContain('CHROMIUM names /no/such');
    expect(said).toContain('Things to mend: 3.');
    expect(code).toBe(1);
  });

  it('knows which Node is too old, and that a browser can be fetched', () => {
    expect(checkNode('20.18.9').state).toBe('bad');
    expect(checkNode('20.19.0').state).toBe('good');
    expect(checkNode('22.0.0').state).toBe('good');
    expect(checkChromium({ PATH: folder() })).toMatchObject({ state: 'later' });
  });
});

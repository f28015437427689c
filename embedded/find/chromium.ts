import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { isExecutable, onPath } from './cache.ts';
import type { Env, Found } from './finder.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const application = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
const run = promisify(execFile);
const minutes = 60_000;

const present = (env: Env): Found | undefined => {
  const onMachine =
    names.map((name) => onPath(name, env)).find((file) => file !== undefined) ?? (existsSync(application) ? application : undefined);
  if (onMachine !== undefined) return { file: onMachine, source: 'this machine' };
  return existsSync(chromium.executablePath()) ? { file: chromium.executablePath(), source: 'Playwright' } : undefined;
};

const fetches = [
  {
    name: 'Playwright’s own download',
    fetch: async () => {
      const cli = path.join(path.dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js');
      await run(process.execPath, [cli, 'install', 'chromium'], { timeout: 5 * minutes });
    },
  },
  {
    name: 'apt-get',
    fetch: async () => {
      if (process.getuid?.() !== 0) throw new Error('needs root');
      await run('apt-get', ['update', '-q'], { timeout: 5 * minutes });
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
      await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-liberation'], {
        timeout: 10 * minutes,
        env,
      });
    },
  },
];

/** A browser that is there already; undefined when there is none. Throws when CHROMIUM names something that cannot be run. */
export function installedChromium(env: Env = process.env): Found | undefined {
  const named = env['CHROMIUM'] ?? '';
  if (named === '') return present(env);
  if (!isExecutable(named)) throw new Error(`CHROMIUM names ${named}, which is not a program that may be run.`);
  return { file: named, source: 'CHROMIUM' };
}

/** A Chromium for the tests: CHROMIUM, one on the machine, else one is fetched. Throws a sentence for people when there is none to be had. */
export async function findChromium(env: Env = process.env): Promise<Found> {
  const installed = installedChromium(env);
  if (installed !== undefined) return installed;
  const reasons: string[] = [];
  for (const { name, fetch } of fetches)
    try {
      await fetch();
      const found = present(env);
      if (found !== undefined) return found;
    } catch (fault) {
      reasons.push(`  ${name}: ${fault instanceof Error ? (fault.message.split('\n')[0] ?? '') : String(fault)}`);
    }
  throw new Error(`No Chromium was found. Install one, or set CHROMIUM to it:\n${reasons.join('\n')}`);
}

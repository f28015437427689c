import { mkdirSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { cacheDirectory, keep } from './cache.ts';
import { cachedName, type Program } from './catalogue.ts';

const host = 'https://temporal.download/';

/** Lets the Temporal SDK download its own server, and keeps that. Gives up within 5 s where its host cannot be reached. */
export async function fromSdk(program: Program, env: Readonly<Record<string, string | undefined>>): Promise<string> {
  await fetch(host, { signal: AbortSignal.timeout(5000), redirect: 'manual' }).catch(() => {
    throw new Error('its host cannot be reached from here');
  });
  const downloadDir = path.join(cacheDirectory(env), `sdk-${process.pid}`);
  mkdirSync(downloadDir, { recursive: true });
  try {
    const { TestWorkflowEnvironment } = await import('@temporalio/testing');
    const server = { executable: { type: 'cached-download' as const, downloadDir } };
    // There is no "only download": it starts once, with nothing in it, and is ended.
    const started =
      program.download === 'cli' ? TestWorkflowEnvironment.createLocal({ server }) : TestWorkflowEnvironment.createTimeSkipping({ server });
    await (await started).teardown();
    const files = readdirSync(downloadDir).map((name) => path.join(downloadDir, name));
    const largest = files.sort((a, b) => statSync(b).size - statSync(a).size)[0];
    if (largest === undefined) throw new Error('it left no file');
    return keep(path.join(cacheDirectory(env), cachedName(program)), readFileSync(largest));
  } finally {
    rmSync(downloadDir, { recursive: true, force: true });
  }
}

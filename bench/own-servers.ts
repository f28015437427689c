import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readEnvironment } from '../config/environment.ts';
import { startPart, stopPart, type Part, type Running } from '../embedded/part.ts';
import { layOut } from '../embedded/plan.ts';

/** The servers and services of `npm start` on free ports with data of their own, each a real process; nothing is started yet. */
export const ownServers = async (name: string) => {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), `gateway-${name}-`));
  chmodSync(dataDir, 0o755);
  const read = readEnvironment({ HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'warn' });
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], TEMPORAL_CLI: process.env['TEMPORAL_CLI'] };
  const plan = await layOut({ environment: read.environment, env, shown: false, say: (line) => console.error(line) });
  const running: Running[] = [];
  return {
    ...plan,
    dataDir,
    env,
    start: async (part: Part): Promise<void> => void running.push(await startPart(part)),
    stop: async (): Promise<void> => {
      for (const part of running.toReversed()) await stopPart(part, 4000);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

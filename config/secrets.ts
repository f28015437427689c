import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A secret of 43 characters kept under DATA_DIR in a file that only its owner reads; made when first asked for. */
export function keptSecret(dataDir: string, name: string): string {
  const file = path.join(dataDir, name);
  mkdirSync(dataDir, { recursive: true });
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600, flush: true });
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
  }
  return readFileSync(file, 'utf8').trim();
}

/** What signs sessions: the configured secret, or in a demonstration one that outlives restarts. */
export const sessionSecret = (environment: { readonly dataDir: string; readonly sessionSecret?: string }): string =>
  environment.sessionSecret ?? keptSecret(environment.dataDir, 'session-secret');

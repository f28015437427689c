import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, onTestFinished } from 'vitest';

const make = (): string => mkdtempSync(path.join(os.tmpdir(), 'gateway-test-'));
const remove = (made: string) => (): void => rmSync(made, { recursive: true, force: true });

/** A directory for one test, gone with it. */
export function folder(): string {
  const made = make();
  onTestFinished(remove(made));
  return made;
}

/** A directory for a whole test file, gone with it. */
export function lastingFolder(): string {
  const made = make();
  afterAll(remove(made));
  return made;
}

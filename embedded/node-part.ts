import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { lastWords, openLog } from './native.ts';
import type { Part, PartName } from './part.ts';

export const projectDir = fileURLToPath(new URL('..', import.meta.url));

type Program = {
  readonly name: PartName;
  readonly title: string;
  /** The file to run, from the project's directory, and its arguments. */
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly dataDir: string;
  /** Whether what it writes is shown, or kept in DATA_DIR/log. */
  readonly shown: boolean;
};

const isReady = (message: unknown): boolean =>
  typeof message === 'object' && message !== null && 'ready' in message && message.ready === true;

/** A Node process of ours: it says `{ ready: true }` to its parent when it serves, and quits when that parent vanishes. */
export function nodePart({ name, title, command, env, dataDir, shown }: Program): Part {
  const ready = new WeakSet<ChildProcess>();
  return {
    name,
    title,
    politely: 'SIGTERM',
    async spawn() {
      const output = shown ? 'inherit' : openLog(dataDir, name);
      const [file = '', ...args] = command;
      const child = spawn(process.execPath, ['--import', 'tsx', path.resolve(projectDir, file), ...args], {
        cwd: projectDir,
        env,
        detached: true,
        stdio: ['ignore', output, output, 'ipc'],
      });
      if (typeof output === 'number') closeSync(output);
      child.on('message', (message) => {
        if (isReady(message)) ready.add(child);
      });
      return Promise.resolve(child);
    },
    serves: async (child) => Promise.resolve(ready.has(child)),
    lastWords: () => (shown ? '' : lastWords(dataDir, name)),
  };
}

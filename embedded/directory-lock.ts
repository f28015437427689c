import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { birthOf } from './processes.ts';

type Holder = { readonly pid: number; readonly birth: string };

const read = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
};

const holderOf = (text: string): Holder | undefined => {
  const [pid, birth] = text.trim().split('\n');
  return pid === undefined || birth === undefined ? undefined : { pid: Number(pid), birth };
};

/** Whether a process that lives holds it. */
export const isClaimed = (dataDir: string): boolean => {
  const holder = holderOf(read(path.join(dataDir, 'running.pid')) ?? '');
  return holder !== undefined && birthOf(holder.pid) === holder.birth;
};

// Written aside and linked, so that nobody ever reads a lock half-written.
const take = (file: string): boolean => {
  const aside = `${file}.${process.pid}.new`;
  writeFileSync(aside, `${process.pid}\n${birthOf(process.pid)}\n`);
  try {
    linkSync(aside, file);
    return true;
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw fault;
  } finally {
    rmSync(aside, { force: true });
  }
};

/** Makes this process the only one on a data directory, and answers with what gives it back. Throws a sentence for people otherwise. */
export function claimDirectory(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true });
  const file = path.join(dataDir, 'running.pid');
  for (let attempt = 0; attempt < 20; attempt++) {
    if (take(file)) return () => rmSync(file, { force: true });
    const text = read(file);
    if (text === undefined) continue;
    const holder = holderOf(text);
    if (holder !== undefined && birthOf(holder.pid) === holder.birth)
      throw new Error(
        `${dataDir} is in use: the service already runs there as process ${holder.pid}. Stop it, or start this copy with another DATA_DIR and PORT.`,
      );
    // Left by a kill -9. Renamed before it is judged again, so that of two starts at once only one can clear it away.
    const aside = `${file}.${process.pid}`;
    try {
      renameSync(file, aside);
      if (read(aside) === text) rmSync(aside, { force: true });
      else renameSync(aside, file);
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') throw fault;
    }
  }
  throw new Error(`${dataDir} could not be claimed.`);
}

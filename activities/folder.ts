import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Folder } from './ports.ts';

const synced = async (file: string, content: string | Uint8Array): Promise<void> => {
  const handle = await open(file, 'w', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
};
const syncDirectory = async (directory: string): Promise<void> => {
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Files under one directory: written aside, renamed, and on the disk when it answers, so that a kill leaves none half-written. */
export const createFolder = (root: string): Folder => ({
  read: (relative) => readFile(path.join(root, relative)).catch(() => null),
  async write(relative, content) {
    const file = path.join(root, relative);
    const aside = path.join(path.dirname(file), `.${path.basename(file)}.${String(process.pid)}`);
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    try {
      await synced(aside, content);
      await rename(aside, file);
    } catch (error) {
      await rm(aside, { force: true }).catch(() => undefined);
      throw error;
    }
    await syncDirectory(path.dirname(file));
  },
});

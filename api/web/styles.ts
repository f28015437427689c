import { existsSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What browsers may fetch: the style sheet and the icon. */
export const assets = path.join(import.meta.dirname, 'assets');
const sheet = path.join(assets, 'app.css');
const root = path.join(import.meta.dirname, '../..');

const changedAt = (file: string): number => statSync(file).mtimeMs;
const isStale = (): boolean => {
  const own = readdirSync(assets).filter((name) => name.endsWith('.scss'));
  // The lock file too: it says which components the sheet is made of.
  const sources = [...own.map((name) => path.join(assets, name)), path.join(root, 'package-lock.json')];
  return !existsSync(sheet) || sources.some((file) => changedAt(file) > changedAt(sheet));
};

/** Compiles the style sheet where it is older than its sources: once at start, never for a request. Returns its path. */
export const compileStyles = async (): Promise<string> => {
  if (!isStale()) return sheet;
  const sass = await import('sass');
  const { css } = sass.compile(path.join(assets, 'app.scss'), {
    loadPaths: [root],
    style: 'compressed',
    quietDeps: true,
    logger: sass.Logger.silent,
  });
  const part = `${sheet}.${String(process.pid)}`;
  writeFileSync(part, css);
  renameSync(part, sheet);
  return sheet;
};

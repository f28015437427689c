import { existsSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { RequestHandler } from 'express';
import type { Brand } from './settings.ts';

/** What browsers may fetch: the style sheet and the icon. */
export const assets = path.join(import.meta.dirname, 'assets');
const sheet = path.join(assets, 'app.css');
/** The sheet as it goes over the wire, best first. It is the same for everybody and holds no secret; pages, which hold the token of a form, are not compressed (BREACH). */
const packed = [
  { encoding: 'br', file: `${sheet}.br`, pack: brotliCompressSync },
  { encoding: 'gzip', file: `${sheet}.gz`, pack: gzipSync },
] as const;
const root = path.join(import.meta.dirname, '../..');

const changedAt = (file: string): number => statSync(file).mtimeMs;
const isStale = (): boolean => {
  const own = readdirSync(assets).filter((name) => name.endsWith('.scss'));
  // The lock file too: it says which components the sheet is made of.
  const sources = [...own.map((name) => path.join(assets, name)), path.join(root, 'package-lock.json')];
  return (
    ![sheet, ...packed.map(({ file }) => file)].every((file) => existsSync(file)) ||
    sources.some((file) => changedAt(file) > changedAt(sheet))
  );
};

/** The colours of whoever runs the service, laid over those of the style sheet. */
export const brandSheet = ({ colours: { brand, ink, pale, line, link } }: Brand): string =>
  `:root{--app-brand:${brand};--app-ink:${ink};--app-pale:${pale};--app-line:${line};--govuk-brand-colour:${brand};--govuk-link-colour:${link};--govuk-link-hover-colour:${ink}}`;

const put = (file: string, what: string | Buffer): void => {
  const part = `${file}.${String(process.pid)}`;
  writeFileSync(part, what);
  renameSync(part, file);
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
  // The sheet last: with it, the others are there.
  for (const { file, pack } of packed) put(file, pack(css));
  put(sheet, css);
  return sheet;
};

/** How long a browser keeps what the service looks like. */
export const kept = 'public, max-age=300';
/** Sends the style sheet in the best way that the browser takes. */
export const sendSheet: RequestHandler = (req, res) => {
  const found = packed.find(({ encoding }) => req.acceptsEncodings(encoding) !== false);
  res.set({ 'Cache-Control': kept, Vary: 'Accept-Encoding' }).type('css');
  if (found !== undefined) res.set('Content-Encoding', found.encoding);
  res.sendFile(found?.file ?? sheet);
};

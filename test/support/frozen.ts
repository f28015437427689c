import { readFileSync } from 'node:fs';
import { signal } from '../../embedded/processes.ts';

/** Stops a process and all its children where they are, as a machine does that swaps or hangs; answers with what lets them go on. */
export const freeze = (pid: number): (() => void) => {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
  const frozen = [...children, pid];
  for (const each of frozen) signal(each, 'SIGSTOP');
  return () => {
    for (const each of frozen) signal(each, 'SIGCONT');
  };
};

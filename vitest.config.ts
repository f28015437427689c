import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';

const files = (...names: readonly string[]): string[] => names.map((name) => `test/${name}.test.ts`);
// These measure time or fill the machine: each has it to itself.
const alone = files('kills/kills', 'running/stack/start', 'fences/gate');
// Whole stacks and engines on ports and data of their own, which mostly wait.
const stack = files(
  'journeys/*',
  'simulator/service/*',
  'kills/*',
  'races/*',
  'running/stack/*',
  'silence/stack',
  'workflows/*',
  'replay/*',
);

// Only what hangs comes near these: how fast something is is asked of what it does, never of the clock of a busy machine. The gate took
// 150 s of processor time on one machine and 410 s on the next.
const project = { pool: 'forks' as const, testTimeout: 600_000, hookTimeout: 600_000, teardownTimeout: 30_000 };
// Most files wait for servers of their own half of the time: one more than there are cores keeps them busy.
const together = { maxWorkers: availableParallelism() + 1, sequence: { groupOrder: 0 } };

export default defineConfig({
  test: {
    reporters: ['default', './test/reporter.ts'],
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...project,
          ...together,
          name: 'quick',
          include: ['test/**/*.test.ts', '{domain,api,config}/**/*.test.ts'],
          exclude: [...alone, ...stack],
          // Three readings of the code, one a worker, instead of one a file: a third of the time went into them.
          isolate: false,
        },
      },
      { test: { ...project, ...together, name: 'stack', include: stack, exclude: alone } },
      { test: { ...project, name: 'alone', include: alone, fileParallelism: false, sequence: { groupOrder: 1 } } },
    ],
  },
});

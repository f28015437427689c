import { defineConfig } from 'vitest/config';

const alone = ['test/journeys/**', 'test/kills/**', 'test/races/**', 'test/running/stack/**', 'test/workflows/**', 'test/replay/**'];
const project = { pool: 'forks' as const, testTimeout: 30_000, hookTimeout: 120_000, teardownTimeout: 30_000 };

export default defineConfig({
  test: {
    reporters: ['default', './test/reporter.ts'],
    projects: [
      {
        test: {
          ...project,
          name: 'quick',
          include: ['test/**/*.test.ts', '{domain,api,config}/**/*.test.ts'],
          exclude: alone,
          sequence: { groupOrder: 0 },
        },
      },
      // Whole stacks, and the time-skipping server's one clock for all: one file at a time on a machine of two cores.
      {
        test: {
          ...project,
          name: 'stack',
          include: alone.map((folder) => `${folder}/*.test.ts`),
          fileParallelism: false,
          testTimeout: 240_000,
          hookTimeout: 240_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});

// `npm run mutate -- [--sample N] [--after M] [--seed S] [--chapter name] [--at-once N]`: how many faults in the rulebook its tests find.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import type { Mutant } from '@stryker-mutator/api/core';
import { nameOf } from '../../tools/drawn-mutants.mjs';
import { drawnOf, mutantsOf } from './mutants.ts';
import { reportOf } from './score.ts';
import { readers } from './vitest.config.ts';

const { values } = parseArgs({
  options: {
    sample: { type: 'string' },
    after: { type: 'string', default: '0' },
    seed: { type: 'string', default: String(Date.now()) },
    chapter: { type: 'string', default: '' },
    'at-once': { type: 'string', default: '1' },
  },
});
const all = await mutantsOf(values.chapter);
const drawn = values.sample === undefined ? all : drawnOf(all, Number(values.sample), values.seed).slice(Number(values.after));
console.log(`${String(drawn.length)} of ${String(all.length)} mutants, seed ${values.seed}`);

/** As Stryker reads a range: lines from one, columns from nought. */
const rangeOf = ({ fileName, location: { start, end } }: Mutant): string =>
  `${fileName}:${String(start.line + 1)}:${String(start.column)}-${String(end.line + 1)}:${String(end.column)}`;
const names = drawn.map(nameOf);
const toRun = readdirSync('test/domain')
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => `test/domain/${name}`)
  .filter((name) => !readers.includes(name));
const started = Date.now();
const results = await new Stryker({
  mutate: [...new Set(drawn.map(rangeOf))],
  testRunner: 'whole-files',
  toRun,
  plugins: ['@stryker-mutator/vitest-runner', './test/mutation/whole-files.ts', './tools/drawn-mutants.mjs'],
  checkers: ['drawn'],
  drawn: names,
  vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
  coverageAnalysis: 'perTest',
  testRunnerNodeArgs: ['--import', 'tsx'],
  checkerNodeArgs: ['--import', 'tsx'],
  concurrency: Number(values['at-once']),
  reporters: ['progress-append-only'],
  tempDirName: '.data/mutation',
  // Time that a machine takes for others must not look like an endless loop.
  timeoutFactor: 5,
  timeoutMS: 60_000,
  dryRunTimeoutMinutes: 60,
  ignorePatterns: ['/docs', '/bench', '/test/replay', '/test/web', '/embedded/demo', '/coverage'],
  disableTypeChecks: false,
}).runMutationTest();

const report = reportOf(
  results.filter(({ statusReason }) => statusReason !== 'not drawn'),
  all.length,
);
mkdirSync('.data', { recursive: true });
writeFileSync('.data/mutants.txt', report.survivors);
console.log(`${report.summary}\nin ${String(Math.round((Date.now() - started) / 60_000))} min; survivors in .data/mutants.txt`);

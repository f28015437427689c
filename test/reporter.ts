import type { Reporter, TestModule } from 'vitest/node';

/** Prints the totals as the very last line, for people and for CI. */
export default class Totals implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const count = { passed: 0, failed: errors.length, skipped: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        count[state === 'pending' ? 'skipped' : state]++;
      }
      if (module.state() === 'failed' && [...module.children.allTests('failed')].length === 0) count.failed++;
    }
    const skipped = count.skipped > 0 ? `, ${String(count.skipped)} skipped` : '';
    process.on('exit', () => process.stdout.write(`${String(count.passed)} passed, ${String(count.failed)} failed${skipped}\n`));
  }
}

// One gate for a person and for CI: every check runs, two at a time, and every fault is shown.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

const here = (...parts) => parts.filter((part) => existsSync(part));
const code = here('domain', 'workflows', 'activities', 'api', 'prisma', 'embedded', 'config', 'bench', 'tools', 'worker.ts');
const checks = [
  ['types', 'tsc', '--noEmit', '--pretty', 'false'],
  ['types without Node or DOM', 'tsc', '--noEmit', '--pretty', 'false', '-p', 'tsconfig.pure.json'],
  ['lint', 'eslint', '.', '--max-warnings', '0'],
  ['format', 'prettier', '--check', '.', '--log-level', 'warn'],
  ['fences', 'depcruise', ...code, '--config', '.dependency-cruiser.cjs'],
  ['dead code', 'knip', '--no-progress', '--no-config-hints'],
];

async function run([name, command, ...args]) {
  const started = Date.now();
  const child = spawn(process.execPath, [binary(command), ...args], { env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined } });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const status = await new Promise((resolve) => child.on('close', resolve));
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${status === 0 ? 'ok  ' : 'FAIL'}  ${name} (${seconds} s)\n${status === 0 ? '' : output}`);
  return status === 0;
}

const binary = (command) =>
  ({
    tsc: 'node_modules/typescript/bin/tsc',
    eslint: 'node_modules/eslint/bin/eslint.js',
    prettier: 'node_modules/prettier/bin/prettier.cjs',
  })[command] ?? { depcruise: 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs', knip: 'node_modules/knip/bin/knip.js' }[command];

const only = process.argv.slice(2);
const queue = checks.filter(([name]) => only.length === 0 || only.includes(name));
let passed = true;
const lane = async () => {
  for (let check = queue.shift(); check; check = queue.shift()) passed = (await run(check)) && passed;
};
await Promise.all([lane(), lane()]);
process.exitCode = passed ? 0 : 1;

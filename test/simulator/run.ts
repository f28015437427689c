// npm run simulate -- --seed N --days 90 [--commands N] [--only 3-9,17]: many cases under the demo clock through the real rulebook;
// with --service own, or the address of a running demonstration, the same players through the whole service (service/run.ts).
import { parseArgs } from 'node:util';
import { endBreaches } from './ended.ts';
import { reportOf, serviceReport } from './report.ts';
import { shortened, stepsIn } from './shorten.ts';
import { simulate } from './simulate.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    days: { type: 'string', default: '90' },
    commands: { type: 'string' },
    only: { type: 'string' },
    service: { type: 'string' },
  },
});
const days = Number(values.days);
const plan = { seed: Number(values.seed), days, commands: Number(values.commands ?? days * 100) };
if (![plan.seed, plan.days, plan.commands].every((number) => Number.isSafeInteger(number) && number >= 0) || days === 0) {
  console.error('Give whole numbers: --seed 7 --days 90 --commands 9000.');
  process.exit(2);
}
if (values.service !== undefined) {
  const { holds, simulateAt, simulateOnOwn } = await import('./service/run.ts');
  const shorter = { ...plan, commands: Number(values.commands ?? 600) };
  const found = values.service === 'own' ? await simulateOnOwn(shorter) : await simulateAt(values.service, shorter);
  console.log(serviceReport(shorter, found));
  process.exit(holds(found) ? 0 : 1);
}
const only = values.only === undefined ? undefined : stepsIn(values.only);
const started = process.cpuUsage();
const outcome = simulate(plan, { only });
const { user, system } = process.cpuUsage(started);
console.log(reportOf(plan, outcome, (user + system) / 1_000_000));
for (const { rules, stream, says } of outcome.broken === null ? endBreaches(outcome.world) : []) {
  console.log(`BROKEN at the end on ${stream}: ${rules}: ${says}.`);
  process.exitCode = 1;
}
if (outcome.broken !== null) {
  console.log(shortened(plan, { broken: outcome.broken, only }));
  process.exitCode = 1;
}

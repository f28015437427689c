// A run in words.
import type { ServiceOutcome } from './service/run.ts';
import type { Outcome, Plan } from './simulate.ts';
import { caseCommands, sittingCommands } from './cards.ts';
import { administration } from './office-draws.ts';
import type { Counts, Tally } from './tally.ts';

const table = (title: string, counts: Counts): string => {
  const rows = Object.entries(counts).toSorted(([a, x], [b, y]) => y - x || a.localeCompare(b));
  return [title, ...rows.map(([name, count]) => `  ${String(count).padStart(7)}  ${name}`)].join('\n');
};
/** Every command that was given: how often it was accepted, how often refused and for which reasons, the commonest first. */
const commands = ({ accepted, refusedBy, refusedAs }: Tally): string => {
  const names = [...new Set([...caseCommands, ...sittingCommands, ...administration, ...Object.keys(accepted), ...Object.keys(refusedBy)])];
  const rows = names
    .map((name) => ({ name, yes: accepted[name] ?? 0, no: refusedBy[name] ?? 0 }))
    .toSorted((a, b) => b.yes - a.yes || a.name.localeCompare(b.name));
  const why = (name: string): string =>
    Object.entries(refusedAs[name] ?? {})
      .toSorted((a, b) => b[1] - a[1])
      .slice(0, 4)
      .map(([code, count]) => `${code} ${String(count)}`)
      .join(', ');
  const line = ({ name, yes, no }: (typeof rows)[number]): string =>
    `  ${String(yes).padStart(7)} ${String(no).padStart(7)}  ${name.padEnd(26)} ${why(name)}`.trimEnd();
  return ['Accepted, refused, by command', ...rows.map(line)].join('\n');
};
export const reportOf = ({ seed, days }: Plan, { tally, world, broken }: Outcome, seconds: number): string => {
  const rate = Math.round(tally.total() / Math.max(seconds, 0.001));
  const accepted = Object.values(tally.accepted).reduce((sum, count) => sum + count, 0);
  return [
    commands(tally),
    table('Accepted by cover, by command', tally.covered),
    table('Stages, by how often a case came there', tally.stages),
    table('Refused, by reason', tally.refusals),
    '',
    `Seed ${String(seed)}, ${String(days)} days: ${String(tally.total())} commands (${String(accepted)} accepted) on ${String(Object.keys(world.cases).length)} cases and ${String(Object.keys(world.sittings).length)} sittings, in ${seconds.toFixed(1)} s of processor time (${String(rate)} a second).`,
    broken === null ? 'Every invariant held after every decision.' : `BROKEN at step ${String(broken.step)} on ${broken.stream}: ${broken.rules}: ${broken.says}.`,
  ].join('\n'); // prettier-ignore
};
/** The same of a run through a whole service. */
export const serviceReport = ({ seed, days }: Plan, found: ServiceOutcome): string => {
  const { tally, broken, cases, sittings, verified, beside, seconds } = found;
  return [
    commands(tally),
    table('Refused, by reason', tally.refusals),
    '',
    `Seed ${String(seed)}, ${String(days)} days through the service: ${String(tally.total())} commands on ${String(cases)} cases and ${String(sittings)} sittings, in ${seconds.toFixed(0)} s.`,
    `The record ${verified ? 'verifies' : 'DOES NOT VERIFY'}${beside === null ? '' : `; what is read is ${beside.apart.length === 0 ? '' : 'NOT '}what its journal alone makes`}.`,
    ...(beside?.apart ?? []).map((line) => `  ${line}`),
    ...(beside?.owed ?? []).map((line) => `STILL OWED: ${line}`),
    broken === null ? 'Every invariant held after every decision that the interface shows.' : `BROKEN on ${broken.stream}: ${broken.rules}: ${broken.says}.`,
  ].join('\n'); // prettier-ignore
};

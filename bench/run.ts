import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { commitsOf, eventsOf, mustMatch } from './cost.ts';
import { httpWay } from './http.ts';
import { journey } from './journey.ts';
import { measure, type Round, type Size, type Way } from './measure.ts';
import { reportOf, type Line, type Pair } from './report.ts';
import { startServers } from './servers.ts';
import { answersAlong, noOpWay, realWay } from './ways.ts';

// npm run bench [-- --rounds 6] [--quick] [--write]: decisions of the real service beside a no-op, in the same run against the same servers.
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '6' },
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const rounds = values.quick ? 2 : Number(values.rounds);
const steps = journey.length;
const inFlight = 10;
const alone: Size = { cases: values.quick ? 3 : 8, inFlight: 1, steps };
const together: Size = { cases: values.quick ? 20 : 40, inFlight, steps };
const rushed: Size = { ...together, rushed: true };
const say = (line: string) => console.error(line);

/** A B, B A, A B …: what drifts with time meets both alike. */
const pairs = async ([real, noOp]: readonly [Way, Way], size: Size): Promise<readonly Pair[]> => {
  const done: Pair[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const measured = new Map<Way, Round>();
    for (const way of round % 2 === 0 ? [real, noOp] : [noOp, real]) measured.set(way, await measure(way, size));
    const [first, second] = [measured.get(real), measured.get(noOp)];
    if (first !== undefined && second !== undefined) done.push({ real: first, noOp: second });
    say(`${size.inFlight} in flight${size.rushed === true ? ', rushed' : ''}, round ${round + 1} of ${rounds}`);
  }
  return done;
};
const lines = async (ways: readonly Way[], size: Size): Promise<readonly Line[]> => {
  const found = ways.map((way) => ({ way, rounds: [] as Round[] }));
  for (let round = 0; round < Math.max(2, rounds / 2); round += 1)
    for (const each of found) each.rounds.push(await measure(each.way, size));
  return found.map(({ way, rounds: all }) => ({
    what: `${way.title}, ${size.inFlight === 1 ? 'alone' : `${size.inFlight} in flight`}`,
    rounds: all,
  }));
};

const servers = await startServers();
const stop = (): void => void servers.stop().finally(() => process.exit(1));
process.once('SIGINT', stop).once('SIGTERM', stop);
try {
  await servers.startNoOp(JSON.stringify(await answersAlong(servers)));
  await servers.startWorker();
  const real = realWay(servers);
  const noOp = await noOpWay(servers, { title: 'no-op', recordedBy: 'local', told: 'with-start' });
  const regular = await noOpWay(servers, { title: 'no-op, record as a regular activity', recordedBy: 'regular', told: 'with-start' });
  const plain = await noOpWay(servers, { title: 'no-op, plain updates', recordedBy: 'local', told: 'plainly' });
  const events = { real: await eventsOf(real, servers, steps), noOp: await eventsOf(noOp, servers, steps) };
  mustMatch(events.real, events.noOp);
  for (const way of [real, noOp]) await measure(way, { cases: 10, inFlight, steps });
  say('warm');
  const report = {
    events,
    inFlight,
    alone: await pairs([real, noOp], alone),
    together: await pairs([real, noOp], together),
    rushed: await pairs([real, noOp], rushed),
    variants: [...(await lines([noOp, regular, plain], alone)), ...(await lines([noOp, regular, plain], together))],
    commits: await commitsOf(real, servers, { cases: 10, steps }),
    http: await (async () => {
      const way = httpWay(await servers.startApi(), (refs) => real.drained(refs));
      return [...(await lines([way], alone)), ...(await lines([way], together))];
    })(),
  };
  const text = reportOf(report);
  console.log(text);
  const file = fileURLToPath(new URL('results.md', import.meta.url));
  if (values.write) {
    const before = readFileSync(file, 'utf8').split('## Decision rate')[0] ?? '';
    writeFileSync(file, `${before}${text}\n`);
  }
  for (const way of [real, noOp, regular, plain]) await way.close();
} finally {
  await servers.stop();
}

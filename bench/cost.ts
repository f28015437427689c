import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import proto from '@temporalio/proto';
import { workflowIdOf } from '../workflows/tasking-request/messages.ts';
import { inBatches, type Way } from './measure.ts';
import { namespace, type Servers } from './servers.ts';

type Counts = Readonly<Record<string, number>>;
/** Events of the engine for each decision, by type. */
export type Events = { readonly perDecision: number; readonly byType: Counts };

const types = proto.temporal.api.enums.v1.EventType;
const nameOf = (type: number | null | undefined): string =>
  (types[type ?? 0] ?? 'unknown').replace('EVENT_TYPE_', '').toLowerCase().replaceAll('_', ' ');

const countEvents = async (client: Client, ref: string): Promise<Counts> => {
  const { events } = await client.workflow.getHandle(workflowIdOf(ref)).fetchHistory();
  const counts: Record<string, number> = {};
  for (const { eventType } of events ?? []) counts[nameOf(eventType)] = (counts[nameOf(eventType)] ?? 0) + 1;
  return counts;
};

/** Takes one quiet journey and counts what it adds to the history. */
export const eventsOf = async (way: Way, { addresses }: Servers, steps: number): Promise<Events> => {
  const connection = await Connection.connect({ address: addresses.temporalAddress });
  const client = new Client({ connection, namespace });
  try {
    const ref = await way.open();
    await way.drained([ref]);
    const before = await countEvents(client, ref);
    for (let step = 0; step < steps; step += 1) {
      await way.decide(ref, step);
      await way.drained([ref]);
    }
    const after = await countEvents(client, ref);
    const byType = Object.fromEntries(Object.entries(after).map(([name, count]) => [name, (count - (before[name] ?? 0)) / steps]));
    return { byType, perDecision: Object.values(byType).reduce((sum, each) => sum + each, 0) };
  } finally {
    await connection.close();
  }
};

/** The two must schedule the same work, or the comparison is void. Throws with the difference. */
export const mustMatch = (real: Events, noOp: Events): void => {
  const compared = [
    'activity task scheduled',
    'timer started',
    'timer canceled',
    'marker recorded',
    'upsert workflow search attributes',
    'workflow execution update accepted',
  ];
  const differing = compared.filter((name) => Math.abs((real.byType[name] ?? 0) - (noOp.byType[name] ?? 0)) > 0.001);
  if (differing.length > 0)
    throw new Error(
      `the no-op does not do what the real one does: ${differing.map((name) => `${name} ${real.byType[name] ?? 0} against ${noOp.byType[name] ?? 0}`).join(', ')}`,
    );
};

const commitsSql = 'SELECT xact_commit::int AS commits FROM pg_stat_database WHERE datname = current_database()';
// A connection that rests reports what it did within ten seconds.
const reportedMs = 11_000;

/** Commits of the database for each decision, with all that is owed, and without what runs anyway. */
export const commitsOf = async (
  way: Way,
  { database }: Servers,
  { cases, steps }: { readonly cases: number; readonly steps: number },
): Promise<number> => {
  const read = async (): Promise<number> => {
    await sleep(reportedMs);
    const { rows } = await database.pool.query<{ commits: number }>(commitsSql);
    return rows[0]?.commits ?? 0;
  };
  const refs = await inBatches(cases, 10, () => way.open());
  await way.drained(refs);
  const idleFrom = await read();
  const from = await read();
  await inBatches(cases, 5, async (index) => {
    for (let step = 0; step < steps; step += 1) await way.decide(refs[index] ?? '', step);
  });
  await sleep(2000);
  const to = await read();
  return (to - from - (from - idleFrom)) / (cases * steps);
};

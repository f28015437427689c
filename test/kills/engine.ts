import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { workflowIdOf } from '../../workflows/tasking-request/messages.ts';
import type { Stack } from '../support/stack.ts';

const withClient = async <T>({ temporalAddress }: Stack, use: (client: Client) => Promise<T>): Promise<T> => {
  const connection = await Connection.connect({ address: temporalAddress });
  try {
    return await use(new Client({ connection }));
  } finally {
    await connection.close();
  }
};

/** The runs of a case's workflow that the engine knows, and whether the last one still runs. */
export const journeyOf = (stack: Stack, ref: string): Promise<{ readonly started: number; readonly running: boolean } | null> =>
  withClient(stack, async ({ workflow }) => {
    const handle = workflow.getHandle(workflowIdOf(ref));
    const last = await handle.describe().catch(() => null);
    if (last === null) return null;
    let started = 0;
    for await (const run of workflow.list({ query: `WorkflowId = '${workflowIdOf(ref)}'` }))
      started += run.startTime instanceof Date ? 1 : 0;
    return { started, running: last.status.name === 'RUNNING' };
  });

/** When timers of a case's workflow fired, in ms since 1970 by the clock of the machine. */
export const timersFired = (stack: Stack, ref: string): Promise<readonly number[]> =>
  withClient(stack, async ({ workflow }) => {
    const { events } = await workflow.getHandle(workflowIdOf(ref)).fetchHistory();
    const fired = (events ?? []).filter(({ timerFiredEventAttributes }) => timerFiredEventAttributes != null);
    return fired.map(({ eventTime }) => Number(eventTime?.seconds ?? Number.NaN) * 1000 + (eventTime?.nanos ?? 0) / 1_000_000);
  });

/** Kills the engine and removes all that it knew; it must be started again. */
export const loseEngine = async (stack: Stack): Promise<void> => {
  await stack.kill('temporal');
  const files = readdirSync(stack.dataDir).filter((name) => name.startsWith('temporal.db'));
  if (files.length === 0) throw new Error('the engine kept nothing that could be lost');
  for (const file of files) rmSync(path.join(stack.dataDir, file));
};

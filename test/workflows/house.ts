import { randomUUID } from 'node:crypto';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import proto from '@temporalio/proto';
import { connectEngine } from '../../api/temporal/engine.ts';
import { findTemporal, findTestServer } from '../../embedded/find/finder.ts';
import { workflowIdOf } from '../../workflows/tasking-request/messages.ts';
import { presentBundle, quietly } from '../support/bundle.ts';
import { openRecord } from './record.ts';

type History = NonNullable<
  Awaited<ReturnType<ReturnType<TestWorkflowEnvironment['client']['workflow']['getHandle']>['fetchHistory']>>['events']
>;
export type EventName = keyof typeof proto.temporal.api.enums.v1.EventType;
export type House = Awaited<ReturnType<typeof openHouse>>;

/** The engine whose clock can be pushed on. */
export const skippingTime = async (): Promise<TestWorkflowEnvironment> => {
  quietly();
  const { file } = await findTestServer();
  return TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'existing-path', path: file } } });
};
/** The engine of development, told to ask for a new run after so many events. */
export const askingForNewRuns = async (afterEvents: number): Promise<TestWorkflowEnvironment> => {
  quietly();
  const { file } = await findTemporal();
  const extraArgs = ['--dynamic-config-value', `limit.historyCount.suggestContinueAsNew=${afterEvents}`];
  return TestWorkflowEnvironment.createLocal({
    server: { executable: { type: 'existing-path', path: file }, extraArgs, log: { format: 'pretty', level: 'never' } },
  });
};

/** The real bundle and the real engine adapter before a record in memory. */
export const openHouse = async (env: TestWorkflowEnvironment) => {
  const record = openRecord(() => env.currentTimeMs());
  const taskQueue = `cases-${randomUUID()}`;
  const engine = connectEngine({ address: env.address, namespace: 'default', taskQueue, dataConverter: null });
  record.settings.wake = (ref) => void engine.give({ ref, lookAgain: true }, 20_000).catch(() => undefined);
  const worker = await Worker.create({
    connection: env.nativeConnection,
    namespace: 'default',
    taskQueue,
    workflowBundle: await presentBundle(),
    activities: record.activities,
    stickyQueueScheduleToStartTimeout: '1s',
  });
  const running = worker.run();
  const handle = (ref: string, runId?: string) => env.client.workflow.getHandle(workflowIdOf(ref), runId);
  const history = async (ref: string, runId?: string): Promise<History> => (await handle(ref, runId).fetchHistory()).events ?? [];
  return {
    env,
    record,
    engine,
    handle,
    history,
    /** How often an event of this type stands in the present run. */
    async count(ref: string, name: EventName): Promise<number> {
      const wanted = proto.temporal.api.enums.v1.EventType[name];
      return (await history(ref)).filter(({ eventType }) => eventType === wanted).length;
    },
    give: (told: Parameters<typeof engine.give>[0]) => engine.give(told, 20_000),
    async close(): Promise<void> {
      worker.shutdown();
      await running;
      await engine.close();
    },
  };
};

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection, WithStartWorkflowOperation, WorkflowUpdateFailedError, type DataConverter } from '@temporalio/client';
import proto from '@temporalio/proto';
import type { Answer, Told } from '../../domain/answer.ts';
import { isSittingId } from '../../domain/sitting.ts';
import { sittingWorkflow, sittingWorkflowId } from '../../workflows/sitting/messages.ts';
import { workflowIdOf, workflowName } from '../../workflows/tasking-request/messages.ts';
import { giveUpdate, type Start } from '../../workflows/waiting/messages.ts';
import type { Engine } from '../ports.ts';

export type EngineAddress = {
  readonly address: string;
  readonly namespace: string;
  readonly taskQueue: string;
  readonly dataConverter: DataConverter | null;
};
/** A poller that has not asked for so long is gone; the engine itself forgets it after five minutes. */
const pollerSilentMs = 90_000;
type Starting = (ref: string) => WithStartWorkflowOperation<(start: Start) => Promise<void>>;

// The case ended while the command was on its way in, or its worker died with it in hand: it is told once more, under the same id.
const missed: readonly unknown[] = ['AcceptedUpdateCompletedWorkflow', 'UnprocessedUpdate'];
const wasMissed = (error: unknown): boolean =>
  error instanceof WorkflowUpdateFailedError && error.cause instanceof Error && 'type' in error.cause && missed.includes(error.cause.type);

const send = async (client: Client, told: Told, start: Starting): Promise<Answer | null> => {
  const updateId = 'commandId' in told ? told.commandId : randomUUID();
  const once = () =>
    client.workflow.executeUpdateWithStart(giveUpdate, { startWorkflowOperation: start(told.ref), args: [told], updateId });
  try {
    return await once();
  } catch (error) {
    if (wasMissed(error)) return once();
    throw error;
  }
};

/** The engine over gRPC. It starts although the engine is away, and finds it when it comes. */
export const connectEngine = ({ address, namespace, taskQueue, dataConverter }: EngineAddress): Engine & { close(): Promise<void> } => {
  // By default it looks for an engine that was away for long only every two minutes.
  const channelArgs = { 'grpc.initial_reconnect_backoff_ms': 200, 'grpc.max_reconnect_backoff_ms': 2000 };
  const connection = Connection.lazy({ address, connectTimeout: '5s', channelArgs });
  const client = new Client({ connection, namespace, ...(dataConverter === null ? {} : { dataConverter }) });
  // An operation object serves once. The task's time is not shortened: a busy machine would lose its tasks, and with them what they recorded.
  const start: Starting = (ref) => {
    const [name, workflowId] = isSittingId(ref) ? [sittingWorkflow, sittingWorkflowId(ref)] : [workflowName, workflowIdOf(ref)];
    return new WithStartWorkflowOperation(name, {
      workflowId,
      taskQueue,
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowTaskTimeout: '10s',
      args: [{ ref }],
    });
  };
  const answered = (ask: () => Promise<unknown>): Promise<boolean> =>
    client.withDeadline(Date.now() + 2000, ask).then(
      () => true,
      () => false,
    );
  return {
    async give(told, waitMs) {
      // The deadline ends each call for good; between two tries of a call only the clock does.
      const deadline = Date.now() + waitMs;
      const sent = client.withDeadline(deadline, () => send(client, told, start));
      const answer = sent.catch((error: unknown) => {
        if (Date.now() < deadline) throw error;
        return null;
      });
      return Promise.race([answer, sleep(waitMs, null, { ref: false })]);
    },
    healthy: () => answered(() => client.workflowService.getSystemInfo({})),
    async polled() {
      const ask = () =>
        client.workflowService.describeTaskQueue({
          namespace,
          taskQueue: { name: taskQueue },
          taskQueueType: proto.temporal.api.enums.v1.TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW,
        });
      const described = await client.withDeadline(Date.now() + 2000, ask).catch(() => null);
      const last = (described?.pollers ?? []).map(({ lastAccessTime }) => Number(lastAccessTime?.seconds ?? 0) * 1000);
      return last.some((at) => Date.now() - at < pollerSilentMs);
    },
    close: () => connection.close(),
  };
};

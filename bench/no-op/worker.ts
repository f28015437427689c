import { fileURLToPath } from 'node:url';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import type { Activities } from '../../activities/interface.ts';
import type { Recorded } from '../../domain/answer.ts';

// Activities with empty bodies. `record` answers what the record answered to the same step of the same journey.
const readSteps = (): readonly Recorded[] => JSON.parse(process.env['NO_OP_STEPS'] ?? '[]') as readonly Recorded[]; // the bench's own
const steps = readSteps();
const nothing = () => Promise.resolve({ found: false });

const activities: Activities = {
  record: (told) => {
    const step = steps['lookAgain' in told ? 0 : Number(told.commandId.split(':').at(-1))];
    return step === undefined ? Promise.reject(new Error('no such step')) : Promise.resolve(step);
  },
  notifications: nothing,
  records: nothing,
  documents: nothing,
  overlaps: nothing,
  candidates: () => Promise.resolve({ found: true }),
  valueLog: nothing,
};

Runtime.install({ logger: new DefaultLogger('WARN') });
const connection = await NativeConnection.connect({ address: process.env['TEMPORAL_ADDRESS'] ?? '' });
const worker = await Worker.create({
  connection,
  namespace: process.env['TEMPORAL_NAMESPACE'] ?? 'default',
  taskQueue: process.env['TASK_QUEUE'] ?? '',
  workflowsPath: fileURLToPath(new URL('./workflow.ts', import.meta.url)),
  activities,
  stickyQueueScheduleToStartTimeout: '1s',
});
const stop = () => worker.getState() === 'RUNNING' && worker.shutdown();
for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(signal, stop);
process.send?.({ ready: true });
await worker.run();
await connection.close();
process.exit(0);

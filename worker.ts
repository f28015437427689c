import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { createFolder } from './activities/folder.ts';
import { createActivities } from './activities/index.ts';
import { createPost } from './activities/post.ts';
import { createRecorder } from './activities/record/record.ts';
import { parseAdministration, parsePayload, parseSittingPayload } from './api/json/payloads/read.ts';
import { faultOf, log } from './api/log.ts';
import { payloadConverter } from './api/temporal/codec.ts';
import { connectEngine } from './api/temporal/engine.ts';
import { faultLines, readServedEnvironment, type ServedEnvironment } from './config/environment.ts';
import { missingSearchAttributes } from './embedded/search-attributes.ts';
import { workflowBundle } from './embedded/workflow-bundle.ts';
import { createActivityPorts } from './prisma/activity-ports.ts';
import { isAway, openDatabase } from './prisma/database.ts';
import { createRecordStore } from './prisma/record-store.ts';
import { createReferenceData } from './prisma/reference-data.ts';

// The worker: waits with the engine, decides with the record, touches the outside by activities.
const main = async (environment: ServedEnvironment): Promise<void> => {
  log.level = environment.logLevel;
  // The engine's library says what is wrong with it in the service's own log; its messages name no narrative, which it never sees.
  Runtime.install({ logger: new DefaultLogger('WARN', ({ level, message }) => log.warn({ level, message }, 'the engine’s library')) });
  const { temporalAddress: address, temporalNamespace: namespace, taskQueue } = environment;
  const database = openDatabase(environment.databaseUrl, {
    max: 16,
    onError: (error) => log.warn({ fault: faultOf(error) }, 'a database connection was cut'),
  });
  const data = createReferenceData();
  const post = createPost(environment.smtpUrl, environment.mailFrom);
  const missing = await missingSearchAttributes(address, namespace);
  if (missing.length > 0) log.warn({ missing }, 'search attributes are not registered on the namespace: run npm run doctor');
  const dataConverter = payloadConverter(environment.payloadKeys);
  const engine = connectEngine({ address, namespace, taskQueue, dataConverter });
  const recorder = createRecorder({
    store: createRecordStore(database.pool, data),
    read: parsePayload,
    readAtSitting: parseSittingPayload,
    readAdministration: parseAdministration,
    isAway,
    alarm: ({ commandId, name, error }) =>
      log.error({ commandId, name, fault: faultOf(error) }, 'a command could not be recorded and is settled as faulted'),
    marked: missing.length === 0,
    touched: (streams) => {
      for (const ref of streams)
        engine
          .give({ ref, lookAgain: true }, 20_000)
          .catch((error: unknown) => log.warn({ ref, fault: faultOf(error) }, 'the engine was not told'));
    },
  });
  const connection = await NativeConnection.connect({ address });
  const worker = await Worker.create({
    connection,
    namespace,
    taskQueue,
    workflowBundle: { codePath: await workflowBundle(environment.dataDir, dataConverter?.failureConverterPath) },
    activities: createActivities({
      ...createActivityPorts(database, data),
      record: (told) => recorder.record(told),
      post,
      folder: createFolder(environment.filesDir),
      publicUrl: environment.publicUrl ?? `http://${environment.host}:${String(environment.port)}`,
    }),
    // After a kill, work that waits for the dead process is handed to another within a second.
    stickyQueueScheduleToStartTimeout: '1s',
    // Fewer than there are connections: a record that waits for one would look like a database that is away.
    maxConcurrentLocalActivityExecutions: 12,
    shutdownGraceTime: '5s',
    ...(dataConverter === null ? {} : { dataConverter }),
  });
  const stop = () => worker.getState() === 'RUNNING' && worker.shutdown();
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(signal, stop);
  process.send?.({ ready: true });
  log.info({ taskQueue }, 'the worker polls');
  await worker.run();
  post.close();
  await engine.close();
  await connection.close();
  await database.close();
};

const read = readServedEnvironment(process.env);
if (!read.ok) {
  console.error(`The worker cannot start with these settings:\n${faultLines(read.faults)}`);
  process.exit(2);
}
main(read.environment).then(
  () => process.exit(0),
  (error: unknown) => {
    log.fatal({ fault: faultOf(error) }, 'the worker ends');
    process.exit(1);
  },
);

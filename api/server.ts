import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { canonical } from '../activities/digests.ts';
import { servedDocuments } from '../activities/documents/served.ts';
import { createFolder } from '../activities/folder.ts';
import { createNotifications } from '../activities/notifications.ts';
import { createPost } from '../activities/post.ts';
import { firstHash, hashOf } from '../activities/record/chain.ts';
import { createRecorder } from '../activities/record/record.ts';
import { faultLines, readServedEnvironment, type ServedEnvironment } from '../config/environment.ts';
import { loadConfiguration } from '../config/load.ts';
import { sessionSecret } from '../config/secrets.ts';
import { caughtMail } from '../embedded/caught-mail.ts';
import { createActivityPorts } from '../prisma/activity-ports.ts';
import { createCaseFiles } from '../prisma/case-files.ts';
import { createClock } from '../prisma/clock.ts';
import { createCommandBook } from '../prisma/command-book.ts';
import { createConsultations } from '../prisma/consultations.ts';
import { isAway, openDatabase } from '../prisma/database.ts';
import { createDemoTime } from '../prisma/demo-time.ts';
import { createDrafts } from '../prisma/drafts.ts';
import { createErrands } from '../prisma/errands.ts';
import { createLeftovers } from '../prisma/leftovers.ts';
import { createMeetings } from '../prisma/meetings.ts';
import { publish } from '../prisma/publish.ts';
import { createQuestions } from '../prisma/questions.ts';
import { createReadiness, databaseChecks } from '../prisma/readiness.ts';
import { createRecordStore } from '../prisma/record-store.ts';
import { createReferenceData } from '../prisma/reference-data.ts';
import { createValueExports } from '../prisma/value-exports.ts';
import { createVerifier } from '../prisma/verifier.ts';
import { createApp } from './app.ts';
import { advanceClock, advanced } from './demo-clock.ts';
import { parsePayload, parseSittingPayload } from './json/payloads/read.ts';
import { faultOf, log } from './log.ts';
import type { Ports } from './ports.ts';
import { startSweep } from './sweep.ts';
import { payloadConverter } from './temporal/codec.ts';
import { connectEngine } from './temporal/engine.ts';
import { postgresSessions } from './web/sessions.ts';
import { compileStyles } from './web/styles.ts';

const main = async (environment: ServedEnvironment): Promise<void> => {
  log.level = environment.logLevel;
  const configuration = loadConfiguration(fileURLToPath(new URL('../config', import.meta.url)));
  if (!configuration.ok)
    throw new Error(
      `config/ has faults:\n${configuration.faults.map(({ file, path, message }) => `  ${file} ${path} ${message}`).join('\n')}`,
    );
  const database = openDatabase(environment.databaseUrl, {
    max: 20,
    onError: (error) => log.warn({ fault: faultOf(error) }, 'a database connection was cut'),
  });
  const { pool, prisma } = database;
  await publish(pool, configuration, { canonical, hashOf, firstHash });

  const data = createReferenceData();
  const clock = createClock(pool);
  const { temporalAddress: address, temporalNamespace: namespace, taskQueue } = environment;
  const engine = connectEngine({ address, namespace, taskQueue, dataConverter: payloadConverter(environment.payloadKeys) });
  const recorder = createRecorder({
    store: createRecordStore(pool, data),
    read: parsePayload,
    readAtSitting: parseSittingPayload,
    isAway,
    alarm: ({ commandId, name, error }) =>
      log.error({ commandId, name, fault: faultOf(error) }, 'a command could not be recorded and is settled as faulted'),
    marked: false,
  });
  const verifier = createVerifier(database, { canonical, hashOf, firstHash });
  const post = createPost(environment.smtpUrl);
  const time = createDemoTime(pool, (at) => clock.set(at));
  const calendar = async () => (await data.load(pool)).policy.calendars['england-wales'];
  const ports: Ports = {
    clock,
    engine,
    book: createCommandBook(pool),
    errands: createErrands(pool),
    drafts: createDrafts(pool, data),
    recorder: { record: ({ commandId }) => recorder.submit(commandId), expire: (id) => recorder.expire(id) },
    files: createCaseFiles(database, data),
    meetings: createMeetings(database, data),
    questions: createQuestions(database, data),
    consultations: createConsultations(prisma, clock),
    verifier,
    documents: servedDocuments({ ...createActivityPorts(database, data), folder: createFolder(environment.dataDir) }),
    valueExports: createValueExports(pool),
    demo:
      environment.mode === 'demo'
        ? {
            after: async (by) => advanced(await clock.now(), by, await calendar()),
            advance: (until) => advanceClock(until, { time, clock, engine }),
            mail: () => (environment.mailDir === undefined ? Promise.resolve([]) : caughtMail(environment.mailDir)),
          }
        : null,
    readiness: createReadiness({
      ...databaseChecks(pool),
      engine: () => engine.healthy(),
      worker: () => engine.polled(),
      mail: () => post.healthy(),
    }),
  };
  await compileStyles();
  const tls = environment.publicUrl?.startsWith('https://') === true;
  const settings = {
    mode: environment.mode,
    tls,
    sessionSecret: sessionSecret(environment),
    sessions: postgresSessions(pool),
    personas: environment.mode === 'demo' ? configuration.personas : [],
    log,
  };
  const server = createServer(createApp({ ports, settings }));
  const leftovers = createLeftovers({ pool, anchor: () => verifier.anchor(), graceSeconds: environment.sweepSeconds });
  const notify = createNotifications({
    ...createActivityPorts(database, data),
    post,
    publicUrl: environment.publicUrl ?? `http://${environment.host}:${String(environment.port)}`,
  });
  const sweep = startSweep(
    { leftovers, engine, recorder: ports.recorder, tell: (ids) => notify({ ids }) },
    environment.sweepSeconds * 1000,
  );

  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    const ended = new Promise((done) => server.close(done));
    server.closeIdleConnections();
    // What is under way may finish; what will not end in time is stored, and goes on at the next start.
    void Promise.race([Promise.all([ended, sweep.stop()]), new Promise((done) => setTimeout(done, 5000))])
      .then(() => Promise.all([engine.close(), database.close()]))
      .finally(() => process.exit(0));
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(signal, stop);
  server.on('error', (error) => {
    log.fatal({ fault: faultOf(error) }, 'the api cannot listen');
    process.exit(1);
  });
  server.listen(environment.port, environment.host, () => {
    process.send?.({ ready: true });
    log.info({ host: environment.host, port: environment.port }, 'the api listens');
  });
};

const read = readServedEnvironment(process.env);
if (!read.ok) {
  console.error(`The api cannot start with these settings:\n${faultLines(read.faults)}`);
  process.exit(2);
}
main(read.environment).catch((error: unknown) => {
  log.fatal({ fault: faultOf(error), why: error instanceof Error ? error.message : '' }, 'the api ends');
  process.exit(1);
});

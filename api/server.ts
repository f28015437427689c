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
import { askForReset, currentSet, isResetting } from '../embedded/demo/sets.ts';
import { createAdministration } from '../prisma/administration-files.ts';
import { createActivityPorts } from '../prisma/activity-ports.ts';
import { createCaseFiles } from '../prisma/case-files.ts';
import { createChanges } from '../prisma/changes.ts';
import { createClock } from '../prisma/clock.ts';
import { createCommandBook } from '../prisma/command-book.ts';
import { createConsultations } from '../prisma/consultations.ts';
import { isAway, openDatabase } from '../prisma/database.ts';
import { createDemoTime } from '../prisma/demo-time.ts';
import { createDrafts } from '../prisma/drafts.ts';
import { createErrands } from '../prisma/errands.ts';
import { createLeftovers } from '../prisma/leftovers.ts';
import { createMailWishes } from '../prisma/mail-wishes.ts';
import { createMeetings } from '../prisma/meetings.ts';
import { publish } from '../prisma/publish.ts';
import { createFigures } from '../prisma/figures.ts';
import { createQuestions } from '../prisma/questions.ts';
import { createReadiness, databaseChecks } from '../prisma/readiness.ts';
import { createRecordStore } from '../prisma/record-store.ts';
import { createReferenceData } from '../prisma/reference-data.ts';
import { createSavedViews } from '../prisma/saved-views.ts';
import { createValueExports } from '../prisma/value-exports.ts';
import { createVerifier } from '../prisma/verifier.ts';
import { besideAdministration } from './administration-engine.ts';
import { createApp } from './app.ts';
import { advanceClock, afterSpan } from './demo-clock.ts';
import { parseAdministration, parsePayload, parseSittingPayload } from './json/payloads/read.ts';
import { faultOf, log } from './log.ts';
import { createIdentity } from './oidc/provider.ts';
import type { DemoReset } from './demo-ports.ts';
import type { Ports } from './ports.ts';
import { startSweep } from './sweep.ts';
import { payloadConverter } from './temporal/codec.ts';
import { connectEngine } from './temporal/engine.ts';
import { postgresSessions } from './web/sessions.ts';
import { compileStyles } from './web/styles.ts';

const resetIn = (dataDir: string): DemoReset => ({
  set: currentSet(dataDir).number,
  underWay: () => isResetting(dataDir),
  ask: (set) => askForReset(dataDir, set),
});
const main = async (environment: ServedEnvironment): Promise<void> => {
  log.level = environment.logLevel;
  const configuration = loadConfiguration(environment.configDir ?? fileURLToPath(new URL('../config', import.meta.url)), environment.mode);
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
  const connected = connectEngine({ address, namespace, taskQueue, dataConverter: payloadConverter(environment.payloadKeys) });
  const recorder = createRecorder({
    store: createRecordStore(pool, data),
    read: parsePayload,
    readAtSitting: parseSittingPayload,
    readAdministration: parseAdministration,
    isAway,
    alarm: ({ commandId, name, error }) =>
      log.error({ commandId, name, fault: faultOf(error) }, 'a command could not be recorded and is settled as faulted'),
    marked: false,
  });
  const engine = besideAdministration(connected, recorder);
  const verifier = createVerifier(database, { canonical, hashOf, firstHash });
  const post = createPost(environment.smtpUrl, environment.mailFrom);
  const time = createDemoTime(pool, (at) => clock.set(at));
  const calendar = async () => (await data.load(pool)).policy.calendars['england-wales'];
  const ports: Ports = {
    clock,
    engine,
    book: createCommandBook(pool),
    errands: createErrands(pool),
    drafts: createDrafts(pool, data),
    savedViews: createSavedViews(pool),
    mailWishes: createMailWishes(prisma),
    recorder: { record: ({ commandId }) => recorder.submit(commandId), expire: (id) => recorder.expire(id) },
    files: createCaseFiles(database, data),
    meetings: createMeetings(database, data),
    administration: createAdministration(pool),
    questions: createQuestions(database, data),
    changes: createChanges(pool),
    figures: createFigures(database, data),
    consultations: createConsultations(database),
    verifier,
    documents: servedDocuments({ ...createActivityPorts(database, data), folder: createFolder(environment.filesDir) }),
    valueExports: createValueExports(pool),
    demo:
      environment.mode === 'demo'
        ? {
            after: (by) => afterSpan(by, { time, clock, calendar }),
            advance: (until) => advanceClock(until, { time, clock, engine }),
            mail: () => (environment.mailDir === undefined ? Promise.resolve([]) : caughtMail(environment.mailDir)),
            reset: environment.demoReset ? resetIn(environment.dataDir) : null,
          }
        : null,
    identity: environment.oidc === undefined ? null : createIdentity({ ...environment.oidc, publicUrl: environment.publicUrl ?? '' }),
    readiness: createReadiness({
      ...databaseChecks(pool),
      engine: () => engine.healthy(),
      worker: () => engine.polled(),
      mail: () => post.healthy(),
    }),
  };
  await compileStyles();
  const tls = environment.publicUrl?.startsWith('https://') === true;
  const publicUrl = environment.publicUrl ?? `http://${environment.host}:${String(environment.port)}`;
  const leaving = new AbortController();
  const settings = {
    mode: environment.mode,
    tls,
    publicUrl,
    sessionSecret: sessionSecret(environment),
    sessions: postgresSessions(pool),
    personas: environment.mode === 'demo' ? configuration.personas : [],
    brand: configuration.brand,
    journey: configuration.journey,
    log,
    stopping: leaving.signal,
  };
  const server = createServer(createApp({ ports, settings }));
  const leftovers = createLeftovers({ pool, anchor: () => verifier.anchor(), graceSeconds: environment.sweepSeconds });
  const notify = createNotifications({
    ...createActivityPorts(database, data),
    post,
    publicUrl,
  });
  const sweep = startSweep(
    { leftovers, engine, recorder: ports.recorder, tell: (ids) => notify({ ids }) },
    environment.sweepSeconds * 1000,
  );

  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    leaving.abort();
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

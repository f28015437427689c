import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection, WithStartWorkflowOperation } from '@temporalio/client';
import { createRecorder } from '../activities/record/record.ts';
import { digestOf } from '../api/digest.ts';
import { parsePayload, parseAdministration, parseSittingPayload, readWire } from '../api/json/payloads/read.ts';
import type { CommandBook, Engine } from '../api/ports.ts';
import { connectEngine } from '../api/temporal/engine.ts';
import type { Recorded } from '../domain/answer.ts';
import type { HumanCommand } from '../domain/commands.ts';
import { createCommandBook } from '../prisma/command-book.ts';
import { isAway } from '../prisma/database.ts';
import { createRecordStore } from '../prisma/record-store.ts';
import { createReferenceData } from '../prisma/reference-data.ts';
import { workflowIdOf } from '../workflows/tasking-request/messages.ts';
import { giveUpdate } from '../workflows/waiting/messages.ts';
import { bidNamed, journey } from './journey.ts';
import type { Way } from './measure.ts';
import type { noOp, NoOpStart } from './no-op/workflow.ts';
import { namespace, noOpQueue, realQueue, type Servers } from './servers.ts';

const patienceMs = 20_000;
type Given = { readonly ref: string | null; readonly name: HumanCommand; readonly by: string; readonly body: object };

const storeIn = async (book: CommandBook, { ref, name, by, body }: Given): Promise<string> => {
  const read = readWire(name, body);
  if (!read.ok) throw new Error(`${name}: ${JSON.stringify(read.fields)}`);
  const stored = await book.store({
    id: randomUUID(),
    ref,
    name,
    caller: by,
    key: randomUUID(),
    digest: digestOf({ name, ref, body }),
    body: read.body,
    texts: read.texts,
  });
  if ('usedFor' in stored) throw new Error('a key of its own stands for an errand');
  return stored.id;
};
const recorderOn = ({ database }: Servers) =>
  createRecorder({
    store: createRecordStore(database.pool, createReferenceData()),
    read: parsePayload,
    readAtSitting: parseSittingPayload,
    readAdministration: parseAdministration,
    isAway,
    alarm: ({ error }) => console.error(error),
    marked: true,
  });

const submit = async (servers: Servers, book: CommandBook): Promise<string> => {
  const commandId = await storeIn(book, { ref: null, name: 'submit-bid', by: 'spoc.aldershire', body: bidNamed(randomUUID()) });
  const answer = await recorderOn(servers).submit(commandId);
  if (answer.outcome !== 'accepted') throw new Error(`the bid was ${JSON.stringify(answer)}`);
  return answer.ref;
};
const stepAt = (index: number) => {
  const step = journey[index];
  if (step === undefined) throw new Error('the journey has no such step');
  return step;
};
const settled = async (ask: () => Promise<boolean>): Promise<void> => {
  const until = Date.now() + 60_000;
  while (!(await ask())) {
    await sleep(50);
    if (Date.now() > until) throw new Error('what is owed was not carried out within a minute');
  }
};

/** What the real record answers along the journey, look-again first; each answer owes only what its own decision owes. */
export const answersAlong = async (servers: Servers): Promise<readonly Recorded[]> => {
  const book = createCommandBook(servers.database.pool);
  const recorder = recorderOn(servers);
  const ref = await submit(servers, book);
  const answers = [await recorder.record({ ref, lookAgain: true })];
  for (const step of journey)
    answers.push(await recorder.record({ ref, commandId: await storeIn(book, { ref, ...step }), name: step.name }));
  const seen = new Set<string>();
  return answers.map(({ answer, standing }) => {
    const owed = standing.owed
      .map(({ temperament, ids }) => ({ temperament, ids: ids.filter((id) => !seen.has(id)) }))
      .filter(({ ids }) => ids.length > 0);
    for (const id of owed.flatMap(({ ids }) => ids)) seen.add(id);
    return { answer, standing: { ...standing, owed } };
  });
};

/** What the desk does for a command: stored, then told to the engine; the service's worker decides. */
export const realWay = (servers: Servers): Way & { readonly engine: Engine; close(): Promise<void> } => {
  const { pool } = servers.database;
  const book = createCommandBook(pool);
  const engine = connectEngine({ address: servers.addresses.temporalAddress, namespace, taskQueue: realQueue, dataConverter: null });
  return {
    title: 'real',
    engine,
    close: () => engine.close(),
    async open() {
      const ref = await submit(servers, book);
      await engine.give({ ref, lookAgain: true }, patienceMs);
      return ref;
    },
    async decide(ref, index) {
      const step = stepAt(index);
      const commandId = await storeIn(book, { ref, ...step });
      const answer = await engine.give({ ref, commandId, name: step.name }, patienceMs);
      if (answer?.outcome !== 'accepted') throw new Error(`${step.name} was ${JSON.stringify(answer)}`);
    },
    drained: (refs) =>
      settled(
        async () => (await pool.query('SELECT 1 FROM outbox WHERE done_at IS NULL AND stream = ANY($1) LIMIT 1', [refs])).rows.length === 0,
      ),
  };
};

export type NoOpMake = { readonly title: string; readonly recordedBy: NoOpStart['recordedBy']; readonly told: 'with-start' | 'plainly' };

/** The ceiling: told in the same way, decided by nobody. */
export const noOpWay = async ({ addresses }: Servers, { title, recordedBy, told }: NoOpMake): Promise<Way & { close(): Promise<void> }> => {
  const connection = await Connection.connect({ address: addresses.temporalAddress });
  const client = new Client({ connection, namespace });
  const start = (ref: string) =>
    new WithStartWorkflowOperation<typeof noOp>('noOp', {
      workflowId: workflowIdOf(ref),
      taskQueue: noOpQueue,
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowTaskTimeout: '5s',
      args: [{ ref, recordedBy }],
    });
  const withStart = (ref: string, args: Parameters<Engine['give']>[0], updateId: string) =>
    client.workflow.executeUpdateWithStart(giveUpdate, { startWorkflowOperation: start(ref), args: [args], updateId });
  return {
    title,
    close: () => connection.close(),
    async open() {
      const ref = `no-op-${randomUUID()}`;
      await withStart(ref, { ref, lookAgain: true }, randomUUID());
      return ref;
    },
    async decide(ref, index) {
      const commandId = `${randomUUID()}:${index + 1}`;
      const args = { ref, commandId, name: stepAt(index).name };
      if (told === 'with-start') await withStart(ref, args, commandId);
      else await client.workflow.getHandle(workflowIdOf(ref)).executeUpdate(giveUpdate, { args: [args], updateId: commandId });
    },
    async drained(refs) {
      const busy = async (ref: string) =>
        ((await client.workflow.getHandle(workflowIdOf(ref)).describe()).raw.pendingActivities?.length ?? 0) > 0;
      for (const ref of refs) await settled(async () => !(await busy(ref)));
    },
  };
};

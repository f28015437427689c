import { createActivities } from '../../activities/index.ts';
import { createFolder } from '../../activities/folder.ts';
import type { Post } from '../../activities/ports.ts';
import { createRecorder } from '../../activities/record/record.ts';
import { parseAdministration, parsePayload, parseSittingPayload } from '../../api/json/payloads/read.ts';
import { besideAdministration } from '../../api/administration-engine.ts';
import type { Engine } from '../../api/ports.ts';
import type { Standing } from '../../domain/answer.ts';
import type { Instant, Ref } from '../../domain/words.ts';
import { createActivityPorts } from '../../prisma/activity-ports.ts';
import { createAdministration } from '../../prisma/administration-files.ts';
import { createCaseFiles } from '../../prisma/case-files.ts';
import { createCommandBook } from '../../prisma/command-book.ts';
import { isAway, type Database } from '../../prisma/database.ts';
import { createDemoTime } from '../../prisma/demo-time.ts';
import { createDrafts } from '../../prisma/drafts.ts';
import { createMeetings } from '../../prisma/meetings.ts';
import { createRecordStore } from '../../prisma/record-store.ts';
import { createReferenceData, type ReferenceData } from '../../prisma/reference-data.ts';
import type { House, OwnClock } from './play.ts';

export const clockFrom = (start: Instant): OwnClock => {
  let at = start;
  return { now: () => at, set: (to) => void (at = to) };
};
/** Directory and policy as they are, at the time of a clock of its own: the live one is not touched. */
const under = (real: ReferenceData, clock: OwnClock): ReferenceData => ({
  load: async (client) => ({ ...(await real.load(client)), now: clock.now() }),
  from: async (client, head) => ({ ...(await real.from(client, head)), now: clock.now() }),
});
/** What was told in the past of the demonstration stands in the inboxes; nobody is mailed today what is weeks old. */
const unmailed: Post = { send: () => Promise.resolve({ state: 'refused', why: 'no mail is sent for the history of the demonstration' }) };

const lastText = `SELECT max(at) AS at FROM journal JOIN stream ON stream.id = journal.stream WHERE kind IN ('case', 'sitting')`;
type Needs = { readonly database: Database; readonly clock: OwnClock; readonly dataDir: string; readonly publicUrl: string };
/**
 * The record with everything that it owes, in this process: the same recorder and the same activities as the worker's, one call after
 * the other, without an engine. `fault` is told of what could not be recorded.
 */
export const openHouse = async ({ database, clock, dataDir, publicUrl }: Needs, fault: (what: string) => void): Promise<House> => {
  const { pool } = database;
  const data = under(createReferenceData(), clock);
  const recorder = createRecorder({
    store: createRecordStore(pool, data),
    read: parsePayload,
    readAtSitting: parseSittingPayload,
    readAdministration: parseAdministration,
    isAway,
    alarm: ({ name }) => fault(`${name} could not be recorded`),
    marked: false,
  });
  const needs = { post: unmailed, folder: createFolder(dataDir), publicUrl };
  const activities = createActivities({ ...createActivityPorts(database, data), ...needs, record: (told) => recorder.record(told) });
  const lookAgain = async (ref: Ref): Promise<void> => carryOut(ref, (await recorder.record({ ref, lookAgain: true })).standing);
  /** As a case's workflow does: what is owed is carried out, and what is found comes back as a command. */
  const carryOut = async (ref: Ref, { owed }: Standing): Promise<void> => {
    let found = false;
    // The database stamps a notice by the service's clock; it was told at this one's hour.
    const told = owed.flatMap(({ temperament, ids }) => (temperament === 'notifications' ? ids : []));
    if (told.length > 0) await pool.query('UPDATE notice SET at = $2 WHERE outbox = ANY($1)', [told, clock.now()]);
    for (const { temperament, ids } of owed) found = (await activities[temperament]({ ref, ids })).found || found;
    if (found) await lookAgain(ref);
    // What was written to other streams (decision 27), or told about another case (decision 17), in the service the sweep comes by for.
    const other = await pool.query<{ stream: string }>('SELECT DISTINCT stream FROM outbox WHERE done_at IS NULL AND stream <> $1', [ref]);
    for (const { stream } of other.rows) await lookAgain(stream);
  };
  let line: Promise<unknown> = Promise.resolve();
  const engine: Engine = {
    give: (told) => {
      const turn = line.then(async () => {
        const { answer, standing } = await recorder.record(told);
        await carryOut(told.ref, standing);
        return answer;
      });
      line = turn.catch(() => undefined);
      return turn;
    },
    healthy: () => Promise.resolve(true),
    polled: () => Promise.resolve(true),
  };
  const time = createDemoTime(pool, () => Promise.resolve());
  const { people } = (await data.load(pool)).directory;
  return {
    clock,
    counter: {
      book: createCommandBook(pool),
      engine: besideAdministration(engine, recorder),
      administration: createAdministration(pool),
      files: createCaseFiles(database, data),
      meetings: createMeetings(database, data),
      recorder: { record: ({ commandId }) => recorder.submit(commandId), expire: recorder.expire },
    },
    drafts: createDrafts(pool, data),
    rest: () => line.then(() => undefined),
    lastAt: async () => {
      const { rows } = await pool.query<{ at: Instant | null }>(lastText);
      return rows[0]?.at ?? null;
    },
    nextDue: (until) => time.nextDue(until),
    person: (id) => {
      const found = Object.hasOwn(people, id) ? people[id] : undefined;
      if (found === undefined) throw new Error(`the directory has no ${id}`);
      return found;
    },
  };
};

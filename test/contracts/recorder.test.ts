import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReadPayload } from '../../activities/ports.ts';
import { parsePayload, readWire } from '../../api/json/payloads/read.ts';
import { addWorking } from '../../domain/working-time.ts';
import { createClock } from '../../prisma/clock.ts';
import { createCommandBook } from '../../prisma/command-book.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { england } from '../domain/calendars.ts';
import { sampleBids } from '../journeys/road.ts';
import { recorderOn } from '../support/recorder.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

const alarmed: string[] = [];
const recorderThat = (read: ReadPayload) => recorderOn(database.pool, { read, alarm: ({ commandId }) => alarmed.push(commandId) });
const sound = () => recorderThat(parsePayload);
/** A release in which what time does always faults. */
const faulty = () =>
  recorderThat((name, body) => {
    if (name === 'tell') throw new Error('a fault of this release');
    return parsePayload(name, body);
  });
const submitted = async (): Promise<string> => {
  const [sample] = sampleBids();
  const read = readWire('submit-bid', sample?.bid);
  if (!read.ok || sample === undefined) throw new Error('the sample is refused');
  const given = {
    id: randomUUID(),
    ref: null,
    name: 'submit-bid',
    caller: sample.submittedBy,
    key: randomUUID(),
    digest: '',
    body: read.body,
    texts: read.texts,
  } as const;
  await createCommandBook(database.pool).store(given);
  const answer = await sound().submit(given.id);
  if (answer.outcome !== 'accepted') throw new Error(JSON.stringify(answer));
  return answer.ref;
};
/** Weeks on, at an hour at which people are told (section 6). */
const weeksLater = async () => {
  const clock = createClock(database.pool);
  await clock.set(addWorking(england, await clock.now(), 15.5 * 8 * 60));
};
const told = async (ref: string): Promise<number> =>
  (await database.pool.query(`SELECT FROM journal WHERE stream = $1 AND type = 'told@1'`, [ref])).rowCount ?? 0;

describe('REC-3: what time owes is never given up because a release could not do it', () => {
  it('it faults, is tried again in a minute and not in a loop, and a later release does it once', async () => {
    const ref = await submitted();
    await weeksLater();
    const { standing } = await faulty().record({ ref, lookAgain: true });
    expect([await told(ref), alarmed.length, standing.wake?.in]).toEqual([0, 1, 60_000]);
    await sound().record({ ref, lookAgain: true });
    expect(await told(ref)).toBe(1);
    await sound().record({ ref, lookAgain: true });
    expect(await told(ref)).toBe(1);
  });
  it('a case that answers but cannot do what it owes stays counted as missed', async () => {
    const ref = await submitted();
    await weeksLater();
    await database.pool.query('UPDATE stream SET missed = 2 WHERE id = $1', [ref]);
    const missed = async () =>
      (await database.pool.query<{ missed: number }>('SELECT missed FROM stream WHERE id = $1', [ref])).rows[0]?.missed;
    await faulty().record({ ref, lookAgain: true });
    expect(await missed()).toBe(2);
    await sound().record({ ref, lookAgain: true });
    expect(await missed()).toBe(0);
  });
});

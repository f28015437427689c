import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readWire } from '../../api/json/payloads/read.ts';
import { sweepOnce } from '../../api/sweep.ts';
import { createCommandBook } from '../../prisma/command-book.ts';
import { createLeftovers } from '../../prisma/leftovers.ts';
import { bids } from '../api/samples.ts';
import { personOf } from '../support/rulebook.ts';
import { openWorkbench, type Workbench } from './workbench.ts';
import { recorderOn } from '../support/recorder.ts';
import { noticesIn } from '../support/notices.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
});
beforeEach(() => bench.empty());
afterAll(() => bench.stop());

const spoc = 'spoc.aldershire';
const sample = bids[0];
const recorder = () => recorderOn(bench.database.pool);
/** Stored and acknowledged with 202, by a process that then died: so long ago that the sweep takes it up. */
const left = async (by = spoc): Promise<string> => {
  const read = readWire('submit-bid', sample?.bid);
  if (!read.ok) throw new Error('the sample is refused');
  const id = randomUUID();
  const { body, texts } = read;
  await createCommandBook(bench.database.pool).store({ id, ref: null, name: 'submit-bid', caller: by, key: id, digest: '', body, texts });
  await bench.database.pool.query(`UPDATE command SET given_at = given_at - interval '1 minute' WHERE id = $1`, [id]);
  return id;
};
const sweep = ({ smtpUrl = bench.mail.url } = {}) => {
  const { pool } = bench.database;
  const now = recorder();
  return sweepOnce({
    leftovers: createLeftovers({ pool, anchor: () => Promise.resolve(), graceSeconds: 2 }),
    engine: {
      give: async (told) => (await now.record(told)).answer,
      healthy: () => Promise.resolve(true),
      polled: () => Promise.resolve(true),
    },
    recorder: { record: ({ commandId }) => now.submit(commandId), expire: now.expire },
    tell: (ids) => bench.activities({ smtpUrl }).notifications({ ref: '', ids }),
  });
};
const inboxOf = (id: string) => noticesIn(bench.questions, personOf(id));
const state = async (id: string) => (await bench.rows(`SELECT state FROM command WHERE id = '${id}'`))[0]?.['state'];

describe('REC-3: whoever was answered 202 for a bid learns what became of it', () => {
  test('refused meanwhile: once in the inbox, once by mail, without a case that could be opened', async () => {
    const id = await left('spoc.dunmere');
    await sweep();
    expect(await state(id)).toBe('refused');
    const [told, ...others] = await inboxOf('spoc.dunmere');
    expect(others).toEqual([]);
    expect(told).toMatchObject({ id: `${id}:outcome:spoc.dunmere`, event: 'command-outcome', ref: null, readAt: null });
    expect(told?.text).toMatch(/^Your bid was refused and has no reference\. Only a SPOC of the owning agency may submit its bid\./);
    await sweep();
    await recorder().submit(id);
    await sweep();
    expect(await inboxOf('spoc.dunmere')).toHaveLength(1);
    expect(bench.mail.mails).toHaveLength(1);
    const [mail] = bench.mail.mails;
    expect(mail?.subject).toBe('OFFICIAL-SENSITIVE Your bid: command outcome');
    expect(mail?.text).toContain('Open your inbox: https://gateway.test/inbox');
    expect(JSON.stringify(mail)).not.toContain('MARLPIT');
    expect(await bench.questions.markRead(personOf('spoc.dunmere'), told?.id ?? '')).toBe(true);
  });

  test('never recordable: faulted after five attempts, and its giver is told to submit it again', async () => {
    const id = await left();
    await bench.database.pool.query(`UPDATE command SET body = '{"owningAgency":' WHERE id = $1`, [id]);
    await sweep();
    expect(await state(id)).toBe('faulted');
    expect((await inboxOf(spoc)).map(({ text }) => text)).toEqual([
      'Your bid could not be recorded. It has no reference; submit it again.',
    ]);
  });

  test('while mail is away the inbox has it, and the next sweep mails it once', async () => {
    await left('spoc.dunmere');
    await sweep({ smtpUrl: 'smtp://127.0.0.1:1' });
    expect(await inboxOf('spoc.dunmere')).toHaveLength(1);
    expect(await bench.rows('SELECT attempts, done_at FROM outbox')).toEqual([{ attempts: 1, done_at: null }]);
    await sweep();
    await sweep();
    expect(bench.mail.mails).toHaveLength(1);
    expect(await inboxOf('spoc.dunmere')).toHaveLength(1);
  });

  test('accepted it is told as every bid is, and no outcome besides', async () => {
    const id = await left();
    await sweep();
    expect(await state(id)).toBe('accepted');
    const owed = await bench.rows(`SELECT id FROM outbox WHERE temperament = 'notifications'`);
    await bench.activities().notifications({ ref: '', ids: owed.map((row) => String(row['id'])) });
    expect((await inboxOf(spoc)).map(({ event }) => event)).toEqual(['bid-submitted']);
    expect(await bench.rows('SELECT id FROM outbox WHERE stream IS NULL')).toEqual([]);
  });

  test('answered at once with the refusal it is no news, and stands in no inbox', async () => {
    const id = await left('spoc.dunmere');
    await bench.database.pool.query('UPDATE command SET given_at = clock_timestamp() WHERE id = $1', [id]);
    expect(await recorder().submit(id)).toMatchObject({ outcome: 'refused' });
    await sweep();
    expect(await inboxOf('spoc.dunmere')).toEqual([]);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OutboxRow } from '../../activities/ports.ts';
import { mayOpen } from '../../domain/access.ts';
import type { Entry } from '../../domain/entries.ts';
import { storyAt } from '../domain/story.ts';
import { directory, narrative, personOf, policy } from '../support/rulebook.ts';
import { storeEntries } from '../support/stored.ts';
import { noticesIn } from '../support/notices.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
});
beforeEach(() => bench.empty());
afterAll(() => bench.stop());

const stored = (entries: readonly Entry[], rows: readonly Omit<OutboxRow, 'seq'>[]) =>
  storeEntries(
    bench.database,
    entries,
    rows.map((row) => ({ ...row, seq: entries.length })),
  );
const notice = (...to: readonly string[]) => {
  const payload = JSON.stringify({
    event: 'recommended',
    to,
    text: 'A bid has been recommended. Read it.',
    dueAt: '2026-11-24T17:00:00.000Z',
  });
  return { id: 'out:1', temperament: 'notifications', payload } as const;
};
const inboxOf = (id: string) => noticesIn(bench.questions, personOf(id));
const { entries } = storyAt('consideration');
const manager = 'toex-manager.northmarch';

describe('notices: in the inbox exactly once, by mail at least once', () => {
  test('a notice names the reference, what is asked, by when and where; twice carried out, it is there once', async () => {
    const { ref } = await stored(entries, [notice(manager, 'sio.aldershire')]);
    const now = bench.activities();
    expect(await now.notifications({ ref, ids: ['out:1'] })).toEqual({ found: false });
    expect(await now.notifications({ ref, ids: ['out:1'] })).toEqual({ found: false });
    expect(bench.mail.mails).toHaveLength(2);
    const [sent] = bench.mail.mails.filter(({ to }) => JSON.stringify(to).includes('toex-manager'));
    expect(sent?.subject).toBe(`OFFICIAL-SENSITIVE ${ref}: recommended`);
    expect(sent?.text).toContain(`${ref}: A bid has been recommended. Read it.`);
    expect(sent?.text).toContain('By: Tuesday 24 November 2026 at 17:00 (UK time)');
    expect(sent?.text).toContain(`https://gateway.test/cases/${ref}`);
    expect(JSON.stringify(sent)).not.toContain('MARLPIT');
    expect(await inboxOf(manager)).toMatchObject([{ ref, event: 'recommended', readAt: null, dueAt: '2026-11-24T17:00:00.000Z' }]);
    expect(await bench.questions.deliveries(ref)).toMatchObject([{ outcome: 'sent' }, { outcome: 'sent' }]);
  });

  test('while mail is away the inbox has it, the row says why; when it is back it is mailed once, under the same Message-ID', async () => {
    const { ref } = await stored(entries, [notice(manager)]);
    await expect(bench.activities({ smtpUrl: 'smtp://127.0.0.1:1' }).notifications({ ref, ids: ['out:1'] })).rejects.toThrow(
      'mail waits: ESOCKET',
    );
    bench.mail.refuse(() => 451);
    await expect(bench.activities().notifications({ ref, ids: ['out:1'] })).rejects.toThrow('mail waits: 451');
    expect(await bench.rows('SELECT attempts, last_error, done_at FROM outbox')).toEqual([
      { attempts: 2, last_error: 'mail waits: 451', done_at: null },
    ]);
    expect(await inboxOf(manager)).toHaveLength(1);
    bench.mail.refuse(() => null);
    await bench.activities().notifications({ ref, ids: ['out:1'] });
    expect(await inboxOf(manager)).toHaveLength(1);
    expect(bench.mail.mails.map(({ messageId }) => messageId)).toEqual([
      ((await bench.rows('SELECT message_id FROM notice')) as { message_id: string }[])[0]?.message_id,
    ]);
    // A crash after acceptance and before the mark: the same mail again, recognisable as such.
    await bench.database.pool.query('UPDATE outbox SET done_at = NULL; UPDATE notice SET mailed_at = NULL, outcome = NULL');
    await bench.activities().notifications({ ref, ids: ['out:1'] });
    expect(new Set(bench.mail.mails.map(({ messageId }) => messageId)).size).toBe(1);
  });

  test('an address that is refused for good is no reason to try again, nor to mail the others twice', async () => {
    const { ref } = await stored(entries, [notice(manager, 'sio.aldershire')]);
    bench.mail.refuse((to) => (to.startsWith('sio') ? 550 : null));
    await bench.activities().notifications({ ref, ids: ['out:1'] });
    expect(bench.mail.mails).toHaveLength(1);
    expect(await bench.rows('SELECT recipient, outcome FROM notice ORDER BY recipient')).toEqual([
      { recipient: 'sio.aldershire', outcome: 'refused: 550' },
      { recipient: manager, outcome: 'sent' },
    ]);
  });

  test('who may not open the case at the time of sending gets nothing, and the case says so', async () => {
    const { ref } = await stored(entries, [notice(manager, 'spoc.dunmere')]);
    await bench.activities().notifications({ ref, ids: ['out:1'] });
    expect(bench.mail.mails).toHaveLength(1);
    expect(await inboxOf('spoc.dunmere')).toEqual([]);
    const deliveries = await bench.questions.deliveries(ref);
    expect(deliveries.find(({ to }) => to === 'spoc.dunmere')?.outcome).toBe('withheld: may not open the case');
  });

  test('ACC-2: a notice of a case that its reader lost sight of leaves the inbox; what is told by duty stays', async () => {
    const reviewer = 'sia2.northmarch';
    const story = storyAt('product-review');
    const { ref } = await stored(story.entries, [
      notice(reviewer),
      { ...notice(reviewer), id: 'out:2', payload: JSON.stringify({ event: 'overdue', to: [reviewer], text: 'It is late.', dueAt: null }) },
    ]);
    await bench.activities().notifications({ ref, ids: ['out:1', 'out:2'] });
    const seen = async () => (await inboxOf(reviewer)).map(({ event }) => event);
    expect((await seen()).toSorted()).toEqual(['overdue', 'recommended']);
    const id = `out:1:${reviewer}`;
    expect(await bench.questions.hasNotice(personOf(reviewer), id)).toBe(true);
    // Released, it is no more for every SIA of the region: the page of the case is closed to them again.
    const released = { product: 'p1', outcome: 'release', comments: narrative('Sound.'), pndConfirmed: true } as const;
    expect(mayOpen(story.give('sia.northmarch', 'review-product', released), personOf(reviewer), { directory, policy })).toBe('none');
    await storeEntries(bench.database, story.entries.slice(-1));
    expect(await seen()).toEqual(['overdue']);
    expect(await bench.questions.hasNotice(personOf(reviewer), id)).toBe(false);
    expect(await bench.questions.markRead(personOf(reviewer), id)).toBe(false);
    expect(await bench.questions.markRead(personOf(reviewer), `out:2:${reviewer}`)).toBe(true);
  });

  test('a notice that was read stays read, and nobody reads another’s', async () => {
    const { ref } = await stored(entries, [notice(manager)]);
    await bench.activities().notifications({ ref, ids: ['out:1'] });
    const { questions } = bench;
    expect(await questions.markRead(personOf('sio.aldershire'), `out:1:${manager}`)).toBe(false);
    expect(await questions.markRead(personOf(manager), `out:1:${manager}`)).toBe(true);
    const [first] = await inboxOf(manager);
    expect(await questions.markRead(personOf(manager), `out:1:${manager}`)).toBe(true);
    expect(first?.readAt).not.toBeNull();
    expect(await inboxOf(manager)).toEqual([first]);
  });
});

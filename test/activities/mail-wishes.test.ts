import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createMailWishes } from '../../prisma/mail-wishes.ts';
import { storyAt } from '../domain/story.ts';
import { storeEntries } from '../support/stored.ts';
import { personOf } from '../support/rulebook.ts';
import { noticesIn } from '../support/notices.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
});
beforeEach(async () => {
  await bench.empty();
  await bench.database.pool.query('TRUNCATE mail_wish');
});
afterAll(() => bench.stop());

const manager = 'toex-manager.northmarch';
const sio = 'sio.aldershire';
const { entries } = storyAt('consideration');
/** Both are told of it at once; the pen is with the TOEX manager. */
const told = async (event: string) => {
  const payload = JSON.stringify({ event, to: [manager, sio], text: 'Something happened.', dueAt: null });
  const { ref } = await storeEntries(bench.database, entries, [
    { id: 'out:1', seq: entries.length, temperament: 'notifications', payload },
  ]);
  await bench.activities().notifications({ ref, ids: ['out:1'] });
  return ref;
};
const mailed = () => bench.mail.mails.map(({ to }) => JSON.stringify(to)).join(' ');

describe('section 8: which notices come by mail is each reader’s own choice, but for those that name a duty', () => {
  test('who has said nothing is sent every notice', async () => {
    await told('recommended');
    expect(bench.mail.mails).toHaveLength(2);
  });
  test('of what asks nothing of its reader the inbox alone has it, and the page of the case says so', async () => {
    const wishes = createMailWishes(bench.database.prisma);
    await wishes.keep(sio, 'duties');
    await wishes.keep(manager, 'duties');
    const ref = await told('recommended');
    expect(bench.mail.mails).toHaveLength(1);
    expect(mailed()).toContain('toex-manager');
    expect(await noticesIn(bench.questions, personOf(sio))).toMatchObject([{ event: 'recommended' }]);
    expect((await bench.questions.deliveries(ref)).find(({ to }) => to === sio)?.outcome).toBe('inbox only');
  });
  test('what is late, and the outcome of one’s own command, cannot be turned off', async () => {
    await createMailWishes(bench.database.prisma).keep(sio, 'duties');
    await told('overdue');
    expect(mailed()).toContain('sio.aldershire');
  });
  test('a wish is kept, changed, and kept apart for each', async () => {
    const wishes = createMailWishes(bench.database.prisma);
    expect(await wishes.of(sio)).toBe('all');
    await wishes.keep(sio, 'duties');
    expect([await wishes.of(sio), await wishes.of(manager)]).toEqual(['duties', 'all']);
    await wishes.keep(sio, 'all');
    expect(await wishes.of(sio)).toBe('all');
  });
});

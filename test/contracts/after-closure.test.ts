import { afterAll, beforeAll, expect, test } from 'vitest';
import { createQuestions } from '../../prisma/questions.ts';
import { createReferenceData } from '../../prisma/reference-data.ts';
import { narrative, personOf } from '../support/rulebook.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { storeCase, storeEntries } from '../support/stored.ts';
import { storyAt } from '../domain/story.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

const SIA = 'sia.northmarch';
test('REC-4: a product that went out stands in the audit with its recipient, in the transaction that records it', async () => {
  const story = storyAt('ownership');
  story.give(SIA, 'disseminate-product', {
    product: 'p1', to: 'children’s services', sanitised: true, handling: [], basis: narrative('Safeguarding.'), sioApproval: { by: 'sio.aldershire', at: story.now() },
  }); // prettier-ignore
  const { ref } = await storeEntries(database, story.entries);
  const { rows } = await database.pool.query('SELECT actor, action, object, recipients FROM consultation');
  expect(rows).toEqual([{ actor: SIA, action: 'disclose', object: `product:${ref}/p1`, recipients: ['children’s services'] }]);
});
test('the queue of operational reviews has what is asked for and not held, for the SIO, the SIA and the TOEX manager', async () => {
  const closed = storyAt('closed').on();
  const asked = { askedAt: closed.submittedAt, held: null };
  await storeCase(database, { ...closed, ref: 'TSK-NM-2026-90001-6', review: asked });
  await storeCase(database, { ...closed, ref: 'TSK-NM-2026-90002-4' });
  const questions = createQuestions(database, createReferenceData());
  const inQueue = async (id: string) =>
    (await questions.cases(personOf(id), { page: 1, pageSize: 10, queue: 'reviews-due' })).items.map(({ ref }) => ref);
  for (const id of ['sio.aldershire', SIA, 'toex-manager.northmarch', 'owner-lead.aldershire'])
    expect(await inQueue(id), id).toEqual(['TSK-NM-2026-90001-6']);
  for (const id of ['sia2.northmarch', 'sio.brackenshire', 'toex-manager.southvale']) expect(await inQueue(id), id).toEqual([]);
});

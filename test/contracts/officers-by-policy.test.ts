import { afterAll, beforeAll, expect, test } from 'vitest';
import { canonical } from '../../activities/digests.ts';
import { firstHash, hashOf } from '../../activities/record/chain.ts';
import { publish } from '../../prisma/publish.ts';
import { createQuestions } from '../../prisma/questions.ts';
import { createReferenceData } from '../../prisma/reference-data.ts';
import { OWNER, paper, SECRETARY } from '../api/escalated.ts';
import { give } from '../api/walk.ts';
import { directory, personOf, policies, policy } from '../support/rulebook.ts';
import { beforeSittings } from './before-sittings.ts';

const [NEW_SECRETARY, NEW_CHAIR] = ['secretary.southvale', 'chair.southvale'] as const;
let on: Awaited<ReturnType<typeof beforeSittings>>;
beforeAll(async () => {
  on = await beforeSittings();
});
afterAll(() => on.stop());

test('ESC-1, ESC-2: another secretary and another chair by policy have what waits for them in their queues', async () => {
  const [waiting, listed] = [await on.inOwnership(), await on.inOwnership()];
  for (const ref of [waiting, listed]) await give(on.gateway, ref, [OWNER, 'escalate', { paper }]);
  const meeting = await on.call('ordinary', 60);
  await give(on.gateway, listed, [SECRETARY, 'list-for-meeting', { meeting }]);
  const body = { ...policy.bodies['northmarch-ttcg']!, secretary: NEW_SECRETARY, chair: NEW_CHAIR };
  const other = { ...policy, version: 7, bodies: { ...policy.bodies, 'northmarch-ttcg': body } };
  await publish(on.database.pool, { directory, policy, policies: [...policies, other] }, { canonical, hashOf, firstHash });
  const adopted = await on.gateway.as('admin.national').post('/policy/commands/adopt-policy', { version: 7, from: '2026-11-20' });
  expect(adopted.status).toBe(200);
  const questions = createQuestions(on.database, createReferenceData());
  const inQueue = async (who: string, queue: string) =>
    (await questions.cases(personOf(who), { page: 1, pageSize: 10, queue })).items.map(({ ref }) => ref);
  await expect.poll(() => inQueue(NEW_SECRETARY, 'to-list')).toEqual([waiting]);
  await expect.poll(() => inQueue(NEW_CHAIR, 'to-decide')).toEqual([listed]);
  expect(await inQueue(SECRETARY, 'to-list')).toEqual([]);
});

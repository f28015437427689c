// A bid that follows an ended case, on a real PostgreSQL: both streams in one transaction, whoever else writes to the ended one.
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { hashOf } from '../../activities/record/chain.ts';
import { rebuild } from '../../prisma/rebuild.ts';
import type { Gateway } from '../api/gateway.ts';
import { bids } from '../api/samples.ts';
import { give } from '../api/walk.ts';
import { twoServices } from '../support/two-services.ts';

const rounds = 12;
const [SPOC, SIO, OFFICER] = ['spoc.aldershire', 'sio.aldershire', 'triage.northmarch'] as const;
const { database, gateway, other, rows, stop } = await twoServices();
afterAll(stop);

const linked = z.looseObject({ stage: z.string(), links: z.record(z.string(), z.looseObject({ relation: z.string() })).optional() });
const state = async (id: string) =>
  linked.parse(JSON.parse(String((await rows('SELECT state FROM stream WHERE id = $1', [id]))[0]?.['state'])));
const made = z.object({ ref: z.string(), entries: z.array(z.number()).optional() });
const withdrawn = async (): Promise<string> => {
  const ref = await gateway.submit(0);
  await give(gateway, ref, [SPOC, 'withdraw', { reason: 'No longer needed.' }]);
  return ref;
};
const follow = (by: Gateway, old: string, key?: string) => by.as(SPOC).post('/bids', { ...bids[0]?.bid, follows: old }, key);
const intact = async () => {
  expect((await gateway.as('auditor.national').post('/audit/verify', {})).body).toMatchObject({ ok: true });
  expect((await rebuild(database.pool, { hashOf, write: false })).differences).toEqual([]);
  expect(await rows('SELECT name, state FROM command WHERE attempts > 0')).toEqual([]);
};

describe('REO-1, REC-2: a bid and the case that it follows are written in one transaction', () => {
  it('both journals name the one command, and rebuilding comes to what stands', async () => {
    const old = await withdrawn();
    const { ref } = made.parse((await follow(gateway, old).expect(201)).body);
    const written = await rows(
      `SELECT stream, type, command, xmin::text FROM journal WHERE command = (SELECT id FROM command WHERE ref = $1 AND name = 'submit-bid') ORDER BY stream, seq`,
      [ref],
    );
    expect(written.map(({ stream, type }) => [stream, type])).toEqual([
      [old, 'linked@1'],
      [ref, 'bid-submitted@1'],
      [ref, 'linked@1'],
    ]);
    expect(new Set(written.map(({ xmin }) => xmin)).size).toBe(1);
    expect((await state(old)).links?.[ref]).toMatchObject({ relation: 'followed-by' });
    expect((await state(ref)).links?.[old]).toMatchObject({ relation: 'follows' });
    await intact();
  });
  it('the same key twice is one bid and one link (BID-7)', async () => {
    const old = await withdrawn();
    const [one, two] = await Promise.all([follow(gateway, old, 'once'), follow(other, old, 'once')]);
    expect(made.parse(one.body).ref).toBe(made.parse(two.body).ref);
    expect(Object.keys((await state(old)).links ?? {})).toHaveLength(1);
  });
  it('a bid that is refused leaves no number out and nothing on the other case', async () => {
    const old = await withdrawn();
    const before = await rows('SELECT * FROM reference_counter');
    const bad = { ...bids[0]?.bid, follows: old, sio: { userId: 'sia.northmarch' } };
    await gateway.as(SPOC).post('/bids', bad).expect(422);
    expect([await rows('SELECT * FROM reference_counter'), (await state(old)).links]).toEqual([before, undefined]);
  });
});

describe('REO-1: while others write to the ended case', () => {
  it(`appeal, links and other bids at once lose nothing in ${String(rounds)} rounds, and nobody waits in a circle`, async () => {
    for (let round = 0; round < rounds; round += 1) {
      const [old, third] = [await gateway.submit(0), await gateway.submit(0)];
      await give(gateway, old, [OFFICER, 'claim', {}]);
      await give(gateway, old, [OFFICER, 'propose-decline', { reasonCode: 'capacity', rationale: 'Full.', advice: 'Again.' }]);
      await give(gateway, old, ['gateway-manager.northmarch', 'approve-decline', { rationale: 'Agreed.' }]);
      const at = (by: Gateway, ref: string, [who, command, body]: readonly [string, string, object]) =>
        by.as(who).post(`/cases/${ref}/commands/${command}`, body);
      const answers = await Promise.all([
        follow(gateway, old),
        follow(other, old),
        at(other, old, [SIO, 'appeal', { grounds: 'There is room.' }]),
        at(gateway, third, [OFFICER, 'link', { other: old, relation: 'same-group', reason: 'One group.' }]),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([201, 201, 200, 200]);
      const { links } = await state(old);
      expect(
        Object.values(links ?? {})
          .map(({ relation }) => relation)
          .toSorted(),
      ).toEqual(['followed-by', 'followed-by', 'same-group']);
      for (const ref of Object.keys(links ?? {})) expect((await state(ref)).links).toHaveProperty(old);
    }
    await intact();
  });
  it('overturned at the same moment, the bid is refused or follows what was declined: never neither', async () => {
    const seen = new Set<number>();
    for (let round = 0; round < rounds; round += 1) {
      const old = await gateway.submit(0);
      await give(gateway, old, [OFFICER, 'claim', {}]);
      await give(gateway, old, [OFFICER, 'propose-decline', { reasonCode: 'capacity', rationale: 'Full.', advice: 'Again.' }]);
      await give(gateway, old, ['gateway-manager.northmarch', 'approve-decline', { rationale: 'Agreed.' }]);
      await give(gateway, old, [SPOC, 'appeal', { grounds: 'There is room.' }]);
      const overturn = () =>
        other
          .as('gateway-manager2.northmarch')
          .post(`/cases/${old}/commands/decide-appeal`, { outcome: 'overturn', rationale: 'There is.' });
      const [bid, overturned] =
        round % 2 === 0
          ? await Promise.all([follow(gateway, old), overturn()])
          : await Promise.all([overturn(), follow(gateway, old)]).then(([two, one]) => [one, two] as const);
      seen.add(bid.status);
      expect([201, 422]).toContain(bid.status);
      expect([overturned.status, (await state(old)).stage]).toEqual([200, 'triage-queue']);
      expect(Object.keys((await state(old)).links ?? {})).toHaveLength(bid.status === 201 ? 1 : 0);
    }
    expect(seen.size).toBeGreaterThan(0);
    await intact();
  });
});

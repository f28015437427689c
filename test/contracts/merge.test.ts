// Two cases that are merged, on a real PostgreSQL: one transaction over both, and one winner of every race.
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Gateway } from '../api/gateway.ts';
import { give } from '../api/walk.ts';
import { twoServices } from '../support/two-services.ts';

const rounds = 16;
const [OFFICER, MANAGER, SIO, SPOC] = ['triage.northmarch', 'gateway-manager.northmarch', 'sio.aldershire', 'spoc.aldershire'] as const;
const { gateway, other, rows, stop } = await twoServices();
afterAll(stop);

const stood = z.looseObject({
  stage: z.string(),
  owner: z.object({ agency: z.string(), user: z.string() }),
  merges: z.record(z.string(), z.looseObject({ status: z.string() })).optional(),
});
const listed = z.looseObject({ items: z.array(z.looseObject({ ref: z.string() })) });
const state = async (id: string) =>
  stood.parse(JSON.parse(String((await rows('SELECT state FROM stream WHERE id = $1', [id]))[0]?.['state'])));
/** One bid in triage that is proposed to go on in another; which of the two references comes first changes from round to round. */
const proposed = async (turned: boolean): Promise<readonly [string, string]> => {
  const [one, two] = [await gateway.submit(0), await gateway.submit(0)];
  const [from, into] = turned ? [two, one] : [one, two];
  await give(gateway, from, [OFFICER, 'claim', {}]);
  await give(gateway, from, [MANAGER, 'propose-merge', { into, reason: 'One group.' }]);
  return [from, into];
};
const at = (by: Gateway, ref: string, [who, command, body]: readonly [string, string, object]) =>
  by.as(who).post(`/cases/${ref}/commands/${command}`, body);
const wins = (answers: readonly { readonly status: number }[]): number => answers.filter(({ status }) => status === 200).length;
const owned = { agency: 'aldershire', user: SIO };
/** Locks are taken in the order of the references: nothing was tried twice because two transactions waited for each other. */
const neverInEachOthersWay = async () => {
  expect(await rows('SELECT name, state FROM command WHERE attempts > 0')).toEqual([]);
  expect((await gateway.as('auditor.national').post('/audit/verify', {})).body).toMatchObject({ ok: true });
};

describe('DUP-4: consent for one case and the withdrawal of either, at once', () => {
  it(`has one winner in each of ${String(rounds)} rounds, and both cases agree`, async () => {
    const seen = new Set<string>();
    for (let round = 0; round < rounds; round += 1) {
      const [from, into] = await proposed(round % 2 === 0);
      const said = { into, reason: 'Agreed.' };
      await give(gateway, from, [SIO, 'consent-merge', said]);
      const withdrawn = round % 4 < 2 ? into : from;
      const consent = () => at(gateway, into, [SIO, 'consent-merge', said]);
      const withdraw = () => at(other, withdrawn, [SPOC, 'withdraw', { reason: 'No longer needed.' }]);
      const answers = await Promise.all(round % 3 === 0 ? [withdraw(), consent()] : [consent(), withdraw()]);
      const [ended, goesOn] = [await state(from), await state(into)];
      const merged = ended.stage === 'merged';
      seen.add(`${merged ? 'merged' : 'withdrawn'} ${withdrawn === from ? 'from' : 'into'}`);
      // Merged, the one that ended is withdrawn no more; the one that goes on still may be.
      expect(wins(answers)).toBe(merged && withdrawn === into ? 2 : 1);
      expect([ended.merges?.[into]?.status, goesOn.merges?.[from]?.status]).toEqual(merged ? ['merged', 'merged'] : [undefined, undefined]);
      if (!merged) expect(withdrawn === from ? ended.stage : goesOn.stage).toBe('withdrawn');
      if (!merged && withdrawn === into) expect(ended.stage).toBe('in-triage');
      expect([ended.owner, goesOn.owner]).toEqual([owned, owned]);
    }
    expect(seen.size).toBeGreaterThanOrEqual(2);
    await neverInEachOthersWay();
  });
});

describe('DUP-4: both consents at once', () => {
  it(`merge once in each of ${String(rounds)} rounds, in one transaction over both (REC-4: a merge is logged on both)`, async () => {
    for (let round = 0; round < rounds; round += 1) {
      const [from, into] = await proposed(round % 2 === 0);
      const said = { into, reason: 'Agreed.' };
      const answers = await Promise.all([at(gateway, from, [SIO, 'consent-merge', said]), at(other, into, [SIO, 'consent-merge', said])]);
      expect(wins(answers)).toBe(2);
      expect([(await state(from)).stage, (await state(into)).stage]).toEqual(['merged', 'triage-queue']);
      const written = await rows(`SELECT stream, xmin::text AS tx FROM journal WHERE type = 'merged@1' AND stream = ANY($1)`, [
        [from, into],
      ]);
      expect(written).toHaveLength(2);
      // DUP-3: the list leads on from the old reference.
      const listing: unknown = (await gateway.as(SIO).get('/cases?stage=merged&pageSize=100').expect(200)).body;
      expect(listed.parse(listing).items.find(({ ref }) => ref === from)).toMatchObject({ mergedInto: into });
      expect(new Set(written.map(({ tx }) => tx)).size).toBe(1);
    }
    await neverInEachOthersWay();
  });
  it('a consent and a refusal have one outcome', async () => {
    for (let round = 0; round < 8; round += 1) {
      const [from, into] = await proposed(round % 2 === 0);
      const said = { into, reason: 'Said.' };
      await give(gateway, from, [SIO, 'consent-merge', said]);
      await Promise.all([at(gateway, into, [SIO, 'consent-merge', said]), at(other, from, [SIO, 'refuse-merge', said])]);
      const [ended, goesOn] = [await state(from), await state(into)];
      expect(['merged', 'in-triage']).toContain(ended.stage);
      expect(goesOn.merges?.[from]?.status).toBe(ended.stage === 'merged' ? 'merged' : undefined);
    }
    await neverInEachOthersWay();
  });
});

describe('VAL-5: the same event logged on two linked cases at once', () => {
  it('counts once', async () => {
    const { walkTo } = await import('../api/walk.ts');
    const { value } = await import('../api/examples.ts');
    const [one, two] = [await gateway.submit(0), await gateway.submit(0)];
    await give(gateway, one, [OFFICER, 'link', { other: two, relation: 'same-group', reason: 'One group.' }]);
    for (const ref of [one, two]) await walkTo(gateway, ref, 'development');
    for (let round = 0; round < 8; round += 1) {
      const logged = { value: { ...value, dateOfEvent: '2026-11-20', evidenceRef: `E${String(round)}` } };
      const answers = await Promise.all([at(gateway, one, [SIO, 'log-value', logged]), at(other, two, [SIO, 'log-value', logged])]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    }
    await neverInEachOthersWay();
  });
});

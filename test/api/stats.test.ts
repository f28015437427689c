import { beforeAll, describe, expect, it } from 'vitest';
import { instant } from '../domain/calendars.ts';
import { gatewayOf } from './gateway.ts';
import { assessment } from './examples.ts';
import { give } from './walk.ts';

const gateway = gatewayOf();
const [officer, toex, southvale] = ['triage.northmarch', 'toex-manager.northmarch', 'gateway-manager.southvale'];
const at = (now: string): void => {
  gateway.world.now = instant(now);
};
const figure = async (who: string, id: string, query = '') =>
  (await gateway.as(who).get(`/stats/${id}${query}`).expect(200)).body as {
    readonly counted: object;
    readonly rows: readonly Record<string, unknown>[];
  };
const period = '?from=2026-11-16&to=2026-11-29';

// Two bids of one force, by hand. The first: an hour in the queue, two hours with the officer, a working day at TOEX, then it waits for
// capacity. The second: claimed after half an hour, returned to the force after one hour; the force has it for four hours and still has it.
let refs: readonly string[];
beforeAll(async () => {
  at('2026-11-20T09:00:00Z');
  const first = await gateway.submit(0);
  at('2026-11-20T10:00:00Z');
  await give(gateway, first, [officer, 'claim', {}]);
  at('2026-11-20T12:00:00Z');
  await give(gateway, first, [officer, 'recommend', { assessment }]);
  at('2026-11-23T12:00:00Z');
  await give(gateway, first, [toex, 'accept', { rationale: 'It fits.' }]);
  at('2026-11-24T09:00:00Z');
  const second = await gateway.submit(0);
  at('2026-11-24T09:30:00Z');
  await give(gateway, second, [officer, 'claim', {}]);
  at('2026-11-24T10:30:00Z');
  await give(gateway, second, [officer, 'return-for-information', { questions: [{ text: 'Which towns?' }] }]);
  at('2026-11-24T14:30:00Z');
  refs = [first, second];
});

describe('the figures of two bids, by hand', () => {
  it('CLK-2: where time went, in working minutes: the force’s time is the force’s', async () => {
    const { rows, counted } = await figure(toex, 'time-spent', period);
    expect(counted).toEqual({ cases: 2, live: 2, withheld: 0 });
    const line = (stage: string) => rows.find((row) => row['stage'] === stage);
    const none = { force: 0, gateway: 0, toex: 0, body: 0, held: 0 };
    expect(line('triage-queue')).toEqual({ ...none, stage: 'triage-queue', gateway: 90, all: 90 });
    expect(line('in-triage')).toEqual({ ...none, stage: 'in-triage', gateway: 180, all: 180 });
    expect(line('returned')).toEqual({ ...none, stage: 'returned', force: 240, all: 240 });
    expect(line('consideration')).toEqual({ ...none, stage: 'consideration', toex: 480, all: 480 });
    // From Monday 12:00 until Tuesday 14:30, and it goes on.
    expect(line('awaiting-capacity')).toEqual({ ...none, stage: 'awaiting-capacity', toex: 630, all: 630 });
    expect(line('whole')).toEqual({ ...none, stage: 'whole', gateway: 270, force: 240, toex: 1110, all: 1620 });
  });
  it('lead times of what has left a stage: the half took no longer than p50, nineteen twentieths no longer than p95', async () => {
    const { rows } = await figure(toex, 'lead-times', period);
    const line = (stage: string) => rows.find((row) => row['stage'] === stage && row['party'] === 'all');
    expect(line('triage-queue')).toMatchObject({ n: 2, p50: 30, p80: 60, p95: 60 });
    expect(line('in-triage')).toMatchObject({ n: 2, p50: 60, p80: 120, p95: 120 });
    expect(line('consideration')).toMatchObject({ n: 1, p50: 480, p80: 480, p95: 480 });
    expect(['returned', 'awaiting-capacity', 'whole'].map(line)).toEqual([undefined, undefined, undefined]);
  });
  it('throughput: what came in by week, and how many were live as the week ended', async () => {
    const { rows } = await figure(toex, 'throughput', period);
    expect(rows.map(({ week, in: came, out, live }) => [week, came, out, live])).toEqual([
      ['2026-11-16', 1, 0, 1],
      ['2026-11-23', 1, 0, 2],
    ]);
  });
  it('ageing: each live case by the share of its clock that is used', async () => {
    const { rows } = await figure(toex, 'ageing');
    expect(rows.map((row) => [row['stage'], row['live']])).toEqual([
      ['returned', 1],
      ['awaiting-capacity', 1],
    ]);
    for (const row of rows)
      expect(['from0', 'from25', 'from50', 'from75', 'from100', 'from150', 'from200'].reduce((sum, id) => sum + Number(row[id]), 0)).toBe(
        1,
      );
  });
  it('workload and capacity: what each person has in hand, and who has room', async () => {
    const { rows } = await figure('gateway-manager.northmarch', 'workload');
    expect(rows.find((row) => row['person'] === officer)).toMatchObject({ cases: 1, pen: 0, asked: 0 });
    expect((await figure(officer, 'workload')).rows.map((row) => row['person'])).toEqual([officer]);
    expect((await figure(toex, 'capacity')).rows.find((row) => row['person'] === 'sia.northmarch')).toMatchObject({ cases: 0, room: 6 });
  });
  it('ALL-3: an allocation stands with its reasons, and only for whoever allocates', async () => {
    const offers = (await gateway.as(toex).get(`/cases/${refs[0] ?? ''}/commands`)).body as {
      command: string;
      candidates?: { user: string }[];
    }[];
    const [proposed] = offers.find(({ command }) => command === 'allocate')?.candidates ?? [];
    const sia = proposed?.user === 'sia.northmarch' ? 'sia2.northmarch' : 'sia.northmarch';
    await give(gateway, refs[0] ?? '', [toex, 'allocate', { sia, overrideReason: 'Knows the towns.' }]);
    const { rows } = await figure(toex, 'allocations', period);
    expect(rows).toMatchObject([{ ref: refs[0], by: toex, sia, proposed: proposed?.user, otherwise: 'Knows the towns.', from: null }]);
    expect(rows[0]?.['candidates']).toContain('cases held');
    const refused = await gateway.as(officer).get('/stats/allocations').expect(403);
    expect(refused.body).toMatchObject({ code: 'figures-elsewhere', rule: 'ACC-1' });
  });
  it('ACC-2: another region counts nothing of it, a filter counts what it names, and whoever asks is logged', async () => {
    expect((await figure(southvale, 'time-spent', period)).counted).toEqual({ cases: 0, live: 0, withheld: 0 });
    expect((await figure(toex, 'ageing', '?agency=brackenshire')).rows).toEqual([]);
    expect(gateway.world.consulted.some(({ actor, object }) => actor === southvale && object.startsWith('stats/time-spent?from='))).toBe(
      true,
    );
  });
  it('faults of the days are all said; what is of now has no days to ask for', async () => {
    for (const query of ['?from=2026-11-20&to=2026-11-01', '?from=2020-01-01&to=2026-11-01', '?from=yesterday', '?nonsense=1'])
      await gateway.as(toex).get(`/stats/throughput${query}`).expect(422);
    await gateway.as(toex).get('/stats/ageing?from=2026-11-01').expect(422);
  });
});

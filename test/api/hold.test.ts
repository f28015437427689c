import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { gatewayOf } from './gateway.ts';
import { asPromised } from './promised.ts';
import { give, walkTo } from './walk.ts';

const gateway = gatewayOf();
const [TOEX, SIO] = ['toex-manager.northmarch', 'sio.aldershire'] as const;
const hold = { reasonCode: 'court', reviewBy: '2026-12-11', reason: 'The trial begins.' };
const asked = { ...hold, sioRequest: { by: SIO, at: '2026-11-20T09:30:00+01:00' } };
const caseIn = async (stage: string): Promise<string> => {
  const ref = await gateway.submit();
  await walkTo(gateway, ref, stage);
  return ref;
};
const see = async (ref: string) =>
  z
    .looseObject({
      version: z.number(),
      stage: z.string(),
      sia: z.string().optional(),
      hold: z.record(z.string(), z.string()).optional(),
      pen: z.looseObject({ dueAt: z.string(), overdue: z.boolean() }),
      age: z.object({ total: z.number(), byParty: z.record(z.string(), z.number()) }),
    })
    .parse((await gateway.as(SIO).get(`/cases/${ref}`).expect(200)).body);

describe('CLK-3: a hold over HTTP', () => {
  it('is shown on the case and in lists, with the review as what it is due by; resumed, everything is as it was', async () => {
    const ref = await caseIn('terms');
    const before = await see(ref);
    await give(gateway, ref, [TOEX, 'hold', asked]);
    const held = await see(ref);
    expect(held).toMatchObject({ stage: 'terms', pen: { dueAt: '2026-12-11T17:00:00.000Z', overdue: false } });
    expect(held.hold).toEqual({ reasonCode: 'court', by: TOEX, since: '2026-11-20T09:00:00.000Z', reviewBy: '2026-12-11' });
    expect(held.version).toBeGreaterThan(before.version);
    await asPromised(gateway, ref, SIO);
    await asPromised(gateway, ref, TOEX);
    const body: unknown = (await gateway.as(SIO).get('/cases').expect(200)).body;
    expect(body).toMatchObject({ items: expect.arrayContaining([expect.objectContaining({ ref, onHold: true })]) as unknown });
    await give(gateway, ref, [SIO, 'resume', { reason: 'It is over.' }]);
    const after = await see(ref);
    expect(after.hold).toBeUndefined();
    expect(after.pen).toEqual(before.pen);
  });
  it('every other command is 409 with who can resume; notes go on', async () => {
    const ref = await caseIn('terms');
    const sia = (await see(ref)).sia ?? '';
    await give(gateway, ref, [TOEX, 'hold', hold]);
    const refused: unknown = (
      await gateway
        .as(sia)
        .post(`/cases/${ref}/commands/record-first-contact`, { at: '2026-11-20T08:00:00Z', sioConfirmed: true, note: 'By telephone.' })
        .expect(409)
    ).body;
    expect(refused).toMatchObject({ code: 'on-hold', rule: 'CLK-3', detail: expect.stringContaining('Have it resumed first') as string });
    await give(gateway, ref, [sia, 'note', { text: 'Still waiting.' }]);
    const offers: unknown = (await gateway.as(TOEX).get(`/cases/${ref}/commands`).expect(200)).body;
    const allowed = z
      .array(z.object({ command: z.string(), allowed: z.boolean() }))
      .parse(offers)
      .filter(({ allowed: yes }) => yes);
    expect(allowed.map(({ command }) => command).toSorted()).toEqual([
      ...['ask', 'flag-urgent', 'note', 'override-priority', 'reallocate', 'report-sio-unavailable', 'resume', 'review-hold'],
    ]);
  });
  it('403 for the wrong person, 409 where nothing is held, 422 for its fields, all at once', async () => {
    const ref = await caseIn('terms');
    await gateway.as(SIO).post(`/cases/${ref}/commands/hold`, hold).expect(403);
    await gateway.as('gateway-manager.northmarch').post(`/cases/${ref}/commands/hold`, hold).expect(403);
    const idle: unknown = (await gateway.as(TOEX).post(`/cases/${ref}/commands/resume`, { reason: 'x' }).expect(409)).body;
    expect(idle).toMatchObject({ code: 'not-on-hold', rule: 'CLK-3' });
    const wrong = { reasonCode: 'boredom', reviewBy: '2030-01-01', reason: '' };
    const fields: unknown = (await gateway.as(TOEX).post(`/cases/${ref}/commands/hold`, wrong).expect(422)).body;
    expect(fields).toMatchObject({
      fields: expect.arrayContaining([
        expect.objectContaining({ path: 'reasonCode' }),
        expect.objectContaining({ path: 'reviewBy', rule: 'CLK-3' }),
        expect.objectContaining({ path: 'reason' }),
      ]) as unknown,
    });
    const { reviewBy, ...without } = hold;
    expect(reviewBy).toBeDefined();
    await gateway.as(TOEX).post(`/cases/${ref}/commands/hold`, without).expect(422);
  });
  it('time tells of nothing but the review while it is held, and never ends it', async () => {
    const own = gatewayOf();
    const ref = await own.submit();
    await walkTo(own, ref, 'terms');
    await give(own, ref, [TOEX, 'hold', hold]);
    const tolds = () =>
      own.world.cases
        .get(ref)
        ?.rows.filter(({ entry }) => entry.actor === 'system')
        .map(({ entry }) => entry.about);
    for (const advance of ['10wd', '10wd', '20wd']) await own.as(TOEX).post('/demo/clock', { advance }).expect(200);
    expect(tolds()).toEqual([
      { clock: 'hold-review', rung: 'due', to: [TOEX] },
      { clock: 'hold-review', rung: '125%', to: ['super.toex-northmarch'] },
    ]);
    expect(own.world.cases.get(ref)?.state.hold).not.toBeNull();
  });
  it('the holder’s manager, who has no role on the case, opens it while it is held', async () => {
    const ref = await caseIn('terms');
    await gateway.as('super.toex-northmarch').get(`/cases/${ref}`).expect(404);
    await give(gateway, ref, [TOEX, 'hold', hold]);
    await give(gateway, ref, ['super.toex-northmarch', 'resume', { reason: 'Enough.' }]);
    await gateway.as('super.toex-northmarch').get(`/cases/${ref}`).expect(404);
  });
});

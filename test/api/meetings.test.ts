import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { gatewayOf, type Gateway } from './gateway.ts';
import { callMeeting, ordinary } from './meeting.ts';

const [CHAIR, SECRETARY] = ['chair.northmarch', 'secretary.northmarch'];
const of = z.looseObject({ id: z.string(), version: z.number().optional() });
const give = (gateway: Gateway, id: string, [who, command, body]: readonly [string, string, object]) =>
  gateway.as(who).post(`/meetings/${id}/commands/${command}`, body);
const minuted: readonly (readonly [string, string, object])[] = [
  [SECRETARY, 'close-papers', {}],
  [CHAIR, 'start', {}],
  [SECRETARY, 'record-attendance', { present: [CHAIR, SECRETARY], apologies: ['chair2.northmarch'] }],
  [SECRETARY, 'add-action', { text: 'Brief the schools.', owner: 'triage.northmarch', due: '2027-01-10' }],
  [CHAIR, 'approve-minutes', {}],
  ['triage.northmarch', 'update-action', { action: 'a1', text: 'Half done.' }],
  ['triage.northmarch', 'complete-action', { action: 'a1', text: 'All schools are briefed.' }],
];

describe('POST /meetings: a sitting on its way over HTTP', () => {
  it('is called once for one key, with its papers deadline and a Location', async () => {
    const gateway = gatewayOf();
    const first = await gateway.as(SECRETARY).post('/meetings', ordinary, 'k-1').expect(201);
    expect(first.body).toEqual({ id: 'northmarch-ttcg-2026-01', papersDueAt: '2026-12-08T17:00:00.000Z', status: 'open' });
    expect(first.headers['location']).toBe('/api/v1/meetings/northmarch-ttcg-2026-01');
    const again = await gateway.as(SECRETARY).post('/meetings', ordinary, 'k-1').expect(201);
    expect(again.body).toEqual(first.body);
    expect(again.headers['idempotent-replay']).toBe('true');
    expect((await gateway.as(SECRETARY).get('/meetings').expect(200)).body).toMatchObject({
      items: [{ id: 'northmarch-ttcg-2026-01', status: 'open' }],
    });
  });
  it('goes from call to minutes, and shows what was said', async () => {
    const gateway = gatewayOf();
    const id = await callMeeting(gateway);
    for (const step of minuted) {
      const answer = await give(gateway, id, step);
      expect([step[1], answer.status, of.parse(answer.body).id]).toEqual([step[1], 200, id]);
    }
    const shown = await gateway.as(CHAIR).get(`/meetings/${id}`).expect(200);
    expect(shown.body).toMatchObject({
      id,
      body: 'northmarch-ttcg',
      kind: 'ordinary',
      status: 'minuted',
      startedBy: CHAIR,
      attendance: [
        { user: CHAIR, status: 'present' },
        { user: SECRETARY, status: 'present' },
        { user: 'chair2.northmarch', status: 'apologies' },
      ],
      actions: [
        {
          id: 'a1',
          text: 'Brief the schools.',
          status: 'complete',
          updates: [{ text: 'Half done.' }, { text: 'All schools are briefed.' }],
        },
      ],
    });
    expect(shown.headers['etag']).toBe(`"${String(of.parse(shown.body).version)}"`);
  });
  it('is absent for whom it does not open, whatever is asked of it', async () => {
    const gateway = gatewayOf();
    const id = await callMeeting(gateway);
    for (const who of ['sio.aldershire', 'chair.southvale', 'triage.northmarch']) {
      expect((await gateway.as(who).get(`/meetings/${id}`)).status).toBe(404);
      expect((await gateway.as(who).post(`/meetings/${id}`, {})).status).toBe(404);
      expect((await give(gateway, id, [who, 'start', {}])).status).toBe(404);
      expect((await gateway.as(who).get('/meetings').expect(200)).body).toEqual({ items: [] });
    }
    expect((await gateway.as(SECRETARY).get('/meetings?body=southvale-ttcg').expect(200)).body).toEqual({ items: [] });
    expect((await gateway.as(SECRETARY).get('/meetings/northmarch-ttcg-2026-99')).status).toBe(404);
  });
  it('refuses the wrong person, an old version, wrong fields and the wrong moment, each in its turn', async () => {
    const gateway = gatewayOf();
    const id = await callMeeting(gateway);
    expect((await give(gateway, id, [SECRETARY, 'start', { extra: 1 }])).body).toMatchObject({
      status: 403,
      code: 'wrong-person',
      rule: 'ESC-2',
    });
    await give(gateway, id, [SECRETARY, 'record-attendance', { present: [CHAIR], apologies: [] }]).expect(200);
    expect((await give(gateway, id, [SECRETARY, 'close-papers', {}]).set('If-Match', '"1"')).status).toBe(412);
    expect((await give(gateway, id, [SECRETARY, 'postpone', { to: 'soon' }])).body).toMatchObject({
      status: 422,
      fields: [{ path: 'to' }, { path: 'reason' }],
    });
    expect((await give(gateway, id, [CHAIR, 'approve-minutes', {}])).body).toMatchObject({ status: 409, code: 'wrong-status' });
    expect((await gateway.as(CHAIR).post('/meetings', ordinary)).body).toMatchObject({ status: 403, rule: 'ESC-1' });
    expect((await gateway.as(SECRETARY).post('/meetings', { ...ordinary, body: 'nowhere' })).body).toMatchObject({
      status: 422,
      fields: [{ path: 'body' }],
    });
  });
});

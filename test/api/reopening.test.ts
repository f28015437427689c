import { beforeEach, describe, expect, it } from 'vitest';
import { siteOn } from '../web/house.ts';
import { visitorOf } from '../web/visitor.ts';
import { gatewayOf, type MemoryGateway } from './gateway.ts';
import { give, walkTo } from './walk.ts';

const SPOC = 'spoc.aldershire';
let gateway: MemoryGateway;
let ref: string;
beforeEach(async () => {
  gateway = gatewayOf();
  ref = await gateway.submit(0);
  await walkTo(gateway, ref, 'closed');
});
const shown = async (): Promise<unknown> => (await gateway.as('sio.aldershire').get(`/cases/${ref}`).expect(200)).body;
const given = { newIntelligence: 'A second address.', tasking: { meetingDate: '2026-11-18', decisionRef: 'ALD-TTCG-26-130' } };

describe('REO-1: a case is reopened over HTTP and on pages', () => {
  it('by the example of the contract; the old round is read under `rounds`', async () => {
    await give(gateway, ref, [SPOC, 'reopen', given]);
    expect(await shown()).toMatchObject({
      stage: 'triage-queue',
      round: 2,
      live: true,
      products: [],
      team: [],
      age: { total: 0 },
      reopened: { by: SPOC, newIntelligence: 'A second address.' },
      rounds: [
        {
          round: 1,
          terms: [{ version: 1, status: 'agreed' }],
          products: [{ id: 'p1', status: 'accepted' }],
          reassessments: [{ version: 1 }],
        },
      ],
      value: [{ id: 'v1' }],
    });
    const refused: unknown = (await gateway.as(SPOC).post(`/cases/${ref}/commands/reopen`, given).expect(409)).body;
    expect(refused).toMatchObject({ code: 'wrong-stage', rule: 'REO-1' });
  });
  it('walks to its end again', async () => {
    await give(gateway, ref, [SPOC, 'reopen', given]);
    for (const [who, command, body] of [
      ['triage.northmarch', 'claim', {}],
      ['triage.northmarch', 'release', {}],
      [SPOC, 'withdraw', { reason: 'Not after all.' }],
    ] as const)
      await give(gateway, ref, [who, command, body]);
    expect(await shown()).toMatchObject({ stage: 'withdrawn', round: 2, rounds: [{ round: 1 }] });
  });
  it('from its page, with the effect said before; the round that is over has a page', async () => {
    const spoc = await visitorOf({ site: await siteOn(gateway.ports) }, SPOC);
    expect((await spoc.get(`/cases/${ref}/do/reopen`)).text).toContain('A new round begins');
    const form = {
      newIntelligence: 'A second address.',
      'tasking.meetingDate.day': '18',
      'tasking.meetingDate.month': '11',
      'tasking.meetingDate.year': '2026',
      'tasking.decisionRef': 'ALD-TTCG-26-130',
      'tasking.controlStrategyPriority': 'Exploitation',
    };
    const answer = await spoc.post(`/cases/${ref}/do/reopen`, form);
    expect([answer.status, answer.to]).toEqual([303, `/cases/${ref}`]);
    const page = await spoc.get(`/cases/${ref}/rounds`);
    expect(page.status).toBe(200);
    for (const words of ['A second address.', 'Agreed terms, version 1', 'Product p1', 'Background.']) expect(page.text).toContain(words);
    expect((await spoc.get(`/cases/${ref}/history`)).text).toContain('round 2 begins');
  });
});

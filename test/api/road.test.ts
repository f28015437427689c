import { describe, expect, it } from 'vitest';
import { gatewayOf } from './gateway.ts';
import { asPromised } from './promised.ts';
import { bids } from './samples.ts';
import { give, look, walkTo } from './walk.ts';

describe('the straight road, over HTTP', () => {
  it.each(bids.map(({ bid }, index) => [index, String(bid['operationName'])] as const))(
    'bid %i (%s) goes from the form to closed',
    async (index) => {
      const gateway = gatewayOf();
      const ref = await gateway.submit(index);
      await walkTo(gateway, ref, 'closed');
      const sio = gateway.world.cases.get(ref)!.state.owner.user;
      expect(await look(gateway, ref, sio)).toMatchObject({ stage: 'closed', live: false, step: 'closure' });
      const body: unknown = (await gateway.as('auditor.national').post('/audit/verify', {}).expect(200)).body;
      expect(body).toMatchObject({ ok: true });
    },
  );

  it('answers at every stage are as the document promises', async () => {
    const gateway = gatewayOf();
    const ref = await gateway.submit();
    for (const stage of [
      'triage-queue',
      'in-triage',
      'consideration',
      'awaiting-capacity',
      'terms',
      'development',
      'product-review',
      'acceptance',
      'reassessment',
      'ownership',
      'closing',
      'closed',
    ]) {
      await walkTo(gateway, ref, stage);
      await asPromised(gateway, ref, 'sio.aldershire');
    }
  });

  it('a decline takes two people and names its reason', async () => {
    const gateway = gatewayOf();
    const ref = await gateway.submit();
    await walkTo(gateway, ref, 'in-triage');
    await give(gateway, ref, [
      'triage.northmarch',
      'propose-decline',
      { reasonCode: 'below-threshold', rationale: 'Too little.', advice: 'Ask again.' },
    ]);
    await asPromised(gateway, ref, 'spoc.aldershire');
    await give(gateway, ref, ['gateway-manager.northmarch', 'approve-decline', { rationale: 'Agreed.' }]);
    expect(await look(gateway, ref, 'spoc.aldershire')).toMatchObject({
      stage: 'declined',
      step: 'triage',
      decline: { advice: 'Ask again.' },
    });
  });

  it('terms are compared clause by clause', async () => {
    const gateway = gatewayOf();
    const ref = await gateway.submit();
    await walkTo(gateway, ref, 'terms');
    const { terms } = await import('./examples.ts');
    const sia = gateway.world.cases.get(ref)!.state.sia!;
    await give(gateway, ref, [sia, 'propose-terms', { basedOn: null, terms }]);
    await give(gateway, ref, ['sio.aldershire', 'propose-terms', { basedOn: 1, terms: { ...terms, purpose: 'Another.', area: 'Wexham' } }]);
    const body: unknown = (await gateway.as('sio.aldershire').get(`/cases/${ref}/terms/diff?from=1&to=2`).expect(200)).body;
    expect(body).toEqual({
      from: 1,
      to: 2,
      clauses: [
        { clause: 'purpose', change: 'changed', before: 'Purpose.', after: 'Another.' },
        { clause: 'area', change: 'changed', before: 'Northmarch', after: 'Wexham' },
      ],
    });
    await gateway.as('sio.aldershire').get(`/cases/${ref}/terms/2`).expect(200);
    for (const path of ['terms/3', 'terms/x', 'terms/__proto__', 'terms/diff?from=1&to=9'])
      await gateway.as('sio.aldershire').get(`/cases/${ref}/${path}`).expect(404);
    await gateway.as('sio.aldershire').get(`/cases/${ref}/terms/diff?from=one`).expect(422);
  });
});

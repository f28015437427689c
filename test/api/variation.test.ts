import { z } from 'zod';
import { describe, expect, it } from 'vitest';
import { terms } from './examples.ts';
import { gatewayOf } from './gateway.ts';
import { asPromised } from './promised.ts';
import { give, look, walkTo } from './walk.ts';

const [SIO, SIO2] = ['sio.aldershire', 'sio2.aldershire'] as const;
const versions = z.object({ items: z.array(z.looseObject({ version: z.number(), status: z.string(), digest: z.string() })) });
const products = [...terms.products, { ...terms.products[0], id: 'p2', title: 'Timeline' }];
const at = async (stage: string) => {
  const gateway = gatewayOf();
  const ref = await gateway.submit();
  await walkTo(gateway, ref, stage);
  const { sia = '' } = await look(gateway, ref, SIO);
  const listed = async (who: string) => versions.parse((await gateway.as(who).get(`/cases/${ref}/terms`).expect(200)).body).items;
  return { gateway, ref, sia, listed };
};

describe('TOR-6: a variation over HTTP', () => {
  it('is proposed, compared, and agreed by its digest; the case shows what is on the table, then what is in force', async () => {
    const { gateway, ref, sia, listed } = await at('development');
    await give(gateway, ref, [sia, 'propose-terms', { basedOn: 1, terms: { ...terms, products } }]);
    await asPromised(gateway, ref, SIO);
    expect((await listed(SIO)).map(({ status }) => status)).toEqual(['agreed', 'offered']);
    expect((await look(gateway, ref, SIO)).terms).toMatchObject({ version: 2, status: 'offered' });
    const diff: unknown = (await gateway.as(SIO).get(`/cases/${ref}/terms/diff?from=1&to=2`).expect(200)).body;
    expect(diff).toMatchObject({ from: 1, to: 2, clauses: [{ clause: 'products', change: 'changed' }] });
    await give(gateway, ref, [SIO, 'sign-terms', { version: 2, digest: (await listed(SIO))[1]?.digest }]);
    expect((await listed(sia)).map(({ status }) => status)).toEqual(['superseded', 'agreed']);
    expect(await look(gateway, ref, SIO)).toMatchObject({ stage: 'development', products: [{ id: 'p1' }, { id: 'p2', status: 'owed' }] });
    await asPromised(gateway, ref, sia);
  });
  it('withdrawn, the case shows the version in force again', async () => {
    const { gateway, ref, sia } = await at('development');
    await give(gateway, ref, [SIO, 'propose-terms', { basedOn: 1, terms: { ...terms, products } }]);
    const refused = await gateway.as(sia).post(`/cases/${ref}/commands/withdraw-terms`, { reason: 'Not mine.' });
    expect([refused.status, refused.body]).toMatchObject([403, { rule: 'TOR-6' }]);
    await give(gateway, ref, [SIO, 'withdraw-terms', { reason: 'Overtaken.' }]);
    expect((await look(gateway, ref, SIO)).terms).toMatchObject({ version: 1, status: 'agreed' });
    await asPromised(gateway, ref, sia);
  });
});

describe('OWN-7: a handover over HTTP', () => {
  it('the successor reads the case, gives the digest of the terms in force, and is SIO and owner from then on', async () => {
    const { gateway, ref, sia, listed } = await at('development');
    await give(gateway, ref, [SIO, 'propose-handover', { to: SIO2, reason: 'Posted elsewhere.' }]);
    expect(await look(gateway, ref, SIO2)).toMatchObject({
      owner: { user: SIO },
      handover: { to: SIO2, by: SIO, reason: 'Posted elsewhere.' },
    });
    await asPromised(gateway, ref, SIO2);
    const missing = await gateway.as(SIO2).post(`/cases/${ref}/commands/accept-handover`, {});
    expect([missing.status, missing.body]).toMatchObject([422, { rule: 'TOR-8', fields: [{ path: 'termsDigest' }] }]);
    const wrong = await gateway.as(SIO2).post(`/cases/${ref}/commands/accept-handover`, { termsDigest: 'f'.repeat(64) });
    expect([wrong.status, wrong.body]).toMatchObject([409, { code: 'digest-differs', rule: 'TOR-8' }]);
    const stranger = await gateway.as(sia).post(`/cases/${ref}/commands/accept-handover`, {});
    expect(stranger.status).toBe(403);
    await give(gateway, ref, [SIO2, 'accept-handover', { termsDigest: (await listed(SIO2))[0]?.digest }]);
    expect(await look(gateway, ref, SIO)).toMatchObject({
      owner: { agency: 'aldershire', user: SIO2 },
      sio: { user: SIO2 },
      ownershipHistory: [{ user: SIO }, { user: SIO2, by: 'accept-handover' }],
    });
    await asPromised(gateway, ref, SIO2);
    expect((await gateway.as(SIO2).post(`/cases/${ref}/commands/accept-handover`, {})).body).toMatchObject({ code: 'no-handover' });
  });
  it('ACC-4: whoever is named reads a restricted case; whoever is named no more does not', async () => {
    const gateway = gatewayOf();
    const ref = await gateway.submit(1);
    const { owner, restricted } = gateway.world.cases.get(ref)!.state;
    expect(restricted).toBe(true);
    const other = Object.values(gateway.world.directory.people).find(
      ({ id, organisation, roles }) =>
        organisation === owner.agency && id !== owner.user && !roles.includes('spoc') && !roles.includes('owner-lead'),
    )!.id;
    const opens = async () => (await gateway.as(other).get(`/cases/${ref}`)).body as { stub?: boolean };
    const before = await opens();
    await give(gateway, ref, [owner.user, 'propose-handover', { to: other, reason: 'On leave.' }]);
    expect((await opens()).stub).toBeUndefined();
    await give(gateway, ref, [other, 'refuse-handover', { reason: 'Not me.' }]);
    expect((await opens()).stub).toBe(before.stub);
  });
});

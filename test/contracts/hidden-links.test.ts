import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ofAgency } from '../api/samples.ts';
import { gatewayOn, type Gateway } from '../api/gateway.ts';
import { give } from '../api/walk.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { postgresPorts } from '../support/postgres-ports.ts';
import { siteOn } from '../web/house.ts';
import { visitorOf } from '../web/visitor.ts';

let database: TestDatabase;
let gateway: Gateway;
beforeAll(async () => {
  database = await startDatabase();
  gateway = gatewayOn(postgresPorts(database), { limit: { points: 1_000_000, seconds: 1 } });
});
afterAll(() => database.stop());

const historyOf = async (who: string, ref: string) => {
  const { status, text } = await (await visitorOf({ site: await siteOn(gateway.ports) }, who)).get(`/cases/${ref}/history`);
  expect(status).toBe(200);
  return text;
};

describe('DUP-2, ACC-3: whom an entry is withheld from reads on the page of its history of no notice that tells of it', () => {
  it('a link to a case of another force, proposed, confirmed and taken back', async () => {
    const [here, there] = [await gateway.submit(ofAgency('aldershire')), await gateway.submit(ofAgency('dunmere'))];
    await give(gateway, here, ['triage.northmarch', 'link', { other: there, relation: 'same-group', reason: 'Spoken to them.' }]);
    await give(gateway, there, ['triage.southvale', 'confirm-link', { other: here, reason: 'Agreed.' }]);
    await give(gateway, here, ['triage.northmarch', 'unlink', { other: there, reason: 'Another group.' }]);
    const told = (await gateway.ports.questions.deliveries(there)).map(({ event }) => event);
    expect(told).toEqual(expect.arrayContaining(['link-proposed', 'link-confirmed', 'unlinked', 'bid-submitted']));
    expect(await historyOf('gateway-manager.southvale', there)).toContain('Link confirmed');
    for (const [who, ref] of [
      ['spoc.aldershire', here],
      ['spoc.dunmere', there],
    ] as const) {
      const page = await historyOf(who, ref);
      expect(page).toContain('Bid submitted');
      expect(page).not.toMatch(/link proposed|link confirmed|unlinked/i);
    }
  });
});

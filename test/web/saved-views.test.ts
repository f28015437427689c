import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { houseOnPostgres } from './house-on-postgres.ts';
import { hidden, visitorOf } from './visitor.ts';

let house: Awaited<ReturnType<typeof houseOnPostgres>>;
beforeAll(async () => {
  house = await houseOnPostgres();
});
afterAll(() => house.stop());

const [officer, second, manager] = ['triage.northmarch', 'triage2.northmarch', 'gateway-manager.northmarch'] as const;
const filter = 'overdue=yes&priority=P1&sort=-due';
type Visitor = Awaited<ReturnType<typeof visitorOf>>;
const keep = async (visitor: Visitor, fields: Readonly<Record<string, string>>, queue = 'unclaimed') => {
  await visitor.get(`/queues/${queue}/views/new?${filter}`);
  return visitor.post(`/queues/${queue}/views/new?${filter}`, fields);
};
const viewsOn = async (visitor: Visitor, queue = 'unclaimed'): Promise<readonly string[]> => {
  const { text } = await visitor.get(`/queues/${queue}`);
  return [...text.matchAll(/href="(\/views\/[^"/]+)"/g)].map(([, href]) => href ?? '');
};

describe('a saved view', () => {
  it('keeps the filters of a queue under a name, and its link leads to them', async () => {
    const visitor = await visitorOf(house, officer);
    expect((await visitor.get(`/queues/unclaimed?${filter}`)).text).toContain(
      `href="/queues/unclaimed/views/new?overdue=yes&amp;priority=P1&amp;sort=-due"`,
    );
    const { to } = await keep(visitor, { title: '  Late   and urgent ' });
    expect(to).toMatch(/^\/views\/[0-9a-f-]{36}$/);
    const id = to.replace('/views/', '');
    expect((await visitor.get(to)).to).toBe(`/queues/unclaimed?${filter}&view=${id}`);
    const { text } = await visitor.get(`/queues/unclaimed?${filter}&view=${id}`);
    expect(text).toContain('View <strong>Late and urgent</strong>.');
    expect((await visitor.get(`/queues/unclaimed?priority=P2&view=${id}`)).text).toContain('with other filters than it keeps');
  });

  it('is one view however often its form is sent', async () => {
    const visitor = await visitorOf(house, second);
    const { text } = await visitor.get(`/queues/unclaimed/views/new?${filter}`);
    const form = { _csrf: hidden(text, '_csrf'), _key: hidden(text, '_key'), title: 'Once' };
    const sent = await Promise.all([1, 2].map(() => visitor.send(`/queues/unclaimed/views/new?${filter}`, form)));
    expect(sent[1]?.to).toBe(sent[0]?.to);
    expect((await visitor.send(`/queues/unclaimed/views/new?${filter}`, form)).to).toBe(sent[0]?.to);
    expect(await viewsOn(visitor)).toEqual([sent[0]?.to]);
  });

  it('has a name of its own, and says beside the field what is wrong with one', async () => {
    const visitor = await visitorOf(house, manager);
    await keep(visitor, { title: 'Mine' });
    for (const [title, says] of [
      ['', 'Enter a name'],
      ['mine', 'You have a view of this name'],
      ['x'.repeat(61), 'at most 60'],
    ] as const) {
      const { status, text } = await keep(visitor, { title });
      expect([status, text.includes(says), text.includes('href="#title"'), text.includes('<title>Error: ')]).toEqual([
        422,
        true,
        true,
        true,
      ]);
    }
    expect(await viewsOn(visitor)).toHaveLength(1);
  });

  it('is shared by a link with colleagues who have the queue, filters theirs, and opens nothing (ACC-2)', async () => {
    const owner = await visitorOf(house, manager);
    const [own, shared] = [
      await keep(owner, { title: 'My reviews' }, 'decline-reviews'),
      await keep(owner, { title: 'Shared', shared: 'yes' }),
    ];
    const reviews = await keep(owner, { title: 'Reviews for all', shared: 'yes' }, 'decline-reviews');
    const colleague = await visitorOf(house, officer);
    expect((await colleague.get(shared.to)).to).toMatch(/^\/queues\/unclaimed\?/);
    expect(await viewsOn(colleague)).toContain(shared.to);
    // Not shared; of a queue that they have not; of another agency.
    const elsewhere = await visitorOf(house, 'triage.southvale');
    const others = [await colleague.get(own.to), await elsewhere.get(shared.to), await colleague.get(`${shared.to}/change`)];
    for (const { status, text } of others) {
      expect([status, text]).toEqual([403, expect.stringMatching(/not shared with you[\s\S]*Who can do this now: [^<]*gateway manager/)]);
      expect(text).not.toMatch(/My reviews|Shared/);
    }
    const refused = await colleague.get(reviews.to);
    expect([refused.status, refused.text]).toEqual([
      403,
      expect.stringMatching(/Declines to review: not open to you[\s\S]*gateway manager/),
    ]);
    // A restricted bid is a stub to the colleague, with the view as without it.
    const restricted = await house.submit(1);
    const all = await keep(owner, { title: 'All', shared: 'yes' }, 'region');
    const { text } = await colleague.get((await colleague.get(all.to)).to.replace(filter, 'sort=due'));
    expect(text).not.toContain('TALLOW');
    expect((await colleague.get('/queues/region')).text).toContain(restricted);
  });

  it('is renamed, given other filters, and deleted by its owner; the link of a deleted one leads nowhere', async () => {
    const visitor = await visitorOf(house, second);
    const { to } = await keep(visitor, { title: 'Second', shared: 'yes' });
    await visitor.get(`${to}/change?held=yes`);
    expect((await visitor.post(`${to}/change?held=yes`, { title: 'On hold' })).to).toBe(to);
    expect((await visitor.get(to)).to).toMatch(/\?held=yes&sort=due&view=/);
    expect((await (await visitorOf(house, officer)).get(to)).status).toBe(403);
    const form = { _csrf: hidden((await visitor.get(`${to}/delete`)).text, '_csrf') };
    expect((await visitor.send(`${to}/delete`, form)).to).toBe('/queues/unclaimed');
    expect((await visitor.send(`${to}/delete`, form)).to).toBe('/');
    expect((await visitor.get(to)).status).toBe(404);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { draftAnswer, draftsAnswer } from '../../api/json/answers/drafts.ts';
import { begun, draftingOn, fielded, lead, requester, sio, spoc } from './drafting.ts';
import { gatewayOf, type MemoryGateway } from './gateway.ts';

const listed = z.object({ items: z.array(z.object({ id: z.string(), version: z.number() }).loose()) });

let gateway: MemoryGateway;
let drafting: ReturnType<typeof draftingOn>;
beforeEach(() => {
  gateway = gatewayOf();
  drafting = draftingOn(gateway);
});

describe('a draft is saved as often as liked, and resumed', () => {
  it('with anything missing or half typed', async () => {
    const answer = await gateway
      .as(spoc)
      .post('/drafts', { forceTasking: { meetingDate: '2026--3' }, scale: { crossForce: null } })
      .expect(201);
    const { id } = begun.parse(answer.body);
    expect(answer.headers['location']).toBe(`/api/v1/drafts/${id}`);
    const saved = await drafting
      .put(spoc, id, { operationName: 'HEATHER', threat: { types: ['cse-group'], summary: '' }, places: [] })
      .set('If-Match', '"1"')
      .expect(200);
    expect(saved.headers['etag']).toBe('"2"');
    const read = await gateway.as(spoc).get(`/drafts/${id}`).expect(200);
    expect(read.body).toEqual(saved.body);
    expect(draftAnswer.safeParse(read.body).error).toBeUndefined();
    expect(draftsAnswer.safeParse((await gateway.as(spoc).get('/drafts')).body).error).toBeUndefined();
    expect(read.body).toMatchObject({
      id,
      version: 2,
      agency: 'aldershire',
      bid: { operationName: 'HEATHER', threat: { types: ['cse-group'], summary: '' } },
    });
    expect(listed.parse((await gateway.as(spoc).get('/drafts').expect(200)).body).items).toMatchObject([
      { id, version: 2, operationName: 'HEATHER' },
    ]);
  });
  it('what is no field of a bid, or not of its shape, is refused', async () => {
    const body: unknown = (
      await gateway
        .as(spoc)
        .post('/drafts', { extra: 1, threat: 'x', need: { support: 'x' } })
        .expect(422)
    ).body;
    expect(
      fielded
        .parse(body)
        .fields.map(({ path }) => path)
        .toSorted(),
    ).toEqual(['extra', 'need.support', 'threat']);
  });
  it('the same request twice begins one', async () => {
    const [one, two] = [
      await gateway.as(spoc).post('/drafts', {}, 'k').expect(201),
      await gateway.as(spoc).post('/drafts', {}, 'k').expect(201),
    ];
    expect(two.body).toEqual(one.body);
    expect([two.headers['idempotent-replay'], two.headers['location']]).toEqual(['true', one.headers['location']]);
    await gateway
      .as(spoc)
      .post('/drafts', { places: ['x'] }, 'k')
      .expect(409);
    expect(listed.parse((await gateway.as(spoc).get('/drafts')).body).items).toHaveLength(1);
  });
  it('a save over somebody else’s is refused, says whose, and loses nothing', async () => {
    const id = await drafting.begin({ operationName: 'HEATHER' });
    await drafting
      .put(requester, id, { operationName: 'HEATHER', places: ['Lower Stow'] })
      .set('If-Match', '"1"')
      .expect(200);
    const stale: unknown = (await drafting.put(spoc, id, { operationName: 'GORSE' }).set('If-Match', '"1"').expect(412)).body;
    expect(stale).toMatchObject({ code: 'stale', detail: expect.stringContaining('has saved this draft since') as string });
    expect((await gateway.as(spoc).get(`/drafts/${id}`)).body).toMatchObject({
      version: 2,
      savedBy: requester,
      bid: { places: ['Lower Stow'] },
    });
    await drafting.put(spoc, id, {}).set('If-Match', 'nonsense').expect(400);
    await drafting.put(spoc, id, { operationName: 'GORSE' }).expect(200);
  });
  it('is discarded by who began it, a SPOC or an owner lead', async () => {
    const [one, two] = [await drafting.begin({}, requester), await drafting.begin({}, requester)];
    expect((await drafting.remove(sio, one).expect(403)).body).toMatchObject({ rule: 'BID-1' });
    await drafting.remove(requester, one).expect(200);
    await drafting.remove(lead, two).expect(200);
    await drafting.remove(spoc, two).expect(404);
  });
});

describe('ACC-1, ACC-3: a draft is its agency’s; to everybody else it is not there', () => {
  it('opens for those of the agency who prepare bids, and for nobody else of the directory', async () => {
    const id = await drafting.begin({ operationName: 'HEATHER' }, requester);
    const who = Object.keys(gateway.world.directory.people);
    const open = [];
    for (const each of who) if ((await gateway.as(each).get(`/drafts/${id}`)).status === 200) open.push(each);
    expect(open.toSorted()).toEqual([lead, requester, sio, 'sio2.aldershire', spoc].toSorted());
    for (const each of who) {
      const { items } = listed.parse((await gateway.as(each).get('/drafts').expect(200)).body);
      expect([each, items.length]).toEqual([each, open.includes(each) ? 1 : 0]);
    }
  });
  it('absent and hidden are the same to the last byte, whatever is asked', async () => {
    const id = await drafting.begin({});
    const other = '00000000-0000-4000-8000-000000000000';
    for (const at of ['', '/problems']) {
      const [hidden, absent] = await Promise.all(
        [id, other].map((each) => gateway.as('spoc.dunmere').get(`/drafts/${each}${at}`).expect(404)),
      );
      expect(hidden?.body).toEqual(absent?.body);
    }
    expect((await drafting.submit('spoc.dunmere', id).expect(404)).body).toEqual(
      (await drafting.submit('spoc.dunmere', other).expect(404)).body,
    );
    expect((await drafting.put('spoc.dunmere', id, { extra: 1 }).expect(404)).body).toEqual(
      (await drafting.put('spoc.dunmere', other, {}).expect(404)).body,
    );
    expect((await drafting.remove('triage.northmarch', id).expect(404)).body).toEqual(
      (await drafting.remove('triage.northmarch', other).expect(404)).body,
    );
  });
  it('a restricted one opens for its SPOCs and leads, who began it, and whom it names', async () => {
    const id = await drafting.begin({ legal: { restricted: true }, sio: { userId: 'sio2.aldershire' } }, requester);
    const seen = [];
    for (const each of [spoc, lead, requester, sio, 'sio2.aldershire'])
      if ((await gateway.as(each).get(`/drafts/${id}`)).status === 200) seen.push(each);
    expect(seen).toEqual([spoc, lead, requester, 'sio2.aldershire']);
  });
  it('nobody begins one who could not prepare a bid', async () => {
    for (const each of ['triage.northmarch', 'sia.northmarch', 'auditor.national', 'super.aldershire'])
      expect((await gateway.as(each).post('/drafts', { extra: 1 }).expect(403)).body).toMatchObject({
        code: 'wrong-person',
        rule: 'BID-1',
      });
    await drafting.begin({}, 'spoc.northmarch-rocu');
    await drafting.begin({}, 'spoc.national-agency');
  });
  it('REC-4: who read it is logged, and nothing that it says', async () => {
    const id = await drafting.begin({ operationName: 'HEATHER' });
    await gateway.as(sio).get(`/drafts/${id}`).expect(200);
    expect(gateway.world.consulted.at(-1)).toMatchObject({ actor: sio, action: 'read', object: `draft:${id}` });
    expect(JSON.stringify(gateway.world.consulted)).not.toContain('HEATHER');
  });
});

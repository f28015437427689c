import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { draftingOn, fielded, problems, requester, sio, spoc } from './drafting.ts';
import { gatewayOf, type MemoryGateway } from './gateway.ts';
import { bids, soundBid } from './samples.ts';

const given = z.object({ ref: z.string() });

let gateway: MemoryGateway;
let drafting: ReturnType<typeof draftingOn>;
beforeEach(() => {
  gateway = gatewayOf();
  drafting = draftingOn(gateway);
});

describe('BID-5: what triage would send back is what a submission would be refused for', () => {
  it.each([
    ['nothing at all', {}],
    [
      'half of it',
      { owningAgency: 'aldershire', forceTasking: { meetingDate: '2099-01-01', decisionRef: ' ' }, threat: { types: ['dragons'] } },
    ],
    ['a wrong agency', { owningAgency: 'toex-northmarch', risk: { immediate: 'acted-on' }, legal: { marking: 'SECRET' } }],
    ['a half date', { ...soundBid(), forceTasking: { meetingDate: '2026--3' } }],
  ])('%s', async (_name, bid) => {
    const id = await drafting.begin(bid);
    const { items } = problems.parse((await gateway.as(spoc).get(`/drafts/${id}/problems`).expect(200)).body);
    const { fields } = fielded.parse((await gateway.as(spoc).post('/bids', bid).expect(422)).body);
    expect(items).toEqual(fields);
    expect(items.length).toBeGreaterThan(0);
    expect(fielded.parse((await drafting.submit(spoc, id).expect(422)).body).fields).toEqual(fields);
    // The same for those who cannot submit.
    expect((await gateway.as(requester).get(`/drafts/${id}/problems`)).body).toEqual({ items });
  });
  it('a bid of another agency is told as such', async () => {
    const id = await drafting.begin({ ...soundBid(), owningAgency: 'brackenshire' });
    const { items } = problems.parse((await gateway.as(spoc).get(`/drafts/${id}/problems`).expect(200)).body);
    expect(items).toEqual(expect.arrayContaining([expect.objectContaining({ path: 'owningAgency', rule: 'BID-1' })]));
    await drafting.submit(spoc, id).expect(403);
  });
  it('a sound one has none', async () => {
    const id = await drafting.begin(soundBid());
    expect((await gateway.as(spoc).get(`/drafts/${id}/problems`)).body).toEqual({ items: [] });
  });
});

describe('BID-7: submitting a draft is submitting the bid, once', () => {
  const cases = () => gateway.world.cases.size;
  it('gives the reference, marks the draft with it, and leaves no text behind', async () => {
    const id = await drafting.begin(bids[0]!.bid);
    const answer = await drafting.submit(spoc, id).expect(201);
    const { ref } = given.parse(answer.body);
    expect(answer.headers['location']).toBe(`/api/v1/cases/${ref}`);
    expect((await gateway.as(spoc).get(`/cases/${ref}`).expect(200)).body).toMatchObject({
      stage: 'triage-queue',
      spoc,
      bid: bids[0]!.bid,
    });
    expect((await gateway.as(spoc).get(`/drafts/${id}`).expect(200)).body).toMatchObject({
      bid: {},
      submission: { state: 'accepted', ref },
    });
    expect((await gateway.as(spoc).get('/drafts')).body).toEqual({ items: [] });
    expect((await drafting.put(spoc, id, {}).expect(409)).body).toMatchObject({
      code: 'draft-submitted',
      rule: 'BID-7',
      detail: expect.stringContaining(ref) as string,
    });
    await drafting.remove(spoc, id).expect(409);
  });
  it('twice, under whichever key, by however many at once, is one bid', async () => {
    const id = await drafting.begin(bids[0]!.bid);
    const answers = await Promise.all(['a', 'a', 'b', 'c', 'd'].map((key) => drafting.submit(spoc, id, key)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect(new Set(answers.map(({ body }) => given.parse(body).ref)).size).toBe(1);
    const late = await drafting.submit(spoc, id, 'late').expect(201);
    expect([given.parse(late.body).ref, late.headers['idempotent-replay']]).toEqual([given.parse(answers[0]?.body).ref, 'true']);
    expect(cases()).toBe(1);
  });
  it('is for a SPOC; takes a key; and finds out what was saved since', async () => {
    const id = await drafting.begin(bids[0]!.bid, requester);
    expect((await drafting.submit(requester, id).expect(403)).body).toMatchObject({ rule: 'BID-1' });
    await gateway.anyone().post(`/api/v1/drafts/${id}/submit`).set('Authorization', `Bearer demo:${spoc}`).send({}).expect(428);
    await drafting.put(sio, id, bids[0]!.bid).expect(200);
    const stale = await gateway.as(spoc).post(`/drafts/${id}/submit`, {}).set('If-Match', '"1"').expect(412);
    expect(stale.body).toMatchObject({ detail: expect.stringContaining('as version 2') as string });
    await gateway.as(spoc).post(`/drafts/${id}/submit`, { extra: 1 }).expect(422);
    expect(cases()).toBe(0);
    await gateway.as(spoc).post(`/drafts/${id}/submit`, {}).set('If-Match', '"2"').expect(201);
  });
});

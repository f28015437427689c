// A bid and a sitting for somebody who is absent (ACC-6), over pages and over HTTP.
import { describe, expect, it } from 'vitest';
import type { Person } from '../../domain/directory.ts';
import { later } from '../domain/story.ts';
import { soundBid } from '../api/samples.ts';
import { houseOf } from './house.ts';
import { textOf, visitorOf } from './visitor.ts';

const house = await houseOf();
const [SPOC, DEPUTY, SECRETARY, DEPUTY_CHAIR] = [
  'spoc.aldershire',
  'sio2.aldershire',
  'secretary.northmarch',
  'chair2.northmarch',
] as const;
const set = (id: string, change: Partial<Person>): void => {
  const { directory } = house.world;
  const who = directory.people[id];
  if (who === undefined) throw new Error(`nobody is ${id}`);
  house.world.directory = { ...directory, people: { ...directory.people, [id]: { ...who, ...change } } };
};
const goesAway = (id: string, deputy: string): void => {
  set(id, { deputy, absentFrom: later(house.world.now, -60), absentUntil: later(house.world.now, 7 * 24 * 60) });
};
const comesBack = (id: string): void => {
  set(id, { absentFrom: null, absentUntil: null });
};

describe('ACC-6: the deputy of an absent SPOC submits for them', () => {
  it('a draft: the page says for whom, the record too, and it is one bid', async () => {
    goesAway(SPOC, DEPUTY);
    const visitor = await visitorOf(house, DEPUTY);
    expect((await visitor.get('/bids/new')).text).toContain(`action="/bids/new?for=${SPOC}"`);
    const begun = (await house.as(DEPUTY).post('/drafts', soundBid()).expect(201)).body as { readonly id: string };
    const { text } = await visitor.get(`/drafts/${begun.id}/problems`);
    expect(textOf(text)).toMatch(/You submit it for [\w ]+, who is absent until/);
    const sent = await visitor.post(`/drafts/${begun.id}/submit?for=${SPOC}`);
    expect(sent.to).toMatch(/^\/bids\/TSK-NM-2026-\d{5}-.\/receipt$/);
    const ref = sent.to.split('/')[2] ?? '';
    const [entry] = await house.ports.files.entries(ref);
    expect(entry?.entry).toMatchObject({ type: 'bid-submitted', actor: DEPUTY, onBehalfOf: SPOC });
    expect(await house.ports.files.open(ref)).toMatchObject({ spoc: SPOC, actedFor: [{ by: DEPUTY, for: SPOC }] });
    expect(textOf((await visitor.get(`/cases/${ref}/history`)).text)).toMatch(/ by [\w ]+ for [\w ]+\./);
  });
  it('over HTTP by the header, and not without it, nor once they are back', async () => {
    goesAway(SPOC, DEPUTY);
    expect((await house.as(DEPUTY).post('/bids', soundBid())).body).toMatchObject({ status: 403, code: 'wrong-person' });
    await house.as(DEPUTY).post('/bids', soundBid()).set('On-Behalf-Of', SPOC).expect(201);
    const draft = (await house.as(DEPUTY).post('/drafts', soundBid()).expect(201)).body as { readonly id: string };
    await house.as(DEPUTY).post(`/drafts/${draft.id}/submit`, {}).set('On-Behalf-Of', SPOC).expect(201);
    comesBack(SPOC);
    const refused = await house.as(DEPUTY).post('/bids', soundBid()).set('On-Behalf-Of', SPOC);
    expect(refused.body).toMatchObject({ status: 403, code: 'not-absent', rule: 'ACC-6' });
    expect((await (await visitorOf(house, DEPUTY)).get('/bids/new')).text).not.toContain('You submit it for');
  });
});

describe('ACC-6: the deputy of an absent secretary keeps the sitting for them', () => {
  it('calls it, closes its papers and gives actions; nothing of the chair’s', async () => {
    goesAway(SECRETARY, DEPUTY_CHAIR);
    const visitor = await visitorOf(house, DEPUTY_CHAIR);
    expect((await visitor.get('/meetings')).text).toContain(`/meetings/new?for=${SECRETARY}`);
    const form = await visitor.get(`/meetings/new?for=${SECRETARY}`);
    expect(textOf(form.text)).toMatch(/You act for [\w ]+, who is absent until/);
    expect(form.text).toContain('value="northmarch-ttcg"');
    const given = { body: 'northmarch-ttcg', at: '2026-12-15T10:00:00Z', kind: 'ordinary' };
    const { id } = (await house.as(DEPUTY_CHAIR).post('/meetings', given).set('On-Behalf-Of', SECRETARY).expect(201)).body as { readonly id: string };
    expect(await house.ports.meetings.open(id)).toMatchObject({ openedBy: SECRETARY });
    const page = (await visitor.get(`/meetings/${id}`)).text;
    expect(page).toContain(`/meetings/${id}/do/close-papers?for=${SECRETARY}`);
    for (const never of ['start', 'declare-interest', 'supplement-pack']) expect(page).not.toContain(`do/${never}?for=`);
    // Nor what nothing waits for: its agenda is empty, and nobody owes an action.
    for (const none of ['strike-item', 'carry-item', 'update-action', 'complete-action']) expect(page).not.toContain(`do/${none}?for=`);
    const address = `/meetings/${id}/do/close-papers?for=${SECRETARY}`;
    expect(textOf((await visitor.get(address)).text)).toContain('The record will say that you gave this for them.');
    expect((await visitor.post(address)).to).toBe(`/meetings/${id}`);
    expect((await house.ports.meetings.entries(id)).at(-1)).toMatchObject({ type: 'papers-closed', actor: DEPUTY_CHAIR, onBehalfOf: SECRETARY });
    expect(textOf((await visitor.get(`/meetings/${id}`)).text)).toMatch(/Papers closed by [\w ]+ for [\w ]+\./);
    const start = await house.as(DEPUTY_CHAIR).post(`/meetings/${id}/commands/start`, {}).set('On-Behalf-Of', SECRETARY);
    expect(start.body).toMatchObject({ status: 403, code: 'never-by-cover', rule: 'ACC-6' });
    await house.as(DEPUTY_CHAIR).post(`/meetings/${id}/commands/cancel`, { reason: 'No case.' }).expect(403);
    comesBack(SECRETARY);
    expect((await visitor.get(`/meetings/${id}`)).text).not.toContain('You act for');
    expect((await visitor.get(`/meetings/${id}/do/cancel?for=${SECRETARY}`)).status).toBe(403);
  }); // prettier-ignore
});

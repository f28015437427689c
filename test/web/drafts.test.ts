import { beforeEach, describe, expect, it } from 'vitest';
import { houseOf, siteOn } from './house.ts';
import { soundBid } from './bid-form.ts';
import { hidden, valueOf, visitorOf, type Fields } from './visitor.ts';

const house = await houseOf();
const [spoc, requester, sio] = ['spoc.aldershire', 'requester.aldershire', 'sio.aldershire'];
const draftsIn = () => house.ports.drafts.ofAgency('aldershire');
const casesIn = () => house.world.cases.size;
type Visitor = Awaited<ReturnType<typeof visitorOf>>;

/** Saves the form of a new bid; the address of the draft. */
const begun = async (visitor: Visitor, fields: Fields): Promise<string> => {
  await visitor.get('/bids/new');
  const { to } = await visitor.post('/bids/new', { ...fields, _do: 'save' });
  expect(to).toMatch(/^\/drafts\/[\w-]{36}$/);
  return to;
};
beforeEach(async () => {
  for (const { id } of await draftsIn()) await house.ports.drafts.discard(id);
});

describe('a bid can be saved at any time, with anything missing', () => {
  it('and is found again on the home page, as it was left, by those of the agency', async () => {
    const at = await begun(await visitorOf(house, requester), {
      operationName: 'HEATHER',
      'forceTasking.meetingDate.day': '10',
      'threat.types': ['cse-group'],
    });
    const visitor = await visitorOf(house, spoc);
    const home = await visitor.get('/');
    expect(home.text).toMatch(new RegExp(`href="${at}/tasks">HEATHER`));
    const { text } = await visitor.get(at);
    expect(valueOf(text, 'operationName')).toBe('HEATHER');
    expect(valueOf(text, 'forceTasking.meetingDate.day')).toBe('10');
    expect(text).toMatch(/value="cse-group" checked/);
    expect(text).toContain('Last saved by');
    expect((await (await visitorOf(house, 'spoc.dunmere')).get(at)).status).toBe(404);
    expect((await (await visitorOf(house, 'spoc.dunmere')).get('/')).text).not.toContain('HEATHER');
  });
  it('is one draft, however often the button is clicked', async () => {
    const visitor = await visitorOf(house, spoc);
    const { text } = await visitor.get('/bids/new');
    const form = { _csrf: hidden(text, '_csrf'), _key: hidden(text, '_key'), operationName: 'HEATHER', _do: 'save' };
    const [one, two] = await Promise.all([visitor.send('/bids/new', form), visitor.send('/bids/new', form)]);
    expect(two.to).toBe(one.to);
    expect(await draftsIn()).toHaveLength(1);
    // The same form with something more in it is no second draft either, and loses nothing.
    const more = await visitor.send('/bids/new', { ...form, operationName: 'GORSE' });
    expect([more.status, (await draftsIn()).length]).toEqual([412, 1]);
    expect(more.text).toMatch(/HEATHER[\s\S]*GORSE/);
  });
  it('a requester prepares, a SPOC submits; others are told who', async () => {
    const { text } = await (await visitorOf(house, requester)).get('/bids/new');
    expect(text).toContain('a SPOC submits them');
    expect(text).not.toContain('>Submit the bid<');
    expect((await (await visitorOf(house, 'sia.northmarch')).get('/bids/new')).status).toBe(403);
  });
  it('what a draft cannot hold is told in the form', async () => {
    const visitor = await visitorOf(house, spoc);
    await visitor.get('/bids/new');
    const long = await visitor.post('/bids/new', { 'threat.summary': 'x'.repeat(20_001), _do: 'save' });
    expect(long.status).toBe(422);
    expect(await draftsIn()).toHaveLength(0);
  });
});

describe('what triage would send back', () => {
  it('stands there before anybody is asked, each with its place in the form', async () => {
    const visitor = await visitorOf(house, spoc);
    await visitor.get('/bids/new');
    const { to } = await visitor.post('/bids/new', {
      ...soundBid,
      'scale.crossForce': '',
      'forceTasking.meetingDate.year': '2099',
      _do: 'check',
    });
    expect(to).toMatch(/\/problems$/);
    const { text } = await visitor.get(to);
    for (const part of ['2 things stand', 'Choose yes or no: Does it cross force boundaries?', 'it cannot lie in the future'])
      expect(text).toContain(part);
    expect(text).not.toContain('>Submit the bid<');
    const draft = to.replace('/problems', '');
    const links = [...text.matchAll(new RegExp(`href="(${draft}/steps/\\w+[?]mend)#([^"]+)"`, 'g'))];
    expect(links).toHaveLength(2);
    for (const [, to = '', id = ''] of links) expect((await visitor.get(to)).text).toContain(`id="${id}"`);
  });
  it('nothing, and it is submitted from there: one bid, one receipt', async () => {
    const visitor = await visitorOf(house, spoc);
    const at = await begun(visitor, soundBid);
    const { text } = await visitor.get(`${at}/problems`);
    expect(text).toContain('this bid can be submitted as it is');
    const form = { _csrf: hidden(text, '_csrf'), _key: hidden(text, '_key'), _version: hidden(text, '_version') };
    const before = casesIn();
    const [one, two] = await Promise.all([visitor.send(`${at}/submit`, form), visitor.send(`${at}/submit`, form)]);
    expect(one.to).toMatch(/^\/bids\/TSK-NM-2026-\d{5}-.\/receipt$/);
    expect([two.to, casesIn()]).toEqual([one.to, before + 1]);
    const ref = /TSK-[^/]+/.exec(one.to)?.[0] ?? '';
    expect((await visitor.get(at)).to).toBe(`/cases/${ref}`);
    expect((await visitor.get('/')).text).not.toContain('Drafts of your agency');
  });
});

describe('the draft in the form', () => {
  it('is submitted with what was changed last, however often it is sent', async () => {
    const visitor = await visitorOf(house, spoc);
    const at = await begun(visitor, { operationName: 'HEATHER' });
    const { text } = await visitor.get(at);
    const form = {
      ...soundBid,
      operationName: 'GORSE',
      _csrf: hidden(text, '_csrf'),
      _key: hidden(text, '_key'),
      _version: hidden(text, '_version'),
    };
    const before = casesIn();
    const all = await Promise.all([visitor.send(at, form), visitor.send(at, form), visitor.send(at, form)]);
    expect(new Set(all.map(({ to }) => to.replace('/receipt', '').replace('/bids/', '/cases/'))).size).toBe(1);
    expect(casesIn()).toBe(before + 1);
    const ref = /TSK-[^/]+/.exec(all[0].to)?.[0] ?? '';
    expect((await house.ports.files.open(ref))?.bid.operationName).toBe('GORSE');
  });
  it('with faults is saved, and shows them beside their fields', async () => {
    const visitor = await visitorOf(house, spoc);
    const at = await begun(visitor, { operationName: 'HEATHER' });
    await visitor.get(at);
    const wrong = await visitor.post(at, { ...soundBid, 'sio.userId': '' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('href="#f-sio-userId"');
    const { text } = await visitor.get(at);
    expect(valueOf(text, 'threat.summary')).toContain('retail park');
    // The form that came back is of the version that was saved with it.
    expect(hidden(wrong.text, '_version')).toBe(hidden(text, '_version'));
  });
  it('of two who work on it neither loses anything', async () => {
    const [one, two] = [await visitorOf(house, spoc), await visitorOf(house, sio)];
    const at = await begun(one, { operationName: 'HEATHER' });
    await one.get(at);
    await two.get(at);
    expect((await two.post(at, { operationName: 'HEATHER', 'risk.safeguarding': 'Plans in place.', _do: 'save' })).to).toBe(at);
    const late = await one.post(at, { operationName: 'GORSE', _do: 'save' });
    expect(late.status).toBe(412);
    for (const part of ['Detective Chief Inspector Rowan Hale', 'Plans in place.', 'HEATHER', 'GORSE']) expect(late.text).toContain(part);
    expect((await draftsIn())[0]?.bid).toMatchObject({ operationName: 'HEATHER', risk: { safeguarding: 'Plans in place.' } });
    await two.get(at);
    expect((await two.post(at, { operationName: 'HEATHER', 'risk.safeguarding': 'Plans since.', _do: 'save' })).to).toBe(at);
    // What was saved while this one read the page is shown as well, before anything goes over it.
    const kept = await one.post(at, { operationName: 'GORSE', _do: 'keep' });
    expect([kept.status, valueOf(kept.text, 'operationName')]).toEqual([200, 'GORSE']);
    const later = await one.post(at, { operationName: 'GORSE', _do: 'save' });
    expect([later.status, later.text.includes('Plans since.')]).toEqual([412, true]);
    await one.post(at, { operationName: 'GORSE', _do: 'keep' });
    expect((await one.post(at, { operationName: 'GORSE', 'risk.safeguarding': 'Plans in place.', _do: 'save' })).to).toBe(at);
    expect(await draftsIn()).toMatchObject([
      { version: 4, savedBy: spoc, bid: { operationName: 'GORSE', risk: { safeguarding: 'Plans in place.' } } },
    ]);
  });
  it('a row is asked for without a save', async () => {
    const visitor = await visitorOf(house, spoc);
    const at = await begun(visitor, { operationName: 'HEATHER' });
    await visitor.get(at);
    const { text, status } = await visitor.post(at, { operationName: 'GORSE', _do: 'add:places' });
    expect([status, valueOf(text, 'operationName')]).toEqual([200, 'GORSE']);
    expect(text).toContain('name="places.1"');
    expect((await draftsIn())[0]?.version).toBe(1);
  });
  it('is discarded only after it was asked for twice, by those who may', async () => {
    const at = await begun(await visitorOf(house, requester), { operationName: 'HEATHER' });
    const [officer, colleague] = [await visitorOf(house, spoc), await visitorOf(house, sio)];
    expect((await colleague.get(`${at}/discard`)).status).toBe(403);
    // It is offered to nobody who may not.
    for (const page of [at, `${at}/tasks`])
      expect([
        (await colleague.get(page)).text.includes(`href="${at}/discard"`),
        (await officer.get(page)).text.includes(`href="${at}/discard"`),
      ]).toEqual([false, true]);
    expect((await colleague.post(`${at}/discard`)).status).toBe(403);
    expect((await officer.get(`${at}/discard`)).text).toContain('All that it holds goes');
    expect((await officer.post(`${at}/discard`)).to).toBe('/');
    expect((await officer.get(at)).status).toBe(404);
  });
  it('is discarded once however often it is pressed, and leads home each time', async () => {
    const visitor = await visitorOf(house, spoc);
    const at = await begun(visitor, { operationName: 'HEATHER' });
    const form = { _csrf: hidden((await visitor.get(`${at}/discard`)).text, '_csrf') };
    const clicks = [await visitor.send(`${at}/discard`, form), await visitor.send(`${at}/discard`, form)];
    expect(clicks.map(({ status, to }) => `${String(status)} ${to}`)).toEqual(['303 /', '303 /']);
    expect((await visitor.get('/')).text).toContain('The draft is discarded.');
    expect(await draftsIn()).toEqual([]);
  });
  it('also where the first press is done while the second is on its way', async () => {
    const { drafts } = house.ports;
    const discard = async (id: string) => (await drafts.discard(id)) && drafts.discard(id);
    const visitor = await visitorOf({ site: await siteOn({ ...house.ports, drafts: { ...drafts, discard } }) }, spoc);
    const at = await begun(visitor, { operationName: 'HEATHER' });
    await visitor.get(`${at}/discard`);
    expect(await visitor.post(`${at}/discard`)).toMatchObject({ status: 303, to: '/' });
    expect((await visitor.get('/')).text).not.toContain('The draft is discarded.');
  });
});

import { describe, expect, it } from 'vitest';
import { walkTo } from '../api/walk.ts';
import { soundBid } from './bid-form.ts';
import { houseOf } from './house.ts';
import { hidden, valueOf, visitorOf } from './visitor.ts';

const house = await houseOf();
const caseAt = async (stage: string): Promise<string> => {
  const ref = await house.submit();
  await walkTo(house, ref, stage);
  return ref;
};
const casesIn = (): number => house.world.cases.size;

describe('signing in', () => {
  it('leads to the page that was asked for', async () => {
    const ref = await caseAt('triage-queue');
    const visitor = await visitorOf(house, null);
    const door = (await visitor.get(`/cases/${ref}`)).to;
    expect(door).toBe(`/sign-in?then=%2Fcases%2F${ref}`);
    expect((await visitor.signIn('triage.northmarch', door)).to).toBe(`/cases/${ref}`);
    expect((await visitor.get(`/cases/${ref}`)).text).toContain('Claim this bid');
  });
  it('leads each of two pages that were asked for to its own', async () => {
    const [one, other] = [await caseAt('triage-queue'), await caseAt('triage-queue')];
    const visitor = await visitorOf(house, null);
    const doors = [(await visitor.get(`/cases/${one}`)).to, (await visitor.get(`/cases/${other}`)).to] as const;
    const second = (await visitor.get(doors[1])).text;
    const stale = { person: 'sio.aldershire', then: hidden(second, 'then'), _csrf: hidden(second, '_csrf') };
    expect((await visitor.signIn('triage.northmarch', doors[0])).to).toBe(`/cases/${one}`);
    expect((await visitor.send('/sign-in', stale)).to).toBe(`/cases/${other}`);
    expect((await visitor.get('/')).text).toContain('Amara Doyle');
  });
  it('never leads away from the service, and nobody but a persona signs in', async () => {
    const visitor = await visitorOf(house, null);
    for (const from of ['//elsewhere.example/', '/\\elsewhere.example', 'https://elsewhere.example/', '/sign-in?then=/'])
      expect((await visitor.signIn('triage.northmarch', `/sign-in?then=${encodeURIComponent(from)}`)).to).toBe('/');
    const stranger = await visitorOf(house, 'nobody.at.all');
    expect((await stranger.get('/')).to).toBe('/sign-in');
  });
  it('ends with signing out', async () => {
    const visitor = await visitorOf(house, 'sio.aldershire');
    await visitor.get('/');
    await visitor.post('/sign-out');
    expect((await visitor.get('/')).to).toBe('/sign-in');
  });
  it('ends once, pressed twice at the same time or again, and says so each time', async () => {
    const visitor = await visitorOf(house, 'sio.aldershire');
    const form = { _csrf: hidden((await visitor.get('/')).text, '_csrf') };
    const [one, two] = await Promise.all([visitor.send('/sign-out', form), visitor.send('/sign-out', form)]);
    const again = await visitor.send('/sign-out', form);
    expect([one, two, again].map(({ status, to }) => `${String(status)} ${to}`)).toEqual(Array(3).fill('303 /sign-in?out'));
    expect((await visitor.get(again.to)).text).toContain('You have signed out.');
    expect((await visitor.get('/sign-in')).text).not.toContain('You have signed out.');
  });
  it('does not end without the token of its session', async () => {
    const visitor = await visitorOf(house, 'sio.aldershire');
    const answer = await visitor.send('/sign-out', {});
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('This form is too old');
    expect((await visitor.get('/')).status).toBe(200);
  });
});

describe('a form from elsewhere does nothing', () => {
  it('is refused without the token of the session, in every environment', async () => {
    const ref = await caseAt('triage-queue');
    const visitor = await visitorOf(house, 'triage.northmarch');
    const answer = await visitor.send(`/cases/${ref}/do/claim`, { _key: 'k-1' });
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('This form is too old');
    expect(house.world.cases.get(ref)?.state.stage).toBe('triage-queue');
  });
});

describe('the bid form', () => {
  it('adds a row and keeps what was written', async () => {
    const visitor = await visitorOf(house, 'spoc.aldershire');
    await visitor.get('/bids/new');
    const { status, text } = await visitor.post('/bids/new', { ...soundBid, _do: 'add:places' });
    expect(status).toBe(200);
    expect(valueOf(text, 'places.0')).toBe('Lower Stow');
    expect(valueOf(text, 'places.1')).toBe('');
    expect(valueOf(text, 'threat.summary')).toContain('retail park');
    expect(text).not.toContain('There is a problem');
  });
  it('names every fault, each with a link to a field that is there', async () => {
    const visitor = await visitorOf(house, 'spoc.aldershire');
    await visitor.get('/bids/new');
    const { status, text } = await visitor.post('/bids/new', {
      ...soundBid,
      'threat.types': [],
      'risk.safeguarding': '',
      'scale.crossForce': '',
    });
    expect(status).toBe(422);
    expect(text).toContain('<title>Error: New bid');
    const links = [...text.matchAll(/<li><a href="#([^"]+)">/g)].map(([, id]) => id ?? '');
    expect(links.length).toBeGreaterThanOrEqual(3);
    for (const id of links) expect(text).toContain(`id="${id}"`);
    expect(text).toContain('Choose at least one type of threat');
    expect(text).toContain('Choose yes or no: Does it cross force boundaries?');
    expect(valueOf(text, 'threat.summary')).toContain('retail park');
  });
  it('is one bid, however often it is sent', async () => {
    const visitor = await visitorOf(house, 'spoc.aldershire');
    const { text } = await visitor.get('/bids/new');
    const form = { ...soundBid, _csrf: hidden(text, '_csrf'), _key: hidden(text, '_key') };
    const before = casesIn();
    const [one, two] = await Promise.all([visitor.send('/bids/new', form), visitor.send('/bids/new', form)]);
    expect(one.to).toMatch(/^\/bids\/TSK-NM-2026-\d{5}-.\/receipt$/);
    expect(two.to).toBe(one.to);
    expect(casesIn()).toBe(before + 1);
    const receipt = await visitor.get(one.to);
    expect(receipt.text).toContain('Bid received');
    expect(receipt.text).toContain('What happens next');
  });
  it('is for a SPOC only, and says so', async () => {
    const visitor = await visitorOf(house, 'sia.northmarch');
    const { status, text } = await visitor.get('/bids/new');
    expect(status).toBe(403);
    expect(text).toContain('BID-');
  });
});

describe('giving a command', () => {
  it('confirms, does it once, and says so', async () => {
    const ref = await caseAt('triage-queue');
    const visitor = await visitorOf(house, 'triage.northmarch');
    expect((await visitor.get(`/cases/${ref}/do/claim`)).text).toContain('You become the officer of this bid');
    expect((await visitor.post(`/cases/${ref}/do/claim`)).to).toBe(`/cases/${ref}`);
    expect((await visitor.get(`/cases/${ref}`)).text).toContain('You have claimed this bid.');
    expect((await visitor.get(`/cases/${ref}`)).text).not.toContain('You have claimed this bid.');
  });
  it('refuses in words, with the rule, who can act, and a way back', async () => {
    const ref = await caseAt('in-triage');
    const visitor = await visitorOf(house, 'sio.aldershire');
    const { status, text } = await visitor.get(`/cases/${ref}/do/recommend`);
    expect(status).toBe(403);
    for (const part of ['TRI-3', 'Who can do this now', `href="/cases/${ref}"`]) expect(text).toContain(part);
  });
  it('says what has changed since, and goes on with what was written', async () => {
    const ref = await caseAt('in-triage');
    const [officer, colleague] = [await visitorOf(house, 'triage.northmarch'), await visitorOf(house, 'gateway-manager.northmarch')];
    await officer.get(`/cases/${ref}/do/release`);
    await colleague.get(`/cases/${ref}/do/note`);
    expect((await colleague.post(`/cases/${ref}/do/note`, { text: 'Mind the other bid.' })).to).toBe(`/cases/${ref}`);
    const stale = await officer.post(`/cases/${ref}/do/release`);
    expect(stale.status).toBe(412);
    expect(stale.text).toContain('Note by');
    expect((await officer.post(`/cases/${ref}/do/release`, { _do: 'keep' })).status).toBe(200);
    expect((await officer.post(`/cases/${ref}/do/release`)).to).toBe(`/cases/${ref}`);
  });
  it('puts a refusal beside the field that can put it right', async () => {
    const ref = await caseAt('awaiting-capacity');
    const visitor = await visitorOf(house, 'toex-manager.northmarch');
    await visitor.get(`/cases/${ref}/do/allocate`);
    const { status, text } = await visitor.post(`/cases/${ref}/do/allocate`, { sia: 'sia2.northmarch' });
    expect(status).toBe(422);
    expect(text).toContain('href="#f-overrideReason"');
    expect(text).toMatch(/value="sia2\.northmarch" checked/);
  });
  it('waits in its turn while the engine is away, and follows the command', async () => {
    const ref = await caseAt('triage-queue');
    const visitor = await visitorOf(house, 'triage.northmarch');
    await visitor.get(`/cases/${ref}/do/claim`);
    house.world.engineAway = true;
    const { to } = await visitor.post(`/cases/${ref}/do/claim`);
    house.world.engineAway = false;
    expect(to).toMatch(/^\/commands\//);
    const waiting = await visitor.get(to);
    expect(waiting.text).toContain('Waiting for its turn');
    const [command] = [...house.world.commands.values()].slice(-1);
    await house.ports.engine.give({ ref, commandId: command!.id, name: 'claim' }, 1000);
    expect((await visitor.get(to)).to).toBe(`/cases/${ref}`);
    const stranger = await visitorOf(house, 'sio.aldershire');
    expect((await stranger.get(to)).status).toBe(404);
  });
});

describe('ACC-3, ACC-4: what does not open looks absent; a restricted case opens as its stub', () => {
  it('answers an absent and a hidden case alike', async () => {
    const ref = await caseAt('triage-queue');
    const visitor = await visitorOf(house, 'sio.dunmere');
    const [hiddenCase, absent] = [await visitor.get(`/cases/${ref}`), await visitor.get('/cases/TSK-NM-2026-99999-X')];
    const plain = (text: string): string => text.replaceAll(/value="[^"]*"/g, '');
    expect([hiddenCase.status, absent.status]).toEqual([404, 404]);
    expect(plain(hiddenCase.text)).toBe(plain(absent.text));
  });
  it('shows the stub to the region', async () => {
    const ref = await house.submit(1);
    const visitor = await visitorOf(house, 'triage.northmarch');
    const { text } = await visitor.get(`/cases/${ref}`);
    expect(text).toContain('restricted to named people');
    expect(text).not.toContain('Summary of the threat');
  });
});

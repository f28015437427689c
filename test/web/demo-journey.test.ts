import { beforeAll, describe, expect, it } from 'vitest';
import { loadConfiguration } from '../../config/load.ts';
import { walkTo } from '../api/walk.ts';
import { houseOf } from './house.ts';
import { hidden, textOf, visitorOf } from './visitor.ts';

const house = await houseOf();
const configuration = loadConfiguration('config');
if (!configuration.ok || configuration.journey === null) throw new Error('the configuration does not hold');
const { journey } = configuration;

/** Begins the guided journey as somebody who has just arrived; the draft that was prepared. */
const begun = async () => {
  const visitor = await visitorOf(house, null);
  await visitor.get('/sign-in');
  expect((await visitor.post('/demo/journey')).to).toBe('/demo/journey');
  const { text } = await visitor.get('/demo/journey');
  return { visitor, draft: /\/drafts\/([\w-]+)\/tasks/.exec(text)?.[1] ?? '', text };
};

describe('the guided first journey', () => {
  it('begins with a prepared bid of which triage would send nothing back, submitted by its SPOC', async () => {
    const { visitor, draft, text } = await begun();
    expect(textOf(text)).toContain('A bid is prepared');
    expect(textOf((await visitor.get(`/drafts/${draft}/problems`)).text)).toContain('nothing');
    await visitor.get(`/drafts/${draft}`);
    const { to } = await visitor.post(`/drafts/${draft}/submit`);
    expect(to).toMatch(/^\/bids\/TSK-NM-.*receipt$/);
    const guide = textOf((await visitor.get('/demo/journey')).text);
    expect(guide).toContain('Triage: claim Now');
    expect(guide).toContain('the risk is with'.replace('the', 'The'));
  });
  it('a double click begins one, and the guide goes on with it whoever one becomes', async () => {
    const visitor = await visitorOf(house, null);
    const { text } = await visitor.get('/sign-in');
    const [_csrf, _key] = [hidden(text, '_csrf'), hidden(text, '_key')];
    await visitor.send('/demo/journey', { _csrf, _key });
    const drafts = async () => (await house.ports.drafts.ofAgency('aldershire')).length;
    const before = await drafts();
    await visitor.get('/sign-in');
    await visitor.post('/demo/journey', { _key });
    expect(await drafts()).toBe(before);
    await visitor.get('/demo/journey');
    await visitor.post('/sign-in', { person: 'triage.northmarch', then: '/demo/journey' });
    expect((await visitor.get('/demo/journey')).text).toContain(`/drafts/${_key}/tasks`);
  });
  it('leads to an address of this service only', async () => {
    const visitor = await visitorOf(house, null);
    await visitor.get('/sign-in');
    expect((await visitor.post('/sign-in', { person: 'triage.northmarch', then: '//elsewhere.test/' })).to).toBe('/');
  });
});

describe('at every stage of the road the guide names somebody who can move the case on', () => {
  const stages = journey.steps.map(({ stages: [first] }) => first!);
  let watcher: Awaited<ReturnType<typeof visitorOf>>;
  beforeAll(async () => {
    watcher = await visitorOf(house, 'gateway-manager.northmarch');
  });
  it.each(stages)('%s', async (stage) => {
    const ref = await house.submit(0);
    await walkTo(house, ref, stage);
    const { text } = await watcher.get(`/demo/journey/${ref}`);
    const who = hidden(text, 'person');
    expect(who).not.toBe('');
    const person = await visitorOf(house, null);
    await person.get('/sign-in');
    expect((await person.post('/sign-in', { person: who, then: `/cases/${ref}` })).to).toBe(`/cases/${ref}`);
    expect((await person.get(`/cases/${ref}`)).text).toContain(`/cases/${ref}/do/`);
  });
  it('ACC-3: a case that does not open is not led through', async () => {
    const ref = await house.submit(0);
    const stranger = await visitorOf(house, 'spoc.brackenshire');
    expect((await stranger.get(`/demo/journey/${ref}`)).status).toBe(404);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { soundBid } from './bid-form.ts';
import { houseOf } from './house.ts';
import { hidden, valueOf, visitorOf, type Fields } from './visitor.ts';

const house = await houseOf();
const [spoc, requester, sio] = ['spoc.aldershire', 'requester.aldershire', 'sio.aldershire'];
const drafts = () => house.ports.drafts.ofAgency('aldershire');
type Visitor = Awaited<ReturnType<typeof visitorOf>>;

const start = async (visitor: Visitor): Promise<string> => {
  await visitor.get('/bids/start');
  const { to } = await visitor.post('/bids/start');
  expect(to).toMatch(/^\/drafts\/[\w-]{36}\/tasks$/);
  return to.replace('/tasks', '');
};
/** The part of a sound bid that one page asks for. */
const answersOf = (...names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(soundBid).filter(([path]) => names.includes(path.split('.')[0] ?? '')));
const pages: readonly (readonly [string, Fields])[] = [
  ['threat', answersOf('operationName', 'threat')],
  ['scale', answersOf('scale', 'places')],
  ['score', answersOf('notScoredReason')],
  ['people', answersOf('customer', 'sio')],
  ['need', answersOf('need')],
  ['tasking', answersOf('forceTasking')],
  ['investigation', answersOf('investigation')],
  ['risk', answersOf('risk')],
  ['legal', answersOf('legal')],
];
/** Opens a page and sends it with these answers, as a browser does: with what it was made of. */
const send = async (visitor: Visitor, at: string, fields: Fields) => {
  const { text } = await visitor.get(at);
  return visitor.post(at, { _seen: hidden(text, '_seen'), ...fields });
};
beforeEach(async () => {
  for (const { id } of await drafts()) await house.ports.drafts.discard(id);
});

describe('a bid as a task list', () => {
  it('is begun once, however often it is clicked, and is found on the home page', async () => {
    const visitor = await visitorOf(house, spoc);
    const { text } = await visitor.get('/bids/start');
    const form = { _csrf: hidden(text, '_csrf'), _key: hidden(text, '_key') };
    const [one, two] = await Promise.all([visitor.send('/bids/start', form), visitor.send('/bids/start', form)]);
    expect([one.to, (await drafts()).length]).toEqual([two.to, 1]);
    expect((await visitor.get('/')).text).toContain(`href="${one.to}"`);
    expect((await (await visitorOf(house, 'spoc.dunmere')).get(one.to)).status).toBe(404);
    expect((await (await visitorOf(house, 'sia.northmarch')).get('/bids/start')).status).toBe(403);
  });
  it('goes page by page to what nothing stands in the way of, and is submitted', async () => {
    const visitor = await visitorOf(house, spoc);
    const at = await start(visitor);
    expect((await visitor.get(`${at}/tasks`)).text).toContain('1 of 9 pages are complete');
    const order: string[] = [];
    for (const [step, fields] of pages) {
      const { to } = await send(visitor, `${at}/steps/${step}`, { ...fields, _do: 'next' });
      order.push(to.replace(`${at}/`, ''));
    }
    expect(order).toEqual(['steps/scale', 'steps/score', 'tasks', 'tasks', 'tasks', 'steps/investigation', 'tasks', 'tasks', 'tasks']);
    expect((await visitor.get(`${at}/tasks`)).text).toContain('9 of 9 pages are complete');
    const check = await visitor.get(`${at}/problems`);
    expect(check.text).toContain('this bid can be submitted as it is');
    for (const said of ['HEATHER', 'Group-based child sexual exploitation', 'Plans in place for each child.', 'Lower Stow'])
      expect(check.text).toContain(said);
    const { to } = await visitor.post(`${at}/submit`);
    expect(to).toMatch(/^\/bids\/TSK-NM-2026-\d{5}-.\/receipt$/);
    const ref = /TSK-[^/]+/.exec(to)?.[0] ?? '';
    expect((await house.ports.files.open(ref))?.bid).toMatchObject({
      operationName: 'HEATHER',
      places: ['Lower Stow'],
      owningAgency: 'aldershire',
    });
    expect((await visitor.get(`${at}/tasks`)).to).toBe(`/cases/${ref}`);
    expect((await visitor.get(`${at}/steps/threat`)).to).toBe(`/cases/${ref}`);
  });
  it('a page with something missing is saved, says what triage would send back, and may be left for later', async () => {
    const visitor = await visitorOf(house, requester);
    const at = await start(visitor);
    const page = `${at}/steps/scale`;
    const wanting = await send(visitor, page, { ...answersOf('scale', 'places'), 'scale.crossForce': '', _do: 'next' });
    expect([wanting.status, valueOf(wanting.text, 'places.0')]).toEqual([422, 'Lower Stow']);
    expect(wanting.text).toContain('What you wrote is saved');
    expect(wanting.text).toContain('href="#f-scale-crossForce"');
    expect((await drafts())[0]?.bid).toMatchObject({ places: ['Lower Stow'] });
    const later = await visitor.post(page, { _seen: hidden(wanting.text, '_seen'), 'scale.crossRegion': 'true', _do: 'list' });
    expect(later.to).toBe(`${at}/tasks`);
    expect((await visitor.get(later.to)).text).toMatch(/2 to put right/);
    // From what triage would send back each fault leads to its page, and shows there beside its field.
    const { text } = await visitor.get(`${at}/problems`);
    const links = [...text.matchAll(/href="(\/drafts\/[^"#]+)#([^"]+)"/g)];
    expect(links.length).toBeGreaterThan(8);
    for (const [, to = '', id = ''] of links) {
      const shown = await visitor.get(to);
      expect(shown.text).toContain(`id="${id}"`);
      expect(shown.text).toContain('There is a problem');
    }
  });
  it('two people on different pages do not stand in each other’s way; on the same page neither loses anything', async () => {
    const [one, two] = [await visitorOf(house, spoc), await visitorOf(house, sio)];
    const at = await start(one);
    const [threat, need] = [await one.get(`${at}/steps/threat`), await two.get(`${at}/steps/need`)];
    await two.post(`${at}/steps/need`, { ...answersOf('need'), _seen: hidden(need.text, '_seen'), _do: 'next' });
    const saved = await one.post(`${at}/steps/threat`, {
      ...answersOf('operationName', 'threat'),
      _seen: hidden(threat.text, '_seen'),
      _do: 'next',
    });
    expect(saved.to).toBe(`${at}/steps/scale`);
    expect((await drafts())[0]?.bid).toMatchObject({ operationName: 'HEATHER', need: { reasons: ['wider-than-force'] } });

    const [mine, theirs] = [await one.get(`${at}/steps/threat`), await two.get(`${at}/steps/threat`)];
    await two.post(`${at}/steps/threat`, { operationName: 'GORSE', _seen: hidden(theirs.text, '_seen'), _do: 'list' });
    const late = await one.post(`${at}/steps/threat`, { operationName: 'BROOM', _seen: hidden(mine.text, '_seen'), _do: 'list' });
    expect(late.status).toBe(412);
    for (const part of ['GORSE', 'BROOM', 'Detective Chief Inspector Rowan Hale']) expect(late.text).toContain(part);
    expect((await drafts())[0]?.bid).toMatchObject({ operationName: 'GORSE', need: { reasons: ['wider-than-force'] } });
    const over = await one.post(at, { ...keptIn(late.text), _do: 'save' });
    expect(over.to).toBe(at);
    expect((await drafts())[0]?.bid).toMatchObject({ operationName: 'BROOM', need: { reasons: ['wider-than-force'] } });
  });
  it('the same page sent twice is saved once; a row is asked for without a save; nonsense is a page that is not there', async () => {
    const visitor = await visitorOf(house, spoc);
    const at = await start(visitor);
    const { text } = await visitor.get(`${at}/steps/need`);
    const form = { ...answersOf('need'), _csrf: hidden(text, '_csrf'), _seen: hidden(text, '_seen'), _do: 'list' };
    const both = await Promise.all([visitor.send(`${at}/steps/need`, form), visitor.send(`${at}/steps/need`, form)]);
    expect(both.map(({ to }) => to)).toEqual([`${at}/tasks`, `${at}/tasks`]);
    expect((await drafts())[0]?.version).toBe(2);
    const row = await send(visitor, `${at}/steps/scale`, { 'places.count': '1', 'places.0': 'Lower Stow', _do: 'add:places' });
    expect([row.status, valueOf(row.text, 'places.0')]).toEqual([200, 'Lower Stow']);
    expect(row.text).toContain('name="places.1"');
    expect((await drafts())[0]?.version).toBe(2);
    expect((await visitor.get(`${at}/steps/nonsense`)).status).toBe(404);
  });
});

/** What a page keeps of a form that was not saved, field by field. */
const keptIn = (html: string): Fields => {
  const kept = [...html.matchAll(/<input type="hidden" name="([^_"][^"]*)" value="([^"]*)">/g)];
  const fields = new Map<string, readonly string[]>();
  for (const [, name = '', value = ''] of kept) fields.set(name, [...(fields.get(name) ?? []), value]);
  return Object.fromEntries(fields);
};

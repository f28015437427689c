import { beforeAll, describe, expect, it } from 'vitest';
import { bids } from '../api/samples.ts';
import { houseOf } from './house.ts';
import { textOf, visitorOf } from './visitor.ts';

const house = await houseOf();
const { submittedBy, bid } = bids[0]!;
const name = (bid as { operationName: string }).operationName;
let ref = '';
beforeAll(async () => {
  ref = await house.submit(0);
});

describe('search on its page', () => {
  it('opens a case by its reference at once, with small letters and spaces', async () => {
    const spoc = await visitorOf(house, submittedBy);
    await spoc.get('/');
    expect((await spoc.post('/search', { words: ref.toLowerCase().replaceAll('-', ' ') })).to).toBe(`/cases/${ref}`);
  });
  it('shows what answers, and no word that was looked for stands in an address or in the log', async () => {
    const spoc = await visitorOf(house, submittedBy);
    await spoc.get('/search');
    const { to } = await spoc.post('/search', { words: name });
    expect(to).toBe('/search');
    const shown = (await spoc.get(to)).text;
    expect(textOf(shown)).toContain(`1 case that opens for you answers “${name}”`);
    expect(shown).toContain(`href="/cases/${ref}"`);
    expect(shown).not.toMatch(new RegExp(`(href|action)="[^"]*${name.split(' ').at(-1) ?? ''}`, 'i'));
    const logged = house.world.consulted.filter(({ action }) => action === 'search').map(({ object }) => object);
    expect(logged).toContain('cases?q');
    expect(logged.join(' ')).not.toContain(name);
  });
  it('says what to do where nothing answers, to whom a case does not open just as for one that is none', async () => {
    const stranger = await visitorOf(house, 'spoc.brackenshire');
    await stranger.get('/search');
    expect((await stranger.post('/search', { words: ref })).to).toBe('/search');
    const [closed, none] = [(await stranger.get('/search')).text, ref.replaceAll(/\d/g, '9')];
    await stranger.post('/search', { words: none });
    expect(textOf((await stranger.get('/search')).text).replaceAll(none, ref)).toBe(textOf(closed));
    expect(textOf(closed)).toContain('Every word has to be answered by the same case');
  });
  it('what was looked for leaves with the session', async () => {
    const spoc = await visitorOf(house, submittedBy);
    await spoc.get('/search');
    await spoc.post('/search', { words: '<b>Nightjar' });
    expect((await spoc.get('/search')).text).toContain('&lt;b&gt;Nightjar');
    await spoc.post('/sign-out');
    await spoc.signIn(submittedBy);
    expect((await spoc.get('/search')).text).not.toContain('Nightjar');
  });
});

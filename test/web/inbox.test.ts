import { describe, expect, it } from 'vitest';
import { houseOf } from './house.ts';
import { visitorOf } from './visitor.ts';

const house = await houseOf();
const checked = (html: string): string => /name="wish" value="(\w+)"[^>]*checked/.exec(html)?.[1] ?? '';

describe('what is sent by e-mail beside the inbox', () => {
  it('is every notice until its reader says otherwise, and each says it for themselves alone', async () => {
    const spoc = await visitorOf(house, 'spoc.aldershire');
    expect(checked((await spoc.get('/inbox')).text)).toBe('all');
    expect((await spoc.post('/inbox/mail', { wish: 'duties' })).to).toBe('/inbox');
    const shown = (await spoc.get('/inbox')).text;
    expect(checked(shown)).toBe('duties');
    expect(shown).toContain('By e-mail you are sent: only what asks something of me.');
    expect(checked((await (await visitorOf(house, 'sio.aldershire')).get('/inbox')).text)).toBe('all');
  });
  it('nonsense changes nothing', async () => {
    const spoc = await visitorOf(house, 'spoc.brackenshire');
    await spoc.get('/inbox');
    await spoc.post('/inbox/mail', { wish: 'none' });
    expect(checked((await spoc.get('/inbox')).text)).toBe('all');
  });
});

import { describe, expect, it } from 'vitest';
import { walkTo } from '../api/walk.ts';
import { instant } from '../domain/calendars.ts';
import { houseOf } from './house.ts';
import { textOf, visitorOf, type Fields } from './visitor.ts';

const house = await houseOf();
const searched = async (who: string, sought: Fields) => {
  const visitor = await visitorOf(house, who);
  const { status } = await visitor.get('/audit');
  if (status !== 200) return { status, text: '' };
  // ASVS 14.2.1: the name of a person stands in no address.
  expect((await visitor.post('/audit', sought)).to).toBe('/audit');
  return visitor.get('/audit');
};
const foundBy = async (who: string, sought: Fields): Promise<string> => {
  const { status, text } = await searched(who, sought);
  return status === 200 ? (/([0-9]+) found\./.exec(text)?.[1] ?? '') : String(status);
};

describe('REC-4: an auditor finds who read what', () => {
  it('by a name, any part of it, or by an id; also of somebody whom the directory does not know', async () => {
    const ref = await house.submit();
    await walkTo(house, ref, 'terms');
    house.world.consulted.length = 0;
    house.world.consulted.push({ seq: 1, at: house.world.now, actor: 'gone.northmarch', action: 'read', object: `case:${ref}` });
    for (const who of ['sio.aldershire', 'sia.northmarch']) await (await visitorOf(house, who)).get(`/cases/${ref}`);
    const reads = async (actor: string) => foundBy('auditor.national', { object: `case:${ref}`, actor });
    expect([await reads(''), await reads('sio.aldershire'), await reads('rowan hale'), await reads('Inspector Rowan')]).toEqual([
      '3',
      '1',
      '1',
      '1',
    ]);
    expect([await reads('gone.northmarch'), await reads('Nobody At All')]).toEqual(['1', '0']);
  });
  it('by the letters of a reference in any case, what was done, and the days on which it was; and to whom it was disclosed', async () => {
    house.world.consulted.length = 0;
    const at = (day: string) => instant(`2026-${day}T23:30:00Z`);
    const log = (seq: number, day: string, more: object) =>
      house.world.consulted.push({
        seq,
        at: at(day),
        actor: 'sio.aldershire',
        action: 'read',
        object: 'case:TSK-NM-2026-00001-X',
        ...more,
      });
    log(1, '11-20', {});
    log(2, '11-21', { action: 'disclose', object: 'product:TSK-NM-2026-00001-X/p1', recipients: ['aldershire', 'sia.northmarch'] });
    log(3, '11-22', { action: 'export' });
    const found = (sought: Fields) => foundBy('auditor.national', sought);
    expect(await found({ object: 'tsk-nm-2026-00001' })).toBe('3');
    expect([await found({ action: 'export' }), await found({ action: 'disclose' }), await found({ action: 'verify' })]).toEqual([
      '1',
      '1',
      '0',
    ]);
    expect([
      await found({ from: '2026-11-21' }),
      await found({ object: 'tsk', to: '2026-11-21' }),
      await found({ from: '2026-11-21', to: '2026-11-21' }),
    ]).toEqual(['2', '2', '1']);
    const { text } = await searched('auditor.national', { action: 'disclose' });
    expect(textOf(text)).toContain('Aldershire Police, ');
    expect(textOf(text)).toMatch(/Disclosed product:TSK-NM-2026-00001-X\/p1 Aldershire Police, [A-Z]/);
  });
  it('and nobody else asks it', async () => {
    expect(await foundBy('sio.aldershire', { object: 'case' })).toBe('403');
  });
});

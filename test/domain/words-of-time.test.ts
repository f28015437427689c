import { describe, expect, it } from 'vitest';
import { isInstant, isIsoDate } from '../../domain/words.ts';

describe('what is a day, and what an instant', () => {
  it.each(['2026-11-29', '2028-02-29', '0001-01-01'])('%s is a day', (text) => {
    expect(isIsoDate(text)).toBe(true);
  });
  it.each([
    '2026-02-29',
    '2026-02-31',
    '2026-13-01',
    '2026-11-29T00:00:00.000Z',
    ' 2026-11-29',
    '2026-11-29 ',
    '29/11/2026',
    'constructor',
    '',
  ])('“%s” is none', (text) => {
    expect(isIsoDate(text)).toBe(false);
  });
  it('an instant is written in one way', () => {
    expect(isInstant('2026-11-29T10:00:00.000Z')).toBe(true);
    for (const text of ['2026-11-29T10:00:00Z', '2026-11-29T10:00:00.000+00:00', '2026-11-29', '2026-02-31T10:00:00.000Z', 'now'])
      expect(isInstant(text)).toBe(false);
  });
});

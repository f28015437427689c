import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likeReferences, readReference, writeReference } from '../../domain/reference.ts';

const seed = 20_261_130;
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const parts = fc.record({
  code: fc.constantFrom('NM', 'SV', 'ABC', 'Q7'),
  year: fc.integer({ min: 2020, max: 2099 }),
  number: fc.integer({ min: 0, max: 99_999 }),
});
const swapped = (text: string, at: number): string => text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);

describe('a reference is TSK, region code, year, number and an ISO 7064 MOD 37,36 check character', () => {
  it('is written like the example of the specification', () => {
    expect(writeReference({ code: 'NM', year: 2026, number: 42 })).toBe('TSK-NM-2026-00042-C');
  });
  it('is read back as it was written', () => {
    fc.assert(
      fc.property(parts, (given) => readReference(writeReference(given)) === writeReference(given)),
      { seed },
    );
  });
  it.each([
    'tsk-nm-2026-00042-c',
    'TSKNM202600042C',
    ' TSK NM 2026 00042 C ',
    'TSK–NM–2026–00042–C',
    'TSK-NM-2O26-OOO42-C',
    'tsk-nm-2o26-ooo42-c',
  ])('forgives %s', (typed) => expect(readReference(typed)).toBe('TSK-NM-2026-00042-C'));
  it('forgives I for 1', () => {
    const ref = writeReference({ code: 'SV', year: 2031, number: 11_711 });
    expect(readReference(ref.replace('2031', '203I').replace('11711', 'II7Ii'))).toBe(ref);
  });
  it.each([
    '',
    'TSK',
    'TSK-NM-2026-00042',
    'TSK-NM-2026-00042-D',
    'TSK-NM-2026-0042-C',
    'TSK-NM-2026-000042-C',
    'BID-NM-2026-00042-C',
    '<script>',
  ])('reads nothing from "%s"', (typed) => expect(readReference(typed)).toBeNull());
});

describe('a mistyped reference is never taken for another one', () => {
  it('every single wrong character is caught', () => {
    fc.assert(
      fc.property(parts, (given) => {
        const plain = writeReference(given).replaceAll('-', '');
        for (const [at, right] of Array.from(plain).entries()) {
          for (const wrong of ALPHABET) {
            const read = readReference(plain.slice(0, at) + wrong + plain.slice(at + 1));
            const forgiven = (right === '0' && wrong === 'O') || (right === '1' && wrong === 'I');
            if (wrong !== right && !(forgiven && read === writeReference(given))) expect(read).toBeNull();
          }
        }
      }),
      { seed },
    );
  });
  it('two swapped neighbours are caught, but for neighbours that follow on one another in one state of the sum', () => {
    let [swaps, followers, missed] = [0, 0, 0];
    for (const code of ['NM', 'SV']) {
      for (let number = 0; number < 100_000; number += 7) {
        const plain = writeReference({ code, year: 2026 + (number % 10), number }).replaceAll('-', '');
        for (let at = 3; at < plain.length - 1; at += 1) {
          const distance = Math.abs(ALPHABET.indexOf(plain.charAt(at)) - ALPHABET.indexOf(plain.charAt(at + 1)));
          if (distance === 0) continue;
          const follows = distance === 1 || distance === 35;
          const caught = readReference(swapped(plain, at)) === null;
          swaps += 1;
          if (follows) followers += 1;
          if (!caught) missed += 1;
          if (!caught && !follows) expect(plain).toBe('caught');
        }
      }
    }
    // A property of ISO 7064 MOD 37,36 itself: about one in 36 of the pairs that follow on one another.
    expect(missed / followers).toBeLessThan(1 / 30);
    expect(missed / swaps).toBeLessThan(0.01);
  });
});

describe('a reference with a slip of the hand', () => {
  const ref = writeReference({ code: 'NM', year: 2026, number: 42 });
  it('the right one is the only one that is meant', () => {
    expect(likeReferences(ref.toLowerCase())).toEqual([ref]);
  });
  it('one wrong character or two swapped neighbours leave it among those that may be meant, and each of them is a reference', () => {
    const slips = [
      ref.replace('00042', '00043'),
      ref.replace('2026', '2062'),
      ref.replace('NM', 'MN'),
      `${ref.slice(0, -1)}${ref.endsWith('7') ? '8' : '7'}`,
    ];
    for (const slip of slips) {
      const meant = likeReferences(slip);
      expect(meant).toContain(ref);
      expect(meant.map(readReference)).toEqual(meant);
      expect(meant.length).toBeLessThan(40);
    }
  });
  it('what looks like none means none', () => {
    for (const typed of ['', 'Granite Fox', 'TSK', '00042', `${ref}${ref}`]) expect(likeReferences(typed)).toEqual([]);
  });
});

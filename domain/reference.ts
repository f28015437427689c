import type { Ref } from './words.ts';

// ISO 7064 MOD 37,36 over the reference without its hyphens. It catches every single wrong character and, of two swapped
// neighbours, all but a character beside its successor in one of the 36 states of the running sum.
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

const checkOf = (body: string): string => {
  const sum = Array.from(body).reduce((product, character) => (((product + ALPHABET.indexOf(character)) % 36 || 36) * 2) % 37, 36);
  return ALPHABET.charAt((37 - sum) % 36);
};

export type ReferenceParts = { readonly code: string; readonly year: number; readonly number: number };

/** `TSK-<region code>-<year>-<5 digits>-<check>`, for numbers up to 99999 a year; a region code is two to four letters or digits, the first a letter. */
export const writeReference = ({ code, year, number }: ReferenceParts): Ref => {
  const [y, n] = [String(year).padStart(4, '0'), String(number).padStart(5, '0')];
  return `TSK-${code}-${y}-${n}-${checkOf(`TSK${code}${y}${n}`)}`;
};

const plainly = (typed: string): string => typed.toUpperCase().replace(/[\s\-\u2010-\u2015]/g, '');

/** The reference that was meant: forgives case, spaces, missing hyphens, and O and I for 0 and 1 in year and number; else null. */
export const readReference = (typed: string): Ref | null => {
  const [, code, digits, check] = /^TSK([A-Z][A-Z0-9]{1,3})([0-9OI]{9})([0-9A-Z])$/.exec(plainly(typed)) ?? [];
  if (code === undefined || digits === undefined || check === undefined) return null;
  const numbers = digits.replaceAll('O', '0').replaceAll('I', '1');
  const ref = writeReference({ code, year: Number(numbers.slice(0, 4)), number: Number(numbers.slice(4)) });
  return ref.endsWith(check) ? ref : null;
};

/** The references that may have been meant: the one that was typed, or those that one wrong character or two swapped neighbours make of it. */
export const likeReferences = (typed: string): readonly Ref[] => {
  const read = readReference(typed);
  if (read !== null) return [read];
  const plain = plainly(typed);
  if (!/^TSK[A-Z][A-Z0-9]{11,14}$/.test(plain)) return [];
  const slips = Array.from(plain).flatMap((character, at) => {
    const [before, after] = [plain.slice(0, at), plain.slice(at + 1)];
    const swapped = before + after.slice(0, 1) + character + after.slice(1);
    return [...Array.from(ALPHABET, (other) => before + other + after), swapped];
  });
  return [...new Set(slips.flatMap((slip) => readReference(slip) ?? []))];
};

import { withAcronyms } from '../../../domain/sentence.ts';

/** Where the answers of a choice come from: fixed codes, a list of the policy, people or organisations of the directory. */
export type Source =
  | { readonly kind: 'codes'; readonly codes: readonly (string | number)[] }
  | { readonly kind: 'list'; readonly list: string }
  | { readonly kind: 'person' }
  | { readonly kind: 'organisation' };

/** What can be asked on a page. Everything that a command's schema says is one of these. */
export type Shape =
  | { readonly kind: 'line' | 'lines' | 'number' | 'day' | 'moment' | 'yes-no' }
  | { readonly kind: 'one' | 'some'; readonly from: Source }
  | { readonly kind: 'group'; readonly fields: readonly Field[] }
  /** `each` is what one row is called, and `asks` what asks for it. */
  | { readonly kind: 'rows'; readonly of: Shape; readonly each: string | null; readonly asks: string };

export type Field = {
  readonly name: string;
  readonly title: string;
  /** The words that say what to do where it is missing or wrong, without a full stop. */
  readonly asks: string;
  readonly hint: string | null;
  readonly optional: boolean;
  /** What a day or a time always is. */
  readonly lies?: 'past' | 'ahead';
  readonly shape: Shape;
};

/** The address of a field inside a form: names and row numbers, parted by dots. */
export const below = (path: string, name: string | number): string => (path === '' ? String(name) : `${path}.${String(name)}`);
/** The same address for every row: `options.0.text` → `options.*.text`. */
export const pattern = (path: string): string =>
  path
    .split('.')
    .map((part) => (/^\d+$/.test(part) ? '*' : part))
    .join('.');

/** `keyDates` → `Key dates`, for fields whose schema has no title. */
export const inWords = (name: string): string => {
  const words = withAcronyms(
    name
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .replace(/[-_]/g, ' ')
      .toLowerCase(),
  );
  return words.charAt(0).toUpperCase() + words.slice(1);
};

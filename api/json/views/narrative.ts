import type { Narrative } from '../../../domain/words.ts';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isNarrative = (value: unknown): value is Narrative =>
  isObject(value) && typeof value['narrative'] === 'string' && typeof value['digest'] === 'string' && Object.keys(value).length === 2;

/** The ids of every text that a value refers to. */
export const textsIn = (value: unknown): readonly string[] => {
  if (isNarrative(value)) return [value.narrative];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isObject(value) ? Object.values(value).flatMap(textsIn) : [];
};

export const WITHHELD = '[not shown to your role]';
export const ERASED = '[erased]';

/** The value with its texts in place of what refers to them; null withholds them. */
export const withTexts = (value: unknown, texts: Readonly<Record<string, string>> | null): unknown => {
  if (isNarrative(value)) return texts === null ? WITHHELD : (texts[value.narrative] ?? ERASED);
  if (Array.isArray(value)) return value.map((item: unknown) => withTexts(item, texts));
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withTexts(item, texts)])) : value;
};

// Where null says something: this version answers none.
const kept: ReadonlySet<string> = new Set(['basedOn']);
/** The value without its nulls, which this API leaves out; inside arrays nothing is dropped. */
export const present = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(present);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, item]) => item !== undefined && (item !== null || kept.has(key)))
      .map(([key, item]) => [key, present(item)]),
  );
};

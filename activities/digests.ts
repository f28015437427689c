import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Narrative } from '../domain/words.ts';

/** SHA-256 of the bytes, of a text its UTF-8 bytes: 64 lower-case hex digits. */
export const sha256 = (of: string | Uint8Array): string => createHash('sha256').update(of).digest('hex');

/** RFC 8785 canonical JSON. Throws on what JSON cannot hold. */
export const canonical = (value: unknown): string => {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('not representable as JSON');
  return text;
};

const isNarrative = (value: object): value is Narrative => 'narrative' in value && 'digest' in value && Object.keys(value).length === 2;
/** Every narrative that a value refers to. */
export const narrativesIn = (value: unknown): readonly Narrative[] => {
  if (typeof value !== 'object' || value === null) return [];
  return isNarrative(value) ? [value] : Object.values(value).flatMap(narrativesIn);
};
/** The value as it was written: texts in the place of references, strings in NFC (TOR-1). */
export const withTexts = (value: unknown, texts: Readonly<Record<string, string>>): unknown => {
  if (typeof value === 'string') return value.normalize('NFC');
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => withTexts(each, texts));
  if (isNarrative(value)) return (texts[value.narrative] ?? '').normalize('NFC');
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withTexts(each, texts)]));
};

import { createHash } from 'node:crypto';
import type { Bad } from './chain-check.ts';
import type { Queryable } from './reference-data.ts';
import type { StoredRow } from './stream-check.ts';

type Reference = { readonly narrative: string; readonly digest: string };
const isReference = (value: object): value is Reference => 'narrative' in value && 'digest' in value && Object.keys(value).length === 2;
const referencesIn = (value: unknown): readonly Reference[] => {
  if (typeof value !== 'object' || value === null) return [];
  return isReference(value) ? [value] : Object.values(value).flatMap(referencesIn);
};
const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** The texts that entries refer to: each is there with the digest that was hashed, and says what it said, unless it has been erased. */
export const verifyTexts = async (client: Queryable, rows: readonly StoredRow[]): Promise<Bad | null> => {
  const named = rows.flatMap(({ stream, seq, payload }) =>
    referencesIn(JSON.parse(payload)).map((reference) => ({ stream, seq, ...reference })),
  );
  if (named.length === 0) return null;
  const text = 'SELECT id, digest, text FROM narrative WHERE id = ANY($1)';
  const found = await client.query<{ id: string; digest: string; text: string | null }>(text, [
    [...new Set(named.map(({ narrative }) => narrative))],
  ]);
  const held = new Map(found.rows.map((row) => [row.id, row.text === null ? row.digest : sha256(row.text)]));
  const bad = named.find(({ narrative, digest }) => held.get(narrative) !== digest);
  if (bad === undefined) return null;
  const why = held.has(bad.narrative) ? `the text ${bad.narrative} is not what was written` : `the text ${bad.narrative} is missing`;
  return { stream: bad.stream, seq: bad.seq, why };
};

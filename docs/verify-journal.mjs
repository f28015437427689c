#!/usr/bin/env node
// Verifies an exported journal with nothing but Node: the JSON that GET /api/v1/cases/{ref}/journal answers.
//   node verify-journal.mjs journal.json [--stream REF] [--head HASH]
// Ends with 0 where every entry holds, 1 where one does not, 2 where the file cannot be read. The recipe: records.md.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex');

/** RFC 8785: no space, keys in order of their UTF-16 code units, numbers and strings as ECMAScript writes them. */
export const canonical = (value) => {
  if (typeof value === 'string' && !value.isWellFormed()) throw new Error('a lone surrogate has no canonical form');
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error('not a JSON number');
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${canonical(key)}:${canonical(value[key])}`).join(',')}}`;
};

/** The hash of an entry, as records.md says. */
export const hashOf = (stream, { seq, type, at, actor, payload, prevHash }) =>
  sha256(canonical({ stream, seq, type, at, actor, payload: sha256(canonical(payload)), prevHash }));

/** The first entry that does not hold, or null. `stream` is the case's reference. */
export const firstBad = (stream, { items, head }, expectedHead) => {
  let before = { seq: 0, hash: '0'.repeat(64) };
  for (const item of items) {
    if (item.seq !== before.seq + 1) return { seq: item.seq, why: `entry ${before.seq + 1} is missing before this one` };
    if (item.prevHash !== before.hash) return { seq: item.seq, why: 'it does not follow from the entry before it' };
    if (hashOf(stream, item) !== item.hash) return { seq: item.seq, why: 'its content is not what was hashed' };
    before = item;
  }
  if (typeof head === 'string' && head !== before.hash) return { seq: before.seq, why: 'the head is not the last entry' };
  if (expectedHead !== undefined && expectedHead !== before.hash)
    return { seq: before.seq, why: 'the last entry is not the head that you hold' };
  return null;
};

const referencesIn = (value) => {
  if (typeof value !== 'object' || value === null) return [];
  const keys = Object.keys(value);
  return keys.length === 2 && 'narrative' in value && 'digest' in value ? [value] : Object.values(value).flatMap(referencesIn);
};
/** Texts that came with the export and do not have the digest that was hashed; an erased one is empty and proves nothing. */
export const firstBadText = ({ items, texts = {} }) => {
  for (const { seq, payload } of items)
    for (const { narrative, digest } of referencesIn(payload))
      if (texts[narrative] && sha256(texts[narrative]) !== digest) return { seq, why: `the text ${narrative} is not what was written` };
  return null;
};

const option = (name) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};
const main = () => {
  let journal;
  try {
    journal = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
    if (!Array.isArray(journal?.items)) throw new Error('the file holds no items');
  } catch (error) {
    console.error(`Use: node verify-journal.mjs journal.json [--stream REF] [--head HASH]\n${error.message}`);
    return 2;
  }
  const stream = option('stream') ?? journal.items[0]?.payload?.after?.ref;
  if (stream === undefined) {
    console.error('The export has no entry, or does not open with the bid: say which case it is with --stream REF.');
    return 2;
  }
  const bad = firstBad(stream, journal, option('head')) ?? firstBadText(journal);
  if (bad !== null) console.log(`${stream}: entry ${bad.seq} does not hold: ${bad.why}`);
  else console.log(`${stream}: ${journal.items.length} entries hold; head ${journal.items.at(-1)?.hash ?? 'none'}`);
  return bad === null ? 0 : 1;
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = main();

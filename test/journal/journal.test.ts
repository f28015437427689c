import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { canonical } from '../../activities/digests.ts';
import { firstHash, hashOf } from '../../activities/record/chain.ts';
import { meaning } from '../../domain/entries.ts';
import { fold } from '../../domain/evolve.ts';
import type { Upcast } from '../../domain/upcasts.ts';
import { bookIn } from '../../prisma/administration.ts';
import { verifyChain, type ChainRow } from '../../prisma/chain-check.ts';
import { entryOf, readWith, type Meanings } from '../../prisma/entry-of.ts';
import { foldAdministered } from '../../prisma/fold-administered.ts';
import { refolded } from '../../prisma/refold.ts';
import { directory, policy } from '../support/rulebook.ts';
import { keptIn, names, releases, rowsOf, textOf } from './release.ts';

const kept = releases().flatMap((release) => names.map((name) => ({ release, name })));
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('REC-1: what a release has written is read by every later one as it was meant', () => {
  it('the journals of this release are kept', () => {
    // Bump the version, then: node --import tsx test/journal/record-journals.ts
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };
    expect(releases()).toContain(version);
  });
  it.each(kept)('$name of $release: its chain holds, and it comes to what it came to then', ({ release, name }) => {
    const journal = keptIn(textOf(release, name));
    expect(verifyChain(rowsOf(journal), hashOf)).toBeNull();
    expect(plain(refolded(journal.stream, journal.lines, directory).state)).toEqual(journal.fold);
  });
  it.each(kept)('$name of $release: a byte that is otherwise is found, in whichever entry', ({ release, name }) => {
    const rows = rowsOf(keptIn(textOf(release, name)));
    for (const [index, row] of rows.entries()) {
      const middle = Math.floor(row.payload.length / 2);
      const payload = `${row.payload.slice(0, middle)}${row.payload[middle] === '1' ? '2' : '1'}${row.payload.slice(middle + 1)}`;
      expect(verifyChain(rows.toSpliced(index, 1, { ...row, payload }), hashOf)).toMatchObject({ seq: row.seq });
      expect(verifyChain(rows.toSpliced(index, 1, { ...row, type: 'noted@1' }), hashOf)).toMatchObject({ seq: row.seq });
    }
    expect(verifyChain(rows.slice(1), hashOf)).toMatchObject({ seq: 2 });
  });
  it('a case went far enough to be worth keeping', () => {
    const types = new Set(keptIn(textOf('0.1.0', 'case')).lines.map(({ type }) => type));
    expect(types.size).toBeGreaterThan(28);
  });
});

describe('REC-1: an older meaning is brought up to today’s on reading, after the hash is checked over what was stored', () => {
  const journal = keptIn(textOf('0.1.0', 'case'));
  const claimed = journal.lines.find(({ type }) => type === 'claimed@1')!;
  /** As if a later release said at what desk a bid was claimed, and one after it who sat there. */
  const desk: Upcast = ({ about, after }) => ({ about: { ...(about as object), desk: 'unknown' }, after });
  const sitter: Upcast = ({ about, after }) => ({ about: { ...(about as object), sitter: null }, after });
  const later: Meanings = { versions: { ...meaning, claimed: 3 }, upcasts: { claimed: { 1: desk, 2: sitter } } };

  it('step by step, from the version that it was written with', () => {
    expect(readWith(later, claimed)).toEqual({ ...entryOf(claimed), about: { desk: 'unknown', sitter: null } });
    expect(readWith(later, { ...claimed, type: 'claimed@2' })).toMatchObject({ about: { sitter: null } });
    expect(readWith(later, { ...claimed, type: 'claimed@3' })).toEqual(entryOf(claimed));
  });
  it('and what was stored, with its chain, is what it was', () => {
    const rows = rowsOf(journal);
    const before = JSON.stringify(rows);
    for (const row of rows) readWith(later, row);
    expect(JSON.stringify(rows)).toBe(before);
    expect(verifyChain(rows, hashOf)).toBeNull();
  });
  it('the whole case comes to the same where a step adds nothing to its outcome', () => {
    const entries = journal.lines.map((line) => readWith(later, line) as ReturnType<typeof entryOf>);
    expect(plain(fold(entries))).toEqual(journal.fold);
  });
  it('a version without a step, a later one, and a type that nobody knows are refused', () => {
    const stepless: Meanings = { versions: later.versions, upcasts: {} };
    expect(() => readWith(stepless, claimed)).toThrow('nothing leads from claimed@1');
    for (const type of ['claimed@2', 'claimed@', 'claimed', 'toString@1', 'unheard-of@1'])
      expect(() => entryOf({ ...claimed, type })).toThrow('newer than this release');
  });
  it('a policy as it was published before there were books of them is read as the one version of its book', () => {
    const first = { stream: 'policy', seq: 1, type: 'policy-published@1', at: claimed.at, actor: 'system', payload: canonical(policy), prevHash: firstHash };
    const published: ChainRow = { ...first, hash: hashOf(first) };
    const adopted = keptIn(textOf('0.1.0', 'policy')).lines.find(({ type }) => type === 'policy-adopted@1')!;
    const link = { ...adopted, stream: 'policy', seq: 2, prevHash: published.hash };
    const rows: readonly ChainRow[] = [published, { ...link, hash: hashOf(link) }];
    expect(verifyChain(rows, hashOf)).toBeNull();
    const book = foldAdministered('policy', rows);
    expect(bookIn(JSON.stringify(book))).toMatchObject({ inForce: policy.version, upcoming: { version: policy.version + 1 } });
  }); // prettier-ignore
});

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { narrativesIn } from '../../activities/digests.ts';
import { chained, firstHash, hashOf } from '../../activities/record/chain.ts';
import { beforeFirst, verifyChain } from '../../prisma/chain-check.ts';
import { storyAt } from '../domain/story.ts';
import { sha256 } from '../support/rulebook.ts';

const story = storyAt('development');
const ref = story.on().ref;

describe('REC-1: an exported journal can be verified offline', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'gateway-journal-'));
  const file = path.join(folder, 'journal.json');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const exported = () => {
    const links = chained(ref, story.entries, { head: firstHash, command: 'c-1' });
    const items = links.map(({ entry: { seq, at, actor }, type, payload, prevHash, hash }) => {
      return { seq, type, at, actor, payload: JSON.parse(payload) as Record<string, unknown>, prevHash, hash };
    });
    return { items, head: items.at(-1)?.hash };
  };
  const run = (journal: unknown, ...args: string[]) => {
    writeFileSync(file, JSON.stringify(journal));
    return spawnSync(process.execPath, ['docs/verify-journal.mjs', file, ...args], { encoding: 'utf8' });
  };

  test('with nothing but Node it holds; with any field changed the entry is named', () => {
    const journal = exported();
    writeFileSync(file, JSON.stringify(journal));
    expect(execFileSync(process.execPath, ['docs/verify-journal.mjs', file], { encoding: 'utf8' })).toContain(
      `${String(journal.items.length)} entries hold`,
    );
    for (const change of [
      { actor: 'x' },
      { at: '2026-11-20T09:10:00.001Z' },
      { type: 'noted@1' },
      { payload: {} },
      { prevHash: 'x' },
      { hash: 'x' },
    ]) {
      const items = journal.items.map((item) => (item.seq === 2 ? { ...item, ...change } : item));
      const { status, stdout } = run({ ...journal, items });
      expect({ status, stdout }).toMatchObject({ status: 1, stdout: expect.stringContaining('entry 2') as string });
    }
    expect(run({ ...journal, items: journal.items.slice(0, -1) }).status).toBe(1);
    expect(run({ items: journal.items }, '--head', 'another').status).toBe(1);
    expect(run(journal, '--stream', 'TSK-SV-2026-00001-A').status).toBe(1);
    const digests = new Map(journal.items.flatMap(({ payload }) => narrativesIn(payload)).map((each) => [each.digest, each.narrative]));
    const summary = digests.get(sha256('One group of adults.')) ?? '';
    expect(run({ ...journal, texts: { [summary]: 'One group of adults.' } }).status).toBe(0);
    expect(run({ ...journal, texts: { [summary]: 'Two groups.' } }).stdout).toContain('not what was written');
    expect(run(null).status).toBe(2);
  });

  test('the pure check begins where the recorder begins', () => {
    expect(beforeFirst).toBe(firstHash);
    expect(verifyChain([], hashOf)).toBeNull();
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const rows = readFileSync('domain/glossary.md', 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, rule, release, sentence] = /^\|\s*([A-Z]{3}-\d+)\s*\|\s*(\d)\s*\|\s*(.+?)\s*\|$/.exec(line) ?? [];
    return rule === undefined || sentence === undefined ? [] : [{ rule, release: Number(release), sentence }];
  });
// How many rules each family of the specification has, counted by hand.
const families = { BID: 7, TRI: 8, ALL: 3, TOR: 8, DEV: 6, REA: 4, OWN: 10, ESC: 6, VAL: 6, CLK: 7, DUP: 4, REO: 1, REC: 4, ACC: 7 };

describe('the glossary holds every rule once', () => {
  it('in the order of the specification', () => {
    const expected = Object.entries(families).flatMap(([family, count]) => Array.from({ length: count }, (_, at) => `${family}-${at + 1}`));
    expect(rows.map(({ rule }) => rule)).toEqual(expected);
  });
  it('with one sentence and the release that builds it', () => {
    expect(rows.filter(({ release, sentence }) => release < 1 || release > 5 || !/^[A-Z].*\.$/.test(sentence))).toEqual([]);
  });
});

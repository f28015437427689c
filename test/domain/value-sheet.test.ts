import { describe, expect, it } from 'vitest';
import { figuresOf, linesOf, markingOf, notOnApmis, recordsOf, sheetOf, valueFields } from '../../domain/value-sheet.ts';
import { narrative, policy } from '../support/rulebook.ts';
import { date } from './calendars.ts';
import { contribution, disruption } from './payloads.ts';
import { storyAt } from './story.ts';

const [SIA, SIO] = ['sia.northmarch', 'sio.aldershire'] as const;
const comments = narrative('Seen.');
/** v1 verified, v2 the force's and not verified, v3 verified and taken back by v4, which is verified, v5 on APMIS and taken back by v6. */
const ledger = () => {
  const story = storyAt('development');
  const log = (evidenceRef: string, change = {}) => story.give(SIA, 'log-value', { value: { ...contribution, ...change, evidenceRef } });
  const verify = (entry: string) => story.give(SIO, 'verify-value', { entry, comments });
  log('E1');
  verify('v1');
  story.give(SIO, 'log-value', { value: { ...disruption, counts: { arrests: 9, constructor: 2 } } });
  log('E3', { fourP: 'protect' });
  verify('v3');
  story.give(SIA, 'reverse-value', { entry: 'v3', reason: comments });
  verify('v4');
  log('E5');
  verify('v5');
  story.give(SIA, 'record-apmis-entry', { entry: 'v5', apmisRef: 'AP-1', enteredAt: date('2026-11-20') });
  story.give(SIA, 'reverse-value', { entry: 'v5', reason: comments });
  verify('v6');
  log('E7', { level: 'major', hoursSaved: 2.5 });
  return linesOf(verify('v7'));
};
const ids = (lines: ReturnType<typeof ledger>) => lines.map(({ entry }) => entry.id);

describe('VAL-1: figures count verified entries only, and say so', () => {
  it('what is not verified, taken back, or takes back counts nothing', () => {
    expect(figuresOf(ledger())).toEqual({
      verified: 2, byFourP: { pursue: 2 }, byLevel: { moderate: 1, major: 1 }, byRegion: { northmarch: 2 }, byOwner: { aldershire: 2 },
      byKind: { 'product-delivered': 2 }, counts: { arrests: 6, cashSeizedPence: 2_500_000 }, hoursSaved: 42.5,
      unverified: 1, reversed: 2, notOnApmis: 3, says: 'Figures count verified entries only.',
    }); // prettier-ignore
    expect(figuresOf([])).toMatchObject({ verified: 0, byFourP: {}, hoursSaved: 0 });
  });
  it('VAL-6: not yet on APMIS is what is verified and not entered, and what takes back an entry that is there', () => {
    expect(ids(notOnApmis(ledger()))).toEqual(['v1', 'v6', 'v7']);
  });
});

describe('VAL-6: an export carries what an entry says, and no text of it', () => {
  it('in the configured columns, then what is counted', () => {
    const { headings, rows } = sheetOf(ledger(), [{ field: 'entry', heading: 'Id' }, { field: 'status', heading: 'State' }]); // prettier-ignore
    expect(headings).toEqual(['Id', 'State', 'arrests', 'cashSeizedPence', 'constructor']);
    expect(rows.slice(0, 3)).toEqual([
      ['v1', 'verified', 3, 1_250_000, null],
      ['v2', 'logged', 9, null, 2],
      ['v3', 'reversed', 3, 1_250_000, null],
    ]);
    expect(rows.at(5)?.slice(0, 2)).toEqual(['v6', 'verified']);
  });
  it('the shipped columns have every field once, under a heading of its own; a program gets every field by name', () => {
    expect(policy.valueColumns.map(({ field }) => field).toSorted()).toEqual([...valueFields].toSorted());
    const [record] = recordsOf(ledger());
    expect(Object.keys(record ?? {}).toSorted()).toEqual([...valueFields, 'counts'].toSorted());
    expect(JSON.stringify([sheetOf(ledger(), policy.valueColumns), recordsOf(ledger())])).not.toMatch(/n-The profile|basis|Seen/);
  });
  it('the highest marking marks the whole', () => {
    const plain = { marking: 'OFFICIAL', handling: ['b'] } as const;
    expect(markingOf([])).toEqual({ marking: 'OFFICIAL', handling: [] });
    expect(markingOf([plain, { marking: 'OFFICIAL-SENSITIVE', handling: ['a', 'b'] }])).toEqual({
      marking: 'OFFICIAL-SENSITIVE',
      handling: ['a', 'b'],
    });
  });
});

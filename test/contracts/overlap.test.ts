import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { matchesOf, type Sought } from '../../prisma/matching.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { storeAlike, type Alike } from '../support/overlapping.ts';
import { policy } from '../support/rulebook.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
beforeEach(() => database.pool.query('TRUNCATE case_read, case_overlap, overlap_told, outbox'));

const store = (alike: Alike) => storeAlike(database, alike);
const found = async (ref: string | Sought) =>
  (await matchesOf(database.pool, ref, policy.overlap)).map((match) => [match.ref, [...match.kinds]] as const);
/** The kinds in which two bids match, looked at from either. */
const kindsOf = async (one: Alike, other: Alike): Promise<readonly string[]> => {
  await database.pool.query('TRUNCATE case_read, case_overlap');
  const [first, second] = [await store(one), await store(other)];
  const [forth, back] = [await found(first), await found(second)];
  expect(forth.map(([ref]) => ref)).toEqual(forth.length === 0 ? [] : [second]);
  expect(back.map(([, kinds]) => kinds)).toEqual(forth.map(([, kinds]) => kinds));
  return forth[0]?.[1] ?? [];
};

describe('DUP-1: names of operations are compared as people write them', () => {
  test.each([
    ['Granite Fox', 'GRANITE FOX'],
    ['Granite Fox', 'Operation Granite  Fox'],
    ['Granite Fox', 'Op. Granite-Fox'],
    ['Granite Fox', 'granitefox'],
    ['Operation Granite Fox', 'op granite fox'],
  ])('%s and %s are one name', async (one, other) => {
    expect(await kindsOf({ operationName: one }, { operationName: other })).toEqual(['operation-name']);
  });
  test.each([
    ['a letter missing', 'Harbour', 'Harbor'],
    ['a letter doubled', 'Walnut', 'Wallnut'],
    ['a wrong letter', 'Granite', 'Grenite'],
    ['two letters changed round', 'Silverbirch', 'Silverbrich'],
    ['one of two words', 'Amber Lantern', 'Operation Amber Lanten'],
  ])('misspelt, %s: %s and %s are nearly the same', async (_what, one, other) => {
    expect(await kindsOf({ operationName: one }, { operationName: other })).toEqual(['operation-name-similar']);
  });
  test.each([
    ['Harbour', 'Harvest'],
    ['Granite', 'Grenadier'],
    ['Operation Walnut', 'Operation Birch'],
    ['Op', 'Operation'],
  ])('%s and %s are two names', async (one, other) => {
    expect(await kindsOf({ operationName: one }, { operationName: other })).toEqual([]);
  });
  test('what is written where there is no name is no name', async () => {
    expect(await kindsOf({ operationName: 'Not yet known' }, { operationName: 'not yet known' })).toEqual([]);
    expect(await kindsOf({ operationName: '  ' }, { operationName: '' })).toEqual([]);
  });
});

describe('DUP-1: references, places, threat types and dates', () => {
  test('a reference is the same however it is spaced, and under either name of it', async () => {
    expect(await kindsOf({ ocgRef: 'OCG/1234-A' }, { ocgRef: 'ocg 1234a' })).toEqual(['group-reference']);
    expect(await kindsOf({ ocgRef: 'AP 77/12' }, { apmisRef: 'ap7712' })).toEqual(['group-reference']);
    expect(await kindsOf({ ocgRef: 'OCG/1234-A' }, { ocgRef: 'OCG/1235-A' })).toEqual([]);
    expect(await kindsOf({ ocgRef: 'N/A' }, { ocgRef: 'n/a' })).toEqual([]);
  });
  test('a place is the same without case and punctuation; the same threat there is said too, elsewhere it is nothing', async () => {
    const [there, threat] = [{ places: ["King's Ferry", 'Oldbridge'] }, { types: ['county-lines', 'other'] }];
    expect(await kindsOf(there, { places: ['kings ferry'] })).toEqual(['place', 'threat-at-place']);
    expect(await kindsOf(there, { places: ['Kings Ferry'], types: ['csa'] })).toEqual(['place']);
    expect(await kindsOf(threat, threat)).toEqual([]);
  });
  test('dates near each other support a match and are none by themselves', async () => {
    const named = { operationName: 'Granite' };
    const near = { keyDates: ['2026-12-01', '2027-03-01'] };
    expect(await kindsOf({ ...named, ...near }, { ...named, keyDates: ['2026-12-08'] })).toEqual(['operation-name', 'dates-near']);
    expect(await kindsOf({ ...named, ...near }, { ...named, keyDates: ['2026-12-09'] })).toEqual(['operation-name']);
    expect(await kindsOf({ ...named, meetingDate: '2026-11-02' }, { ...named, meetingDate: '2026-11-05' })).toEqual([
      'operation-name',
      'dates-near',
    ]);
    expect(await kindsOf(near, near)).toEqual([]);
  });
  test('the best match first', async () => {
    const ref = await store({ operationName: 'Granite', ocgRef: 'OCG 1', places: ['Oldbridge'] });
    const place = await store({ places: ['Oldbridge'], types: ['csa'] });
    const group = await store({ ocgRef: 'OCG 1' });
    const both = await store({ ocgRef: 'OCG 1', operationName: 'Granit' });
    expect((await found(ref)).map(([each]) => each)).toEqual([both, group, place]);
  });
});

const lantern =
  'A haulage contractor moves teenagers between Oldbridge and the coast in refrigerated lorries; a launderette on Quayside banks the proceeds.';
const retold =
  'Intelligence says that the proceeds are banked by a launderette at Quayside, and that a haulage contractor moves young people in lorries.';
const common =
  'The force suspects that an organised crime group exploits vulnerable children and young victims in the area and supplies drugs over a county line.';

describe('DUP-1: words of the summary', () => {
  test('a summary that tells the same in other words is found; one about something else is not', async () => {
    expect(await kindsOf({ summary: lantern }, { summary: retold })).toEqual(['summary-words']);
    expect(
      await kindsOf({ summary: lantern }, { summary: 'A nail bar in Westfield keeps passports of its workers and rents their rooms.' }),
    ).toEqual([]);
  });
  test('no false match on words that every bid has, however many they share', async () => {
    expect(await kindsOf({ summary: common }, { summary: common })).toEqual([]);
    await database.pool.query('TRUNCATE case_read, case_overlap');
    const worn = 'Enquiries continue into premises, telephones, vehicles, bank accounts and associates named by a witness.';
    const ref = await store({ summary: `${worn} ${lantern}` });
    for (let count = 0; count < policy.overlap.summary.withinCases + 1; count += 1) await store({ summary: worn });
    expect(await found(ref)).toEqual([]);
    const other = await store({ summary: retold });
    expect(await found(ref)).toEqual([[other, ['summary-words']]]);
  });
  test('a few shared words are not enough', async () => {
    expect(await kindsOf({ summary: lantern }, { summary: 'Refrigerated lorries are stolen from a haulage yard.' })).toEqual([]);
  });
  describe('a long summary has words of everything', () => {
    const filler = (from: number, count: number): string =>
      Array.from(
        { length: count },
        (_, index) =>
          `matter${String.fromCharCode(97 + ((from + index) % 26))}${'abcdefghij'[Math.floor((from + index) / 26) % 10] ?? ''}q`,
      ).join(' ');
    const telling = [
      'haulage',
      'contractor',
      'teenagers',
      'coast',
      'refrigerated',
      'lorries',
      'launderette',
      'quayside',
      'banks',
      'proceeds',
      'warehouse',
      'ferry',
    ];
    const some = (count: number): string => telling.slice(0, count).join(' ');
    const short = some(12);
    test.each([
      ['as long', 5, 7, ['summary-words']],
      ['much longer, a third of the short one', 4, 240, []],
      ['much longer, two fifths of the short one', 5, 240, []],
      ['much longer, most of the short one', 9, 240, ['summary-words']],
    ] as const)('%s', async (...[, shared, more, kinds]) => {
      expect(await kindsOf({ summary: short }, { summary: `${some(shared)} ${filler(0, more)}` })).toEqual(kinds);
    });
    test('of equal matches the one that shares most for its length is first, however often a long one says it', async () => {
      const ref = await store({ summary: short });
      const long = await store({ summary: `${some(9)} ${some(9)} ${some(9)} ${filler(0, 120)}` });
      const brief = await store({ summary: `${some(8)} ${filler(130, 6)}` });
      expect((await found(ref)).map(([each]) => each)).toEqual([brief, long]);
    });
  });
  test('any characters in a summary are words or nothing, never a fault', async () => {
    const odd = `o'brien \\ back\\slash & | ! ( ) : * <-> "quoted" https://example.test/a?b=c 100% ${'x'.repeat(300)} ünïcödé`;
    expect(await kindsOf({ summary: odd }, { summary: odd })).toEqual(['summary-words']);
  });
  test('a text that is erased leaves the index with it, also where its row is deleted', async () => {
    const [one, other] = [await store({ summary: lantern }), await store({ summary: retold })];
    const words = (ref: string) => database.pool.query('SELECT words::text, summary FROM case_overlap WHERE ref = $1', [ref]);
    const before = (await words(one)).rows[0] as { words: string; summary: string };
    expect(before.words).toContain('launderett');
    await database.pool.query('UPDATE narrative SET text = NULL WHERE id = $1', [before.summary]);
    expect((await words(one)).rows).toEqual([{ words: '', summary: before.summary }]);
    expect(await found(other)).toEqual([]);
    const { summary } = (await words(other)).rows[0] as { summary: string };
    await database.pool.query('DELETE FROM narrative WHERE id = $1', [summary]);
    expect((await words(other)).rows).toEqual([{ words: '', summary }]);
  });
});

describe('DUP-1: a bid that is no case yet', () => {
  test('is compared like a case', async () => {
    const ref = await store({
      operationName: 'Granite',
      ocgRef: 'OCG 1',
      places: ['Oldbridge'],
      keyDates: ['2026-12-01'],
      summary: lantern,
    });
    const sought: Sought = {
      operationName: 'op GRANITE',
      groupRefs: ['ocg1'],
      places: ['OLDBRIDGE'],
      threatTypes: ['other'],
      keyDates: ['2026-12-02'],
      taskedOn: null,
      summary: retold,
    };
    expect(await found(sought)).toEqual([
      [ref, ['group-reference', 'operation-name', 'place', 'threat-at-place', 'dates-near', 'summary-words']],
    ]);
    const empty = { operationName: null, groupRefs: [], places: [], threatTypes: [], keyDates: [], taskedOn: null, summary: '' };
    expect(await found(empty)).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createQuestions } from '../../prisma/questions.ts';
import { createReferenceData } from '../../prisma/reference-data.ts';
import { caseAt } from '../domain/story.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { storeAlike } from '../support/overlapping.ts';
import { personOf } from '../support/rulebook.ts';

let database: TestDatabase;
const refs: Record<string, string> = {};
beforeAll(async () => {
  database = await startDatabase();
  refs['fox'] = await storeAlike(database, {
    operationName: 'Operation Granite Fox',
    places: ['North Quay', 'Harrow Lane'],
    ocgRef: 'OCG-NM-0117',
    summary: 'Young people are moved between seaside towns and made to carry packages.',
    with: { sia: 'sia.northmarch' },
  });
  refs['marl'] = await storeAlike(database, { operationName: 'Op Marlstone', summary: 'Workers are housed above a car wash.' });
  refs['vale'] = await storeAlike(database, { operationName: 'Granite Owl', summary: 'Packages carried by rail.', elsewhere: true });
  refs['kept'] = await storeAlike(database, {
    operationName: 'Granite Wren',
    summary: 'Seaside towns again.',
    places: ['North Quay'],
    with: { restricted: true, claimer: null, pen: caseAt('triage-queue').pen },
  });
});
afterAll(() => database.stop());

const found = async (q: string, by = 'triage.northmarch') => {
  const { items, total } = await createQuestions(database, createReferenceData()).cases(personOf(by), { q, page: 1, pageSize: 10 });
  expect(total).toBe(items.length);
  return items.map(({ ref, foundBy }) => [Object.keys(refs).find((name) => refs[name] === ref), ...(foundBy ?? [])].join(' '));
};

describe('search: reference, operation, people, agencies, places, groups and words of the summary, within what one may see', () => {
  test('by the name of an operation, in part, in any case, and with a slip of the hand', async () => {
    expect(await found('granite')).toEqual(['fox operation']);
    expect(await found('op. GRANITE-FOX')).toEqual(['fox operation']);
    expect(await found('Operation Marlstoen')).toEqual(['marl operation']);
  });
  test('by the words of the summary, in whatever form; each word must be answered, and words that say nothing do no harm', async () => {
    expect(await found('moving young people')).toEqual(['fox summary']);
    expect(await found('granite packages')).toEqual(['fox operation summary']);
    expect(await found('granite housed')).toEqual([]);
    expect(await found('above the car')).toEqual(['marl summary']);
  });
  test('by place and group as they are written, and by people and agencies', async () => {
    expect(await found('north quay')).toEqual(['fox place']);
    expect(await found('granite north quay')).toEqual(['fox operation place']);
    expect(await found('ocg nm 0117')).toEqual(['fox group']);
    const sia = personOf('sia.northmarch').name.split(' ').at(-1) ?? '';
    expect(await found(sia)).toEqual(['fox person']);
    expect((await found('Aldershire')).map((each) => each.split(' ')[0]).toSorted()).toEqual(['fox', 'kept', 'marl']);
  });
  test('by reference: whole, its number alone, a part of it, and with one slip of the hand', async () => {
    const ref = refs['fox'] ?? '';
    const name = async (q: string) => (await found(q)).map((each) => each.split(' ')[0]);
    expect(await name(ref)).toEqual(['fox']);
    expect(await name(ref.toLowerCase().replaceAll('-', ' '))).toEqual(['fox']);
    const number = ref.split('-')[3] ?? '';
    expect(await name(String(Number(number)))).toEqual(['fox']);
    expect(await name(`2026-${number}`)).toEqual(['fox']);
    expect(await name(ref.replace('2026', '2062'))).toEqual(['fox']);
    expect(await name(`${ref.slice(0, -1)}${ref.endsWith('7') ? '8' : '7'}`)).toContain('fox');
  });
  test('ACC-2, ACC-4: a restricted case answers by its reference and its agency alone, another region not at all', async () => {
    expect(await found('wren')).toEqual([]);
    expect(await found('seaside')).toEqual(['fox summary']);
    expect(await found(refs['kept'] ?? '')).toEqual(['kept']);
    expect(await found('owl')).toEqual([]);
    expect(await found(refs['vale'] ?? '')).toEqual([]);
    expect(await found('granite', 'triage.southvale')).toEqual(['vale operation']);
    expect(await found('wren', 'gateway-manager.northmarch')).toEqual(['kept operation']);
    expect(await found('granite', 'auditor.national')).toEqual([]);
  });
  test('nothing to look for finds nothing', async () => {
    for (const q of ['%', '_', '- –', 'the', "'; DROP TABLE case_read; --"]) expect(await found(q)).toEqual([]);
  });
});

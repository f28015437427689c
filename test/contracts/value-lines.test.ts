import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashOf } from '../../activities/record/chain.ts';
import type { Case } from '../../domain/case.ts';
import { writeReference } from '../../domain/reference.ts';
import type { ValueEntry } from '../../domain/value-state.ts';
import { createQuestions } from '../../prisma/questions.ts';
import { createReferenceData } from '../../prisma/reference-data.ts';
import { rebuild } from '../../prisma/rebuild.ts';
import { keepLines, lined } from '../../prisma/value-keeping.ts';
import { createValueExports } from '../../prisma/value-exports.ts';
import { date, instant } from '../domain/calendars.ts';
import { caseAt } from '../domain/story.ts';
import { entered, logged, reason, SIA, verified } from '../domain/valued.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { directory, policy } from '../support/rulebook.ts';
import { ledgerOf } from '../support/memory/value.ts';
import { storeCase } from '../support/stored.ts';

let database: TestDatabase;
const stored: Case[] = [];
beforeAll(async () => {
  database = await startDatabase();
  const [plain, bare] = [verified().on(), caseAt('closing')];
  const taken = entered();
  taken.give(SIA, 'reverse-value', { entry: 'v1', reason });
  const [first] = Object.values(plain.value);
  const v = (id: string, change: Partial<ValueEntry>): Case['value'] => ({ [id]: { ...first!, ...change, id } });
  const handled = { ...plain.bid, legal: { ...plain.bid.legal, handling: ['No copies', 'Eyes only'] } };
  const many: Case['value'] = {
    ...plain.value,
    ...v('v2', { dateOfEvent: date('2026-10-01'), hoursSaved: 0.1, counts: { arrests: 2, constructor: 1 } }),
    ...v('v3', { dateOfEvent: date('2026-10-02'), hoursSaved: 0.5, verifiedBy: null, verifiedAt: null, status: 'logged' }),
    ...v('v10', { dateOfEvent: date('2026-10-31'), fourP: 'protect', level: 'major', kind: 'seizure', counts: {} }),
    ...v('v11', { apmisStatus: 'reconciled', status: 'reconciled', reversedBy: 'v12' }),
    ...v('v12', { reverses: 'v11', counts: { arrests: 7 } }),
  };
  const drawn: readonly Case[] = [
    plain,
    { ...plain, restricted: true, marking: 'OFFICIAL-SENSITIVE', bid: handled },
    { ...plain, region: 'southvale', sia: 'sia.southvale', team: [], claimer: null },
    { ...logged('sio.aldershire').on(), stage: 'withdrawn', pen: null },
    taken.on(),
    { ...plain, marking: 'OFFICIAL', value: many },
    // What somebody wrote is not taken for a ledger.
    { ...bare, bid: { ...bare.bid, operationName: '"value":{"v1"' } },
  ];
  for (const [index, on] of drawn.entries())
    stored.push(await storeCase(database, { ...on, ref: writeReference({ code: 'NM', year: 2026, number: index + 1 }) }));
});
afterAll(() => database.stop());

const regional = { ...directory.people['performance.national']!, id: 'performance.southvale', organisation: 'toex-southvale' };
const everybody = [...Object.values(directory.people), regional];
const periods = [
  {},
  { from: date('2026-10-01') },
  { to: date('2026-10-01') },
  { from: date('2026-10-02'), to: date('2026-10-31') },
  { from: date('2027-01-01') },
  { region: 'southvale' },
];
const rowsOf = async (sql: string): Promise<readonly unknown[]> => (await database.pool.query<Record<string, unknown>>(sql)).rows;
const questions = () => createQuestions(database, createReferenceData());

describe('ACC-2: the ledger is of the cases whose page opens, and of the regions that somebody measures', () => {
  test('for every person of the directory and every period: lines, figures and marking as the rules in words have them', async () => {
    let seen = 0;
    for (const asker of everybody)
      for (const period of periods) {
        const rules = ledgerOf(stored, asker, { directory, policy });
        const lines = await questions().valueLines(asker, period);
        expect([asker.id, lines]).toEqual([asker.id, await rules.valueLines(asker, period)]);
        expect([asker.id, await questions().value(asker, period)]).toEqual([asker.id, await rules.value(asker, period)]);
        const missing = { ...period, only: 'not-on-apmis' } as const;
        expect(await questions().valueLines(asker, missing)).toEqual(await rules.valueLines(asker, missing));
        seen += lines.length;
      }
    expect(seen).toBeGreaterThan(100);
  });
  test('ACC-4: of a restricted case whoever measures has the figures, and no line; who opens it has both', async () => {
    const [measures, manager] = [directory.people['performance.national']!, directory.people['toex-manager.northmarch']!];
    const hidden = stored.filter(({ restricted }) => restricted).map(({ ref }) => ref);
    const of = async (asker: typeof measures) => (await questions().valueLines(asker, {})).filter(({ ref }) => hidden.includes(ref)).length;
    expect([await of(measures), await of(manager)]).toEqual([0, 1]);
    expect((await questions().value(measures, {})).withheld).toBe(1);
    expect(await questions().value(manager, {})).toMatchObject({
      withheld: 0,
      marking: 'OFFICIAL-SENSITIVE',
      handling: ['Eyes only', 'No copies'],
    });
  });
  test('a page at a time, in the order of the whole', async () => {
    const manager = directory.people['toex-manager.northmarch']!;
    const whole = await questions().valueLines(manager, {});
    const pages = await Promise.all([1, 2, 3, 9].map((page) => questions().valueLines(manager, { paging: { page, pageSize: 4 } })));
    expect(pages.flat()).toEqual(whole.slice(0, 12));
    expect(pages.map(({ length }) => length)).toEqual([4, 4, Math.min(4, whole.length - 8), 0]);
  });
});

describe('the lines are kept with the decision that changes them, and made anew from the journal', () => {
  test('one row for each entry, as it stands; a decision that changes no entry writes none', async () => {
    const { rows } = await database.pool.query<{ ref: string; entry: string; line: unknown }>(
      'SELECT ref, entry, line FROM value_line ORDER BY ref, number',
    );
    const standing = stored.flatMap(({ ref, value }) => Object.values(value).map((line) => ({ ref, entry: line.id, line })));
    expect(rows).toEqual(standing);
    const versions = () => rowsOf('SELECT xmin::text, ref, entry FROM value_line ORDER BY 2, 3');
    const before = await versions();
    await database.pool.query(keepLines(2), [stored[0]?.ref, ...lined(stored[0]!)]);
    expect(await versions()).toEqual(before);
  });
  test('REC-1: rebuilt they are the same', async () => {
    const made = () => rowsOf('SELECT * FROM value_line ORDER BY ref, number');
    const before = await made();
    await database.pool.query(`UPDATE value_line SET line = line || '{"verifiedBy": "nobody"}'`);
    await rebuild(database.pool, { hashOf, write: true });
    expect(await made()).toEqual(before);
  });
  test('what a release before this one left is filled in by the migration', async () => {
    const made = () => rowsOf('SELECT l.*, r.handling FROM value_line AS l JOIN case_read AS r USING (ref) ORDER BY ref, number');
    const before = await made();
    await database.pool.query(`TRUNCATE value_line; UPDATE case_read SET handling = '{}'`);
    const [, backfill = ''] = readFileSync('prisma/migrations/20261123013000_value_lines/migration.sql', 'utf8').split(
      '-- What stands already',
    );
    await database.pool.query(`--${backfill}`);
    expect(await made()).toEqual(before);
  });
});

describe('VAL-6: word of an export is left for each case once, and never gives up', () => {
  test('told twice it stands once', async () => {
    const exports = createValueExports(database.pool);
    const told = {
      id: 'x1',
      by: 'performance.national',
      at: instant('2026-11-20T12:00:00Z'),
      cases: stored.slice(0, 2).map(({ ref }) => ({ ref, entries: ['v1'] })),
    };
    await exports.tell(told);
    await exports.tell(told);
    const { rows } = await database.pool.query<{ ref: string; body: string; state: string; give_up_at: Date | null }>(
      `SELECT ref, body, state, give_up_at FROM command WHERE name = 'record-value-export' ORDER BY ref`,
    );
    expect(rows.map(({ body, ...row }) => ({ ...row, body: JSON.parse(body) as unknown }))).toEqual(
      told.cases.map(({ ref, entries }) => ({
        ref,
        state: 'waiting',
        give_up_at: null,
        body: { export: 'x1', by: told.by, at: told.at, entries },
      })),
    );
  });
});

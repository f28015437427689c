import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Case } from '../../domain/case.ts';
import { writeReference } from '../../domain/reference.ts';
import { linesOf, type ValueLine } from '../../domain/value-sheet.ts';
import { valueSight } from '../../domain/value-sight.ts';
import { createQuestions } from '../../prisma/questions.ts';
import { createReferenceData } from '../../prisma/reference-data.ts';
import { createValueExports } from '../../prisma/value-exports.ts';
import { instant } from '../domain/calendars.ts';
import { caseAt } from '../domain/story.ts';
import { logged, verified } from '../domain/valued.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { directory } from '../support/rulebook.ts';
import { storeCase } from '../support/stored.ts';

let database: TestDatabase;
const stored: Case[] = [];
beforeAll(async () => {
  database = await startDatabase();
  const [plain, bare] = [verified().on(), caseAt('closing')];
  const drawn: readonly Case[] = [
    plain,
    { ...plain, restricted: true },
    { ...plain, region: 'southvale', sia: 'sia.southvale', team: [], claimer: null },
    { ...logged('sio.aldershire').on(), stage: 'closed', pen: null },
    // What somebody wrote is not taken for a ledger.
    { ...bare, bid: { ...bare.bid, operationName: '"value":{"v1"' } },
  ];
  for (const [index, on] of drawn.entries())
    stored.push(await storeCase(database, { ...on, ref: writeReference({ code: 'NM', year: 2026, number: index + 1 }) }));
});
afterAll(() => database.stop());

const names = (lines: readonly ValueLine[]) => lines.map(({ ref, entry }) => `${ref}:${entry.id}`).toSorted();

describe('ACC-2: the ledger is of the cases whose page opens, and of the regions that somebody measures', () => {
  test('for every person of the directory, line by line, as the rule in words has it', async () => {
    const questions = createQuestions(database, createReferenceData());
    const regional = { ...directory.people['performance.national']!, id: 'performance.southvale', organisation: 'toex-southvale' };
    for (const asker of [...Object.values(directory.people), regional]) {
      const seen = await questions.value(asker);
      const by = (sight: ReturnType<typeof valueSight>) =>
        names(stored.filter((on) => valueSight(on, asker, { directory }) === sight).flatMap(linesOf));
      expect([asker.id, names(seen.opened), names(seen.measured), names(seen.counted)]).toEqual([
        asker.id,
        by('opened'),
        by('measured'),
        by('counted'),
      ]);
    }
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

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashOf } from '../../activities/record/chain.ts';
import type { Entry } from '../../domain/entries.ts';
import { writeReference } from '../../domain/reference.ts';
import { spellsAfter } from '../../domain/spells.ts';
import { rebuild } from '../../prisma/rebuild.ts';
import { bids, run, steps } from '../domain/random-run.ts';
import { storyAt } from '../domain/story.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { storeEntries } from '../support/stored.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

const rows = async (text: string) => (await database.pool.query<Record<string, unknown>>(text)).rows;
const kept = async () =>
  (await rows('SELECT * FROM case_spell ORDER BY ref, seq')).map((row) => ({
    seq: row['seq'], round: row['round'], stage: row['stage'], party: row['party'], crossing: row['crossing'], beganAt: row['began_at'],
    endedAt: row['ended_at'], minutes: row['minutes'], heldMinutes: row['held_minutes'], runsFrom: row['runs_from'], heldFrom: row['held_from'],
  })); // prettier-ignore
const date = (at: string | null): Date | null => (at === null ? null : new Date(at));
const worked = (entries: readonly Entry[]) =>
  spellsAfter(null, entries).begun.map((spell) => ({
    ...spell,
    beganAt: date(spell.beganAt),
    endedAt: date(spell.endedAt),
    runsFrom: date(spell.runsFrom),
    heldFrom: date(spell.heldFrom),
  }));
const measured = () =>
  rows('SELECT ref, team, products_open, clock_from, clock_target, clock_still, clock_paused FROM case_read ORDER BY ref');
const [, backfill = ''] = readFileSync('prisma/migrations/20261129113500_spells/migration.sql', 'utf8').split('-- What stands already');

// Runs that come far and sideways; a few are enough for what the database does with them.
const played = fc
  .sample(steps, { numRuns: 14, seed: 20_261_129 })
  .map((taken, index) => run(bids[index % bids.length] ?? bids[0]!, taken, () => undefined)?.entries ?? []);

const named = (entries: readonly Entry[], index: number): readonly Entry[] => {
  const ref = writeReference({ code: 'NM', year: 2026, number: index + 1 });
  return entries.map((entry) => (entry.type === 'bid-submitted' ? { ...entry, after: { ...entry.after, ref } } : entry));
};

describe('CLK-2: where the time of a case went is kept with the decision that ends it', () => {
  test('decision by decision it is what the journal comes to, and so is what a rebuild and what the migration make of it', async () => {
    const stories = [...played, storyAt('closed').entries].map(named);
    for (const entries of stories) await storeEntries(database, entries);
    const expected = stories.flatMap(worked);
    const clocks = await measured();
    expect(await kept()).toEqual(expected);
    await database.pool.query('UPDATE case_spell SET minutes = 7');
    await rebuild(database.pool, { hashOf, write: true });
    expect(await kept()).toEqual(expected);
    expect(await measured()).toEqual(clocks);
    await database.pool.query(`TRUNCATE case_spell; UPDATE case_read SET team = NULL, products_open = 0, clock_from = NULL,
      clock_target = NULL, clock_still = NULL, clock_paused = NULL`);
    await database.pool.query(`--${backfill}`);
    // A release before this one did not say when it had counted last; all else is the same.
    const unsaid = stories.flatMap((entries) => worked(entries).map(() => entries.some(({ after }) => 'countedTo' in after)));
    const without = <S extends { readonly runsFrom: unknown }>(all: readonly S[]) =>
      all.map((each, index) => (unsaid[index] === true ? { ...each, runsFrom: null } : each));
    expect(without(await kept())).toEqual(without(expected));
    expect(await measured()).toEqual(clocks);
    expect(expected.length).toBeGreaterThan(100);
    expect(unsaid.filter((each) => !each).length).toBeGreaterThan(20);
  });
});

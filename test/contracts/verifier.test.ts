import { spawnSync } from 'node:child_process';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { canonical } from '../../activities/digests.ts';
import { firstHash, hashOf } from '../../activities/record/chain.ts';
import { createCaseFiles } from '../../prisma/case-files.ts';
import { createReferenceData } from '../../prisma/reference-data.ts';
import { createVerifier } from '../../prisma/verifier.ts';
import { narrativesIn } from '../../activities/digests.ts';
import { storyAt } from '../domain/story.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { sha256 } from '../support/rulebook.ts';
import { storeEntries } from '../support/stored.ts';

const chaining = { canonical, hashOf, firstHash };
let database: TestDatabase;
const story = storyAt('development');
const ref = story.on().ref;
beforeAll(async () => {
  database = await startDatabase();
  await storeEntries(database, story.entries);
  // The words behind the digests; in these tests a text is its own digest's source only where it is written here.
  const named = new Map(story.entries.flatMap((entry) => narrativesIn(entry)).map((each) => [each.narrative, each.digest]));
  for (const [id, digest] of named)
    await database.pool.query('INSERT INTO narrative (id, digest, text) VALUES ($1, $2, NULL)', [id, digest]);
  await database.pool.query('UPDATE narrative SET text = $2 WHERE digest = $1', [sha256('One group of adults.'), 'One group of adults.']);
});
afterAll(() => database.stop());

const verify = () => createVerifier(database, chaining).verify();
/** What a superuser can do who wants to: the trigger is put aside, and the change put back after the test. */
const tamper = async (sql: string, table = 'journal') => {
  await database.pool.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  await database.pool.query(sql);
  await database.pool.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
};
const saved: string[] = ['journal', 'stream', 'narrative', 'checkpoint'];
const keepCopies = async () => {
  for (const table of saved) await database.pool.query(`CREATE TABLE IF NOT EXISTS copy_${table} AS TABLE ${table}`);
};
const putBack = async () => {
  for (const table of saved) await tamper(`BEGIN; DELETE FROM ${table}; INSERT INTO ${table} TABLE copy_${table}; COMMIT`, table);
};

describe('REC-1: the record can be verified', () => {
  beforeAll(keepCopies);
  afterEach(putBack);

  test('a record that nobody touched holds, to the last entry, and is anchored', async () => {
    expect(await verify()).toEqual({ ok: true, checked: story.entries.length + 2 });
    const { rows } = await database.pool.query<{ heads: string }>('SELECT heads FROM checkpoint');
    expect(rows).toHaveLength(1);
    expect(Object.keys(JSON.parse(rows[0]?.heads ?? '{}') as object).toSorted()).toEqual([ref, 'directory', 'policy'].toSorted());
    expect(await verify()).toMatchObject({ ok: true });
    expect((await database.pool.query('SELECT FROM checkpoint')).rowCount).toBe(1);
  });

  test.each([
    ['type', `type = 'noted@1'`],
    ['time', `at = '2026-11-20T09:00:00.001Z'`],
    ['actor', `actor = 'sio.dunmere'`],
    ['payload', `payload = replace(payload, '"stage":"in-triage"', '"stage":"consideration"')`],
    ['hash before', `prev_hash = repeat('1', 64)`],
    ['hash', `hash = repeat('1', 64)`],
    ['command', `command = 'another'`],
  ])('a changed %s is found and the entry named', async (_what, change) => {
    await tamper(`UPDATE journal SET ${change} WHERE stream = '${ref}' AND seq = 2`);
    expect(await verify()).toMatchObject({ ok: false, firstBad: { stream: ref, seq: 2 } });
  });

  test('an entry taken out, the last one taken off, a state rewritten, a stream lost: each is found', async () => {
    await tamper(`DELETE FROM journal WHERE stream = '${ref}' AND seq = 3`);
    expect(await verify()).toMatchObject({
      ok: false,
      firstBad: { stream: ref, seq: 4, why: expect.stringContaining('3 is missing') as string },
    });
    await putBack();
    await tamper(`DELETE FROM journal WHERE stream = '${ref}' AND seq = ${String(story.entries.length)}`);
    expect(await verify()).toMatchObject({ ok: false, firstBad: { stream: ref } });
    await putBack();
    await tamper(
      `UPDATE stream SET state = replace(state, '"marking":"OFFICIAL-SENSITIVE"', '"marking":"OFFICIAL"') WHERE id = '${ref}'`,
      'stream',
    );
    expect(await verify()).toMatchObject({ ok: false, firstBad: { stream: ref, why: expect.stringContaining('state') as string } });
    await putBack();
    await tamper(`DELETE FROM stream WHERE id = '${ref}'`, 'stream');
    expect(await verify()).toMatchObject({ ok: false, firstBad: { stream: ref, seq: 1 } });
  });

  test('a chain rewritten whole, head and all, still contradicts the checkpoint that was anchored before', async () => {
    await createVerifier(database, chaining).anchor();
    const rows = await createCaseFiles(database, createReferenceData()).entries(ref);
    let prevHash = firstHash;
    for (const row of rows) {
      const forged = {
        stream: ref,
        seq: row.seq,
        type: row.type,
        at: row.at,
        actor: row.actor.replace('spoc.', 'x.'),
        payload: row.payload,
        prevHash,
      };
      prevHash = hashOf(forged);
      await tamper(
        `UPDATE journal SET actor = '${forged.actor}', prev_hash = '${forged.prevHash}', hash = '${prevHash}' WHERE stream = '${ref}' AND seq = ${String(row.seq)}`,
      );
    }
    await tamper(`UPDATE stream SET head_hash = '${prevHash}' WHERE id = '${ref}'`, 'stream');
    expect(await verify()).toMatchObject({ ok: false, firstBad: { stream: 'checkpoint', seq: 1 } });
    await tamper(`UPDATE checkpoint SET at = at - interval '1 day'`, 'checkpoint');
    expect(await verify()).toMatchObject({
      ok: false,
      firstBad: { stream: 'checkpoint', seq: 1, why: expect.stringContaining('hashed') as string },
    });
  });

  test('an erased text still verifies; an altered or a vanished one does not', async () => {
    await tamper('UPDATE narrative SET text = NULL', 'narrative');
    expect(await verify()).toMatchObject({ ok: true });
    await tamper(`UPDATE narrative SET text = 'Two groups.' WHERE digest = '${sha256('One group of adults.')}'`, 'narrative');
    expect(await verify()).toMatchObject({
      ok: false,
      firstBad: { stream: ref, seq: 1, why: expect.stringContaining('not what was written') as string },
    });
    await tamper(`DELETE FROM narrative WHERE digest = '${sha256('One group of adults.')}'`, 'narrative');
    expect(await verify()).toMatchObject({ ok: false, firstBad: { stream: ref, why: expect.stringContaining('missing') as string } });
  });
});

describe('npm run records:verify', () => {
  test('says that the record holds, or which entry does not, and ends accordingly', async () => {
    const run = (where: Record<string, string> = { DATABASE_URL: database.url }) =>
      spawnSync(process.execPath, ['--import', 'tsx', 'embedded/verify-records.ts'], {
        encoding: 'utf8',
        env: { PATH: process.env['PATH'], ...where },
      });
    expect(run()).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('The record holds') as string,
      stderr: expect.stringContaining('entries checked') as string,
    });
    expect(run({ DATA_DIR: database.dataDir })).toMatchObject({ status: 0 });
    expect(run({ DATA_DIR: `${database.dataDir}/none` })).toMatchObject({ status: 2 });
    await tamper(`UPDATE journal SET actor = 'x' WHERE stream = '${ref}' AND seq = 2`);
    expect(run()).toMatchObject({ status: 1, stdout: expect.stringContaining(`${ref}, entry 2`) as string });
  });
});

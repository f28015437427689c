import { sure } from '../../domain/sure.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCaseFiles } from '../../prisma/case-files.ts';
import { createConsultations } from '../../prisma/consultations.ts';
import { createReadiness, databaseChecks } from '../../prisma/readiness.ts';
import { createReferenceData } from '../../prisma/reference-data.ts';
import { storyAt } from '../domain/story.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { personOf } from '../support/rulebook.ts';
import { storeEntries } from '../support/stored.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
const page = { page: 1, pageSize: 10 };

describe('the smaller ports on Postgres', () => {
  test('a case is opened as its entries left it, with the facts of a rehearsal', async () => {
    const files = createCaseFiles(database, createReferenceData());
    const story = storyAt('terms');
    const on = await storeEntries(database, story.entries);
    expect(await files.open(on.ref)).toEqual(on);
    expect(await files.open('directory')).toBeNull();
    expect((await files.entries(on.ref)).map(({ entry }) => entry)).toEqual(
      story.entries.map((entry) => JSON.parse(JSON.stringify(entry)) as unknown),
    );
    expect(await files.facts(personOf('toex-manager.northmarch'))).toMatchObject({
      reference: null,
      digest: null,
      siaLoad: { 'sia.northmarch': 1 },
    });
  });

  test('REC-4: who read what is kept for good, found by object and by actor, newest first', async () => {
    const log = createConsultations(database);
    await log.log({ actor: 'sia.northmarch', action: 'read', object: 'case:TSK-NM-2026-00042-C' });
    await log.log({ actor: 'auditor.national', action: 'export', object: 'value', recipients: ['a', 'b'] });
    expect(await log.search(page)).toMatchObject({
      total: 2,
      items: [{ action: 'export', recipients: ['a', 'b'] }, { actor: 'sia.northmarch' }],
    });
    expect(await log.search({ ...page, object: '00042', actors: ['sia.northmarch', 'nobody'] })).toMatchObject({ total: 1 });
    expect((await log.search({ ...page, actors: ['nobody'] })).items).toEqual([]);
    const { at } = sure((await log.search({ ...page, action: 'read', object: 'tsk-nm' })).items[0]);
    const total = async (sought: object) => (await log.search({ ...page, ...sought })).total;
    const late = new Date(Date.parse(at) + 60_000).toISOString();
    expect([
      await total({ action: 'verify' }),
      await total({ from: at }),
      await total({ before: at }),
      await total({ from: at, before: late }),
    ]).toEqual([0, 2, 0, 2]);
    await expect(database.pool.query(`UPDATE consultation SET actor = 'x'`)).rejects.toThrow('append-only');
  });

  test('readiness: ready when all say yes; a failing or dawdling check is a no', async () => {
    const yes = () => Promise.resolve(true);
    const checks = { ...databaseChecks(database.pool), engine: yes, worker: yes, mail: yes };
    expect(await createReadiness(checks).check()).toEqual({
      ready: true,
      checks: { database: true, migrations: true, engine: true, worker: true, mail: true },
    });
    const bad = await createReadiness({
      ...checks,
      mail: () => Promise.reject(new Error('away')),
      worker: () => new Promise(() => undefined),
    }).check();
    expect(bad).toMatchObject({ ready: false, checks: { database: true, mail: false, worker: false } });
  });
});

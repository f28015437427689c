import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Case } from '../../domain/case.ts';
import type { Person } from '../../domain/directory.ts';
import { writeReference } from '../../domain/reference.ts';
import type { Instant } from '../../domain/words.ts';
import { createQuestions } from '../../prisma/questions.ts';
import { createReferenceData } from '../../prisma/reference-data.ts';
import { before, escalated } from '../domain/before-body.ts';
import { offeredTo } from '../domain/redirecting.ts';
import { caseAt } from '../domain/story.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { directory, personOf } from '../support/rulebook.ts';
import { storeCase } from '../support/stored.ts';

let database: TestDatabase;
let number = 0;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

const at = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString() as Instant;
const store = (on: Case, dueAt: Instant) =>
  storeCase(database, {
    ...on,
    ref: writeReference({ code: 'NM', year: 2026, number: ++number }),
    clocks: Object.fromEntries(Object.entries(on.clocks).map(([name, clock]) => [name, { ...clock, dueAt }])),
  });
/** The directory in which these people are as they are given here. */
const among = (...people: readonly Person[]) =>
  database.pool.query(`UPDATE stream SET state = $1 WHERE id = 'directory'`, [
    JSON.stringify({ ...directory, people: { ...directory.people, ...Object.fromEntries(people.map((who) => [who.id, who])) } }),
  ]);
const manager = personOf('gateway-manager.northmarch');
const absent = { absentFrom: at(-900), absentUntil: at(900) };
const [officer, deputy, sia] = [personOf('triage.northmarch'), personOf('triage2.northmarch'), personOf('sia.northmarch')];

it('ACC-6: an absent holder stalls nothing that their deputy may take on for them; what only they may sign is stalled', async () => {
  const questions = () => createQuestions(database, createReferenceData());
  const causes = async () => Object.fromEntries((await questions().stalled(manager)).map(({ ref, cause }) => [ref, cause]));
  expect(officer.deputy).toBe(deputy.id);
  const good = await store(caseAt('in-triage'), at(90));
  const late = await store(caseAt('in-triage'), at(-90));
  const unsigned = await store(caseAt('terms'), at(90));
  await among({ ...officer, ...absent }, { ...sia, ...absent });
  expect(await causes()).toEqual({ [late.ref]: 'over-time', [unsigned.ref]: 'nobody-able' });
  expect(await questions().stalledAs(manager, good.ref)).toBeNull();
  const listed = await questions().cases(manager, { stalled: false, page: 1, pageSize: 10 });
  expect(listed.items.map(({ ref }) => ref)).toEqual([good.ref]);
  await among({ ...officer, ...absent }, { ...deputy, ...absent, deputy: null });
  expect(await causes()).toEqual({ [good.ref]: 'nobody-able', [late.ref]: 'nobody-able' });
});

it('section 7: what a body has not done in its time waits on another body, and the remedy says who of it can act', async () => {
  await database.pool.query('TRUNCATE case_read');
  await among();
  const redirected = offeredTo({ kind: 'other-gateway', body: 'southvale-rocu' }).on();
  const waiting = [
    [redirected, /^A gateway manager or owner lead of the body that is asked/],
    [escalated(), /^The secretary of the body lists it/],
    [before('nothing')(), /^Whoever chairs decides on it at its sitting/],
    [before('recorded')(), /^The chair who decided confirms/],
    [before('transfer')(), /^An owner lead of the agency that is asked/],
  ] as const;
  const rows = () => createQuestions(database, createReferenceData()).stalled(manager);
  for (const [on] of waiting) await store(on, at(90));
  expect(await rows()).toEqual([]);
  for (const [on, remedy] of waiting) {
    const { ref } = await store(on, at(-90));
    const row = (await rows()).find((each) => each.ref === ref);
    expect([row?.cause, row?.remedy, row?.since]).toEqual(['waiting-on-body', expect.stringMatching(remedy), row?.pen?.dueAt]);
  }
});

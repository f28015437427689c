import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canonical } from '../../activities/digests.ts';
import { firstHash, hashOf } from '../../activities/record/chain.ts';
import { instantAt } from '../../domain/local-time.ts';
import type { Instant } from '../../domain/words.ts';
import { publish } from '../../prisma/publish.ts';
import { createQuestions } from '../../prisma/questions.ts';
import { createReferenceData } from '../../prisma/reference-data.ts';
import { CHAIR, decision, DEPUTY, inSession, LEAD, OWNER, paper, SECRETARY, why } from '../domain/council.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { directory, personOf, policy } from '../support/rulebook.ts';
import { storeCase } from '../support/stored.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
const questions = () => createQuestions(database, createReferenceData());
const page = { page: 1, pageSize: 10 };

describe('the queues of escalation', () => {
  test('a body: to list, to decide, to confirm, to ratify; what is offered to an agency, and what the master list still lacks', async () => {
    const { c, ref: decided, meeting } = inSession('extraordinary');
    const [listed, recorded, waiting, offered, accepted] = [2, 3, 4, 5, 6].map((each) => c.open(each)) as [
      string,
      string,
      string,
      string,
      string,
    ];
    for (const ref of [listed, recorded, waiting, offered, accepted]) c.give([OWNER, ref], 'escalate', { paper });
    const late = { reason: why };
    for (const ref of [listed, recorded, offered, accepted]) c.at([CHAIR, meeting], 'supplement-pack', { case: ref, ...late });
    c.give([SECRETARY, recorded], 'record-decision', decision(meeting, 'retain'));
    for (const ref of [offered, accepted])
      c.give([CHAIR, ref], 'record-decision', decision(meeting, 'transfer', { newOwner: 'northmarch-rocu' }));
    c.give([LEAD, accepted], 'accept-transfer', { lead: 'sio.northmarch-rocu' });
    c.give([CHAIR, decided], 'record-decision', decision(meeting, 'retain'));
    for (const ref of Object.keys(c.cases)) await storeCase(database, c.caseOf(ref));
    const totals = async (id: string) =>
      Object.fromEntries((await questions().queues(personOf(id))).map(({ id: queue, total }) => [queue, total]));
    expect(await totals(SECRETARY)).toEqual({ 'to-list': 1, 'to-record': 0, 'before-us': 4, 'to-ratify': 3 });
    expect(await totals(CHAIR)).toEqual({ 'to-decide': 1, 'to-confirm': 1, 'before-us': 4, 'to-ratify': 3 });
    expect(await totals(DEPUTY)).toEqual({ 'to-decide': 0, 'to-confirm': 0, 'before-us': 4, 'to-ratify': 3 });
    expect(await totals('chair.southvale')).toEqual({ 'to-decide': 0, 'to-confirm': 0, 'before-us': 0, 'to-ratify': 0 });
    expect(await totals(LEAD)).toMatchObject({ offered: 1 });
    expect(await totals('owner-lead.brackenshire')).toMatchObject({ offered: 0 });
    expect(await totals('triage.northmarch')).toMatchObject({ 'to-key': 1 });
    expect(await totals('triage.southvale')).toMatchObject({ 'to-key': 0 });
    const inQueue = async (who: string, queue: string) =>
      (await questions().cases(personOf(who), { ...page, queue })).items.map(({ ref }) => ref);
    expect(await inQueue(SECRETARY, 'to-list')).toEqual([waiting]);
    expect(await inQueue(CHAIR, 'to-confirm')).toEqual([recorded]);
    expect(await inQueue('gateway-manager.northmarch', 'to-key')).toEqual([accepted]);
    expect(await inQueue(LEAD, 'offered')).toEqual([offered]);
  });
  test('ESC-2: a record is with whoever can confirm it, and with the secretary where nobody of the body may', async () => {
    const { c, meeting } = inSession();
    const [deputys, nobodys] = [c.open(12), c.open(13)];
    for (const ref of [deputys, nobodys]) {
      c.give([OWNER, ref], 'escalate', { paper });
      c.at([CHAIR, meeting], 'supplement-pack', { case: ref, reason: why });
      c.give([SECRETARY, ref], 'record-decision', decision(meeting, 'retain'));
      c.at([CHAIR, meeting], 'declare-interest', { case: ref, reason: why });
    }
    c.at([DEPUTY, meeting], 'declare-interest', { case: nobodys, reason: why });
    for (const ref of [deputys, nobodys]) await storeCase(database, c.caseOf(ref));
    const has = async (who: string, queue: string, ref: string) =>
      (await questions().cases(personOf(who), { ...page, queue })).items.some((each) => each.ref === ref);
    expect([await has(CHAIR, 'to-confirm', deputys), await has(DEPUTY, 'to-confirm', deputys)]).toEqual([false, true]);
    expect([await has(DEPUTY, 'to-confirm', nobodys), await has(SECRETARY, 'to-record', nobodys)]).toEqual([false, true]);
  });
  test('ESC-2: while the chair is away, what waits for the chair by name stands in the queues of the deputy chair', async () => {
    const { c, meeting } = inSession('extraordinary');
    const [listed, recorded] = [c.open(22), c.open(23)];
    for (const ref of [listed, recorded]) {
      c.give([OWNER, ref], 'escalate', { paper });
      c.at([CHAIR, meeting], 'supplement-pack', { case: ref, reason: why });
    }
    c.give([SECRETARY, recorded], 'record-decision', decision(meeting, 'retain'));
    for (const ref of [listed, recorded]) await storeCase(database, c.caseOf(ref));
    const found = async (who: string) =>
      Promise.all(
        ['to-decide', 'to-confirm'].map(async (queue) =>
          (await questions().cases(personOf(who), { ...page, queue })).items.flatMap(({ ref }) => ([listed, recorded].includes(ref) ? [ref] : [])),
        ),
      ); // prettier-ignore
    expect(await found(DEPUTY)).toEqual([[], []]);
    const from = async (absentFrom: Instant | null) => {
      const people = { ...directory.people, [CHAIR]: { ...personOf(CHAIR), absentFrom } };
      await publish(database.pool, { directory: { ...directory, people }, policy }, { canonical, hashOf, firstHash });
    };
    await from(instantAt(Date.now() - 60_000));
    expect(await found(DEPUTY)).toEqual([[listed], [recorded]]);
    expect(await found('chair.southvale')).toEqual([[], []]);
    await from(null);
    expect(await found(DEPUTY)).toEqual([[], []]);
  });
});

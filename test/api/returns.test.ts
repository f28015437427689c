import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { gatewayOf, type MemoryGateway } from './gateway.ts';
import { walkTo } from './walk.ts';

const [officer, spoc] = ['triage.northmarch', 'spoc.aldershire'];
const shown = z.object({
  stage: z.string(),
  pen: z.object({ party: z.string(), role: z.string(), user: z.string().optional(), dueAt: z.string().optional() }).optional(),
  triage: z
    .object({
      questions: z.array(z.object({ id: z.string(), text: z.string(), answer: z.string().optional() })),
      returns: z.array(z.object({ by: z.string(), answeredBy: z.string().optional() }).loose()),
    })
    .loose(),
  bid: z.object({ scale: z.object({ crossForce: z.boolean() }).loose(), threat: z.object({ summary: z.string() }).loose() }).loose(),
});
const asked = { questions: [{ text: 'Which towns?' }, { text: 'Is a safeguarding plan in place?' }], dueBy: '2026-11-23' };
const answers = [
  { questionId: 'q1', text: 'Two towns.' },
  { questionId: 'q2', text: 'Yes.' },
];

let gateway: MemoryGateway;
let ref: string;
const at = (command: string): string => `/cases/${ref}/commands/${command}`;
const look = async (who: string) => shown.parse((await gateway.as(who).get(`/cases/${ref}`).expect(200)).body);
beforeEach(async () => {
  gateway = gatewayOf();
  ref = await gateway.submit();
  await walkTo(gateway, ref, 'in-triage');
  await gateway.as(officer).post(at('return-for-information'), asked).expect(200);
});

describe('TRI-5: a return over HTTP', () => {
  it('the case shows the questions with their ids, and later the answers', async () => {
    const before = await look(spoc);
    expect(before).toMatchObject({
      stage: 'returned',
      pen: { party: 'force', role: 'spoc', user: spoc, dueAt: '2026-11-23T17:00:00.000Z' },
    });
    expect(before.triage.questions).toEqual([
      { id: 'q1', text: 'Which towns?' },
      { id: 'q2', text: 'Is a safeguarding plan in place?' },
    ]);
    const given: unknown = (await gateway.as(spoc).post(at('answer-and-resubmit'), { answers }).expect(200)).body;
    expect(given).toMatchObject({ ref, stage: 'triage-queue' });
    const after = await look(officer);
    expect(after).toMatchObject({ stage: 'triage-queue', pen: { party: 'gateway', user: officer } });
    expect(after.triage.questions.map(({ answer }) => answer)).toEqual(['Two towns.', 'Yes.']);
    expect(after.triage.returns).toMatchObject([{ by: officer, answeredBy: spoc }]);
  });
  it('every problem at once, each at its place with its rule', async () => {
    const changes = {
      extra: 1,
      owningAgency: 'brackenshire',
      forceTasking: { meetingDate: '2099-01-01' },
      risk: { immediate: 'yes' },
      legal: { marking: 'SECRET' },
      scale: { crossForce: null },
    };
    const body: unknown = (
      await gateway
        .as(spoc)
        .post(at('answer-and-resubmit'), { answers: [answers[0]], changes })
        .expect(422)
    ).body;
    const { fields } = z.object({ fields: z.array(z.object({ path: z.string(), rule: z.string().optional() })) }).parse(body);
    expect(fields.map(({ path, rule }) => [path, rule]).toSorted()).toEqual(
      [
        ['answers', 'TRI-5'],
        ['changes.extra', undefined],
        ['changes.forceTasking.meetingDate', 'BID-3'],
        ['changes.legal.marking', 'BID-6'],
        ['changes.owningAgency', 'OWN-1'],
        ['changes.risk.immediate', 'BID-4'],
        ['changes.scale.crossForce', undefined],
      ].toSorted(),
    );
    expect(await look(spoc)).toMatchObject({ stage: 'returned' });
  });
  it('changes are in the bid afterwards, their texts in its place', async () => {
    const changes = { scale: { crossForce: false }, threat: { summary: 'Two towns, one group.', ocgRef: 'OCG-7' }, operationName: null };
    await gateway.as(spoc).post(at('answer-and-resubmit'), { answers, changes }).expect(200);
    const { bid } = await look(officer);
    expect(bid).toMatchObject({
      scale: { crossForce: false, crossRegion: false },
      threat: { summary: 'Two towns, one group.', ocgRef: 'OCG-7', types: ['cse-group'] },
    });
    expect(bid).not.toHaveProperty('operationName');
  });
  it('another SPOC of the agency may answer, one of another agency sees nothing', async () => {
    const { directory } = gateway.world;
    const second = { ...directory.people[spoc]!, id: 'spoc2.aldershire' };
    gateway.world.directory = { ...directory, people: { ...directory.people, [second.id]: second } };
    await gateway.as('spoc.dunmere').post(at('answer-and-resubmit'), { answers }).expect(404);
    expect((await gateway.as('sio.aldershire').post(at('answer-and-resubmit'), { answers }).expect(403)).body).toMatchObject({
      rule: 'TRI-5',
    });
    await gateway.as(second.id).post(at('answer-and-resubmit'), { answers }).expect(200);
  });
  it('the same resubmission twice is one; a later one finds the stage gone', async () => {
    const send = (key: string) => gateway.as(spoc).post(at('answer-and-resubmit'), { answers }, key);
    const first = await send('once').expect(200);
    const again = await send('once').expect(200);
    expect(again.body).toEqual(first.body);
    expect(again.headers['idempotent-replay']).toBe('true');
    expect((await send('twice').expect(409)).body).toMatchObject({ code: 'wrong-stage' });
  });
  it('unanswered it lapses, with the reminders before it, and nothing can be answered any more', async () => {
    const rungs = async () => {
      const body: unknown = (await gateway.as(spoc).get(`/cases/${ref}/journal`).expect(200)).body;
      const { items } = z.object({ items: z.array(z.object({ type: z.string(), payload: z.object({ about: z.object({ rung: z.string().optional() }).loose() }).loose() })) }).parse(body); // prettier-ignore
      return items.flatMap(({ type, payload }) => (payload.about.rung === undefined ? [] : [[type, payload.about.rung]]));
    };
    await gateway.as(spoc).post('/demo/clock', { advance: '3wd' }).expect(200);
    expect(await rungs()).toEqual([['told@1', '50%'], ['told@1', 'due'], ['told@1', '150%']]); // prettier-ignore
    await gateway.as(spoc).post('/demo/clock', { advance: '1wd' }).expect(200);
    expect((await rungs()).at(-1)).toEqual(['return-lapsed@1', '200%']);
    const over: unknown = (await gateway.as(spoc).get(`/cases/${ref}`).expect(200)).body;
    expect(over).toMatchObject({ stage: 'lapsed', live: false, owner: { agency: 'aldershire', user: 'sio.aldershire' } });
    await gateway.as(spoc).post(at('answer-and-resubmit'), { answers }).expect(409);
  });
});

// Records the histories anew, or those that are named: node --import tsx test/replay/record-histories.ts [NAME ...]. Real workflows,
// worker, recorder and servers.
import { mkdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import { instant } from '../domain/calendars.ts';
import { createClock } from '../../prisma/clock.ts';
import { workflowIdOf } from '../../workflows/tasking-request/messages.ts';
import { sung } from '../journeys/canary-fields.ts';
import { throughABody } from '../journeys/body.ts';
import { openRoad, sampleBids, toClosed, toOwnership, toReassessment, toTerms, type Road } from '../journeys/road.ts';
import { assessment } from '../support/assessment.ts';
import { narrative } from '../support/rulebook.ts';
import { startStack } from '../support/stack.ts';
import { until } from '../support/wait.ts';
import { wireSchemas } from '../../api/json/payloads/families.ts';
import type { HumanCommand } from '../../domain/commands.ts';
import { askingForNewRuns, openHouse } from '../workflows/house.ts';
import { canary } from './canary.ts';
import { folder, keepFrom } from './keeping.ts';

const stack = await startStack({ env: { SWEEP_SECONDS: '3600' } });
const pool = new pg.Pool({ connectionString: stack.databaseUrl, max: 2 });
const connection = await Connection.connect({ address: stack.temporalAddress });
const client = new Client({ connection });
const base = stack.apiUrls[0] ?? '';
const [sample] = sampleBids();
if (sample === undefined) throw new Error('no sample bids');

const isCommand = (name: string): name is HumanCommand => name in wireSchemas;
const sing = (name: string, body: object): object => (isCommand(name) ? sung(name, body, () => `${canary}.`) : body);
const begin = async (): Promise<Road> => {
  const road = await openRoad(base, { ...sample, bid: { ...sample.bid, ...sing('submit-bid', sample.bid) } });
  return { ...road, step: (by, command, body) => road.step(by, command, sing(command, body ?? {})) };
};
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const quiet = (ref: string) =>
  until(
    'all that is owed is carried out',
    async () => (await pool.query('SELECT 1 FROM outbox WHERE stream = $1 AND done_at IS NULL', [ref])).rows.length === 0,
  );
const keep = async (name: string, ref: string): Promise<void> => {
  await quiet(ref);
  await keepFrom(client, name, ref);
};
/** The same workflows before an engine that asks for a new run early; the record is in memory there. */
const keepNewRuns = async (): Promise<void> => {
  const env = await askingForNewRuns(40);
  const house = await openHouse(env);
  const ref = await house.record.submitted();
  for (let index = 0; index < 8; index += 1)
    await house.give(house.record.stored(ref, 'note', { by: 'triage.northmarch', payload: { text: narrative('A note.') } }));
  await keepFrom(env.client, 'on-in-a-new-run', ref);
  await house.close();
  await env.teardown();
};
const ended = (ref: string) =>
  until(
    'the story has ended',
    async () => (await client.workflow.getHandle(workflowIdOf(ref)).describe()).status.name === 'COMPLETED',
    30_000,
  );

const toItsEnd = async (): Promise<void> => {
  const closed = await begin();
  await toTerms(closed);
  await toReassessment(closed);
  await toClosed(closed);
  await quiet(closed.ref);
  await ended(closed.ref);
  await closed.step(closed.cast.spoc, 'note', { text: 'x' });
  await ended(closed.ref);
  await keep('straight-road-closed-and-woken', closed.ref);
};
const declinedAfterAll = async (): Promise<void> => {
  const declined = await begin();
  await declined.step(declined.cast.officer, 'claim');
  await declined.step(declined.cast.officer, 'release');
  await declined.step(declined.cast.officer, 'claim');
  await declined.step(declined.cast.officer, 'propose-decline', { reasonCode: 'below-threshold', rationale: 'x', advice: 'x' });
  await declined.step(declined.cast.manager, 'overturn-decline', { rationale: 'x' });
  await declined.step(declined.cast.officer, 'claim').catch(() => undefined);
  await declined.step(declined.cast.officer, 'propose-decline', { reasonCode: 'below-threshold', rationale: 'x', advice: 'x' });
  await declined.step(declined.cast.manager, 'approve-decline', { rationale: 'x' });
  await ended(declined.ref);
  await keep('declined-after-an-overturn', declined.ref);
};
/** Back to the force and home again, a hold that is reviewed and resumed, a question that is answered. */
const returnedAndHeld = async (): Promise<void> => {
  const returned = await begin();
  await returned.step(returned.cast.officer, 'claim');
  await returned.step(returned.cast.spoc, 'ask', { to: 'gateway', text: 'x' });
  await returned.step(returned.cast.officer, 'return-for-information', { questions: [{ text: 'x' }, { text: 'x' }] });
  await returned.step(returned.cast.manager, 'hold', { reasonCode: 'court', reviewBy: inDays(14), reason: 'x' });
  await returned.step(returned.cast.manager, 'review-hold', { reviewBy: inDays(21), reason: 'x' });
  await returned.step(returned.cast.officer, 'reply', { inReplyTo: 'm1', text: 'x' });
  await returned.step(returned.cast.manager, 'resume', { reason: 'x' });
  await returned.step(returned.cast.manager, 'nudge');
  await returned.step(returned.cast.spoc, 'answer-and-resubmit', {
    answers: ['q1', 'q2'].map((questionId) => ({ questionId, text: 'x' })),
  });
  await returned.step(returned.cast.officer, 'claim');
  await keep('returned-held-and-asked', returned.ref);
};
/** An SIA is proposed by the system, another is chosen for a reason; referred back, recommended again, and proposed anew. */
const allocatedOtherwise = async (): Promise<void> => {
  const proposed = await begin();
  const { cast, ref, step } = proposed;
  const considered = async (): Promise<void> => {
    await step(cast.officer, 'claim');
    await step(cast.officer, 'recommend', { assessment });
    await quiet(ref);
  };
  await considered();
  await step(cast.toex, 'refer-back', { rationale: 'x' });
  await considered();
  await step(cast.toex, 'accept', { rationale: 'x' });
  const { rows } = await pool.query<{ user: string }>(
    `SELECT c ->> 'user' AS user FROM stream, jsonb_array_elements(state::jsonb #> '{proposal,candidates}') AS c WHERE id = $1`,
    [ref],
  );
  const [, other] = rows.map(({ user }) => user);
  if (other === undefined) throw new Error('nobody else could be chosen');
  await step(cast.toex, 'allocate', { sia: other, overrideReason: 'x' });
  await keep('allocated-to-another-than-proposed', ref);
};
/** Several at once, and a worker that dies in the midst of them. */
const afterAKill = async (): Promise<void> => {
  const crowded = await begin();
  const notes = Promise.allSettled(Array.from({ length: 12 }, () => crowded.step(crowded.cast.spoc, 'note', { text: 'x' })));
  await sleep(60);
  await stack.kill('worker');
  await stack.restart('worker');
  await notes;
  await crowded.step(crowded.cast.spoc, 'withdraw', { reason: 'x' });
  await ended(crowded.ref);
  await keep('withdrawn-after-a-kill', crowded.ref);
};
/** A timer that fires: the engine hears of the case three seconds before its first clock is due. */
const byATimer = async (): Promise<void> => {
  await stack.kill('worker', 'temporal');
  const late = await begin();
  await stack.kill('api');
  await stack.restart('temporal', 'worker', 'api');
  const { rows } = await pool.query<{ at: Date }>('SELECT min(at) AS at FROM due WHERE stream = $1', [late.ref]);
  await createClock(pool).set(instant(new Date((rows[0]?.at.getTime() ?? 0) - 3000).toISOString()));
  await late.step(late.cast.spoc, 'note', { text: 'x' });
  await until(
    'time has told somebody',
    async () => (await pool.query(`SELECT 1 FROM journal WHERE stream = $1 AND type = 'told@1'`, [late.ref])).rows.length > 0,
    30_000,
  );
  await late.step(late.cast.officer, 'claim');
  await keep('told-by-a-timer', late.ref);
};
/** Before a body, from the paper to the master list; and the sitting that decided it, from its call to its minutes. */
const beforeABody = async (): Promise<void> => {
  const escalated = await begin();
  await toTerms(escalated);
  await toReassessment(escalated);
  await toOwnership(escalated);
  const meeting = await throughABody(base, escalated, `: ${canary}.`);
  await keep('escalated-and-transferred', escalated.ref);
  await keep('a-sitting-to-its-minutes', meeting);
};
const stories: Readonly<Record<string, () => Promise<void>>> = {
  'straight-road-closed-and-woken': toItsEnd,
  'declined-after-an-overturn': declinedAfterAll,
  'returned-held-and-asked': returnedAndHeld,
  'allocated-to-another-than-proposed': allocatedOtherwise,
  'withdrawn-after-a-kill': afterAKill,
  'told-by-a-timer': byATimer,
  'escalated-and-transferred': beforeABody,
  'on-in-a-new-run': keepNewRuns,
};
const named = process.argv.slice(2);

try {
  mkdirSync(folder, { recursive: true });
  for (const [name, record] of Object.entries(stories)) if (named.length === 0 || named.includes(name)) await record();
} finally {
  await connection.close();
  await pool.end();
  await stack.stop();
}

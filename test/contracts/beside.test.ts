// Commands that touch several streams, on a real PostgreSQL: one transaction, whole or not at all.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CHAIR, OWNER } from '../api/escalated.ts';
import { give } from '../api/walk.ts';
import { beforeSittings, decide } from './before-sittings.ts';

let on: Awaited<ReturnType<typeof beforeSittings>>;
let ref: string;
beforeAll(async () => {
  on = await beforeSittings();
  ref = await on.inOwnership();
});
afterAll(() => on.stop());

const parsed = (given: unknown): unknown => (typeof given === 'string' ? JSON.parse(given) : given);
const answer = z.preprocess(parsed, z.looseObject({ touched: z.array(z.string()) }));

describe('REC-1, ESC-6: a decision on a case and its sittings is one transaction', () => {
  it('all of it, with entries, due times, notices and chains of every stream; the answer names what it touched', async () => {
    const next = await on.call('ordinary', 40);
    const meeting = await on.inSession(ref);
    await give(on.other, ref, [CHAIR, 'record-decision', decide(meeting, 'defer')]);
    const [recorded] = await on.rows(`SELECT answer FROM command WHERE name = 'record-decision' AND state = 'accepted'`);
    expect(answer.parse(recorded?.['answer']).touched.toSorted()).toEqual([meeting, next].toSorted());
    const written = await on.rows(
      `SELECT stream, type FROM journal WHERE xmin = (SELECT xmin FROM journal WHERE stream = $1 AND type = 'body-decided@1' ORDER BY seq DESC LIMIT 1) ORDER BY type`,
      [ref],
    );
    expect(written).toEqual([
      { stream: ref, type: 'body-decided@1' },
      { stream: meeting, type: 'item-deferred@1' },
      { stream: next, type: 'item-listed@1' },
    ]);
    expect(await on.last(ref)).toMatchObject({ standing: 'listed', listed: { meeting: next } });
    expect((await on.state(meeting)).items?.[ref]).toMatchObject({ status: 'deferred', next });
    expect((await on.state(next)).items?.[ref]).toMatchObject({ status: 'listed' });
    expect(await on.rows(`SELECT clock FROM due WHERE stream = $1 AND clock = 'sitting-awaited'`, [ref])).not.toEqual([]);
    expect((await on.gateway.as('auditor.national').post('/audit/verify', {})).body).toMatchObject({ ok: true });
    await give(on.gateway, ref, [OWNER, 'withdraw-escalation', { reason: 'Another plan.' }]);
    expect((await on.state(next)).items?.[ref]).toMatchObject({ status: 'struck' });
  });
  it('or nothing of it, where the commit itself fails for one of the streams', async () => {
    const meeting = await on.inSession(ref);
    await on.database.pool.query(
      `CREATE FUNCTION fails() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'at the commit'; END $$`,
    );
    await on.database.pool.query(
      `CREATE CONSTRAINT TRIGGER fails AFTER INSERT ON journal DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.type = 'item-decided@1') EXECUTE FUNCTION fails()`,
    );
    const streams = [ref, meeting];
    const all = () => on.rows('SELECT id, seq, head_hash, state FROM stream WHERE id = ANY($1) ORDER BY id', [streams]);
    const owed = () => on.rows('SELECT id FROM outbox WHERE stream = ANY($1) AND temperament <> $2 ORDER BY id', [streams, 'none']);
    const [before, outbox] = [await all(), (await owed()).length];
    const failed = await on.onCase(ref, [CHAIR, 'record-decision', decide(meeting, 'reject')]);
    expect(failed.status).toBeGreaterThanOrEqual(500);
    await on.database.pool.query('DROP TRIGGER fails ON journal');
    expect(await all()).toEqual(before);
    // Its giver alone is told that it could not be recorded.
    expect((await owed()).length - outbox).toBeLessThanOrEqual(1);
    await give(on.gateway, ref, [CHAIR, 'record-decision', decide(meeting, 'reject')]);
    await on.neverInEachOthersWay(1);
    expect(await on.state(meeting)).toMatchObject({
      status: 'decided',
      items: { [`${ref}:transfer:e2`]: { status: 'decided', outcome: 'reject' } },
    });
  });
});

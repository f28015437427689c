import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonical } from '../../../activities/digests.ts';
import { firstHash, hashOf } from '../../../activities/record/chain.ts';
import { loadDemoCases } from '../../../config/demo-cases.ts';
import type { Case } from '../../../domain/case.ts';
import type { Sitting } from '../../../domain/sitting.ts';
import { projectDir } from '../../../embedded/node-part.ts';
import { rebuild } from '../../../prisma/rebuild.ts';
import { createVerifier } from '../../../prisma/verifier.ts';
import { startDatabase, type TestDatabase } from '../../support/database.ts';
import { until } from '../../support/wait.ts';
import { expectBeside } from './demo-beside.ts';
import { expectEscalation } from './demo-escalation.ts';
import { bringToEvening, evening } from './evening.ts';

const configDir = path.join(projectDir, 'config');
const demo = loadDemoCases(configDir);
if (!demo.ok) throw new Error(JSON.stringify(demo.faults));
const { cases, sittings, administration, drafts } = demo;
const played = [...cases, ...sittings];
const submittedBy = new Map(played.map(({ id }) => [`demo:${id}:0:1`, id]));

let whole: TestDatabase;
let killed: TestDatabase;
const children: ChildProcess[] = [];
/** The seeding as a start does it, in a process that can be killed. */
const seeding = ({ url, dataDir }: TestDatabase): ChildProcess => {
  const child = fork(path.join(projectDir, 'test/support/seeding.ts'), [url, dataDir, configDir], { execArgv: ['--import', 'tsx'] });
  children.push(child);
  return child;
};
const seeded = (database: TestDatabase): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const child = seeding(database);
    child.once('message', resolve);
    child.once('exit', (code) => code !== 0 && reject(new Error(`the seeding ended with ${String(code)}`)));
  });

const rows = async <Row extends object>({ pool }: TestDatabase, text: string, values: readonly unknown[] = []): Promise<readonly Row[]> =>
  (await pool.query<Row>(text, [...values])).rows;
const count = async (database: TestDatabase, from: string): Promise<number> =>
  (await rows<{ n: number }>(database, `SELECT count(*)::int AS n FROM ${from}`))[0]?.n ?? -1;
/** Which scenario became which case or sitting, and where it stands. */
const statesOf = async (database: TestDatabase): Promise<Readonly<Record<string, unknown>>> => {
  const text = `SELECT c.key, s.state FROM command AS c JOIN stream AS s ON s.id = c.answer::jsonb ->> 'ref' WHERE c.key = ANY($1)`;
  const found = await rows<{ key: string; state: string }>(database, text, [[...submittedBy.keys()]]);
  return Object.fromEntries(found.map(({ key, state }) => [submittedBy.get(key) ?? key, JSON.parse(state)]));
};
const standing = async (database: TestDatabase): Promise<Readonly<Record<string, Case>>> => {
  const on = await statesOf(database);
  return Object.fromEntries(cases.map(({ id }) => [id, on[id] as Case]));
};
const sittingsOf = async (database: TestDatabase): Promise<Readonly<Record<string, Sitting>>> => {
  const on = await statesOf(database);
  return Object.fromEntries(sittings.map(({ id }) => [id, on[id] as Sitting]));
};
// Of cases and sittings; not of directory and policy.
const streams = `stream IN (SELECT id FROM stream WHERE kind IN ('case', 'sitting'))`;
// Ids of narrative and overlaps are drawn anew each time, so texts and hashes differ; who decided what and when does not.
const decisions = (database: TestDatabase) =>
  rows(database, `SELECT stream, seq, type, at, actor FROM journal WHERE ${streams} ORDER BY stream, seq`);
const told = (database: TestDatabase) =>
  rows(database, `SELECT ref, recipient, event, text, at, due_at FROM notice ORDER BY ref, at, recipient, event, text`);

beforeAll(async () => {
  [whole, killed] = await Promise.all([startDatabase(), startDatabase()]);
  await bringToEvening(whole);
  await seeded(whole);
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await Promise.all([whole.stop(), killed.stop()]);
});

describe('the cases of the demonstration', () => {
  it('are given by real commands, none of which was refused, and end in the stages that they name', async () => {
    const on = await standing(whole);
    expect(Object.fromEntries(Object.entries(on).map(([id, { stage }]) => [id, stage]))).toEqual(
      Object.fromEntries(cases.map(({ id, ends }) => [id, ends])),
    );
    const held = await sittingsOf(whole);
    expect(Object.fromEntries(Object.entries(held).map(([id, { status }]) => [id, status]))).toEqual(
      Object.fromEntries(sittings.map(({ id, ends }) => [id, ends])),
    );
    expect(await count(whole, `command WHERE state <> 'accepted' AND caller <> 'system'`)).toBe(0);
    // What time or an activity brings back is refused where the case has moved on (CLK-7).
    expect(await count(whole, `command WHERE state NOT IN ('accepted', 'refused')`)).toBe(0);
    expect(await count(whole, `command WHERE caller <> 'system'`)).toBe([...played, administration].flatMap(({ steps }) => steps).length);
    expect(await count(whole, `journal WHERE ${streams} AND command IS NULL`)).toBe(0);
    expect(await count(whole, 'outbox WHERE done_at IS NULL')).toBe(0);
  });

  it('REC-1: are made anew from their journals alone, each state, list, due time and index as it was', async () => {
    const made = () =>
      Promise.all([
        rows(whole, `SELECT id, seq, state::jsonb AS state, head_hash FROM stream WHERE kind IN ('case', 'sitting') ORDER BY id`),
        rows(whole, 'SELECT * FROM case_read ORDER BY ref'),
        rows(whole, 'SELECT * FROM sitting_read ORDER BY id'),
        rows(whole, 'SELECT * FROM due ORDER BY stream, clock, rung'),
        rows(whole, 'SELECT * FROM case_overlap ORDER BY ref'),
        rows(whole, 'SELECT * FROM value_line ORDER BY ref, number'),
      ]);
    const before = await made();
    expect(before.map((table) => table.length).every((count) => count > 0)).toBe(true);
    await rows(whole, `UPDATE stream SET state = '{}' WHERE kind IN ('case', 'sitting')`);
    await rows(whole, 'TRUNCATE case_read, sitting_read, due, case_overlap, value_line');
    const { streams, differences } = await rebuild(whole.pool, { hashOf, write: true });
    // Every case and sitting, the directory and the policy.
    expect(streams).toBe(played.length + 2);
    expect(new Set(differences.map(({ table }) => table)).size).toBe(6);
    expect(await made()).toEqual(before);
  });

  it('show what this release reaches beside the stages', async () => {
    const on = await standing(whole);
    expect(on['28-on-hold']?.hold).not.toBeNull();
    expect(on['37-handover-proposed']?.handover?.to).toBe('sio2.aldershire');
    expect(on['38-handed-over']?.owner.user).toBe('sio2.aldershire');
    const corrected = await rows<{ type: string }>(
      whole,
      `SELECT of.type FROM journal AS c JOIN journal AS of ON of.stream = c.stream AND of.seq = (c.payload::jsonb #>> '{about,entry}')::int
        WHERE c.type = 'corrected@1' AND c.stream = $1`,
      [on['38-handed-over']?.ref],
    );
    expect(corrected).toEqual([{ type: 'work-logged@1' }]);
    expect(Object.values(on['36-several-products']?.products ?? {}).map(({ status }) => status)).toEqual(['accepted', 'submitted', 'owed']);
    expect(Object.values(on['30-variation']?.terms ?? {}).map(({ status }) => status)).toEqual(['agreed', 'offered']);
    expect(await count(whole, `filed WHERE kind = 'terms-pdf' OR path LIKE '%.pdf'`)).toBeGreaterThan(10);
    expect(await count(whole, 'draft')).toBe(drafts.length);
    // DUP-1: of every bid the service's own search is on file, and of some in triage it has found another.
    expect(await count(whole, 'case_read AS c WHERE NOT EXISTS (SELECT FROM overlap_searched AS s WHERE s.ref = c.ref)')).toBe(0);
    expect(
      await count(whole, `case_read WHERE stage IN ('triage-queue', 'in-triage') AND ref IN (SELECT ref FROM overlap_found)`),
    ).toBeGreaterThan(0);
    const late = await rows<{ stage: string }>(whole, 'SELECT DISTINCT stage FROM case_read WHERE live AND due_at < $1', [evening]);
    expect(late.length).toBeGreaterThanOrEqual(6);
  });

  it('show what runs beside a stage and what comes after an end: appeals, impasses, links, merges, rounds, absence', async () => {
    const entered = (ref: string, type: string) => count(whole, `journal WHERE stream = '${ref}' AND type = '${type}'`);
    await expectBeside(await standing(whole), entered);
  });

  it('show escalation at each of its standings, and sittings before, in and after their time', async () => {
    expectEscalation(await standing(whole), await sittingsOf(whole));
    for (const kind of ['pack-pdf', 'minutes-pdf']) expect(await count(whole, `filed WHERE kind = '${kind}'`), kind).toBeGreaterThan(0);
  });

  it('look weeks old: in order, people in working hours, nothing yet to come, and nobody mailed', async () => {
    const times = await rows<{ stream: string; seq: number; at: string; actor: string }>(
      whole,
      `SELECT stream, seq, at, actor FROM journal WHERE ${streams} ORDER BY stream, seq`,
    );
    for (const [index, { stream, at }] of times.entries()) {
      const before = times[index - 1];
      if (before?.stream === stream) expect(Date.parse(at)).toBeGreaterThanOrEqual(Date.parse(before.at));
      expect(Date.parse(at)).toBeLessThan(evening.getTime());
    }
    const hour = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', hour12: false, weekday: 'short', timeZone: 'Europe/London' });
    const outside = times.filter(
      ({ actor, at }) => actor !== 'system' && !/^(Mon|Tue|Wed|Thu|Fri),? (09|1[0-6])/.test(hour.format(new Date(at))),
    );
    expect(outside).toEqual([]);
    expect(await count(whole, 'notice WHERE mailed_at IS NOT NULL')).toBe(0);
    expect(await rows(whole, 'SELECT stream FROM due WHERE at < $1', [evening])).toEqual([]);
  });

  it('verify: every chain, every text, every fold (REC-1)', async () => {
    const { ok, firstBad } = await createVerifier(whole, { canonical, hashOf, firstHash }).verify();
    expect({ ok, firstBad }).toEqual({ ok: true, firstBad: undefined });
  });

  it('are played once: a later start finds nothing to do', async () => {
    const before = await decisions(whole);
    expect(await seeded(whole)).toEqual({ seeded: null });
    expect(await decisions(whole)).toEqual(before);
  });

  it('are the same, none twice, where starts were killed in the middle (REC-2)', async () => {
    await bringToEvening(killed);
    for (const reached of [40, 200]) {
      const child = seeding(killed);
      const over = new Promise((resolve) => child.once('exit', resolve));
      await until(`${String(reached)} entries`, async () => (await count(killed, `journal WHERE stream LIKE 'TSK-%'`)) >= reached, 60_000);
      child.kill('SIGKILL');
      await over;
      expect(await count(killed, `errand WHERE answer IS NOT NULL`)).toBe(0);
    }
    await seeded(killed);
    expect(await decisions(killed)).toEqual(await decisions(whole));
    expect(await told(killed)).toEqual(await told(whole));
    expect((await createVerifier(killed, { canonical, hashOf, firstHash }).verify()).ok).toBe(true);
  });
});

import { execFile, spawn } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { clockAnswer, mailAnswer, resetAnswer, verifyAnswer } from '../../../api/json/answers/lists.ts';
import { loadDemoCases } from '../../../config/demo-cases.ts';
import { currentSet } from '../../../embedded/demo/sets.ts';
import { projectDir } from '../../../embedded/node-part.ts';
import { postgresPart } from '../../../embedded/postgres.ts';
import { openRoad, sampleBids } from '../../journeys/road.ts';
import { ask, fresh, must, post } from '../../support/caller.ts';
import { until } from '../../support/wait.ts';
import { addressOf, endAll, health, killAll, launch, newDirectory, plain, type Copy } from './copies.ts';

const ADMIN = 'admin.national';
/** A demonstration of a few cases, so that it is laid in seconds; all of them are laid in demo-cases.test.ts. */
const few = ['02-', '04-', '07-', '10-', '14-', '18-', '24-'];
const configDir = path.join(newDirectory(), 'config');
cpSync(path.join(projectDir, 'config'), configDir, { recursive: true });
for (const [under, kept] of [
  ['cases', few],
  ['sittings', []],
] as const)
  for (const name of readdirSync(path.join(configDir, 'demo', under)))
    if (!kept.some((start) => name.startsWith(start))) rmSync(path.join(configDir, 'demo', under, name));
const demo = loadDemoCases(configDir);
if (!demo.ok) throw new Error(JSON.stringify(demo.faults));
const played = demo.cases.length;
const dataDir = newDirectory();
const begin = (): Copy => launch(dataDir, { DEMO_CASES: 'on', CONFIG_DIR: configDir });
let copy: Copy;
let base: string;
beforeAll(async () => {
  copy = begin();
  base = await addressOf(copy);
});
afterAll(endAll);

const port = (file: string, line: number): number => Number(readFileSync(path.join(dataDir, file), 'utf8').split('\n')[line]);
const sql = async <Row extends object>(text: string, database = currentSet(dataDir).database): Promise<readonly Row[]> => {
  const client = new pg.Client({ connectionString: postgresPart(dataDir, port('postgres/postmaster.pid', 3), database).url });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
};
const count = async (from: string): Promise<number> => (await sql<{ n: number }>(`SELECT count(*)::int AS n FROM ${from}`))[0]?.n ?? -1;
/** While it is reset, whoever asks is told so, and their page looks again by itself. */
const standsIn = () =>
  until('the page that stands in', async () => {
    const answer = await fetch(base, { redirect: 'manual' }).catch(() => null);
    return answer?.status === 503 && answer.headers.get('refresh') !== null && (await answer.text()).includes('being reset');
  }, 30_000); // prettier-ignore
const servesAgain = () => until('the service', () => health(base).then((status) => status === 200, () => false), 120_000); // prettier-ignore
/** As it is begun: the cases, none besides; nobody signed in, no mail, the real time; and the record holds. */
const expectFresh = async (set: number): Promise<void> => {
  expect(await ask(base, { by: ADMIN, path: '/demo/reset' }, resetAnswer)).toEqual({ set, underWay: false });
  expect(await count(`stream WHERE kind = 'case'`)).toBe(played);
  expect([await count('session'), await count(`command WHERE caller <> 'system' AND key NOT LIKE 'demo:%'`)]).toEqual([0, 0]);
  expect((await ask(base, { by: ADMIN, path: '/demo/mail' }, mailAnswer)).items).toEqual([]);
  const { now } = await must(base, fresh(ADMIN, '/demo/clock', { advance: 'PT0M' }), clockAnswer);
  expect(Math.abs(Date.parse(now) - Date.now())).toBeLessThan(60_000);
  expect(await must(base, fresh(ADMIN, '/audit/verify'), verifyAnswer)).toMatchObject({ ok: true });
};
/** What the engine runs, by the reference of its case. */
const journeys = async (): Promise<readonly string[]> => {
  const address = /TEMPORAL_ADDRESS=(\S+)/.exec(await environmentOf())?.[1] ?? '';
  const connection = await Connection.connect({ address });
  const running: string[] = [];
  for await (const { workflowId } of new Client({ connection }).workflow.list({ query: `ExecutionStatus = 'Running'` }))
    running.push(workflowId.replace(/^case:/, ''));
  await connection.close();
  return running;
};
const environmentOf = async (): Promise<string> =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/environ`, 'utf8').replaceAll('\0', '\n');
      } catch {
        return '';
      }
    })
    .find((text) => text.includes(`DATA_DIR=${dataDir}\n`) && text.includes('TEMPORAL_ADDRESS=')) ?? Promise.reject(new Error('no worker'));

describe('the demonstration is reset, told as the life of one data directory', () => {
  it('is for its administrator: to others there is no such page and no such address', async () => {
    const statuses = ['spoc.aldershire', 'auditor.national'].map(async (by) => [
      (await post(base, fresh(by, '/demo/reset', { set: 0 })))?.status,
      (await fetch(`${base}/api/v1/demo/reset`, { headers: { Authorization: `Bearer demo:${by}` } })).status,
    ]);
    expect(await Promise.all(statuses)).toEqual([[404, 404], [404, 404]]); // prettier-ignore
  });

  it('while people work: whatever they have done, it is as it was begun, at the same address, and a double click resets it once', async () => {
    const [sample] = sampleBids();
    if (sample === undefined) throw new Error('no sample bid');
    const { ref, cast, step } = await openRoad(base, sample);
    await step(cast.officer, 'claim');
    await must(base, fresh(ADMIN, '/demo/clock', { advance: '2wd' }), clockAnswer);
    expect(await count(`stream WHERE kind = 'case'`)).toBe(played + 1);
    // The second of the two may find nobody at home any more.
    const clicks = await Promise.all([1, 2].map(() => post(base, fresh(ADMIN, '/demo/reset', { set: 0 }))));
    expect(clicks.map((heard) => heard?.status ?? 200)).toEqual([200, 200]);
    await standsIn();
    await servesAgain();
    await expectFresh(1);
    expect((await fetch(`${base}/api/v1/cases/${ref}`, { headers: { Authorization: `Bearer demo:${cast.manager}` } })).status).toBe(404);
    const live = (await sql<{ ref: string }>('SELECT ref FROM case_read WHERE live')).map((row) => row.ref);
    await until('a journey for every case', async () => {
      const running = await journeys();
      return live.every((each) => running.includes(each)) && !running.includes(ref);
    }, 90_000); // prettier-ignore
  });

  it('leaves nothing of the set before: no record, no file, no mail', async () => {
    await until('the old record to be gone', async () => (await sql(`SELECT FROM pg_tables WHERE schemaname = 'public'`, 'postgres')).length === 0); // prettier-ignore
    await until('its files to be gone', () => ['documents', 'records', 'mail', 'temporal.db'].every((name) => !existsSync(path.join(dataDir, name)))); // prettier-ignore
    expect(readdirSync(path.join(dataDir, 'sets'))).toEqual(['1']);
    expect(await count('filed')).toBeGreaterThan(10);
    expect(readdirSync(path.join(currentSet(dataDir).filesDir, 'documents')).length).toBeGreaterThan(0);
    const again = await post(base, fresh(ADMIN, '/demo/reset', { set: 0 }));
    expect(z.looseObject({ code: z.string() }).parse(again?.body).code).toBe('set-over');
  });

  it('by npm run demo:reset too; killed in the middle it is finished by the next start', async () => {
    const asks = spawn(process.execPath, ['--import', 'tsx', path.join(projectDir, 'embedded', 'demo-reset.ts')], {
      env: { ...plain, PORT: new URL(base).port, DATA_DIR: dataDir },
      stdio: 'ignore',
    });
    await standsIn();
    await until('the first cases of the new set', () => count(`stream WHERE kind = 'case'`).then((cases) => cases > 1, () => false), 60_000); // prettier-ignore
    killAll(dataDir, copy);
    asks.kill('SIGKILL');
    copy = begin();
    base = await addressOf(copy);
    await expectFresh(2);
    expect(readdirSync(path.join(dataDir, 'sets')).at(-1)).toBe('2');
  });

  it('never in production: the command says so and asks nobody for anything', async () => {
    const said = await new Promise<readonly [number | null, string]>((resolve) => {
      const env = { ...plain, DATA_DIR: dataDir, DATABASE_URL: 'postgresql://db.example/gateway', TEMPORAL_ADDRESS: 'engine.example:7233' };
      const program = ['--import', 'tsx', path.join(projectDir, 'embedded', 'demo-reset.ts')];
      const child = execFile(process.execPath, program, { env }, (_fault, _out, err) => resolve([child.exitCode, err]));
    });
    expect(said).toEqual([2, expect.stringContaining('Only a demonstration with its own record and engine is reset')]);
    expect(readdirSync(dataDir).filter((name) => name.startsWith('demo-reset'))).toEqual([]);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { simpleParser } from 'mailparser';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { humanCommands, wireSchemas } from '../../api/json/payloads/families.ts';
import type { HumanCommand } from '../../domain/commands.ts';
import { openRoad, sampleBids, toClosed, toReassessment, toTerms, type Road } from './road.ts';
import { fresh, post, type Heard } from '../support/caller.ts';
import { startStack, type Stack } from '../support/stack.ts';
import { until } from '../support/wait.ts';
import { fullBody, narrativePaths, sung } from './canary-fields.ts';

const canary = 'ZAUNKOENIG';
const sing = (where: string): string => `${canary} in ${where}.`;
const isCommand = (name: string): name is HumanCommand => name in wireSchemas;
const words = (name: string, body: object): object => (isCommand(name) ? sung(name, body, (field) => sing(`${name}.${field}`)) : body);

let stack: Stack;
let pool: pg.Pool;
const heard: (Heard | null)[] = [];
const singing = (road: Road): Road => ({ ...road, step: (by, command, body) => road.step(by, command, words(command, body ?? {})) });
const files = (directory: string): readonly string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
const singIn = (paths: readonly string[]): readonly string[] => paths.filter((file) => readFileSync(file).includes(canary));
const owed = async (): Promise<number> => (await pool.query('SELECT 1 FROM outbox WHERE done_at IS NULL')).rows.length;

beforeAll(async () => {
  stack = await startStack({ env: { LOG_LEVEL: 'trace' } });
  pool = new pg.Pool({ connectionString: stack.databaseUrl, max: 2 });
  const base = stack.apiUrls[0] ?? '';
  const [sample, second] = sampleBids();
  if (sample === undefined || second === undefined) throw new Error('no sample bids');
  const withWords = { ...sample, bid: { ...sample.bid, ...words('submit-bid', sample.bid) } };
  // Accepted: the whole road, each free text a canary.
  const road = singing(await openRoad(base, withWords));
  await toTerms(road);
  await toReassessment(road);
  await toClosed(road);
  // Accepted beside the road, with notices.
  const other = singing(await openRoad(base, withWords));
  await other.step(other.cast.officer, 'claim');
  await other.step(other.cast.officer, 'propose-decline', { reasonCode: 'below-threshold', rationale: 'x', advice: 'x' });
  await other.step(other.cast.manager, 'overturn-decline', { rationale: 'x' });
  await other.step(other.cast.spoc, 'note', { text: 'x' });
  await other.step(other.cast.spoc, 'withdraw', { reason: 'x' });
  // Refused: every field of every command, by everybody of the cast.
  const { ref } = await openRoad(base, second);
  for (const name of humanCommands)
    for (const by of Object.values(road.cast)) {
      const at = name === 'submit-bid' ? '/bids' : `/cases/${ref}/commands/${name}`;
      heard.push(
        await post(
          base,
          fresh(
            by,
            at,
            fullBody(name, (field) => sing(`${name}.${field}`)),
          ),
        ),
      );
    }
  await until('all that is owed is carried out', async () => (await owed()) === 0, 30_000);
});
afterAll(async () => {
  await pool.end();
  await stack.stop();
});

describe('free text stands in the record and nowhere else', () => {
  it('was sent in every field that takes it, and is kept', async () => {
    const fields = humanCommands.flatMap((name) => narrativePaths(wireSchemas[name]).map((field) => `${name}.${field}`));
    expect(fields.length).toBeGreaterThanOrEqual(40);
    expect(heard.every((answer) => answer !== null && answer.status < 500)).toBe(true);
    const { rows } = await pool.query<{ text: string }>('SELECT DISTINCT text FROM narrative WHERE text LIKE $1', [`%${canary}%`]);
    expect(rows.length).toBeGreaterThanOrEqual(30);
  });

  it('is in no history of the engine, and in none of its files', async () => {
    const connection = await Connection.connect({ address: stack.temporalAddress });
    const client = new Client({ connection });
    const found: string[] = [];
    let events = 0;
    let readable = 0;
    for await (const { workflowId, runId } of client.workflow.list()) {
      const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
      events += history.events?.length ?? 0;
      // Payloads are base64 in this JSON; what they hold is looked through as well.
      const text = historyToJSON(history);
      const held = [...text.matchAll(/"data": ?"([^"]+)"/g)].map(([, data]) => Buffer.from(data ?? '', 'base64').toString('utf8'));
      readable += held.filter((part) => part.includes('commandId')).length;
      if ([text, ...held].some((part) => part.includes(canary))) found.push(workflowId);
    }
    await connection.close();
    expect(events).toBeGreaterThan(150);
    expect(readable).toBeGreaterThan(20);
    expect(found).toEqual([]);
    const stored = files(stack.dataDir).filter((file) => path.basename(file).startsWith('temporal'));
    expect(stored.length).toBeGreaterThanOrEqual(1);
    expect(singIn(stored)).toEqual([]);
  });

  it('is in no log, at the most talkative level', () => {
    const logs = files(path.join(stack.dataDir, 'log'));
    expect(logs.length).toBeGreaterThanOrEqual(4);
    expect(logs.some((file) => readFileSync(file, 'utf8').includes('/commands/note'))).toBe(true);
    expect(singIn(logs)).toEqual([]);
  });

  it('is in no mail', async () => {
    const mails = files(stack.mailDir);
    expect(mails.length).toBeGreaterThanOrEqual(10);
    expect(singIn(mails)).toEqual([]);
    for (const mail of mails.filter((file) => file.endsWith('.eml'))) {
      const { text, subject, html } = await simpleParser(readFileSync(mail));
      expect(`${text ?? ''} ${subject ?? ''} ${html === false ? '' : html}`).not.toContain(canary);
    }
  });

  it('is in no address that an answer gives', () => {
    expect(heard.filter((answer) => answer?.location?.includes(canary))).toEqual([]);
  });

  it('is nowhere else in the data directory but in the database', () => {
    const beside = files(stack.dataDir).filter((file) => !file.startsWith(path.join(stack.dataDir, 'postgres')));
    expect(singIn(beside).filter((file) => !path.relative(stack.dataDir, file).startsWith('filed'))).toEqual([]);
  });
});

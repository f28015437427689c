import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAlive } from '../../../embedded/processes.ts';
import { missingSearchAttributes } from '../../../embedded/search-attributes.ts';
import { deploy, status } from '../../../prisma/migrate.ts';
import { startStack, type Stack } from '../../support/stack.ts';

const standIn = 'test/support/answering.ts';
let stack: Stack;
beforeAll(async () => {
  stack = await startStack({
    parts: ['postgres', 'temporal', 'sink', 'worker', 'api', 'api2'],
    programs: { worker: standIn, api: standIn },
  });
});
afterAll(() => stack.stop());

const query = async (sql: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: stack.databaseUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
};
const mails = (): string[] => readdirSync(stack.mailDir).filter((name) => name.endsWith('.eml'));
const mail = { from: 'gateway@example.test', to: 'officer@example.test', subject: 'Held', text: 'A notice.' };

describe('migrations', () => {
  it('are applied once by four at the same time, and the lock is given back at once', async () => {
    await query('create database fresh');
    const url = stack.databaseUrl.replace(/postgres$/, 'fresh');
    const applied = await Promise.all([1, 2, 3, 4].map(async () => deploy(url)));
    expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
    expect(await deploy(url)).toEqual([]);
    expect(await status(url)).toMatchObject({ editedMigrationNames: [], failedMigrationNames: [], history: null });
    expect(await query("select 1 from pg_locks where locktype = 'advisory'")).toEqual([]);
  });
});

describe('the stack that tests run on is made of real processes', () => {
  it('answers on two api processes with different process ids', async () => {
    const pids = await Promise.all(stack.apiUrls.map(async (url) => (await fetch(url)).text()));
    expect(pids).toEqual([String(stack.pid('api')), String(stack.pid('api2'))]);
  });

  it('has the search attributes registered', async () => {
    expect(await missingSearchAttributes(stack.temporalAddress, 'default')).toEqual([]);
  });

  it('keeps what the database acknowledged when everything is killed at once', async () => {
    await query('create table kept (n int)');
    await query('insert into kept values (1)');
    await createTransport(stack.smtpUrl).sendMail(mail);
    const names = ['postgres', 'temporal', 'sink', 'worker', 'api', 'api2'] as const;
    const pids = names.map((name) => stack.pid(name));
    await stack.kill(...names);
    expect(pids.map(isAlive)).toEqual(pids.map(() => false));
    await stack.restart(...names);
    expect(await query('select n from kept')).toEqual([{ n: 1 }]);
    expect(mails()).toHaveLength(1);
    expect(await missingSearchAttributes(stack.temporalAddress, 'default')).toEqual([]);
  });

  it('has an accepted mail on disk, whole, when the sink is killed right after', async () => {
    const before = mails().length;
    await createTransport(stack.smtpUrl).sendMail({ ...mail, messageId: '<one@gateway>' });
    await stack.kill('sink');
    expect(mails()).toHaveLength(before + 1);
    expect(readFileSync(path.join(stack.mailDir, mails().at(-1) ?? ''), 'utf8')).toContain('A notice.');
    await stack.restart('sink');
  });

  it('starts the database again at once after its SIGKILL, ten times', async () => {
    for (let round = 0; round < 10; round++) {
      await stack.kill('postgres');
      await stack.restart('postgres');
      expect(await query('select 1 as one')).toEqual([{ one: 1 }]);
    }
  });
});

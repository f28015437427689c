import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isUnavailable } from '../../api/log.ts';
import { inTransaction, isAway, openDatabase, type Database } from '../../prisma/database.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { freeze } from '../support/frozen.ts';

const patienceMs = 600;
let server: TestDatabase;
let database: Database;
beforeAll(async () => {
  server = await startDatabase();
  database = openDatabase(server.url, { max: 4, onError: () => undefined, patienceMs });
  // Connections that are open already: those that a frozen server leaves hanging.
  await Promise.all(Array.from({ length: 4 }, () => database.pool.query('SELECT pg_sleep(0.05)')));
});
afterAll(async () => {
  await database.close();
  await server.stop();
});

const faultOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'answered',
    (error: unknown) => error,
  );
const one = async () => (await database.pool.query<{ one: number }>('SELECT 1 AS one')).rows[0]?.one;

describe('a database that is frozen counts as away', () => {
  it('a query, a transaction and a plain read end by the clock; once it goes on so does everything', async () => {
    const goOn = freeze(server.pid);
    const since = Date.now();
    const faults = await Promise.all([
      faultOf(one()),
      faultOf(inTransaction(database.pool, (client) => client.query('SELECT 1'))),
      faultOf(database.prisma.stream.findFirst({ where: { id: 'x' } })),
    ]).finally(goOn);
    expect(Date.now() - since).toBeLessThan(patienceMs + 3000);
    for (const fault of faults) expect(isUnavailable(fault)).toBe(true);
    expect(faults.slice(0, 2).map(isAway)).toEqual([true, true]);
    expect(await one()).toBe(1);
    expect(await inTransaction(database.pool, async (client) => (await client.query('SELECT 1')).rowCount)).toBe(1);
    expect(await database.prisma.stream.findFirst({ where: { id: 'x' } })).toBeNull();
  });

  it('it is the whole transaction that ends, with the locks it held and without waiting behind a query that nobody answers', async () => {
    await database.pool.query('CREATE TABLE locked (id int); INSERT INTO locked VALUES (1)');
    const lock = 'SELECT id FROM locked WHERE id = 1 FOR UPDATE';
    let goOn = (): void => undefined;
    const since = Date.now();
    const fault = await faultOf(
      inTransaction(database.pool, async (client) => {
        await client.query(lock);
        goOn = freeze(server.pid);
        await client.query('SELECT 2');
      }),
    ).finally(() => goOn());
    expect(isAway(fault)).toBe(true);
    expect(Date.now() - since).toBeLessThan(patienceMs + 3000);
    expect((await database.pool.query(lock)).rowCount).toBe(1);
  });

  it('what the server itself ends for its length is away too, and no fault of who asked', async () => {
    expect(isAway(await faultOf(database.pool.query('SELECT pg_sleep(5)')))).toBe(true);
    const waits = faultOf(
      inTransaction(database.pool, async (client) => {
        await client.query('SELECT 1');
        await sleep(patienceMs * 2);
        await client.query('SELECT 2');
      }),
    );
    expect(isAway(await waits)).toBe(true);
    expect(await one()).toBe(1);
  });
});

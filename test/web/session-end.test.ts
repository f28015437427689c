import { replay, statementsOf } from '../../bench/pages/statements.ts';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { houseOnPostgres } from './house-on-postgres.ts';
import { visitorOf } from './visitor.ts';

let house: Awaited<ReturnType<typeof houseOnPostgres>>;
beforeAll(async () => {
  house = await houseOnPostgres();
});
afterAll(() => house.stop());

const hoursLeft = async (): Promise<number> => {
  const { rows } = await house.database.pool.query<{ left: number }>(
    `SELECT round(extract(epoch FROM expire - now()::timestamp) / 3600)::int AS left FROM session`,
  );
  return rows[0]?.left ?? 0;
};

it('is moved by every page, and no page waits for it', async () => {
  const visitor = await visitorOf(house, 'sio.aldershire');
  const client = await house.database.pool.connect();
  await client.query(`UPDATE session SET expire = expire - interval '1 hour'`);
  expect(await hoursLeft()).toBe(1);
  await client.query('BEGIN');
  await client.query('SELECT FROM session FOR UPDATE');
  // An answer that waited would wait for the lock, which is let go after it alone.
  const sent = await statementsOf(async () => {
    expect((await visitor.get('/')).status).toBe(200);
  });
  // Nor does what the bench compares pages with: it sends the statement too, and waits for it as little.
  expect(sent.filter(({ waited }) => !waited)).toHaveLength(1);
  await replay(house.database.pool, sent);
  expect(await hoursLeft()).toBe(1);
  await client.query('ROLLBACK');
  client.release();
  await vi.waitFor(async () => expect(await hoursLeft()).toBe(2), { timeout: 5000 });
});

import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from './generated/client.ts';

export type Database = { readonly pool: pg.Pool; readonly prisma: PrismaClient; close(): Promise<void> };

/** One pool for both roads: SQL where rows are locked or the visibility relation is joined, the typed client for plain reads. */
export const openDatabase = (
  url: string,
  { max, onError }: { readonly max: number; readonly onError: (error: Error) => void },
): Database => {
  const pool = new pg.Pool({ connectionString: url, max, connectionTimeoutMillis: 4000, pipeline: true });
  // An idle connection that the server cuts is no reason to end; the next query says so.
  pool.on('error', onError);
  // One that is in use tells its query; without a listener of its own it would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    pool,
    prisma,
    close: async () => {
      await prisma.$disconnect();
      if (!pool.ended) await pool.end();
    },
  };
};

const cut = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);
// Classes 08, 53, 57 (connection, resources, operator intervention) and 40 (a deadlock's victim): another try may do.
const passing = /^(08|40|53|55P03|57|58)/;
/** Whether the database was away or busy, so that the same call may succeed later; anything else is the call's own fault. */
export const isAway = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  if (
    /Connection terminated|timeout exceeded when trying to connect|Client (has encountered a connection error|was closed)/.test(
      error.message,
    )
  )
    return true;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return cut.has(code) || passing.test(code);
};

/** A transaction on one connection; rolled back on any throw. */
export const inTransaction = async <T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    // Not awaited: it goes out with the work's first statement, and where it fails that fails with it.
    client.query('BEGIN').catch(() => undefined);
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((cause: unknown) => {
      broken = cause instanceof Error ? cause : new Error(String(cause));
    });
    throw error;
  } finally {
    client.release(broken);
  }
};

import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from './generated/client.ts';

export type Database = { readonly pool: pg.Pool; readonly prisma: PrismaClient; close(): Promise<void> };

export type DatabaseOptions = {
  readonly max: number;
  readonly onError: (error: Error) => void;
  /** How long a query may take before its database counts as away; a frozen one never answers. Half a minute, if absent. */
  readonly patienceMs?: number;
  /** A commit does not wait for the disk, for work that is done again where the server is killed; a later one that waits makes all firm. */
  readonly commitsLater?: true;
};
/** Decision 67: every transaction of the recorder shares it; whoever changes directory or policy has it alone. */
export const administrationLock = 7_461_004;
/** One pool for both roads: SQL where rows are locked or the visibility relation is joined, the typed client for plain reads. */
export const openDatabase = (url: string, { max, onError, patienceMs = 30_000, commitsLater }: DatabaseOptions): Database => {
  // The server ends what takes too long, so that its locks go; the client gives up on a server that does not.
  const patience = { statement_timeout: patienceMs, query_timeout: patienceMs + 1000, idle_in_transaction_session_timeout: patienceMs };
  const later = commitsLater === true ? { options: '-c synchronous_commit=off' } : {};
  const pool = new pg.Pool({ connectionString: url, max, connectionTimeoutMillis: 4000, pipeline: true, ...patience, ...later });
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
const passing = /^(08|25P03|40|53|55P03|57|58)/;
/** Whether the database was away or busy, so that the same call may succeed later; anything else is the call's own fault. */
export const isAway = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  if (
    /Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client (has encountered a connection error|was closed)/.test(
      error.message,
    )
  )
    return true;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return cut.has(code) || passing.test(code);
};

const isGivenUp = (error: unknown): error is Error => error instanceof Error && error.message === 'Query read timeout';

/** A transaction on one connection; rolled back on any throw. */
export const inTransaction = async <T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>, begin = 'BEGIN'): Promise<T> => {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    // Not awaited: it goes out with the work's first statement, and where it fails that fails with it.
    client.query(begin).catch(() => undefined);
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    // Behind a query that was given up nothing else is answered on its connection, which goes with it.
    if (isGivenUp(error)) broken = error;
    else
      await client.query('ROLLBACK').catch((cause: unknown) => {
        broken = cause instanceof Error ? cause : new Error(String(cause));
      });
    throw error;
  } finally {
    client.release(broken);
  }
};

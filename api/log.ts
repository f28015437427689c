import { pino } from 'pino';

/** The root sets the level. Nothing that a client sent is ever logged: no body, no query, no message of an error. */
export const log = pino({ name: 'api', base: null });

type Fault = { readonly name: string; readonly code?: string; readonly frames: readonly string[] };
const codeOf = (error: Error): string | undefined => ('code' in error && typeof error.code === 'string' ? error.code : undefined);

/** An error without its message, which may quote what was being stored. */
export const faultOf = (error: unknown): Fault => {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const code = codeOf(error);
  return { name: error.name, frames: frames.slice(0, 12), ...(code === undefined ? {} : { code }) };
};

// Node's own, PostgreSQL's classes for connection, resources and shutdown, and Prisma's for the same.
const away = /^(ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|EAI_AGAIN|(?:08|40|53|57)\w{3}|P10\d\d|P2024|P2028|P2034|P2037)$/;
const named = /^(DatabaseUnavailable|PrismaClientInitializationError|PrismaClientRustPanicError)$/;
// Prisma's P2039 quotes PostgreSQL's class.
const lost =
  /terminat\w+ connection|connection (terminated|ended|is closed|timeout|error)|client was closed|timeout exceeded when trying to connect|query read timeout|pool after calling end|Code: `(?:08|40|53|57)\w{3}`/i;

/** Whether the record could not be reached, as against a fault in what was asked of it. */
export const isUnavailable = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const code = codeOf(error);
  if (code !== undefined && away.test(code)) return true;
  if (named.test(error.name) || lost.test(error.message)) return true;
  if (error instanceof AggregateError && error.errors.some(isUnavailable)) return true;
  return isUnavailable(error.cause);
};

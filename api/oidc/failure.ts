import { faultOf, isUnavailable, log } from '../log.ts';

const late = /^(OAUTH_TIMEOUT|ERR_JWKS_TIMEOUT)$/;
const textOf = (error: object, name: 'code' | 'error'): string | undefined => {
  const value: unknown = name in error ? (error as Readonly<Record<string, unknown>>)[name] : undefined;
  return typeof value === 'string' ? value : undefined;
};
const isAway = (error: unknown): boolean => {
  if (isUnavailable(error)) return true;
  if (!(error instanceof Error)) return false;
  if (error.message === 'fetch failed' || late.test(textOf(error, 'code') ?? '')) return true;
  return 'status' in error && typeof error.status === 'number' && error.status >= 500;
};

/** Whether the provider could not be reached, or did not vouch for whoever came. Its word for why is logged, its sentences are not. */
export const failure = (error: unknown, what: string): 'refused' | 'away' => {
  const why = error instanceof Error ? textOf(error, 'error') : undefined;
  log.warn({ fault: faultOf(error), ...(why === undefined ? {} : { why }) }, what);
  return isAway(error) ? 'away' : 'refused';
};

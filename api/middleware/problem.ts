import type { ErrorRequestHandler, Response } from 'express';
import { faultOf, isUnavailable, log } from '../log.ts';
import { problemOf, type Problem } from '../problems.ts';

export const sendProblem = (res: Response, { retryAfter, ...problem }: Problem): void => {
  if (retryAfter !== undefined) res.set('Retry-After', String(retryAfter));
  if (problem.status === 401) res.set('WWW-Authenticate', 'Bearer');
  res.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
};

/** What an error becomes for its caller: never its text, never a stack. */
export const problemOfError = (error: unknown): Problem => {
  if (isUnavailable(error)) return problemOf('unavailable');
  if (error instanceof URIError) return problemOf('bad-request');
  log.error({ fault: faultOf(error) }, 'a request faulted');
  return problemOf('fault');
};
// Express knows an error handler by its four parameters.
// eslint-disable-next-line max-params
export const errors: ErrorRequestHandler = (error: unknown, _req, res, next) => {
  if (res.headersSent) next(error);
  else sendProblem(res, problemOfError(error));
};

import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { log } from '../log.ts';

const given = /^[\w.-]{1,64}$/;

/** A request id on every answer, nothing kept by any cache, and one line in the log: never the query, which may name people. */
export const tracked: RequestHandler = (req, res, next) => {
  const sent = req.get('x-request-id') ?? '';
  const id = given.test(sent) ? sent : randomUUID();
  const startedAt = performance.now();
  res.set({ 'X-Request-Id': id, 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
  res.removeHeader('X-Powered-By');
  const path = req.originalUrl.split('?', 1)[0] ?? '';
  res.on('finish', () => {
    log.info(
      { id, method: req.method, path: path.slice(0, 200), status: res.statusCode, ms: Math.round(performance.now() - startedAt) },
      'request',
    );
  });
  next();
};

const visible = /^[\x21-\x7e]{1,200}$/;
/** Whether an address may name something by this id: what Postgres cannot hold names nothing. */
export const isId = (text: string | undefined): text is string => visible.test(text ?? '');
export type Key = { readonly key: string } | { readonly missing: true } | { readonly bad: true };
export const idempotencyKey = (sent: string | undefined): Key =>
  sent === undefined || sent === '' ? { missing: true } : visible.test(sent) ? { key: sent } : { bad: true };

/** ACC-6: the id of the absent person for whom a command is given; nothing where none is named. */
export const onBehalfOf = (sent: string | undefined): { readonly onBehalfOf?: string } =>
  sent === undefined || sent.trim() === '' ? {} : { onBehalfOf: sent.trim().slice(0, 200) };
/** The version in quotation marks; null where none is given or any will do; undefined for nonsense. */
export const ifMatch = (sent: string | undefined): number | null | undefined => {
  if (sent === undefined || sent === '*') return null;
  const [, version] = /^"(\d{1,9})"$/.exec(sent.trim()) ?? [];
  return version === undefined ? undefined : Number(version);
};

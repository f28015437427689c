import { csrfSync } from 'csrf-sync';
import type { Request, RequestHandler } from 'express';
import { first } from './form/answers.ts';
import { formIn } from './visit.ts';

const { csrfSynchronisedProtection } = csrfSync({ getTokenFromRequest: (req) => first(formIn(req), '_csrf') });

/** Every form of a page carries the token of its session; without it nothing is done, in every environment. */
export const formToken: RequestHandler = csrfSynchronisedProtection;

/** Whether a browser says that another site sent it. */
export const isForeign = (req: Request): boolean => !['same-origin', 'none'].includes(req.get('sec-fetch-site') ?? 'none');
/** A browser says where a form came from; from another site nothing is done. */
export const sameOrigin: RequestHandler = (req, res, next) => {
  if (req.method === 'GET' || req.method === 'HEAD' || !isForeign(req)) {
    next();
    return;
  }
  next(Object.assign(new Error('form from another site'), { status: 403, code: 'EFOREIGNFORM' }));
};

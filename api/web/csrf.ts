import { csrfSync } from 'csrf-sync';
import type { RequestHandler } from 'express';
import { first } from './form/answers.ts';
import { formIn } from './visit.ts';

const { csrfSynchronisedProtection } = csrfSync({ getTokenFromRequest: (req) => first(formIn(req), '_csrf') });

/** Every form of a page carries the token of its session; without it nothing is done, in every environment. */
export const formToken: RequestHandler = csrfSynchronisedProtection;

/** A browser says where a form came from; from another site nothing is done. */
export const sameOrigin: RequestHandler = (req, res, next) => {
  const site = req.get('sec-fetch-site');
  if (req.method === 'GET' || req.method === 'HEAD' || site === undefined || site === 'same-origin' || site === 'none') {
    next();
    return;
  }
  next(Object.assign(new Error('form from another site'), { status: 403, code: 'EBADCSRFTOKEN' }));
};

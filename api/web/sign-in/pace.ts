import type { RequestHandler } from 'express';
import { pacer, type PaceLimit } from '../../middleware/pace.ts';
import { send, type Rooms } from '../serve.ts';

/** A whole agency may stand behind one address at the start of a shift. */
export const signInLimit: PaceLimit = { points: 300, seconds: 60 };

/** Counts what one network address asks of the sign-in, in this process; what is too much waits. */
export const signInPace = (rooms: Rooms): RequestHandler => {
  const pace = pacer(rooms.house.settings.signInLimit ?? signInLimit);
  return async (req, res, next) => {
    const slow = await pace(req.ip ?? '');
    if (slow === null) {
      next();
      return;
    }
    const wait = String(slow.retryAfter ?? 1);
    res.set('Retry-After', wait);
    const detail = `Too many people tried to sign in from your network at once. Wait ${wait} seconds, then try again.`;
    const shown = { kind: 'page', view: 'sign-in/failed.njk', title: 'Wait a moment', data: { detail }, status: 429 } as const;
    send(rooms, { req, res, visit: null }, shown);
  };
};

import type { RequestHandler } from 'express';
import type { Pace } from '../../middleware/pace.ts';
import { send, type Rooms } from '../serve.ts';
import { signedIn } from '../sessions.ts';

/** Counts what one network address asks for while nobody is signed in, before anything of it is read; what is too much waits. */
export const strangersPace =
  (rooms: Rooms, pace: Pace): RequestHandler =>
  async (req, res, next) => {
    const slow = signedIn(req.session) === null ? await pace(req.ip ?? '') : null;
    if (slow === null) {
      next();
      return;
    }
    const wait = String(slow.retryAfter ?? 1);
    res.set('Retry-After', wait);
    const detail = `People who have not signed in asked for too much at once from your network. Wait ${wait} seconds, then try again.`;
    const shown = { kind: 'page', view: 'sign-in/failed.njk', title: 'Wait a moment', data: { detail }, status: 429 } as const;
    send(rooms, { req, res, visit: null }, shown);
  };

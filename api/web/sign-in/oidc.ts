import { Router, type Request, type Response } from 'express';
import { personNamed } from '../../identity.ts';
import type { SessionData } from 'express-session';
import type { Identity } from '../../identity-ports.ts';
import { log } from '../../log.ts';
import { send, type Rooms } from '../serve.ts';
import { goOn } from '../sessions.ts';
import { queryIn } from '../visit.ts';
import { first } from '../form/answers.ts';
import { ownPath, signInTo } from './going.ts';
import { openSession } from './session.ts';

const ATTEMPT_MS = 10 * 60_000;
/** Tabs that may be signing in at the same time. */
const ATTEMPTS = 5;

const failures = {
  away: [503, 'You cannot be signed in just now', 'Your agency’s sign-in cannot be reached. Wait a moment, then try again.'],
  late: [400, 'This sign-in is too old', 'It was begun too long ago, in another browser, or was used already. Sign in again.'],
  refused: [403, 'You were not signed in', 'Your agency’s sign-in did not vouch for you, or you ended it. Try again.'],
  stranger: [
    403,
    'You have no account here',
    'Your agency’s sign-in knows you, but no active person of this service goes with that account. Ask your administrator to add you, or to put the account right.',
  ],
} as const;

type Begun = SessionData['attempts'][number];
const goingTo = (req: Request): string => ownPath(first(queryIn(req), 'then'));

/** Sign-in by the agency's own provider (code flow with PKCE): there, back, and on to where the person was going. */
export const agencySignIn = (rooms: Rooms, identity: Identity): Router => {
  const { files } = rooms.house.ports;
  const routes = Router();
  const fail = (req: Request, res: Response, why: keyof typeof failures): void => {
    const [status, title, detail] = failures[why];
    log.info({ why }, 'nobody signed in');
    send(rooms, { req, res, visit: null }, { kind: 'page', view: 'sign-in/failed.njk', title, data: { detail }, status });
  };
  /** What this session began under this state, once. */
  const taken = (req: Request, state: string): Begun | undefined => {
    const attempts = req.session.attempts ?? [];
    req.session.attempts = attempts.filter((attempt) => attempt.state !== state);
    return attempts.find((attempt) => attempt.state === state && Date.now() - attempt.at < ATTEMPT_MS);
  };

  routes.get('/sign-in', (req, res) => {
    const begin = signInTo(goingTo(req), '/sign-in/begin');
    send(rooms, { req, res, visit: null }, { kind: 'page', view: 'sign-in/agency.njk', title: 'Sign in', data: { begin } });
  });
  // A link and not a form: the form policy of a page follows a form's redirects, and a provider may send people on.
  routes.get('/sign-in/begin', async (req, res) => {
    const begun = await identity.begin();
    if (begun === null) {
      fail(req, res, 'away');
      return;
    }
    req.session.attempts = [...(req.session.attempts ?? []).slice(1 - ATTEMPTS), { ...begun.attempt, at: Date.now(), then: goingTo(req) }];
    await goOn(req, res, begun.to);
  });
  routes.get('/sign-in/callback', async (req, res) => {
    const attempt = taken(req, first(queryIn(req), 'state'));
    if (attempt === undefined) {
      fail(req, res, 'late');
      return;
    }
    const arrival = await identity.finish(req.originalUrl, attempt);
    if (arrival.kind !== 'known') {
      fail(req, res, arrival.kind);
      return;
    }
    const person = personNamed(arrival.claims, identity.naming, (await files.today()).directory);
    if (person === null) {
      fail(req, res, 'stranger');
      return;
    }
    await openSession(req, person, arrival.idToken);
    await goOn(req, res, attempt.then);
  });
  return routes;
};

import { Router } from 'express';
import { log } from '../../log.ts';
import { send, type Rooms } from '../serve.ts';
import { cookieName, goOn, renewed } from '../sessions.ts';
import { chooseWhoToBe } from './demo.ts';
import { outTo } from './going.ts';
import { agencySignIn } from './oidc.ts';
import { signInPace } from './pace.ts';

/** Signing in and out. The demonstration's way is not even mounted where people sign in with their agency. */
export const signIn = (rooms: Rooms): Router => {
  const { ports, settings } = rooms.house;
  const { identity } = ports;
  const routes = Router();
  routes.use('/sign-in', signInPace(rooms));
  routes.use(identity === null ? chooseWhoToBe(rooms) : agencySignIn(rooms, identity));
  routes.post('/sign-out', async (req, res) => {
    const { userId, idToken } = req.session;
    log.info({ person: userId ?? null }, 'signed out');
    if (identity === null) {
      await new Promise((resolve) => req.session.destroy(resolve));
      res.clearCookie(cookieName(settings.tls), { path: '/' });
      res.redirect(303, outTo(identity));
      return;
    }
    await renewed(req);
    const elsewhere = idToken === undefined ? null : await identity.leave(idToken);
    if (elsewhere !== null) req.session.leaving = elsewhere;
    await goOn(req, res, outTo(identity));
  });
  // A page on the way and not a redirect: the form policy of a page follows a form's redirects, and the provider's addresses are not ours to list.
  routes.get('/signed-out', (req, res) => {
    const elsewhere = req.session.leaving ?? null;
    delete req.session.leaving;
    if (elsewhere !== null) res.set('Refresh', `0; url=${elsewhere}`);
    send(rooms, { req, res, visit: null }, { kind: 'page', view: 'sign-in/out.njk', title: 'You have signed out', data: { elsewhere } });
  });
  return routes;
};

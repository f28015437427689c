import { Router } from 'express';
import type { Directory } from '../../../domain/directory.ts';
import { first } from '../form/answers.ts';
import { send, type Rooms } from '../serve.ts';
import { cookieName, goOn, renewed } from '../sessions.ts';
import type { Persona } from '../settings.ts';
import { formIn } from '../visit.ts';

type Shown = Persona & { readonly name: string };
type Group = { readonly agency: string; readonly personas: readonly Shown[] };

const grouped = (personas: readonly Persona[], { people, organisations }: Directory): readonly Group[] => {
  const groups = new Map<string, Shown[]>();
  for (const persona of personas) {
    const found = people[persona.id];
    if (found?.active !== true) continue;
    const agency = organisations[found.organisation]?.name ?? found.organisation;
    groups.set(agency, [...(groups.get(agency) ?? []), { ...persona, name: `${found.rank} ${found.name}`.trim() }]);
  }
  return [...groups].map(([agency, members]) => ({ agency, personas: members }));
};

/** Only an address of this service: a path that begins with one slash. */
const ownPath = (path: string | undefined): string =>
  path !== undefined && /^\/(?![/\\])/.test(path) && !path.startsWith('/sign-') ? path : '/';

/** Demonstration only: sign in as one of the personas, and come back to where one was going. */
export const signIn = (rooms: Rooms): Router => {
  const { ports, settings } = rooms.house;
  const routes = Router();
  routes.get('/sign-in', async (req, res) => {
    const groups = grouped(settings.personas, await ports.files.directory());
    send(rooms, { req, res, visit: null }, { kind: 'page', view: 'sign-in/view.njk', title: 'Choose who to be', data: { groups } });
  });
  routes.post('/sign-in', async (req, res) => {
    const id = first(formIn(req), 'person');
    const { people } = await ports.files.directory();
    if (!settings.personas.some((persona) => persona.id === id) || people[id]?.active !== true) {
      res.redirect(303, '/sign-in');
      return;
    }
    const then = ownPath(req.session.then);
    await renewed(req);
    req.session.userId = id;
    req.session.startedAt = Date.now();
    // Made now and not by the first page: two pages at once would each make one, and the later would void the earlier's forms.
    req.csrfToken?.(true);
    await goOn(req, res, then);
  });
  routes.post('/sign-out', async (req, res) => {
    await new Promise((resolve) => req.session.destroy(resolve));
    res.clearCookie(cookieName(settings.tls), { path: '/' });
    res.redirect(303, '/sign-in');
  });
  return routes;
};

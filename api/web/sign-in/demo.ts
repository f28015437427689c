import { Router } from 'express';
import type { Directory } from '../../../domain/directory.ts';
import { newKey } from '../command/form.ts';
import { first } from '../form/answers.ts';
import { send, type Rooms } from '../serve.ts';
import { goOn } from '../sessions.ts';
import type { Persona } from '../settings.ts';
import { formIn, queryIn } from '../visit.ts';
import { ownPath } from './going.ts';
import { beginJourney } from './journey.ts';
import { openSession } from './session.ts';

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

/** Demonstration only: sign in as one of the personas, and come back to where one was going. */
export const chooseWhoToBe = (rooms: Rooms): Router => {
  const { ports, settings } = rooms.house;
  const routes = Router();
  routes.get('/sign-in', async (req, res) => {
    const groups = grouped(settings.personas, (await ports.files.today()).directory);
    send(
      rooms,
      { req, res, visit: null },
      {
        kind: 'page',
        view: 'sign-in/view.njk',
        title: 'Choose who to be',
        data: {
          groups,
          parts: groups.flatMap(({ personas }) => personas).filter(({ part }) => part !== undefined),
          journey: settings.journey,
          key: newKey(),
          out: queryIn(req).has('out'),
          then: ownPath(first(queryIn(req), 'then')),
        },
      },
    );
  });
  routes.post('/sign-in', async (req, res) => {
    const id = first(formIn(req), 'person');
    const person = (await ports.files.today()).directory.people[id];
    if (!settings.personas.some((persona) => persona.id === id) || person?.active !== true) {
      res.redirect(303, '/sign-in');
      return;
    }
    await openSession(req, person);
    await goOn(req, res, ownPath(first(formIn(req), 'then')));
  });
  routes.post('/demo/journey', beginJourney(rooms));
  return routes;
};

import type { RequestHandler } from 'express';
import { isId } from '../../middleware/headers.ts';
import { newKey } from '../command/form.ts';
import { first } from '../form/answers.ts';
import type { Rooms } from '../serve.ts';
import { goOn } from '../sessions.ts';
import { formIn } from '../visit.ts';
import { openSession } from './session.ts';

/** Begins the guided journey: a prepared draft, and who submits it. The key of the form is the draft's name: what is clicked twice is one. */
export const beginJourney =
  ({ house: { ports, settings } }: Rooms): RequestHandler =>
  async (req, res) => {
    const { journey } = settings;
    const person = journey === null ? undefined : (await ports.files.today()).directory.people[journey.begin.by];
    if (journey === null || person?.active !== true) {
      res.redirect(303, '/sign-in');
      return;
    }
    const key = first(formIn(req), '_key');
    const id = isId(key) ? key : newKey();
    await ports.drafts.create({ id, agency: person.organisation, by: person.id, bid: journey.begin.bid });
    req.session.guided = id;
    await openSession(req, person);
    await goOn(req, res, '/demo/journey');
  };

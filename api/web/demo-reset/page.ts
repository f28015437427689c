import { administers, forAdministrators } from '../administration/people.ts';
import { first } from '../form/answers.ts';
import type { PageOf, Reply } from '../visit.ts';

const ASK_AGAIN_SECONDS = 2;
const underWay: Reply = {
  kind: 'page',
  view: 'demo-reset/under-way.njk',
  title: 'The demonstration is being reset',
  data: {},
  refresh: ASK_AGAIN_SECONDS,
};

/** Says what is lost before anything is. For the administrator of the demonstration: it is everybody's work that goes. */
export const resetForm: PageOf = (visit) => {
  const reset = visit.ports.demo?.reset ?? null;
  if (reset === null) return Promise.resolve({ kind: 'missing' });
  if (!administers(visit)) return Promise.resolve(forAdministrators(visit, 'Reset of the demonstration'));
  if (reset.underWay()) return Promise.resolve(underWay);
  return Promise.resolve({
    kind: 'page',
    view: 'demo-reset/view.njk',
    title: 'Reset the demonstration',
    data: { set: reset.set },
  });
};
/** The set that the form was made for, so that a form sent again, or a page of before, resets nothing more. */
export const askForReset: PageOf = (visit) => {
  const reset = visit.ports.demo?.reset ?? null;
  if (reset === null) return Promise.resolve({ kind: 'missing' });
  if (!administers(visit)) return Promise.resolve(forAdministrators(visit, 'Reset of the demonstration'));
  if (!reset.ask(Number(first(visit.answers, '_set')))) visit.say('The demonstration has been reset meanwhile. Nothing more was done.');
  return Promise.resolve({ kind: 'go', to: '/demo/reset' });
};

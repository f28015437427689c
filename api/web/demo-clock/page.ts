import { z } from 'zod';
import { goalOf, toGoal } from '../../demo-clock.ts';
import { doOnce } from '../../errands.ts';
import { newKey } from '../command/form.ts';
import { administers } from '../administration/people.ts';
import { first } from '../form/answers.ts';
import type { PageOf } from '../visit.ts';

// What the clock may be advanced by: until something falls due, four working hours, or whole working days.
const steps = [
  { by: 'next', text: 'Until something happens' },
  { by: 'PT4H', text: 'Four working hours' },
  { by: '1wd', text: 'The next working day' },
  { by: '3wd', text: 'Three working days' },
] as const;
const moved = z.object({ fired: z.number(), cases: z.array(z.string()) });
/** More references than this nobody reads in a banner. */
const MOST = 6;

export const demoClock: PageOf = ({ ports, now, person, settings, directory }) => {
  const administrator = settings.personas.find(({ id }) => directory.people[id]?.roles.includes('administrator') === true)?.id ?? null;
  return Promise.resolve(
    ports.demo === null
      ? { kind: 'missing' }
      : {
          kind: 'page',
          view: 'demo-clock/view.njk',
          title: 'Demo clock',
          data: { steps, at: now, key: newKey(), resets: ports.demo.reset !== null, administers: administers({ person }), administrator },
        },
  );
};

/** The same form sent again moves the clock no further. */
export const advanceClock: PageOf = async ({ ports, person, answers, say }) => {
  const { demo, errands } = ports;
  const step = steps.find(({ by }) => by === first(answers, 'by'));
  if (demo === null) return { kind: 'missing' };
  if (step === undefined) return { kind: 'go', to: '/demo/clock' };
  const sent = first(answers, '_key');
  const asked = { by: person, key: sent === '' ? newKey() : sent, asked: { page: 'demo-clock', by: step.by } };
  const done = await doOnce(errands, asked, { goal: () => goalOf(demo, step.by), reach: (goal) => toGoal(demo, goal) });
  if ('problem' in done) say(done.problem.detail);
  else {
    const { fired, cases } = moved.parse(done.answer);
    const on =
      cases.length === 0
        ? ''
        : `, on ${cases.slice(0, MOST).join(', ')}${cases.length > MOST ? ` and ${String(cases.length - MOST)} more` : ''}`;
    say(`The clock has moved on. ${String(fired)} ${fired === 1 ? 'thing' : 'things'} fell due on the way${on}.`);
  }
  return { kind: 'go', to: '/demo/clock' };
};

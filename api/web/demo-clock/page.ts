import { goalOf, toGoal } from '../../demo-clock.ts';
import { doOnce } from '../../errands.ts';
import { clockAnswer } from '../../json/answers/lists.ts';
import { newKey } from '../command/form.ts';
import { first } from '../form/answers.ts';
import type { PageOf } from '../visit.ts';

// What the clock may be advanced by: four working hours, or whole working days.
const steps = [
  { by: 'PT4H', text: 'Four working hours' },
  { by: '1wd', text: 'The next working day' },
  { by: '3wd', text: 'Three working days' },
] as const;

export const demoClock: PageOf = ({ ports, now }) =>
  Promise.resolve(
    ports.demo === null
      ? { kind: 'missing' }
      : { kind: 'page', view: 'demo-clock/view.njk', title: 'Demo clock', data: { steps, at: now, key: newKey() } },
  );

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
    const { fired } = clockAnswer.parse(done.answer);
    say(`The clock has moved on. ${String(fired)} ${fired === 1 ? 'thing' : 'things'} fell due on the way.`);
  }
  return { kind: 'go', to: '/demo/clock' };
};

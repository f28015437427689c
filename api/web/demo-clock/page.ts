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
      : { kind: 'page', view: 'demo-clock/view.njk', title: 'Demo clock', data: { steps, at: now } },
  );

export const advanceClock: PageOf = async ({ ports, answers, say }) => {
  const step = steps.find(({ by }) => by === first(answers, 'by'));
  if (ports.demo === null) return { kind: 'missing' };
  if (step === undefined) return { kind: 'go', to: '/demo/clock' };
  const moved = await ports.demo.advance(step.by);
  const fired = moved?.fired ?? 0;
  say(`The clock has moved on. ${String(fired)} ${fired === 1 ? 'thing' : 'things'} fell due on the way.`);
  return { kind: 'go', to: '/demo/clock' };
};

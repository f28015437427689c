import type { PageOf } from '../visit.ts';

/** Every live case that stands still and is visible to this person, with its cause and what would move it. */
export const stalled: PageOf = async ({ ports, person }) => {
  const rows = await ports.questions.stalled(person);
  return { kind: 'page', view: 'stalled/view.njk', title: 'Stalled cases', data: { rows } };
};

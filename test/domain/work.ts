// Cases with a team, with a product in review; and which fields a refusal names.
import { narrative } from '../support/rulebook.ts';
import { submitted, work } from './payloads.ts';
import { storyAt, type Story } from './story.ts';

export const [SIA, SIA2, ANALYST, SIO, MANAGER] = [
  'sia.northmarch',
  'sia2.northmarch',
  'analyst.northmarch',
  'sio.aldershire',
  'toex-manager.northmarch',
] as const;
export const comments = narrative('Read.');
export const staffed = (products: readonly string[] = ['p1']): Story => {
  const story = storyAt('development', products);
  story.give(SIA, 'assign-team', { members: [ANALYST, 'data.northmarch'] });
  return story;
};
export const inReview = (products?: readonly string[]): Story => {
  const story = staffed(products);
  story.give(ANALYST, 'log-work', work);
  story.give(ANALYST, 'submit-product', { product: submitted });
  return story;
};
export const release = { product: 'p1', outcome: 'release', comments, pndConfirmed: true } as const;
export const fields = (story: Story, ...[who, name, payload]: Parameters<Story['refused']>): readonly string[] => {
  const refusal = story.refused(who, name, payload);
  return 'problems' in refusal ? refusal.problems.map(({ path }) => path) : [refusal.code];
};

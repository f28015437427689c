// People who are away, and the stories of those who act for them.
import type { Directory, Person } from '../../domain/directory.ts';
import { directory, FRIDAY, personOf } from '../support/rulebook.ts';
import { SECRETARY } from './meeting-story.ts';
import { later, type Story } from './story.ts';

type Away = Partial<Person> & { readonly until?: Person['absentUntil'] };
const DAY = 24 * 60;
export const NEXT_WEEK = later(FRIDAY, 7 * DAY);
/** The demo directory in which these people are away since yesterday. */
export const away = (people: Readonly<Record<string, Away>>): Directory => {
  const changed = Object.entries(people).map(([id, { until = NEXT_WEEK, ...change }]): readonly [string, Person] => [
    id,
    { ...personOf(id), absentFrom: later(FRIDAY, -DAY), absentUntil: until, ...change },
  ]);
  return { ...directory, people: { ...directory.people, ...Object.fromEntries(changed) } };
};
export const CLERK = 'clerk.northmarch';
/** Somebody of the body without an office, who covers for its secretary; `people` are away. */
export const withClerk = (people: Parameters<typeof away>[0], organisation = 'northmarch-ttcg'): Directory => {
  const directory = away(people);
  const clerk: Person = { ...personOf(SECRETARY), id: CLERK, organisation, roles: [], deputy: null };
  return { ...directory, people: { ...directory.people, [CLERK]: clerk } };
};
/** Somebody who is here, but for what is changed. */
export const present = (change: Partial<Person> = {}): Away => ({ absentFrom: null, absentUntil: null, ...change });
/** From now on what this story is given is given for somebody else; back in one's own right with null. */
export const actingFor = (story: Story, absentee: string | null): Story => {
  if (absentee === null) delete story.other.onBehalfOf;
  else story.other.onBehalfOf = absentee;
  return story;
};

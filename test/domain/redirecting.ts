// A bid that is offered to another body, who is told of it, and to whom it opens.
import { mayOpen } from '../../domain/access.ts';
import type { Case } from '../../domain/case.ts';
import { noticesOf } from '../../domain/notices.ts';
import type { RedirectTo } from '../../domain/redirect-state.ts';
import type { Directory } from '../../domain/directory.ts';
import { directory, factsFor, narrative, personOf, policy } from '../support/rulebook.ts';
import { storyAt, type Story } from './story.ts';

export const why = narrative('Because.');
/** Claimed on Friday 20 November at 09:10, offered at 09:20. */
export const offeredTo = (to: RedirectTo, story: Story = storyAt('in-triage')): Story => {
  story.give('triage.northmarch', 'redirect', { to, reason: why });
  return story;
};
export const told = (story: Story) => {
  const entry = story.entries.at(-1);
  return entry === undefined ? [] : noticesOf({ on: story.on(), entry, facts: factsFor(null, { now: entry.at }) });
};
export const opens = (on: Case, who: string, known: Directory = directory) => mayOpen(on, personOf(who), { directory: known, policy });

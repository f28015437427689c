// A bid that is back with the force, and how it comes home.
import type { Commands } from '../../domain/commands.ts';
import type { FieldProblem } from '../../domain/refusals.ts';
import { narrative } from '../support/rulebook.ts';
import { date } from './calendars.ts';
import { storyAt, type Story } from './story.ts';

export const [OFFICER, SPOC, SIO] = ['triage.northmarch', 'spoc.aldershire', 'sio.aldershire'] as const;
export const [towns, plan, two, yes] = [narrative('Towns?'), narrative('A plan?'), narrative('Two.'), narrative('Yes.')];
export const questions = [{ text: towns }, { text: plan }];
export const answers = [
  { questionId: 'q1', text: two },
  { questionId: 'q2', text: yes },
];
export type Answering = Commands['answer-and-resubmit']['payload'];
export const returned = (dueBy?: string): Story => {
  const story = storyAt('in-triage');
  story.give(OFFICER, 'return-for-information', { questions, ...(dueBy === undefined ? {} : { dueBy: date(dueBy) }) });
  return story;
};
export const resubmitted = (payload: Answering = { answers }): Story => {
  const story = returned();
  story.give(SPOC, 'answer-and-resubmit', payload);
  return story;
};
/** What is wrong with it, all at once. */
export const problemsOf = (story: Story, payload: Answering): readonly FieldProblem[] => {
  const refused = story.refused(SPOC, 'answer-and-resubmit', payload);
  return 'problems' in refused ? refused.problems : [];
};

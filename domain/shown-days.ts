import type { Case } from './case.ts';
import type { Change } from './entries.ts';
import { pendingMerge } from './merge-state.ts';

/** The day that a return shows is that of its clock, whatever moves it: a hold, another priority, another policy. */
const ofReturn = (on: Case, after: Change): Pick<Change, 'returns'> => {
  const returns = after.returns ?? on.returns ?? [];
  const [last, clock] = [returns.at(-1), after.clocks?.['answer-return']];
  return (after.stage ?? on.stage) !== 'returned' || last === undefined || clock == null || clock.dueAt === last.dueAt
    ? {}
    : { returns: [...returns.slice(0, -1), { ...last, dueAt: clock.dueAt }] };
};
/** DUP-4: and the day until which a merge may be answered, on the case that would end; the other one is told (`withMergePutOff`). */
const ofMerge = (on: Case, { merges, clocks }: Change): Pick<Change, 'merges'> => {
  const [merge, clock] = [pendingMerge(on), clocks?.['merge-consent']];
  return merges !== undefined || merge?.from !== on.ref || clock == null || clock.dueAt === merge.dueAt
    ? {}
    : { merges: { [merge.into]: { ...merge, dueAt: clock.dueAt } } };
};
/** TRI-7: and so is the end of the window for an appeal. */
const ofWindow = (on: Case, after: Change): Pick<Change, 'decline'> => {
  const decline = after.decline === undefined ? on.decline : after.decline;
  const clock = after.clocks?.['appeal-window'];
  return decline === null || clock == null || clock.dueAt === decline.appealUntil
    ? {}
    : { decline: { ...decline, appealUntil: clock.dueAt } };
};
/** What a case says of itself as a day is that of the clock that runs to it. */
export const withShownDays = (on: Case, after: Change): Change => ({
  ...after,
  ...ofReturn(on, after),
  ...ofMerge(on, after),
  ...ofWindow(on, after),
});

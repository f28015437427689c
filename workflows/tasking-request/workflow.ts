import { allHandlersFinished, condition, continueAsNew, setHandler } from '@temporalio/workflow';
import { giveUpdate, type CaseStart } from './messages.ts';
import { openStory } from './story.ts';

/** One bid's journey, told in chapters, from submission until it is over; a later command starts it again. */
export async function taskingRequest({ ref }: CaseStart): Promise<void> {
  const story = openStory(ref);

  // Before any await: an update that finds no handler is refused for good.
  setHandler(giveUpdate, (told) => story.give(told));

  if (story.isIdle()) await story.lookAgain();
  else await condition(() => story.standing() !== undefined);

  for (let at = story.standing(); at !== undefined && story.goesOn(); at = story.standing()) await story.until(at.stage);

  // What is still being carried holds up the end of a case, not a new run: that looks again and finds it owed.
  const over = () => story.standing()?.over === true;
  await condition(() => allHandlersFinished() && story.isIdle() && (story.isQuiet() || !over()));
  if (!over()) await continueAsNew<typeof taskingRequest>({ ref });
}

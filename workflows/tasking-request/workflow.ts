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

  await condition(() => allHandlersFinished() && story.isQuiet());
  if (story.standing()?.over !== true) await continueAsNew<typeof taskingRequest>({ ref });
}

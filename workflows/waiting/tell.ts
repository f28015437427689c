import { allHandlersFinished, condition, continueAsNew, setHandler } from '@temporalio/workflow';
import { giveUpdate, type Start } from './messages.ts';
import type { Story } from './story.ts';

/** Told from the first command until it is over; a later command starts it again. */
export async function tell(story: Story, { ref }: Start): Promise<void> {
  // Before any await: an update that finds no handler is refused for good.
  setHandler(giveUpdate, (told) => story.give(told));

  if (story.isIdle()) await story.lookAgain();
  else await condition(() => story.standing() !== undefined);

  for (let at = story.standing(); at !== undefined && story.goesOn(); at = story.standing()) await story.until(at.stage);

  // What is still being carried holds up the end, not a new run: that looks again and finds it owed.
  const over = () => story.standing()?.over === true;
  await condition(() => allHandlersFinished() && story.isIdle() && (story.isQuiet() || !over()));
  if (!over()) await continueAsNew<(start: Start) => Promise<void>>({ ref });
}

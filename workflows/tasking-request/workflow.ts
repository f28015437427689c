import type { Start } from '../waiting/messages.ts';
import { openStory } from '../waiting/story.ts';
import { tell } from '../waiting/tell.ts';
import { chapters } from './chapters.ts';

/** One bid's journey, told in chapters, from submission until it is over; a later command starts it again. */
export async function taskingRequest(start: Start): Promise<void> {
  await tell(openStory(start.ref, chapters), start);
}

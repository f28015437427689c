import type { Start } from '../waiting/messages.ts';
import { openStory } from '../waiting/story.ts';
import { tell } from '../waiting/tell.ts';
import { chapters } from './chapters.ts';

/** One meeting of a body, from the day it is called until its minutes are approved; a later command starts it again. */
export async function sitting(start: Start): Promise<void> {
  await tell(openStory(start.ref, chapters), start);
}

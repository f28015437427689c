import { describe, expect, it } from 'vitest';
import { linesOf } from './retold.ts';

/** Read by a person and kept: whoever changes what a command comes to sees here first what is different, and keeps it once it is right. */
describe('REC-1: what happens in whole stories of many cases and their sittings is written as it was approved', () => {
  it.each(['first', 'second', 'third', 'bodies'])('%s', async (story) => {
    await expect(`${linesOf(story).join('\n')}\n`).toMatchFileSnapshot(`approved/told-${story}.txt`);
  });
});

import { describe, expect, it } from 'vitest';
import { misgiven, untimely } from './misgiven.ts';

const stories = ['first', 'second', 'third', 'bodies'];
const written = (lines: readonly string[]): string => `${lines.join('\n')}\n`;

/** Kept as they were approved: whoever changes a rule of a field, or its words, sees here which commands it answers otherwise. */
describe('BID-5: what is wrong with a command is answered with its rule, its field and what to do', () => {
  it('where one thing in it is left out or put wrong', async () => {
    await expect(written(misgiven(stories))).toMatchFileSnapshot('approved/misgiven.txt');
  });
  it('where it comes at the wrong time, or speaks of what is not there', async () => {
    await expect(written(untimely(stories))).toMatchFileSnapshot('approved/untimely.txt');
  });
});

import { describe, expect, it } from 'vitest';
import { onPaper } from './on-paper.ts';
import { sincePaper } from './since-paper.ts';

/** Read once by a person, line by line, and kept: what a case is told to be in a pack, and what becomes otherwise with the case. */
describe('ESC-1, REA-3: what the page of a case says before a body', () => {
  it('of its scale, its scores, its recommendation and what was decided on it', async () => {
    await expect(`${onPaper().join('\n')}\n`).toMatchFileSnapshot('approved/on-paper.txt');
  });
});
describe('ESC-1: what a body is told of the time since it last sat', () => {
  it('new, changed, due, closed, stalled, and what is still open', async () => {
    await expect(`${sincePaper().join('\n')}\n`).toMatchFileSnapshot('approved/since-paper.txt');
  });
});

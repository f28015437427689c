import { describe, expect, it } from 'vitest';
import { papersOf } from './story-papers.ts';

describe('ESC-1, ESC-2: what bodies read and what they decided in a whole story is written out as it was approved', () => {
  it('eighteen sittings of every kind', async () => {
    await expect(papersOf('bodies').join('\n')).toMatchFileSnapshot('approved/papers-bodies.txt');
  });
});

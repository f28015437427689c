import { describe, expect, it } from 'vitest';
import { twoSittings } from './papers.ts';

/** Read once by a person against data.md, “Sittings”, and kept: whoever changes a word or a figure of a paper sees it here first. */
describe('ESC-1, ESC-2: what a body reads before it sits, and what it has decided, is written out as it was approved', () => {
  const papers = twoSittings();
  it.each(['firstPack', 'addendum', 'minutes', 'secondPack', 'lastMinutes'] as const)('%s', async (name) => {
    await expect(papers[name]).toMatchFileSnapshot(`approved/${name}.txt`);
  });
  it('a preview says that it changes, and is the pack but for that', () => {
    const [preview, pack] = [papers.preview.split('\n'), papers.secondPack.split('\n')];
    expect(preview.filter((line) => !pack.includes(line))).toEqual([
      pack[0]?.concat(', preview'),
      'Preview, made of what is on record now. It changes until the papers are closed.',
      'Number: Preview',
    ]);
  });
});

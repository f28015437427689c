import { describe, expect, it } from 'vitest';
import { explain } from '../../domain/sentences.ts';
import { narrative } from '../support/rulebook.ts';
import { court } from './held.ts';
import { storyAt } from './story.ts';

const [SIO, CHIEF, OFFICER, SPOC] = ['sio.aldershire', 'super.aldershire', 'triage.northmarch', 'spoc.aldershire'] as const;
const correction = narrative('It was two towns, not three.');
/** A case with a note by the SIO as its last entry. */
const noted = () => {
  const story = storyAt('in-triage');
  story.give(SIO, 'note', { text: narrative('Three towns.') });
  const { seq, actor } = story.entries.at(-1) ?? { seq: 0, actor: '' };
  story.other.corrected = { seq, actor };
  return { story, seq };
};

describe('ESC-5: a recorded decision is never edited; a correction is a new entry', () => {
  it.each([SIO, CHIEF])('%s corrects it: the old entry stands, the new one names it, and nothing is decided anew', (who) => {
    const { story, seq } = noted();
    const before = story.on();
    const [...old] = story.entries;
    const after = story.give(who, 'correct-entry', { entry: seq, correction });
    expect(story.entries.slice(0, -1)).toEqual(old);
    expect(story.entries.at(-1)).toMatchObject({ type: 'corrected', about: { entry: seq, correction }, after: {}, actor: who });
    expect(after).toEqual({ ...before, seq: seq + 1, version: seq + 1 });
  });
  it('nobody else may, whoever they are on the case', () => {
    const { story, seq } = noted();
    for (const who of [OFFICER, SPOC])
      expect(story.refused(who, 'correct-entry', { entry: seq, correction })).toMatchObject({ code: 'wrong-person', rule: 'ESC-5' });
  });
  it('what time did nobody gave, and an entry that is not there is not corrected', () => {
    const { story, seq } = noted();
    const missing = story.refused(SIO, 'correct-entry', { entry: seq + 7, correction });
    expect(missing).toMatchObject({ code: 'unknown-entry', rule: 'ESC-5', id: String(seq + 7) });
    story.other.corrected = { seq, actor: 'system' };
    const refusal = story.refused(SIO, 'correct-entry', { entry: seq, correction });
    expect(refusal).toMatchObject({ code: 'given-by-nobody', rule: 'ESC-5' });
    expect(explain(refusal).detail).toContain('Add a note instead.');
  });
  it('a case that is over takes corrections; one on hold does not', () => {
    const over = storyAt('closed');
    const [first] = over.entries;
    over.other.corrected = { seq: 1, actor: first?.actor ?? '' };
    expect(over.give(SPOC, 'correct-entry', { entry: 1, correction }).stage).toBe('closed');
    const { story, seq } = noted();
    story.give(OFFICER, 'hold', court);
    expect(story.refused(SIO, 'correct-entry', { entry: seq, correction })).toMatchObject({ code: 'on-hold' });
  });
});

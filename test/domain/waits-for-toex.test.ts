import { describe, expect, it } from 'vitest';
import type { Directory } from '../../domain/directory.ts';
import { noticesOf } from '../../domain/notices.ts';
import { toldOnClock } from '../../domain/recipients.ts';
import { awaitedAs, awaitedOf, waitsFor } from '../../domain/waits.ts';
import { directory, factsFor, narrative, personOf, policy } from '../support/rulebook.ts';
import { directoryWith } from './by-time.ts';
import { disruption } from './payloads.ts';
import { storyAt, type Story } from './story.ts';
import { contribution } from './payloads.ts';

const [SIO, SIA, TOEX, SOUTH] = ['sio.aldershire', 'sia.northmarch', 'toex-manager.northmarch', 'toex-manager.southvale'] as const;
const text = narrative('Which towns?');
const left = directoryWith({ [SIA]: { active: false } });
const roleless = directoryWith({ [SIA]: { roles: ['analyst'] } });
const waits = (story: Story, known: Directory) =>
  [SIO, SIA, TOEX, SOUTH].flatMap((id) =>
    waitsFor(story.on(), personOf(id), { directory: known, policy }).map(({ kind }) => `${id} ${kind}`),
  );
const told = (story: Story, known: Directory): readonly string[] =>
  noticesOf({ on: story.on(), entry: story.entries.at(-1)!, facts: factsFor(null, { directory: known, now: story.now() }) }).flatMap(
    ({ to }) => to,
  );
const logged = (by: string): Story => {
  const story = storyAt('closing');
  story.give(by, 'log-value', { value: by === SIO ? disruption : contribution });
  return story;
};

describe('VAL-2, REC-3: what waits for TOEX waits for its SIA, and for the TOEX manager of the region where none can act', () => {
  it.each([['is here', directory, SIA], ['has left', left, TOEX], ['is no SIA any more', roleless, TOEX]] as const)(
    'a value entry of the force, where the SIA %s: on home, by notice and by its clock',
    (_what, known, who) => {
      const story = logged(SIO);
      expect(waits(story, known)).toEqual([`${who} verification`]);
      expect(told(story, known)).toEqual([who]);
      const facts = factsFor(null, { directory: known, now: story.now() });
      expect(toldOnClock(['verifier-line-manager'], { on: story.on(), clock: 'value-verified:v1' }, facts)).toEqual([personOf(who).lineManager]);
      expect(awaitedAs(personOf(who)).some((word) => awaitedOf(story.on()).includes(word))).toBe(true);
    },
  );
  it('a dispute about an entry of TOEX', () => {
    const story = logged(SIA);
    story.give(SIO, 'dispute-value', { entry: 'v1', comments: text });
    expect(waits(story, left)).toContain(`${TOEX} dispute`);
    expect(told(story, left)).toEqual([TOEX]);
  });
  it('a question to TOEX', () => {
    const story = storyAt('terms');
    story.give(SIO, 'ask', { to: 'toex', text });
    expect(waits(story, directory)).toEqual([`${SIA} question`]);
    expect(waits(story, left)).toEqual([`${TOEX} question`]);
    story.give(SIA, 'ask', { to: 'toex', text });
    expect(waits(story, directory)).toEqual([`${SIA} question`, `${TOEX} question`]);
  });
}); // prettier-ignore

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Case } from '../../domain/case.ts';
import { fold } from '../../domain/evolve.ts';
import { spellsAfter, type Spell } from '../../domain/spells.ts';
import type { Party } from '../../domain/words.ts';
import { at, court, heldAt, reason, SIA, SIO, TOEX } from './held.ts';
import { terms } from './payloads.ts';
import { shareOf, whole } from './property-share.ts';
import { bids, run, steps } from './random-run.ts';
import { goneOn } from './spelling.ts';
import { storyAt, type Story } from './story.ts';

const ofStory = ({ entries }: Story): readonly Spell[] => spellsAfter(null, entries).begun;
const short = ({ stage, party, crossing, minutes, heldMinutes }: Spell): string =>
  [stage, party ?? 'nobody', crossing ?? 'hands over', minutes, heldMinutes].join(' ');

describe('CLK-2: where the time of a case went, by hand', () => {
  it('each stage and each party within it is a spell of its own, with the working minutes that its party had', () => {
    const story = storyAt('terms');
    at(story, '2026-11-23T09:00:00Z');
    story.give(SIA, 'propose-terms', { terms, basedOn: null });
    at(story, '2026-11-23T11:30:00Z');
    story.give(SIO, 'reject-terms', { comments: [{ clause: 'purpose', text: reason }] });
    at(story, '2026-11-24T09:00:00Z');
    const spells = ofStory(story);
    // Friday from 09:00: ten minutes a step until the allocation, then the SIA until Monday's opening, then the SIO for two hours and a half.
    expect(spells.map(short)).toEqual([
      'triage-queue gateway in 10 0',
      'in-triage gateway stage 10 0',
      'consideration toex stage 10 0',
      'awaiting-capacity toex stage 10 0',
      `terms toex stage ${String(480 - 40)} 0`,
      'terms force hands over 150 0',
      'terms toex hands over 0 0',
    ]);
    expect(spells.at(-1)).toMatchObject({ endedAt: null, runsFrom: '2026-11-23T11:30:00.000Z', heldFrom: null });
  });
  it('CLK-3: a hold is nobody’s time: it is counted apart, and the party goes on afterwards', () => {
    const story = storyAt('terms');
    at(story, '2026-11-23T09:00:00Z');
    story.give(TOEX, 'hold', court);
    expect(ofStory(story).at(-1)).toMatchObject({ minutes: 440, heldMinutes: 0, runsFrom: null, heldFrom: '2026-11-23T09:00:00.000Z' });
    at(story, '2026-11-24T09:00:00Z');
    story.give(TOEX, 'resume', { reason });
    const last = ofStory(story).at(-1);
    expect(last).toMatchObject({ minutes: 440, heldMinutes: 480, runsFrom: '2026-11-24T09:00:00.000Z', heldFrom: null });
  });
  it('a case that begins on hold, and one that nobody is to act on, run for nobody', () => {
    expect(ofStory(heldAt('in-triage', 'gateway-manager.northmarch')).at(-1)).toMatchObject({ party: 'gateway', runsFrom: null });
    const over = ofStory(storyAt('closed')).at(-1);
    expect(over).toMatchObject({
      stage: 'closed',
      party: null,
      crossing: 'out',
      minutes: 0,
      runsFrom: null,
      heldFrom: null,
      endedAt: null,
    });
  });
  it('what entries leave as it was is not written again', () => {
    const story = storyAt('in-triage');
    const before = story.on();
    story.give('triage.northmarch', 'note', { text: reason });
    expect(spellsAfter(before, story.entries.slice(-1))).toEqual({ open: null, begun: [] });
  });
});

const total = (spells: readonly Spell[], party: Party): number =>
  spells.filter((spell) => spell.party === party).reduce((sum, { minutes }) => sum + minutes, 0);
/** What holds of every case: no gap, one spell open, and for each party exactly what the case itself has counted (CLK-2). */
const agreesWith = (on: Case, all: readonly Spell[]): void => {
  expect(all.slice(0, -1).map(({ endedAt }) => endedAt)).toEqual(all.slice(1).map(({ beganAt }) => beganAt));
  const last = all.at(-1);
  expect(last).toMatchObject({ endedAt: null, stage: on.stage, round: on.round, party: on.pen?.party ?? null });
  const round = all.filter((spell) => spell.round === on.round);
  for (const party of ['force', 'gateway', 'toex', 'body'] as const) expect([party, total(round, party)]).toEqual([party, on.spent[party]]);
  expect(round.reduce((sum, { heldMinutes }) => sum + heldMinutes, 0)).toBe(on.held?.minutes ?? 0);
  // A stage is never changed without the pen: so no time of one stage is counted in another.
  if (last?.runsFrom != null) expect(last.runsFrom >= last.beganAt).toBe(true);
};
describe('the spells of any case', () => {
  it('kept entry by entry they are those of the whole journal, and add up to what the case has counted', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.constantFrom(...bids), steps, (opening, taken) => {
        const played = run(opening, taken, () => undefined);
        if (played === null) return;
        let [on, kept]: [Case | null, readonly Spell[]] = [null, []];
        for (const entry of played.entries) {
          kept = goneOn(kept, spellsAfter(on, [entry]));
          on = fold([entry], on);
          if (on !== null) agreesWith(on, kept);
        }
        expect(kept).toEqual(spellsAfter(null, played.entries).begun);
        for (const spell of kept) seen.add(`${spell.stage} ${spell.party ?? 'nobody'}`);
      }),
      { numRuns: shareOf(40), seed: 20_261_129 },
    );
    if (whole) expect(seen.size).toBeGreaterThan(16);
  });
});

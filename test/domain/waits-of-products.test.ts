import { describe, expect, it } from 'vitest';
import { namesADuty } from '../../domain/notice-duty.ts';
import { awaitedAs, awaitedOf, waitsFor } from '../../domain/waits.ts';
import { directory, factsFor, narrative, personOf, policy } from '../support/rulebook.ts';
import { CHAIR, inSession } from './council.ts';
import { directoryWith } from './by-time.ts';
import { SECRETARY } from './meeting-story.ts';
import { ANALYST, inReview, MANAGER, release, SIA, SIA2, SIO } from './work.ts';
import type { Case } from '../../domain/case.ts';

const known = { directory, policy };
const waits = (on: Case, who: string) => waitsFor(on, personOf(who), known);
const isFound = (on: Case, who: string): boolean => awaitedAs(personOf(who)).some((word) => awaitedOf(on).includes(word));
const duty = (event: string, on: Case, who: string): boolean => namesADuty(event, { on, who: personOf(who) }, factsFor(who));

describe('REC-3, section 8: a product that waits while another is owed waits for somebody, on home and as a duty', () => {
  it('DEV-4: for its review with whoever may review it, by its own clock', () => {
    const on = inReview(['p1', 'p2']).on();
    const dueAt = on.clocks['product-review:p1']?.dueAt;
    expect(dueAt).toBeDefined();
    for (const who of [SIA, SIA2]) {
      expect(waits(on, who)).toEqual([{ kind: 'product-review', id: 'p1', dueAt }]);
      expect([isFound(on, who), duty('product-submitted', on, who)]).toEqual([true, true]);
    }
    for (const who of [ANALYST, MANAGER, SIO, 'sia.southvale']) expect([who, waits(on, who)]).toEqual([who, []]);
    expect(duty('product-submitted', on, SIO)).toBe(false);
  });
  it('DEV-5: released it waits for the SIO to accept it, though the pen is the SIA’s', () => {
    const story = inReview(['p1', 'p2']);
    story.give(MANAGER, 'review-product', release);
    const on = story.on();
    expect(on.pen?.user).toBe(SIA);
    expect(waits(on, SIO)).toEqual([{ kind: 'acceptance', id: 'p1', dueAt: on.clocks['product-acceptance:p1']?.dueAt }]);
    expect([isFound(on, SIO), duty('product-released', on, SIO), duty('product-released', on, 'spoc.aldershire')]).toEqual([
      true,
      true,
      false,
    ]);
  });
  it('once nothing else is owed the pen is theirs, and says it', () => {
    const story = inReview(['p1']);
    story.give(MANAGER, 'review-product', release);
    expect([story.on().pen?.user, waits(story.on(), SIO)]).toEqual([SIO, []]);
  });
});

describe('REC-3: a question to a body waits for whoever of it is asked', () => {
  const text = narrative('Which sitting?');
  it('for its secretary; where the secretary asks, or has left, for whoever chairs it', () => {
    const { c, ref } = inSession();
    const on = c.give([SIO, ref], 'ask', { to: 'body', text });
    const kinds = (who: string, people = directory) => waitsFor(c.caseOf(ref), personOf(who), { directory: people, policy }).map(({ kind }) => kind);
    expect(on.stage).toBe('escalated');
    expect([kinds(SECRETARY), kinds(CHAIR), isFound(on, SECRETARY)]).toEqual([['question'], [], true]);
    const left = directoryWith({ [SECRETARY]: { active: false } });
    expect([kinds(CHAIR, left), isFound(on, CHAIR)]).toEqual([['question'], true]);
    c.give([SECRETARY, ref], 'ask', { to: 'body', text });
    expect(kinds(CHAIR)).toEqual(['question']);
  });
}); // prettier-ignore

import { describe, expect, it } from 'vitest';
import { mayOpen } from '../../domain/access.ts';
import { noticesOf } from '../../domain/notices.ts';
import { offered } from '../../domain/decide.ts';
import { recipients } from '../../domain/recipients.ts';
import { directory, factsFor, personOf, policy } from '../support/rulebook.ts';
import { directoryWith } from './by-time.ts';
import { actingFor, away } from './covering.ts';
import { submitted, work } from './payloads.ts';
import { ANALYST, inReview, MANAGER, release, SIA, SIA2, staffed } from './work.ts';
import type { Story } from './story.ts';

const [SOUTH, SOUTH_SIA] = ['toex-manager.southvale', 'sia.southvale'] as const;
/** One SIA and one TOEX manager, as a small region has. */
const alone = { [SIA2]: { active: false } } as const;
const byCover = away({ [SIA]: { deputy: MANAGER }, [SIA2]: { active: false, absentFrom: null, absentUntil: null } });
/** The SIA writes it; while they are away the TOEX manager logs work for them, once. */
const nobodyLeft = (products: readonly string[] = ['p1']): Story => {
  const story = staffed(products);
  story.other.directory = byCover;
  actingFor(story, SIA).give(MANAGER, 'log-work', work);
  story.other.directory = directoryWith(alone);
  actingFor(story, null).give(SIA, 'submit-product', { product: { ...submitted, authors: [SIA] } });
  return story;
};
const facts = (story: Story, who: string | null = null) =>
  factsFor(who, { now: story.now(), directory: story.other.directory ?? directory });
const opens = (story: Story, id: string) => mayOpen(story.on(), personOf(id), { directory: story.other.directory ?? directory, policy });
const whoMay = (story: Story) =>
  Object.keys(directory.people)
    .filter((id) => offered('review-product', story.on(), facts(story, id)) === null)
    .toSorted();

describe('DEV-4, ACC-6: where nobody of the region is free to review a product, the TOEX managers of any other are', () => {
  it('neither its author nor whoever has acted for them reviews it; somebody of another region does', () => {
    const story = nobodyLeft();
    expect(story.refused(SIA, 'review-product', release)).toMatchObject({ code: 'author-reviews', rule: 'DEV-4' });
    expect(story.refused(MANAGER, 'review-product', release)).toMatchObject({ code: 'conflicted-with', rule: 'ACC-6' });
    expect(whoMay(story)).toEqual([SOUTH]);
    expect(story.give(SOUTH, 'review-product', release).products['p1']).toMatchObject({ status: 'released', reviewedBy: SOUTH });
    expect(story.entries.at(-1)?.authority).toBe('the TOEX manager of another region, where none of its own is free');
  });
  it('they are told by the entry, the pen and the clock, and open the case while it waits', () => {
    const story = nobodyLeft();
    const notices = noticesOf({ on: story.on(), entry: story.entries.at(-1)!, facts: facts(story) });
    expect(notices.flatMap(({ to }) => to)).toEqual([SOUTH]);
    expect([recipients(['pen-holder'], story.on(), facts(story)), recipients(['reviewers'], story.on(), facts(story))]).toEqual([[SOUTH], [SOUTH]]);
    expect([SOUTH, SOUTH_SIA].map((id) => opens(story, id))).toEqual(['page', 'none']);
  }); // prettier-ignore
  it('of a restricted case as well, and of nothing that does not wait for them', () => {
    const story = nobodyLeft();
    story.bend({ restricted: true });
    expect([SOUTH, SOUTH_SIA].map((id) => opens(story, id))).toEqual(['page', 'none']);
    const back = nobodyLeft();
    back.bend({ products: Object.fromEntries(Object.entries(back.on().products).map(([id, each]) => [id, { ...each, status: 'owed' }])) });
    expect(opens(back, SOUTH)).toBe('none');
  });
  it('where somebody of the region is free, nobody of another', () => {
    const story = inReview();
    expect(opens(story, SOUTH)).toBe('none');
    expect(story.refused(SOUTH, 'review-product', release)).toMatchObject({ code: 'wrong-person', rule: 'DEV-4' });
    expect(whoMay(story)).toEqual([SIA, SIA2, MANAGER].toSorted());
  });
  it('each product for itself: of two, another region reviews the one that nobody here may', () => {
    const story = nobodyLeft(['p1', 'p2']);
    story.give(ANALYST, 'submit-product', { product: { ...submitted, termsProductId: 'p2', authors: [ANALYST] } });
    expect(whoMay(story)).toEqual([SIA, MANAGER, SOUTH].toSorted());
    expect(story.refused(SOUTH, 'review-product', { ...release, product: 'p2' })).toMatchObject({ code: 'wrong-person', rule: 'DEV-4' });
    expect(recipients(['reviewers'], story.on(), facts(story)).toSorted()).toEqual([SIA, SOUTH]);
    expect(story.give(SOUTH, 'review-product', release).products['p1']?.status).toBe('released');
    expect(whoMay(story)).toEqual([SIA, MANAGER].toSorted());
  });
  it('who is away counts for no missing one: who reviews it does not change from one day to the next', () => {
    const story = inReview();
    story.other.directory = away({ [SIA]: {}, [SIA2]: {}, [MANAGER]: {} });
    expect(opens(story, SOUTH)).toBe('none');
  });
});

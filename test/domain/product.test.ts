import { describe, expect, it } from 'vitest';
import { explain } from '../../domain/sentences.ts';
import { instant } from './calendars.ts';
import { answers, submitted, work } from './payloads.ts';
import { later, storyAt, type Story } from './story.ts';
import { ANALYST, MANAGER, SIA, SIA2, SIO, comments, fields, inReview, release, staffed } from './work.ts';

describe('DEV-3: release needs PND recording confirmed for every work entry, or a reason', () => {
  const unrecorded = () => {
    const story = inReview();
    story.give(SIA, 'log-work', { ...work, pndRecorded: false });
    return story;
  };
  it('confirming it for all while one is open names that one', () => {
    expect(unrecorded().refused(MANAGER, 'review-product', release)).toEqual({ code: 'pnd-unconfirmed', rule: 'DEV-3', work: ['w2'] });
  });
  it('saying nothing is refused, even with nothing open', () => {
    const refusal = inReview().refused(MANAGER, 'review-product', { product: 'p1', outcome: 'release', comments });
    expect(refusal).toMatchObject({ code: 'pnd-unconfirmed', work: [] });
    expect(explain(refusal).detail).toBe('PND recording is not confirmed. Confirm that it is recorded, or say why it is not.');
  });
  it('a reason is enough, and is kept', () => {
    const story = unrecorded();
    story.give(MANAGER, 'review-product', { product: 'p1', outcome: 'release', comments, pndReason: comments });
    expect(story.entries.at(-1)).toMatchObject({ type: 'product-released', about: { product: 'p1', pndReason: comments } });
  });
  it('recorded later than logged counts, once, and not in the future', () => {
    const story = unrecorded();
    expect(fields(story, ANALYST, 'confirm-pnd', { work: 'w2', at: later(story.now(), 1) })).toEqual(['at']);
    story.give(ANALYST, 'confirm-pnd', { work: 'w2', at: story.now() });
    expect(story.refused(ANALYST, 'confirm-pnd', { work: 'w2', at: story.now() })).toMatchObject({ code: 'already-recorded' });
    expect(story.refused(ANALYST, 'confirm-pnd', { work: 'w1', at: story.now() })).toMatchObject({ code: 'already-recorded' });
    expect(story.refused(ANALYST, 'confirm-pnd', { work: 'w7', at: story.now() })).toMatchObject({ code: 'unknown-entry' });
    story.give(MANAGER, 'review-product', release);
  });
  it('it may still be confirmed after closure', () => {
    expect(storyAt('closed').refused(ANALYST, 'confirm-pnd', { work: 'w1', at: instant('2026-11-20T09:00:00Z') })).toMatchObject({
      code: 'already-recorded',
    });
  });
});

describe('DEV-4: the reviewer is not an author', () => {
  it('an SIA who wrote it does not review it; another or the TOEX manager does', () => {
    const story = staffed();
    story.give(SIA, 'submit-product', { product: { ...submitted, authors: [ANALYST, SIA] } });
    const refusal = story.refused(SIA, 'review-product', release);
    expect(refusal).toEqual({ code: 'author-reviews', rule: 'DEV-4' });
    expect(explain(refusal).status).toBe(403);
    expect(story.give(SIA2, 'review-product', release).products['p1']).toMatchObject({ status: 'released', reviewedBy: SIA2 });
  });
  it.each([SIO, ANALYST, 'sia.southvale', 'toex-manager.southvale'])('%s is no reviewer', (who) => {
    expect(inReview().refused(who, 'review-product', release)).toMatchObject({ code: 'wrong-person', rule: 'DEV-4' });
  });
  it('a product that was sent back is owed again', () => {
    const story = inReview();
    story.give(SIA, 'review-product', { product: 'p1', outcome: 'rework', comments });
    expect(story.on().products['p1']).toMatchObject({ status: 'owed', submission: 1, comments: [{ by: SIA, outcome: 'rework' }] });
    expect(story.on().clocks['product-review:p1']).toBeUndefined();
    story.give(ANALYST, 'submit-product', { product: submitted });
    expect(story.on().products['p1']?.submission).toBe(2);
  });
});

describe('DEV-5: silence is never acceptance', () => {
  const released = () => {
    const story = inReview();
    story.give(SIA, 'review-product', release);
    return story;
  };
  it('every option is answered, exactly once, and no other', () => {
    const story = released();
    expect(fields(story, SIO, 'accept-product', { product: 'p1', comments })).toEqual(['options']);
    expect(fields(story, SIO, 'accept-product', { product: 'p1', comments, options: answers.slice(0, 1) })).toEqual(['options']);
    expect(fields(story, SIO, 'accept-product', { product: 'p1', comments, options: [...answers, { id: 'o2', adopted: true }] })).toEqual([
      'options.2.id',
    ]);
    expect(fields(story, SIO, 'accept-product', { product: 'p1', comments, options: [...answers, { id: 'o3', adopted: true }] })).toEqual([
      'options.2.id',
    ]);
    expect(
      fields(story, SIO, 'accept-product', {
        product: 'p1',
        comments,
        options: [
          { id: 'o1', adopted: true, owner: 'nobody' },
          { id: 'o2', adopted: true },
        ],
      }),
    ).toEqual(['options.0.owner']);
  });
  it('the SIO accepts, nobody else, and time does not', () => {
    const story = released();
    expect(story.on().clocks['product-acceptance:p1']?.rungs.every(({ does }) => does === 'tell')).toBe(true);
    expect(story.refused(SIA, 'accept-product', { product: 'p1', comments, options: answers })).toMatchObject({
      code: 'wrong-person',
      rule: 'DEV-5',
    });
    story.give(SIO, 'accept-product', { product: 'p1', comments, options: answers });
    expect(story.on().products['p1']).toMatchObject({
      status: 'accepted',
      options: [
        { adopted: true, owner: SIO },
        { adopted: false, owner: null },
      ],
    });
  });
  it('a return by the SIO owes it again, with what is left of its time', () => {
    const story = released();
    expect(story.on().clocks['product-due:p1']).toBeUndefined();
    story.give(SIO, 'request-rework', { product: 'p1', comments });
    expect(story.on()).toMatchObject({ stage: 'development', pen: { party: 'toex', user: SIA } });
    expect(Object.keys(story.on().clocks).toSorted()).toEqual(['product-due:p1', 'work-stalled']);
  });
  it('no warning runs for a date that is past', () => {
    const story = released();
    story.wait(90 * 24 * 60);
    story.give(SIO, 'request-rework', { product: 'p1', comments });
    expect(Object.keys(story.on().clocks)).toEqual(['work-stalled']);
  });
});

describe('DEV-6: tactical options carry a strand and a P', () => {
  it('they are numbered and undecided when submitted', () => {
    expect(inReview().on().products['p1']?.options).toMatchObject([
      { id: 'o1', strand: 'enforcement', fourP: 'pursue', adopted: null },
      { id: 'o2', strand: 'prevention', fourP: 'prevent', adopted: null },
    ]);
  });
  it('a product has a title, a place, authors and techniques of the list', () => {
    const wrong = { ...submitted, title: '', heldAt: ' ', authors: [], techniques: ['guessing'] };
    expect(fields(staffed(), ANALYST, 'submit-product', { product: wrong })).toEqual([
      'product.title',
      'product.heldAt',
      'product.authors',
      'product.techniques.0',
    ]);
  });
});

describe('the stage and the pen are those of the least advanced open product', () => {
  it('two products on their way', () => {
    const story = inReview(['p1', 'p2']);
    const seen = () => [story.on().stage, story.on().pen?.party, story.on().pen?.user, Object.keys(story.on().clocks).toSorted().join(' ')];
    expect(seen()).toEqual(['development', 'toex', SIA, 'product-due:p1 product-due:p2 product-review:p1 work-stalled']);
    story.give(ANALYST, 'submit-product', { product: { ...submitted, termsProductId: 'p2' } });
    expect(seen()).toEqual(['product-review', 'toex', null, 'product-due:p1 product-due:p2 product-review:p1 product-review:p2']);
    story.give(SIA, 'review-product', release);
    expect(seen()).toEqual(['product-review', 'toex', null, 'product-acceptance:p1 product-due:p2 product-review:p2']);
    story.give(SIO, 'accept-product', { product: 'p1', comments, options: answers });
    expect(seen()[0]).toBe('product-review');
    story.give(SIA, 'review-product', { ...release, product: 'p2' });
    expect(seen()).toEqual(['acceptance', 'force', SIO, 'product-acceptance:p2']);
    story.give(SIO, 'accept-product', { product: 'p2', comments, options: answers });
    expect(seen()).toEqual(['reassessment', 'toex', SIA, 'reassessment-signed']);
  });
  it('CLK-2: who keeps the pen has had it since they got it', () => {
    const story = staffed(['p1', 'p2']);
    const since = story.on().pen?.since;
    story.give(ANALYST, 'submit-product', { product: submitted });
    expect(story.on().pen?.since).toBe(since);
  });
});

describe('DEV-4, DEV-5: whoever comes too late is told who was first, and when', () => {
  const accept = { product: 'p1', comments, options: answers };
  const at = (story: Story) => story.on().products['p1']?.comments.at(-1)?.at;
  it('the second reviewer, where the first has released it and where it went back', () => {
    const released = storyAt('acceptance', ['p1', 'p2']);
    const refusal = released.refused(SIA2, 'review-product', release);
    expect(refusal).toMatchObject({ code: 'no-product-waits', rule: 'DEV-4' });
    expect(explain(refusal).detail).toContain('p1 is released (by Senior Intelligence Analyst Priya Nair, 20 November 2026 at');
    const back = inReview(['p1', 'p2']);
    back.give(ANALYST, 'submit-product', { product: { ...submitted, termsProductId: 'p2' } });
    back.give(SIA, 'review-product', { product: 'p1', outcome: 'rework', comments });
    expect(back.refused(SIA2, 'review-product', release)).toEqual({
      code: 'product-not-ready',
      rule: 'DEV-4',
      product: 'p1',
      status: 'owed',
      name: 'Senior Intelligence Analyst Priya Nair',
      at: at(back),
    });
  });
  it('the second acceptance, with others open and of the last one', () => {
    const story = storyAt('acceptance', ['p1', 'p2']);
    story.give(SIO, 'accept-product', accept);
    const refusal = story.refused(SIO, 'request-rework', { product: 'p1', comments });
    expect(refusal).toMatchObject({ code: 'product-not-ready', rule: 'DEV-5', status: 'accepted', at: at(story) });
    expect(explain(refusal).detail).toMatch(/^Product p1 is accepted \(by .+, 20 November 2026 at \d\d:\d\d\), so this cannot be done/);
    const last = storyAt('acceptance');
    last.give(SIO, 'accept-product', accept);
    expect(last.on().stage).toBe('reassessment');
    const late = explain(last.refused(SIO, 'accept-product', accept));
    expect(late).toMatchObject({ status: 409 });
    expect(late.detail).toMatch(/^No product is released, so this cannot be done now: p1 is accepted \(by .+, 20 November 2026 at /);
    expect(storyAt('ownership').refused(SIO, 'accept-product', accept)).toMatchObject({ code: 'wrong-stage' });
  });
});

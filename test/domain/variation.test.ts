import { describe, expect, it } from 'vitest';
import { dueOn } from '../../domain/clocks.ts';
import { noticesOf } from '../../domain/notices.ts';
import { explain } from '../../domain/sentences.ts';
import { factsFor } from '../support/rulebook.ts';
import { accepted, byTime } from './by-time.ts';
import { date } from './calendars.ts';
import { answers, product, submitted, terms } from './payloads.ts';
import { digestOf, storyAt } from './story.ts';
import { agree, half, seen, sign, statuses, termsWith, vary, why } from './varying.ts';
import { ANALYST, comments, fields, inReview, MANAGER, release, SIA, SIO, staffed } from './work.ts';

describe('TOR-6: a variation leaves the agreed version in force until it is agreed', () => {
  it('a proposal while work goes on changes neither stage, pen nor products', () => {
    const story = staffed(['p1']);
    const before = story.on();
    vary(story, SIO, ['p1', 'p2']);
    expect(story.on()).toMatchObject({ stage: before.stage, products: before.products });
    expect(story.on().pen).toBe(before.pen);
    expect(story.on().terms).toMatchObject({ 1: { status: 'agreed' }, 2: { status: 'offered', basedOn: 1 } });
    expect(story.on().terms['1']?.signatures).toHaveLength(2);
    expect(Object.keys(story.on().clocks).toSorted()).toEqual(['product-due:p1', 'variation', 'work-stalled']);
  });
  it('work goes on under the agreed version, and a product that is only proposed is not yet one', () => {
    const story = staffed(['p1']);
    vary(story, SIA, ['p1', 'p2']);
    expect(story.refused(ANALYST, 'submit-product', { product: { ...submitted, termsProductId: 'p2' } })).toMatchObject({
      code: 'not-in-terms',
    });
    expect(story.give(ANALYST, 'submit-product', { product: submitted })).toMatchObject({ stage: 'product-review' });
  });
  it('agreed, it takes the place of the version before: new products are owed with their dates', () => {
    const story = inReview(['p1']);
    agree(story, ['p1', { ...product('p2'), due: date('2027-02-12') }]);
    expect(story.on().terms).toMatchObject({ 1: { status: 'superseded' }, 2: { status: 'agreed' } });
    expect(story.on().terms['1']?.signatures).toHaveLength(2);
    expect(statuses(story)).toEqual({ p1: 'submitted', p2: 'owed' });
    expect(seen(story)).toEqual(['development', 'toex', SIA]);
    expect(story.on().clocks['product-due:p2']?.dueAt).toBe('2027-02-12T17:00:00.000Z');
    expect(Object.keys(story.on().clocks).toSorted()).toEqual(['product-due:p1', 'product-due:p2', 'product-review:p1', 'work-stalled']);
    expect(story.entries.at(-1)).toMatchObject({ type: 'terms-agreed', about: { version: 2, supersedes: 1, added: ['p2'], dropped: [] } });
  });
  it.each(['development', 'product-review', 'acceptance'] as const)('it is proposed, countered and agreed in %s', (stage) => {
    const story = storyAt(stage);
    vary(story, SIO, ['p1', 'p2']);
    vary(story, SIA, ['p1', 'p3']);
    expect(story.on()).toMatchObject({ stage, terms: { 2: { status: 'countered', signatures: [] }, 3: { status: 'offered' } } });
    sign(story, SIO);
    expect(statuses(story)).toMatchObject({ p3: 'owed' });
    expect(story.on().stage).toBe('development');
  });
  it('a rejection leaves everything as it was, and gives nobody the pen', () => {
    const story = staffed(['p1']);
    const before = story.on();
    vary(story, SIA, ['p2']);
    story.give(SIO, 'reject-terms', { comments: [{ clause: 'products', text: why }] });
    expect(story.on().pen).toBe(before.pen);
    expect(story.on()).toMatchObject({
      stage: 'development',
      products: before.products,
      terms: { 1: { status: 'agreed' }, 2: { status: 'rejected' } },
    });
    expect(story.on().clocks['variation']).toBeUndefined();
  });
  it('what was rejected or withdrawn has not overtaken what is in force', () => {
    const story = staffed(['p1']);
    vary(story, SIA, ['p2']);
    expect(story.refused(SIO, 'propose-terms', { terms, basedOn: 1 })).toEqual({ code: 'terms-moved-on', rule: 'TOR-2', latest: 2 });
    story.give(SIA, 'withdraw-terms', { reason: why });
    for (const basedOn of [null, 1, 2]) expect(story.ask(SIO, 'propose-terms', { terms, basedOn })).toMatchObject({ ok: true });
    agree(story, ['p1', 'p2']);
    expect(story.refused(SIO, 'propose-terms', { terms, basedOn: 1 })).toMatchObject({ code: 'terms-moved-on', latest: 3 });
  });
  it('it has a clock of its own, which tells the side that has not answered', () => {
    const story = staffed(['p1']);
    vary(story, SIO, ['p1', 'p2']);
    const [half_, due] = dueOn(story.on().clocks).filter(({ clock }) => clock === 'variation');
    const toldOf = ({ clock = '', rung = '', at = story.now() } = {}) =>
      accepted(byTime(story.on(), { name: 'tell', payload: { clock, rung }, now: at })).map(({ about }) => about);
    expect(toldOf(half_)).toMatchObject([{ to: [SIA] }]);
    expect(toldOf(due)).toMatchObject([{ to: [MANAGER, 'super.aldershire'] }]);
    const clock = story.on().clocks['variation'];
    vary(story, SIA, ['p1', 'p2']);
    expect(story.on().clocks['variation']).toEqual(clock);
  });
  it('both sides are told that it is a variation, by when it is to be answered, and that the agreed version stands', () => {
    const story = staffed(['p1']);
    vary(story, SIA, ['p1', 'p2']);
    const last = story.entries.at(-1);
    if (last === undefined) throw new Error('nothing was recorded');
    const [notice] = noticesOf({ on: story.on(), entry: last, facts: factsFor(null) });
    expect(notice).toMatchObject({ to: [SIO], dueAt: story.on().clocks['variation']?.dueAt });
    expect(notice?.text).toMatch(/^A variation .* the agreed version stands/);
  });
});

describe('TOR-6: an agreed variation never drops an accepted product', () => {
  it('a proposal without it is refused, and says which', () => {
    const story = half();
    const refusal = story.refused(SIA, 'propose-terms', { terms: termsWith('p2'), basedOn: 1 });
    expect(refusal).toEqual({ code: 'product-accepted', rule: 'TOR-6', products: ['p1'] });
    expect(explain(refusal)).toMatchObject({ status: 409 });
  });
  it('one that was accepted since the proposal stops the signature, not the way on', () => {
    const story = inReview(['p1', 'p2']);
    vary(story, SIO, ['p2']);
    story.give(MANAGER, 'review-product', release);
    story.give(SIO, 'accept-product', { product: 'p1', comments, options: answers });
    const signing = { version: 2, digest: digestOf(story.on().terms) };
    expect(story.refused(SIA, 'sign-terms', signing)).toMatchObject({ code: 'product-accepted', products: ['p1'] });
    vary(story, SIA, ['p1', 'p2']);
    sign(story, SIO);
    expect(statuses(story)).toEqual({ p1: 'accepted', p2: 'owed' });
  });
  it.each([
    ['owed', () => staffed(['p1', 'p2'])],
    ['submitted', () => inReview(['p1', 'p2'])],
    ['released', () => { const story = inReview(['p1', 'p2']); story.give(MANAGER, 'review-product', release); return story; }],
  ] as const)('one that is %s is dropped: what was submitted stays readable, its clocks end', (status, made) => {
    const story = made();
    const before = story.on().products['p1'];
    expect(before?.status).toBe(status);
    agree(story, ['p2']);
    expect(story.on().products['p1']).toEqual({ ...before, status: 'dropped' });
    expect(Object.keys(story.on().clocks).filter((clock) => clock.endsWith(':p1'))).toEqual([]);
    expect(story.entries.at(-1)).toMatchObject({ about: { added: [], dropped: ['p1'] } });
    for (const refusal of [
      story.refused(ANALYST, 'submit-product', { product: submitted }),
      story.refused(MANAGER, 'review-product', release),
      story.refused(SIO, 'accept-product', { product: 'p1', comments, options: answers }),
    ]) expect(['product-not-ready', 'no-product-waits']).toContain(refusal.code);
  }); // prettier-ignore
  it('a dropped product that is agreed again is owed again, with its submissions counted on', () => {
    const story = inReview(['p1', 'p2']);
    agree(story, ['p2']);
    agree(story, ['p1', 'p2']);
    expect(story.on().products['p1']).toMatchObject({ status: 'owed', submission: 1, heldAt: null });
    expect(story.on().clocks['product-due:p1']).toBeDefined();
  });
});

describe('TOR-6: dates follow the terms that are agreed', () => {
  const moved = { ...product('p1'), due: date('2027-02-19') };
  it('a new date of an open product is a new promise with new warnings', () => {
    const story = inReview(['p1', 'p2']);
    const [before, untouched] = [story.on().clocks['product-due:p1'], story.on().clocks['product-due:p2']];
    agree(story, [moved, 'p2']);
    expect(story.on().products['p1']).toMatchObject({ due: '2027-02-19', status: 'submitted', title: submitted.title });
    expect(story.on().clocks['product-due:p1']).toMatchObject({ dueAt: '2027-02-19T17:00:00.000Z', told: [] });
    expect(story.on().clocks['product-due:p1']?.startedAt).not.toBe(before?.startedAt);
    expect(story.on().clocks['product-due:p2']).toEqual(untouched);
  });
  it('what is not submitted yet takes title, type and marking of the new version; what is delivered stays', () => {
    const story = half();
    agree(story, [
      { ...product('p1'), title: 'Another name' },
      { ...product('p2'), title: 'A timeline', type: 'timeline', marking: 'OFFICIAL' },
    ]);
    expect(story.on().products).toMatchObject({
      p1: { status: 'accepted', title: submitted.title },
      p2: { status: 'owed', title: 'A timeline', type: 'timeline', marking: 'OFFICIAL' },
    });
  });
  it('a date that stands as agreed, or of a delivered product, may be over; a new one may not', () => {
    const story = half();
    story.wait(80 * 24 * 60);
    expect(fields(story, SIA, 'propose-terms', { terms: termsWith('p1', 'p2', 'p3'), basedOn: 1 })).toEqual(['terms.products.2.due']);
    const late = { ...product('p2'), due: date('2027-01-28') };
    expect(fields(story, SIA, 'propose-terms', { terms: termsWith('p1', late), basedOn: 1 })).toEqual(['terms.products.1.due']);
    story.give(SIA, 'propose-terms', { terms: termsWith('p1', 'p2', { ...product('p3'), due: date('2027-02-19') }), basedOn: 1 });
  });
});

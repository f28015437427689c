import { describe, expect, it } from 'vitest';
import { noticesOf } from '../../domain/notices.ts';
import { penDue } from '../../domain/pen.ts';
import { factsFor } from '../support/rulebook.ts';
import { answers, submitted, work } from './payloads.ts';
import type { Story } from './story.ts';
import { agree, statuses } from './varying.ts';
import { ANALYST, comments, MANAGER, release, SIA, SIA2, SIO, staffed } from './work.ts';

const submit =
  (product: string, who: string = ANALYST) =>
  (story: Story) =>
    story.give(who, 'submit-product', { product: { ...submitted, termsProductId: product, authors: [who] } });
const review = (product: string, outcome: 'release' | 'rework') => (story: Story) =>
  story.give(MANAGER, 'review-product', { ...release, product, outcome });
const accept = (product: string) => (story: Story) => story.give(SIO, 'accept-product', { product, comments, options: answers });
const rework = (product: string) => (story: Story) => story.give(SIO, 'request-rework', { product, comments });
const [toex, reviewer, sio] = [`toex ${SIA}`, 'toex reviewer', `force ${SIO}`];

/** By hand from journey.md section 4, machine F: what each product is after the step, where the case stands, and whose clock counts. */
type Line = readonly [step: string, does: (story: Story) => unknown, products: string, stage: string, pen: string, due: string];
const interleaved: readonly Line[] = [
  ['p1 is submitted', submit('p1'), 'submitted owed owed', 'development', toex, 'work-stalled'],
  ['p2 is submitted', submit('p2'), 'submitted submitted owed', 'development', toex, 'work-stalled'],
  ['p1 is released', review('p1', 'release'), 'released submitted owed', 'development', toex, 'work-stalled'],
  ['p3 is submitted by the SIA', submit('p3', SIA), 'released submitted submitted', 'product-review', reviewer, 'product-review:p2'],
  ['p1 is accepted meanwhile', accept('p1'), 'accepted submitted submitted', 'product-review', reviewer, 'product-review:p2'],
  ['p2 goes back for rework', review('p2', 'rework'), 'accepted owed submitted', 'development', toex, 'work-stalled'],
  ['p3 is released', review('p3', 'release'), 'accepted owed released', 'development', toex, 'work-stalled'],
  ['p3 is sent back by the SIO', rework('p3'), 'accepted owed owed', 'development', toex, 'work-stalled'],
  ['p2 is submitted again', submit('p2'), 'accepted submitted owed', 'development', toex, 'work-stalled'],
  ['p3 is submitted again', submit('p3'), 'accepted submitted submitted', 'product-review', reviewer, 'product-review:p2'],
  ['p3 is released', review('p3', 'release'), 'accepted submitted released', 'product-review', reviewer, 'product-review:p2'],
  ['p2 is released', review('p2', 'release'), 'accepted released released', 'acceptance', sio, 'product-acceptance:p3'],
  ['p2 is accepted', accept('p2'), 'accepted accepted released', 'acceptance', sio, 'product-acceptance:p3'],
  ['a variation adds p4', (story) => agree(story, ['p1', 'p2', 'p3', 'p4']), 'accepted accepted released owed', 'development', toex, 'work-stalled'],
  ['p3 is accepted', accept('p3'), 'accepted accepted accepted owed', 'development', toex, 'work-stalled'],
  ['a variation drops p4', (story) => agree(story, ['p1', 'p2', 'p3']), 'accepted accepted accepted dropped', 'reassessment', toex, 'reassessment-signed'],
]; // prettier-ignore

describe('DEV-5: each of three products has its own machine; the case stands with the least advanced open one', () => {
  const story = staffed(['p1', 'p2', 'p3']);
  story.give(ANALYST, 'log-work', work);
  it.each(interleaved.map((line) => [line[0], line] as const))('%s', (_step, [, does, products, stage, pen, due]) => {
    does(story);
    const on = story.on();
    expect(Object.values(statuses(story)).join(' ')).toBe(products);
    expect([on.stage, `${on.pen?.party ?? ''} ${on.pen?.user ?? on.pen?.role ?? ''}`]).toEqual([stage, pen]);
    expect(penDue(on)).toBe(on.clocks[due]?.dueAt);
    // A product has the clocks of its own step and no other.
    const clocks = (id: string) => Object.keys(on.clocks).flatMap((clock) => (clock.endsWith(`:${id}`) ? [clock.slice(0, -3)] : []));
    const expected = {
      owed: ['product-due'],
      submitted: ['product-due', 'product-review'],
      released: ['product-acceptance'],
      accepted: [],
      dropped: [],
    };
    for (const { id, status } of Object.values(on.products)) expect(clocks(id).toSorted(), id).toEqual(expected[status]);
  });
  it('submissions are counted for each', () => {
    expect(Object.values(story.on().products).map(({ submission }) => submission)).toEqual([1, 2, 2, 0]);
  });
});

describe('DEV-4: whoever may review a product is told of it, whatever else is still owed', () => {
  const told = (story: Story) => {
    const entry = story.entries.at(-1);
    if (entry === undefined) throw new Error('nothing was recorded');
    return noticesOf({ on: story.on(), entry, facts: factsFor(null) }).map(({ to, dueAt }) => [to, dueAt]);
  };
  it('while others are owed, and the pen is with the SIA', () => {
    const story = staffed(['p1', 'p2', 'p3']);
    submit('p1')(story);
    expect(story.on().pen?.user).toBe(SIA);
    expect(told(story)).toEqual([[[SIA, SIA2], story.on().clocks['product-review:p1']?.dueAt]]);
  });
  it('an SIA who wrote one may still review another', () => {
    const story = staffed(['p1', 'p2', 'p3']);
    submit('p1', SIA)(story);
    expect(told(story)).toEqual([[[SIA2], story.on().clocks['product-review:p1']?.dueAt]]);
    submit('p2')(story);
    expect(told(story)).toEqual([[[SIA, SIA2], story.on().clocks['product-review:p2']?.dueAt]]);
  });
});

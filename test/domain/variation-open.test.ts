import { describe, expect, it } from 'vitest';
import { penDue } from '../../domain/pen.ts';
import { explain } from '../../domain/sentences.ts';
import { answers, terms } from './payloads.ts';
import { digestOf, storyAt, type Story } from './story.ts';
import { agree, half, seen, sign, vary, why } from './varying.ts';
import { comments, inReview, MANAGER, release, SIA, SIO, staffed } from './work.ts';

describe('development does not leave while a variation is open', () => {
  /** Everything that was owed is accepted; a variation by this side is open. */
  const waiting = (who: string) => {
    const story = inReview(['p1']);
    story.give(MANAGER, 'review-product', release);
    vary(story, who, ['p1', 'p2']);
    story.give(SIO, 'accept-product', { product: 'p1', comments, options: answers });
    return story;
  };
  it.each([
    [SIA, ['acceptance', 'force', SIO]],
    [SIO, ['development', 'toex', SIA]],
  ] as const)('one proposed by %s waits for the other side, with a due time', (who, expected) => {
    const story = waiting(who);
    expect(seen(story)).toEqual(expected);
    expect(Object.keys(story.on().clocks)).toEqual(['variation']);
    expect(penDue(story.on())).toBe(story.on().clocks['variation']?.dueAt);
  });
  it('an answer passes the pen on', () => {
    const story = waiting(SIA);
    vary(story, SIO, ['p1', 'p3']);
    expect(seen(story)).toEqual(['development', 'toex', SIA]);
  });
  it.each([
    ['rejected', (story: Story) => story.give(SIO, 'reject-terms', { comments: [{ clause: 'products', text: why }] })],
    ['withdrawn', (story: Story) => story.give(SIA, 'withdraw-terms', { reason: why })],
  ] as const)('%s, it leaves for the reassessment', (status, close) => {
    const story = waiting(SIA);
    close(story);
    expect(story.on().terms['2']?.status).toBe(status);
    expect(seen(story)).toEqual(['reassessment', 'toex', SIA]);
    expect(Object.keys(story.on().clocks)).toEqual(['reassessment-signed']);
  });
  it('agreed, it goes on with what is owed; without anything new it leaves too', () => {
    const story = waiting(SIA);
    sign(story, SIO);
    expect(seen(story)).toEqual(['development', 'toex', SIA]);
    const nothing = waiting(SIA);
    vary(nothing, SIO, ['p1']);
    sign(nothing, SIA);
    expect(nothing.on().stage).toBe('reassessment');
  });
  it('dropping the last open product by agreement leaves for the reassessment', () => {
    const story = half();
    agree(story, ['p1']);
    expect(story.on()).toMatchObject({ stage: 'reassessment', products: { p2: { status: 'dropped' } } });
  });
});

describe('TOR-6: the side that proposed a version takes it back, nobody else', () => {
  it('before the first agreement the pen goes to the side that withdrew, and the clock stays', () => {
    const story = storyAt('terms');
    story.give(SIA, 'propose-terms', { terms, basedOn: null });
    const clock = story.on().clocks['terms-agreed'];
    expect(story.refused(SIO, 'withdraw-terms', { reason: why })).toMatchObject({ code: 'wrong-person', rule: 'TOR-6' });
    story.give(SIA, 'withdraw-terms', { reason: why });
    expect(story.on()).toMatchObject({
      stage: 'terms',
      pen: { party: 'toex', user: SIA },
      terms: { 1: { status: 'withdrawn', signatures: [] } },
    });
    expect(story.on().clocks['terms-agreed']).toEqual(clock);
    expect(story.refused(SIO, 'sign-terms', { version: 1, digest: digestOf(story.on().terms) })).toMatchObject({ code: 'no-open-version' });
    expect(story.refused(SIA, 'withdraw-terms', { reason: why })).toMatchObject({ code: 'no-open-version', rule: 'TOR-6' });
    story.give(SIO, 'propose-terms', { terms, basedOn: null });
    expect(story.refused(SIA, 'withdraw-terms', { reason: why })).toMatchObject({ code: 'wrong-person', rule: 'TOR-6' });
    expect(explain(story.refused(SIA, 'withdraw-terms', { reason: why })).status).toBe(403);
  });
  it('what is agreed cannot be taken back', () => {
    const story = staffed(['p1']);
    expect(story.refused(SIA, 'withdraw-terms', { reason: why })).toMatchObject({ code: 'no-open-version' });
    expect(story.refused(SIO, 'reject-terms', { comments: [{ clause: 'area', text: why }] })).toMatchObject({ code: 'already-signed' });
  });
  it('the reason is kept in the record', () => {
    const story = staffed(['p1']);
    vary(story, SIO, ['p1', 'p2']);
    story.give(SIO, 'withdraw-terms', { reason: why });
    expect(story.entries.at(-1)).toMatchObject({ type: 'terms-withdrawn', about: { version: 2, side: 'force', reason: why } });
    expect(story.on().clocks['variation']).toBeUndefined();
  });
});

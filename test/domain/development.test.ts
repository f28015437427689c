import { describe, expect, it } from 'vitest';
import { hoursLogged } from '../../domain/development.ts';
import { explain } from '../../domain/sentences.ts';
import { date } from './calendars.ts';
import { submitted, work } from './payloads.ts';
import { ANALYST, SIA, SIA2, SIO, fields, inReview, staffed } from './work.ts';

describe('DEV-1: only the team works on the case', () => {
  it('the SIA names it, and names it anew', () => {
    const story = staffed();
    story.give(SIA, 'assign-team', { members: [ANALYST, ANALYST, SIA2] });
    expect(story.on().team).toEqual([ANALYST, SIA2]);
  });
  it.each([[[]], [['analyst.southvale']], [['toex-manager.northmarch']], [[SIO]], [['nobody']]])('%j is no team', (members) => {
    expect(fields(staffed(), SIA, 'assign-team', { members })[0]).toMatch(/^members/);
  });
  it('others neither search nor submit', () => {
    const story = staffed();
    expect(story.refused('researcher.northmarch', 'log-work', work)).toMatchObject({ code: 'wrong-person', rule: 'DEV-1' });
    expect(story.refused(SIO, 'submit-product', { product: submitted })).toMatchObject({ code: 'wrong-person', rule: 'DEV-1' });
  });
  it('authors are of the team, or the SIA', () => {
    const story = staffed();
    const refusal = story.refused(ANALYST, 'submit-product', { product: { ...submitted, authors: ['finance.northmarch'] } });
    expect(refusal).toMatchObject({ code: 'not-on-team', rule: 'DEV-1' });
    expect(explain(refusal).status).toBe(403);
    story.give(ANALYST, 'submit-product', { product: { ...submitted, authors: [SIA] } });
  });
  it('each search is an entry; a correction names the one it corrects', () => {
    const story = staffed();
    story.give(ANALYST, 'log-work', work);
    story.give(SIA, 'log-work', { ...work, hours: 744, corrects: 'w1' });
    expect(story.on().work).toMatchObject({ w1: { by: ANALYST, corrects: null }, w2: { by: SIA, corrects: 'w1' } });
    expect(story.refused(SIA, 'log-work', { ...work, corrects: 'w9' })).toMatchObject({ code: 'unknown-entry', id: 'w9' });
  });
  it('what is corrected counts once, and decimals add up', () => {
    const story = staffed();
    for (const hours of [30, 0.1, 0.2]) story.give(ANALYST, 'log-work', { ...work, hours });
    story.give(ANALYST, 'log-work', { ...work, hours: 3, corrects: 'w1' });
    expect(hoursLogged(story.on().work)).toBe(3.3);
    story.give(ANALYST, 'log-work', { ...work, hours: 4, corrects: 'w4' });
    expect([hoursLogged(story.on().work), hoursLogged({})]).toEqual([4.3, 0]);
  });
  it.each([
    [{ hours: 0 }, 'hours'],
    [{ hours: -1 }, 'hours'],
    [{ hours: 745 }, 'hours'],
    [{ searchedAt: date('2026-11-21') }, 'searchedAt'],
    [{ source: { system: ' ', level: 'local' as const } }, 'source.system'],
  ])('%j is refused at its field', (wrong, path) => expect(fields(staffed(), ANALYST, 'log-work', { ...work, ...wrong })).toEqual([path]));
  it('work starts the wait for the next entry anew', () => {
    const story = staffed();
    const before = story.on().clocks['work-stalled']?.dueAt ?? '';
    story.wait(120);
    story.give(ANALYST, 'log-work', work);
    expect((story.on().clocks['work-stalled']?.dueAt ?? '') > before).toBe(true);
  });
});

describe('DEV-2: a product answers a product of the agreed terms', () => {
  it('another is refused', () => {
    expect(staffed().refused(ANALYST, 'submit-product', { product: { ...submitted, termsProductId: 'p9' } })).toEqual({
      code: 'not-in-terms',
      rule: 'DEV-2',
      product: 'p9',
    });
    expect(staffed().refused(ANALYST, 'submit-product', { product: { ...submitted, termsProductId: 'constructor' } }).code).toBe(
      'not-in-terms',
    );
  });
  it('one that is not owed is refused', () => {
    expect(inReview(['p1', 'p2']).refused(ANALYST, 'submit-product', { product: submitted })).toMatchObject({
      code: 'product-not-ready',
      status: 'submitted',
    });
    expect(inReview().refused(ANALYST, 'submit-product', { product: submitted })).toMatchObject({
      code: 'no-product-waits',
      products: ['p1 is submitted'],
    });
  });
});

import { describe, expect, it } from 'vitest';
import { offered } from '../../domain/decide.ts';
import { fold } from '../../domain/evolve.ts';
import { noticesOf } from '../../domain/notices.ts';
import { waitsFor } from '../../domain/waits.ts';
import { directory, factsFor, narrative, personOf, policy } from '../support/rulebook.ts';
import { accepted, after, byTime, refusal } from './by-time.ts';
import { caseAt, later } from './story.ts';
import { decide } from '../../domain/decide.ts';
import { instant } from './calendars.ts';

const [SIA, SIO] = ['sia.northmarch', 'sio.aldershire'] as const;
const why = narrative('Because.');
const review = { worked: why, didNotWork: why, lessons: why };
const closed = caseAt('closed');
const due = closed.clocks['operational-review']?.dueAt ?? instant('2000-01-01');
const ask = { name: 'ask-review', payload: { clock: 'operational-review', rung: 'due' }, now: due } as const;
const asked = after(closed, byTime(closed, ask));

describe('CLK-7: sixty working days after closure time asks for the operational review', () => {
  it('the case stays closed, with nobody’s pen; the SIO and the SIA are told, and it waits for both', () => {
    expect(closed.clocks['operational-review']?.targetMinutes).toBe(60 * 480);
    expect(asked).toMatchObject({ stage: 'closed', pen: null, review: { askedAt: due, held: null } });
    expect(asked.clocks).not.toHaveProperty('operational-review');
    const entry = accepted(byTime(closed, ask))[0];
    expect(entry === undefined ? [] : noticesOf({ on: asked, entry, facts: factsFor(null) }).map(({ to }) => to)).toEqual([[SIO, SIA]]);
    for (const id of [SIO, SIA])
      expect(waitsFor(asked, personOf(id), { directory, policy })).toContainEqual({
        kind: 'review',
        id: 'review',
        dueAt: asked.clocks['review-held']?.dueAt,
      });
    expect(waitsFor(asked, personOf('sia2.northmarch'), { directory, policy })).toEqual([]);
  });
  it('not a minute before, and once', () => {
    expect(refusal(byTime(closed, { ...ask, now: later(due, -1) }))).toMatchObject({ code: 'not-due', rule: 'CLK-7' });
    expect(refusal(byTime(asked, ask))).toMatchObject({ code: 'moved-on', rule: 'CLK-7' });
  });
  it('REC-3: what is not held is reminded of, then told to both managers', () => {
    const [half, full] = asked.clocks['review-held']?.rungs ?? [];
    const told = (rung: string, now = due) => accepted(byTime(asked, { name: 'tell', payload: { clock: 'review-held', rung }, now }))[0];
    expect(told('50%', half?.at)).toMatchObject({ about: { to: [SIO, SIA] } });
    expect(told('due', full?.at)).toMatchObject({ about: { to: [SIO, SIA, 'super.aldershire', 'toex-manager.northmarch'] } });
  });
});

describe('VAL-1: the operational review is held by the SIO with the SIA, once', () => {
  it.each([SIO, SIA])('%s records it; the case stays closed and owes nothing more of it', (who) => {
    const facts = factsFor(who, { now: later(due, 60) });
    const on = fold(accepted(decide(asked, { name: 'record-review', payload: review }, facts)), asked);
    expect(on).toMatchObject({ stage: 'closed', pen: null, review: { askedAt: due, held: { ...review, by: who } } });
    expect(on?.clocks).not.toHaveProperty('review-held');
    expect(on === null ? null : offered('record-review', on, facts)).toMatchObject({ code: 'already-recorded' });
  });
  it('not before it is asked for; from that day on it is, though time has not got to it', () => {
    expect(offered('record-review', closed, factsFor(SIO))).toMatchObject({ code: 'review-not-due', rule: 'VAL-1' });
    expect(offered('record-review', closed, factsFor(SIO, { now: later(due, 1) }))).toBeNull();
  });
  it('nor by anybody else, nor while the case is live', () => {
    for (const who of ['spoc.aldershire', 'toex-manager.northmarch', 'analyst.northmarch'])
      expect(offered('record-review', asked, factsFor(who))).toMatchObject({ code: 'wrong-person' });
    expect(offered('record-review', caseAt('closing'), factsFor(SIO))).toMatchObject({ code: 'wrong-stage' });
  });
});

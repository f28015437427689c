import { describe, expect, it } from 'vitest';
import { noticesOf } from '../../domain/notices.ts';
import { officersFor } from '../../domain/reassign.ts';
import { factsFor, narrative } from '../support/rulebook.ts';
import { directoryWith } from './by-time.ts';
import { date, instant } from './calendars.ts';
import { bid, rocuBid } from './payloads.ts';
import { countersigning } from './situations.ts';
import { storyAt, storyOf } from './story.ts';
import { offered } from '../../domain/decide.ts';

const [OFFICER, OFFICER2, MANAGER, MANAGER2] = ['triage.northmarch', 'triage2.northmarch', 'gateway-manager.northmarch', 'gateway-manager2.northmarch'] as const; // prettier-ignore
const reason = narrative('Away.');

describe('a manager gives a bid that is in triage to another officer', () => {
  it('the new officer has claim and pen; the clock runs on; both officers are told', () => {
    const story = storyAt('in-triage');
    const clock = story.on().clocks['triage-outcome'];
    story.give(MANAGER, 'reassign-triage', { to: OFFICER2, reason });
    expect(story.on()).toMatchObject({ stage: 'in-triage', claimer: OFFICER2, lastOfficer: OFFICER2, pen: { user: OFFICER2 } });
    expect(story.on().clocks['triage-outcome']).toEqual(clock);
    const [entry] = story.entries.slice(-1);
    if (entry === undefined) throw new Error('nothing was written');
    expect(noticesOf({ on: story.on(), entry, facts: factsFor(null) }).map(({ to }) => to)).toEqual([[OFFICER2], [OFFICER]]);
    expect(offered('recommend', story.on(), factsFor(OFFICER))?.code).toBe('wrong-person');
  });
  it('TRI-1: not to somebody who is on the bid, as no manager gives one on which they are', () => {
    const story = storyOf({ ...bid, customer: { userId: OFFICER2 } });
    story.give(OFFICER, 'claim', {});
    expect(story.refused(MANAGER, 'reassign-triage', { to: OFFICER2, reason })).toMatchObject({ code: 'officer-unfit', rule: 'TRI-1' });
    story.bend({ customer: MANAGER });
    expect(story.refused(MANAGER, 'reassign-triage', { to: OFFICER2, reason })).toMatchObject({ code: 'own-submission', rule: 'TRI-1' });
  });
  it('ACC-6, TRI-1: not to somebody who has acted for whoever submitted it', () => {
    const story = storyOf(rocuBid, 'spoc.northmarch-rocu');
    story.give(OFFICER, 'claim', {});
    expect(officersFor(story.on(), factsFor(MANAGER))).toContain(OFFICER2);
    story.bend({ actedFor: [{ by: OFFICER2, for: 'spoc.northmarch-rocu' }] });
    expect(officersFor(story.on(), factsFor(MANAGER))).not.toContain(OFFICER2);
    expect(story.refused(MANAGER, 'reassign-triage', { to: OFFICER2, reason })).toMatchObject({
      code: 'officer-unfit',
      rule: 'TRI-1',
      why: expect.stringMatching(/^somebody who has acted for .*, the one who submitted the bid/) as string,
    });
  });
  it('TRI-8: a bid of the own ROCU not to somebody in the line of its SIO', () => {
    const story = storyOf(rocuBid, 'spoc.northmarch-rocu');
    story.give(OFFICER, 'claim', {});
    story.other.directory = directoryWith({ [OFFICER2]: { lineManager: 'sio.northmarch-rocu' } });
    expect(story.refused(MANAGER, 'reassign-triage', { to: OFFICER2, reason })).toMatchObject({ code: 'officer-unfit', rule: 'TRI-8' });
  });
  it.each([
    [OFFICER, {}, 'the officer who has it already'],
    ['triage.southvale', {}, 'not of the gateway of the region'],
    ['sio.northmarch-rocu', {}, 'not of the gateway of the region'],
    ['nobody', {}, 'nobody of the directory'],
    [OFFICER2, { active: false }, 'no longer active'],
    [OFFICER2, { absentFrom: instant('2026-11-19T09:00:00Z'), absentUntil: null }, 'absent'],
    [OFFICER2, { absentFrom: instant('2026-11-19T09:00:00Z'), absentUntil: instant('2026-11-21T09:00:00Z') }, 'absent'],
  ])('not to %s with %o: %s', (to, change, why) => {
    const story = storyAt('in-triage');
    if (Object.keys(change).length > 0) story.other.directory = directoryWith({ [to]: change });
    expect(story.refused(MANAGER, 'reassign-triage', { to, reason })).toMatchObject({ code: 'officer-unfit', rule: 'TRI-2', why });
  });
  it('the form offers exactly those who fit', () => {
    const on = storyAt('in-triage').on();
    expect(officersFor(on, factsFor(MANAGER)).toSorted()).toEqual([MANAGER, MANAGER2, OFFICER2]);
    const back = { [OFFICER2]: { absentFrom: instant('2026-11-10T09:00:00Z'), absentUntil: instant('2026-11-20T09:00:00Z') } };
    expect(officersFor(on, factsFor(MANAGER, { directory: directoryWith(back) }))).toContain(OFFICER2);
  });
  it('CLK-3, OWN-8: also on hold and without an SIO; TRI-8: not while a recommendation waits for its second officer', () => {
    const story = storyAt('in-triage');
    story.give(MANAGER, 'hold', { reasonCode: 'court', reviewBy: date('2026-12-04'), reason });
    story.other.directory = directoryWith({ 'sio.aldershire': { active: false } });
    story.give(MANAGER, 'reassign-triage', { to: OFFICER2, reason });
    expect(story.on()).toMatchObject({ claimer: OFFICER2, hold: { by: MANAGER } });
    expect(offered('reassign-triage', countersigning(), factsFor(MANAGER2))?.code).toBe('awaiting-countersign');
  });
});

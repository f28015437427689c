import { describe, expect, it } from 'vitest';
import type { Case } from '../../domain/case.ts';
import { dueOn } from '../../domain/clocks.ts';
import { noticesOf } from '../../domain/notices.ts';
import { factsFor } from '../support/rulebook.ts';
import { accepted, after, byTime, directoryWith, refusal as refused } from './by-time.ts';
import { accept, LEAD, nominated, reason, SIO2, SPOC, SUPER, told } from './handing.ts';
import { date } from './calendars.ts';
import { terms } from './payloads.ts';
import { digestOf, storyAt } from './story.ts';
import { SIA, SIO } from './work.ts';

const due = (on: Case, rung: string) => dueOn(on.clocks).find((each) => each.clock === 'handover' && each.rung === rung);
const lapse = (on: Case, other = {}) => {
  const at = due(on, '200%')?.at ?? factsFor(null).now;
  return byTime(on, { name: 'lapse-handover', payload: { clock: 'handover', rung: '200%' }, now: at }, other);
};
describe('OWN-7: a nomination that nobody answers ends in time, and not in silence', () => {
  it('the SIO’s line manager is told when it is late, then it lapses', () => {
    const on = nominated('terms').on();
    const late = due(on, 'due');
    expect(late).toMatchObject({ does: 'tell', at: on.clocks['handover']?.dueAt });
    const reminded = accepted(byTime(on, { name: 'tell', payload: { clock: 'handover', rung: 'due' }, now: late?.at ?? on.submittedAt }));
    expect(reminded).toMatchObject([{ about: { to: [SUPER] } }]);
    expect(after(on, lapse(on))).toMatchObject({ handover: null, owner: { user: SIO } });
  });
  it('REC-3: each is told once, also a successor who leads the agency', () => {
    const story = nominated('terms', LEAD);
    const lapsed = accepted(lapse(story.on()));
    const [entry] = lapsed;
    if (entry === undefined) throw new Error('nothing lapsed');
    const notices = noticesOf({
      on: after(story.on(), lapse(story.on())),
      entry: { ...entry, seq: 1, version: 1, at: factsFor(null).now, actor: 'system', authority: 'system', policyVersion: 1 },
      facts: factsFor(null),
    });
    expect(notices.flatMap(({ to }) => to).toSorted()).toEqual([SIO, LEAD, SUPER].toSorted());
  });
  it('it does not lapse twice, nor before its time', () => {
    const on = nominated('terms').on();
    expect(
      refused(byTime(on, { name: 'lapse-handover', payload: { clock: 'handover', rung: '200%' }, now: on.submittedAt })),
    ).toMatchObject({ code: 'not-due' });
    expect(refused(lapse(after(on, lapse(on))))).toMatchObject({ code: 'moved-on' });
  });
  it('its clock runs beside every stage: the case moves on, the nomination stays', () => {
    const story = nominated('terms');
    const clock = story.on().clocks['handover'];
    story.give(SIA, 'propose-terms', { terms, basedOn: null });
    story.give(SIO, 'sign-terms', { version: 1, digest: digestOf(story.on().terms) });
    expect(story.on()).toMatchObject({ stage: 'development', handover: { to: SIO2 } });
    expect(story.on().clocks['handover']).toEqual(clock);
  });
  it('OWN-8: while the SIO cannot act nothing lapses; a handover is the way out', () => {
    const story = nominated('terms');
    const directory = directoryWith({ [SIO]: { active: false } });
    const kept = after(story.on(), lapse(story.on(), { directory }));
    expect(kept).toMatchObject({ handover: { to: SIO2 }, owner: { user: SIO } });
    expect(due(kept, 'due')).toBeDefined();
    story.other.directory = directory;
    story.give(SIO2, 'accept-handover', {});
    expect(story.on().owner.user).toBe(SIO2);
    story.give(SIA, 'propose-terms', { terms, basedOn: null });
  });
});

describe('REC-3: everybody whom a handover concerns is told, and who holds the risk', () => {
  it('the successor is asked, by when; the others learn', () => {
    const story = nominated('terms');
    expect(told(story).map(({ to }) => to)).toEqual([[SIO2]]);
    story.give(LEAD, 'propose-handover', { to: SUPER, reason });
    expect(told(story)).toMatchObject([{ to: [SUPER] }, { to: [SIO] }]);
    accept(story, SUPER);
    const [notice] = told(story);
    expect(notice?.to).toEqual([LEAD, SIA, SIO, SPOC, 'toex-manager.northmarch'].toSorted());
    expect(notice?.text).toContain('The risk now rests with Detective Superintendent Marcus Thorne, Aldershire Police.');
  });
  it('a refusal: the SIO and whoever named the successor', () => {
    const story = storyAt('terms');
    story.give(LEAD, 'propose-handover', { to: SIO2, reason });
    story.give(SIO2, 'refuse-handover', { reason });
    expect(told(story)).toMatchObject([{ to: [LEAD, SIO] }]);
  });
  it('a lapse: the SIO, their manager, the owner leads, and the successor', () => {
    const story = nominated('terms');
    const on = story.on();
    const [entry] = accepted(lapse(on));
    if (entry === undefined) throw new Error('nothing was recorded');
    const to = noticesOf({ on: after(on, lapse(on)), entry, facts: factsFor(null) }).map((notice) => [...notice.to].toSorted());
    expect(to).toEqual([[LEAD, SIO, SUPER], [SIO2]]);
  });
});

describe('CLK-3: a handover goes on during a hold, and its clock runs', () => {
  it('named, late, lapsed or accepted while every other clock stands still', () => {
    const story = storyAt('terms');
    story.give('toex-manager.northmarch', 'hold', { reasonCode: 'court', reviewBy: date('2026-12-04'), reason });
    story.give(SIO, 'propose-handover', { to: SIO2, reason });
    const still = Object.entries(story.on().clocks).flatMap(([clock, { pausedAt }]) => (pausedAt === undefined ? [] : [clock]));
    expect(still.toSorted()).toEqual(['first-contact', 'terms-agreed']);
    expect(after(story.on(), lapse(story.on()))).toMatchObject({ handover: null, owner: { user: SIO } });
    expect(accept(story)).toMatchObject({ owner: { user: SIO2 }, hold: { reasonCode: 'court' } });
    expect(Object.values(story.on().clocks).filter(({ pausedAt }) => pausedAt !== undefined)).toHaveLength(2);
  });
});

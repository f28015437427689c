import { describe, expect, it } from 'vitest';
import { movedClocks } from '../../domain/at-priority.ts';
import { following } from '../../domain/clocks.ts';
import { factsFor, narrative } from '../support/rulebook.ts';
import { date, instant } from './calendars.ts';
import { assessment } from './payloads.ts';
import { countersigning, returned } from './situations.ts';
import { storyAt } from './story.ts';

const [OFFICER, MANAGER, MANAGER2, TOEX] = ['triage.northmarch', 'gateway-manager.northmarch', 'gateway-manager2.northmarch', 'toex-manager.northmarch'] as const; // prettier-ignore
const SIO = 'sio.aldershire';
const reason = narrative('Because.');
const acted = { actionTaken: reason, actionRef: 'LOG 7' };

describe('CLK-6: a manager sets another priority, and running clocks take its targets', () => {
  it('the gateway manager in Triage, the TOEX manager after it', () => {
    const triage = storyAt('in-triage');
    expect(triage.refused(TOEX, 'override-priority', { priority: 'P1', reason })).toMatchObject({ code: 'wrong-person', rule: 'CLK-6' });
    expect(triage.give(MANAGER, 'override-priority', { priority: 'P1', reason })).toMatchObject({
      priority: 'P1',
      priorityProvisional: false,
    });
    const after = storyAt('terms');
    expect(after.refused(MANAGER, 'override-priority', { priority: 'P1', reason })).toMatchObject({ code: 'wrong-person', rule: 'CLK-6' });
    expect(after.give(TOEX, 'override-priority', { priority: 'P3', reason })).toMatchObject({ priority: 'P3' });
    const declining = storyAt('consideration');
    declining.give(TOEX, 'propose-decline', { reasonCode: 'capacity', rationale: reason, advice: reason });
    expect(declining.give(TOEX, 'override-priority', { priority: 'P1', reason }).priority).toBe('P1');
  });
  it('each clock keeps its start; what a day was named for stays', () => {
    const story = storyAt('development');
    const { clocks } = story.on();
    const on = story.give(TOEX, 'override-priority', { priority: 'P3', reason });
    expect(on.clocks['work-stalled']).toMatchObject({ startedAt: clocks['work-stalled']?.startedAt, targetMinutes: 10 * 480 });
    expect(on.clocks['product-due:p1']).toEqual(clocks['product-due:p1']);
  });
  it('where the new target is past, a quarter of it is left from now, and the change is an entry', () => {
    const story = storyAt('terms');
    story.other.now = instant('2026-11-25T10:00:00Z');
    const on = story.give(TOEX, 'override-priority', { priority: 'P1', reason });
    expect(on.clocks['terms-agreed']?.dueAt).toBe('2026-11-25T14:00:00.000Z');
    expect(story.entries.at(-1)).toMatchObject({ type: 'priority-overridden', about: { from: 'P2', priority: 'P1', reason } });
  });
  it('the page shows before what it would do', () => {
    const on = storyAt('terms').on();
    const moved = movedClocks(on, 'P1', factsFor(TOEX, { now: instant('2026-11-25T10:00:00Z') }));
    expect(moved.map(({ clock, after }) => [clock, after])).toEqual([
      ['first-contact', '2026-11-25T11:00:00.000Z'],
      ['terms-agreed', '2026-11-25T14:00:00.000Z'],
    ]);
    expect(movedClocks(on, 'P2', factsFor(TOEX))).toEqual([]);
  });
  it('the same priority is no other one, unless it was provisional', () => {
    expect(storyAt('terms').refused(TOEX, 'override-priority', { priority: 'P2', reason })).toMatchObject({
      problems: [{ path: 'priority' }],
    });
    const story = storyAt('in-triage');
    const { clocks } = story.on();
    expect(story.give(MANAGER, 'override-priority', { priority: 'P2', reason })).toMatchObject({ priorityProvisional: false, clocks });
  });
  it('CLK-5: what a manager has set is not provisional: a resubmission does not undo it, the recommendation decides anew', () => {
    const story = storyAt('in-triage');
    story.give(MANAGER, 'override-priority', { priority: 'P3', reason });
    story.give(OFFICER, 'return-for-information', { questions: [{ text: reason }] });
    expect(story.give('spoc.aldershire', 'answer-and-resubmit', { answers: [{ questionId: 'q1', text: reason }] }).priority).toBe('P3');
    story.give(OFFICER, 'claim', {});
    expect(story.give(OFFICER, 'recommend', { assessment }).priority).toBe('P2');
  });
  it('TRI-8: set while a recommendation waits for its second officer it goes on after the countersignature', () => {
    const on = countersigning();
    const story = storyAt('in-triage');
    story.bend(on);
    story.give(MANAGER2, 'override-priority', { priority: 'P3', reason });
    expect(story.give(MANAGER2, 'countersign-recommendation', { rationale: reason })).toMatchObject({
      stage: 'consideration',
      priority: 'P3',
    });
  });
  it('CLK-5: not past a flag that waits; a confirmed one it ends', () => {
    const story = storyAt('terms');
    story.give(SIO, 'flag-urgent', acted);
    expect(story.refused(TOEX, 'override-priority', { priority: 'P3', reason })).toMatchObject({ code: 'urgency-waits', rule: 'CLK-5' });
    story.give(MANAGER, 'confirm-urgent', { reason });
    expect(story.give(TOEX, 'override-priority', { priority: 'P3', reason })).toMatchObject({ priority: 'P3', urgent: false });
  });
  it('ACC-5: nobody on a bid of their own', () => {
    const story = storyAt('in-triage');
    story.bend({ customer: MANAGER });
    expect(story.refused(MANAGER, 'override-priority', { priority: 'P1', reason })).toMatchObject({ code: 'own-submission' });
  });
  it('CLK-3, OWN-8: on hold, and while the SIO cannot act', () => {
    const story = storyAt('terms');
    story.give(TOEX, 'hold', { reasonCode: 'court', reviewBy: date('2026-12-04'), reason });
    story.give('spoc.aldershire', 'report-sio-unavailable', { reason });
    const { clocks } = story.give(TOEX, 'override-priority', { priority: 'P1', reason });
    expect(clocks['terms-agreed']).toMatchObject({ targetMinutes: 2 * 480, pausedAt: expect.any(String) as string });
    expect(clocks['hold-review']?.dueAt).toBe('2026-12-04T17:00:00.000Z');
  });
  it('TRI-5: a day that the officer has named for an answer stays', () => {
    const story = storyAt('in-triage');
    story.give(OFFICER, 'return-for-information', { questions: [{ text: reason }], dueBy: date('2026-12-02') });
    const { clocks } = story.on();
    expect(story.give(MANAGER, 'override-priority', { priority: 'P1', reason }).clocks).toEqual(clocks);
    expect(returned().clocks['answer-return']?.targetMinutes).toBe(5 * 480);
  });
  it('at P3 the owner has until the next sitting, at another priority the target', () => {
    const story = storyAt('ownership');
    const clock = story.on().clocks['ownership'];
    if (clock === undefined) throw new Error('no clock');
    const sitting = { id: 'M-1', body: 'northmarch-ttcg', at: instant('2026-12-15T10:00:00Z') };
    story.bend({ priority: 'P3', clocks: { ownership: following(factsFor(SIO), story.on(), { clock, sitting }) } });
    const on = story.give(TOEX, 'override-priority', { priority: 'P2', reason });
    expect(on.clocks['ownership']).toMatchObject({ startedAt: clock.startedAt, targetMinutes: 5 * 480 });
    expect(on.clocks['ownership']?.follows).toBeUndefined();
  });
});

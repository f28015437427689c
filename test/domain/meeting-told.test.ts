import { describe, expect, it } from 'vitest';
import { dueOn } from '../../domain/clocks.ts';
import { foldSitting } from '../../domain/sitting-evolve.ts';
import { sittingNoticesOf } from '../../domain/sitting-notices.ts';
import { sittingRulebook } from '../../domain/sitting-rulebook.ts';
import { mayOpenSitting } from '../../domain/sitting-access.ts';
import { directory, personOf, policy } from '../support/rulebook.ts';
import { action, meetingAt, why, CHAIR, DEPUTY, meetingOf, SECRETARY } from './meeting-story.ts';

describe('CLK-7: time tells of papers, of a sitting that was not held and of an action, once, and not when it has moved on', () => {
  it('each to whom the policy names', () => {
    const meeting = meetingAt('in-session');
    meeting.give(SECRETARY, 'add-action', action);
    meeting.at('2027-01-11T17:00:00Z');
    const on = meeting.byTime('action-due:a1', 'due');
    expect(meeting.entries.at(-1)).toMatchObject({ type: 'told', actor: 'system', about: { to: ['triage.northmarch', SECRETARY] } });
    expect(dueOn(on.clocks).map(({ clock }) => clock)).toEqual(['items-reached']);
    expect(() => meeting.byTime('action-due:a1', 'due')).toThrow('moved-on');
    expect(() => meeting.byTime('sitting-held', 'due')).toThrow('moved-on');
  });
  it('not early', () => {
    const meeting = meetingOf();
    expect(() => meeting.byTime('papers-due', 'due')).toThrow('not-due');
    meeting.at('2026-12-08T17:00:00Z');
    meeting.byTime('papers-due', 'due');
    expect(meeting.entries.at(-1)).toMatchObject({ about: { to: [SECRETARY] } });
    meeting.at('2026-12-15T17:00:00Z');
    meeting.byTime('sitting-held', 'due', 'carry-unreached');
    expect(meeting.entries.at(-1)).toMatchObject({ about: { to: [CHAIR, SECRETARY] } });
  });
});

describe('REC-1: a sitting is a fold of its journal', () => {
  it('numbered without a gap, with the version of the last entry by a person', () => {
    const meeting = meetingAt('in-session');
    meeting.give(SECRETARY, 'add-action', action);
    meeting.at('2027-01-11T17:00:00Z');
    const on = meeting.byTime('action-due:a1', 'due');
    expect(meeting.entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    expect([on.seq, on.version]).toEqual([5, 4]);
    expect(foldSitting(meeting.entries)).toEqual(on);
  });
  it('every command stands in the book with its rule', () => {
    for (const row of Object.values(sittingRulebook)) expect(row.rule).toMatch(/^[A-Z]{3}-\d+$/);
  });
});

describe('ACC-1: who opens a sitting', () => {
  it('the people of its body, who was named for it, and nobody who has left', () => {
    const meeting = meetingAt('in-session');
    const opening = () =>
      Object.values(directory.people)
        .filter((who) => mayOpenSitting(meeting.on(), who, { policy }))
        .map(({ id }) => id);
    expect(opening()).toEqual([CHAIR, DEPUTY, SECRETARY]);
    meeting.give(SECRETARY, 'record-attendance', { present: ['toex-manager.northmarch'], apologies: [] });
    meeting.give(SECRETARY, 'add-action', action);
    expect(new Set(opening())).toEqual(new Set([CHAIR, DEPUTY, SECRETARY, 'toex-manager.northmarch', 'triage.northmarch']));
    expect(mayOpenSitting(meeting.on(), { ...personOf(CHAIR), active: false }, { policy })).toBe(false);
  });
});

describe('section 8: whoever has a part in a sitting is told, not the giver of the command', () => {
  it('officers of calls, changes and minutes; the owner of their action; the secretary of what became of it', () => {
    const meeting = meetingAt('in-session');
    meeting.give(SECRETARY, 'add-action', action);
    meeting.give('triage.northmarch', 'complete-action', { action: 'a1', text: why });
    meeting.give(CHAIR, 'approve-minutes', {});
    const told = meeting.entries.flatMap((entry, index) => {
      const on = foldSitting(meeting.entries.slice(0, index + 1));
      return on === null
        ? []
        : sittingNoticesOf({ on, entry, facts: meeting.facts(entry.actor) }).map(({ event, to, dueAt }) => [event, to, dueAt]);
    });
    expect(told).toEqual([
      ['meeting-opened', [CHAIR, DEPUTY], null],
      ['papers-closed', [CHAIR, DEPUTY], null],
      ['action-added', ['triage.northmarch'], '2027-01-11T17:00:00.000Z'],
      ['action-completed', [SECRETARY], null],
      ['minutes-approved', [DEPUTY, SECRETARY], null],
    ]);
  });
  it('that a sitting is called, with its body and its time', () => {
    const meeting = meetingOf();
    const [entry] = meeting.entries;
    if (entry === undefined) throw new Error('nothing was written');
    const [notice] = sittingNoticesOf({ on: meeting.on(), entry, facts: meeting.facts(SECRETARY) });
    expect(notice?.text).toBe(
      'Northmarch regional TTCG: a sitting is called for 15 December 2026 at 10:00. Open it for its papers deadline.',
    );
  });
});

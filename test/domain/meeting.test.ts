import { describe, expect, it } from 'vitest';
import { dueOn } from '../../domain/clocks.ts';
import { decideAtSitting, offeredAtSitting } from '../../domain/sitting-decide.ts';
import { isSittingId, sittingIdOf, type SittingStatus } from '../../domain/sitting.ts';
import type { MeetingCommand } from '../../domain/sitting-commands.ts';
import { closeBefore } from '../../domain/working-time.ts';
import { directory, factsFor, policy } from '../support/rulebook.ts';
import { date, instant } from './calendars.ts';
import { directoryWith } from './by-time.ts';
import { action, meetingAt, why, called, CHAIR, DEPUTY, meetingOf, SECRETARY, SITTING_AT } from './meeting-story.ts';

describe('ESC-1: a sitting is called by the secretary of its body, and its papers are in by the deadline of the policy', () => {
  it('five working days before, at the close of the day', () => {
    const on = meetingOf().on();
    expect(on).toMatchObject({
      id: 'northmarch-ttcg-2026-01',
      body: 'northmarch-ttcg',
      status: 'open',
      openedBy: SECRETARY,
      at: SITTING_AT,
    });
    expect(on.papersDueAt).toBe('2026-12-08T17:00:00.000Z');
    expect(dueOn(on.clocks).map(({ clock, at: due }) => [clock, due])).toEqual([
      ['papers-due', '2026-12-08T17:00:00.000Z'],
      ['sitting-held', '2026-12-15T17:00:00.000Z'],
    ]);
  });
  it('bank holidays and weekends are no working days', () => {
    const { calendars } = policy;
    expect(closeBefore(calendars['england-wales'], instant('2027-01-05T10:00:00Z'), 5)).toBe('2026-12-24T17:00:00.000Z');
  });
  it('an extraordinary sitting has none, and one that is called late owes no reminder', () => {
    expect(meetingOf({ ...called, kind: 'extraordinary' }).on()).toMatchObject({ papersDueAt: null });
    const late = meetingOf({ ...called, at: instant('2026-11-24T10:00:00Z') }).on();
    expect(Object.keys(late.clocks)).toEqual(['sitting-held']);
  });
  it('an evening sitting is not over before it begins', () => {
    const on = meetingOf({ ...called, at: instant('2026-12-15T19:00:00Z') }).on();
    expect(on.clocks['sitting-held']).toMatchObject({ dueAt: '2026-12-15T19:00:00.000Z', rungs: [{ at: '2026-12-15T19:00:00.000Z' }] });
  });
  it.each([
    ['a chair', CHAIR, called, 'wrong-person'],
    ['the secretary of another body', 'secretary.ftt', called, 'wrong-person'],
    ['somebody without an office', 'triage.northmarch', called, 'wrong-person'],
    ['for a body that there is not', SECRETARY, { ...called, body: 'aldershire' }, 'fields-refused'],
    ['for a time that is over', SECRETARY, { ...called, at: instant('2026-11-19T10:00:00Z') }, 'fields-refused'],
  ] as const)('not by or not %s', (...[, who, payload, code]) => {
    expect(decideAtSitting(null, { name: 'open-meeting', payload }, factsFor(who))).toMatchObject({
      ok: false,
      refusal: { code, rule: 'ESC-1' },
    });
  });
  it('postponed, it has a new time and a new deadline, and is open for papers again', () => {
    const meeting = meetingAt('papers-closed');
    const on = meeting.give(SECRETARY, 'postpone', { to: instant('2026-12-22T10:00:00Z'), reason: why });
    expect(on).toMatchObject({ status: 'open', at: '2026-12-22T10:00:00.000Z', papersDueAt: '2026-12-15T17:00:00.000Z' });
    expect(meeting.refused(SECRETARY, 'postpone', { to: instant('2026-11-01T10:00:00Z'), reason: why })).toMatchObject({
      code: 'fields-refused',
    });
  });
  it('its id is told from a reference and from the other streams', () => {
    expect(isSittingId(sittingIdOf({ body: 'federated-tasking-team', year: 2026, number: 3 }))).toBe(true);
    for (const other of ['TSK-NM-2026-00042-C', 'directory', 'policy', 'checkpoint', '']) expect(isSittingId(other)).toBe(false);
  });
});

describe('ESC-2: who does what at a sitting, by hand from journey.md section 3', () => {
  const lines: readonly (readonly [MeetingCommand, SittingStatus, readonly string[]])[] = [
    ['close-papers', 'open', [SECRETARY]],
    ['start', 'open', [CHAIR]],
    ['start', 'papers-closed', [CHAIR]],
    ['record-attendance', 'open', [SECRETARY]],
    ['record-attendance', 'in-session', [SECRETARY]],
    ['postpone', 'papers-closed', [SECRETARY]],
    ['cancel', 'open', [SECRETARY]],
    ['add-action', 'in-session', [SECRETARY]],
    ['approve-minutes', 'in-session', [CHAIR]],
    ['update-action', 'minuted', [SECRETARY]],
    ['complete-action', 'minuted', [SECRETARY]],
  ];
  it.each(lines)('%s while %s', (name, status, allowed) => {
    const meeting = meetingAt(status);
    // One that is open, and somebody's who has left.
    const open = { ...action, id: 'a1', owner: 'nobody', case: null, status: 'open', updates: [] } as const;
    const on = { ...meeting.on(), actions: { a1: open } };
    const answers = Object.keys(directory.people).filter((who) => offeredAtSitting(name, on, meeting.facts(who)) === null);
    expect(answers).toEqual([...allowed]);
  });
  const untimely: readonly (readonly [MeetingCommand, string, SittingStatus])[] = [
    ['close-papers', SECRETARY, 'papers-closed'],
    ['start', CHAIR, 'in-session'],
    ['start', CHAIR, 'cancelled'],
    ['record-attendance', SECRETARY, 'minuted'],
    ['postpone', SECRETARY, 'in-session'],
    ['cancel', SECRETARY, 'in-session'],
    ['add-action', SECRETARY, 'open'],
    ['approve-minutes', CHAIR, 'open'],
    ['approve-minutes', CHAIR, 'minuted'],
  ];
  it.each(untimely)('%s by %s while %s is too early or too late', (name, who, status) => {
    const meeting = meetingAt(status);
    expect(offeredAtSitting(name, meeting.on(), meeting.facts(who))).toMatchObject({ code: 'wrong-status', status });
  });
  it('the deputy chair presides where the chair has sent apologies, is away or has left; otherwise not', () => {
    const meeting = meetingOf();
    const may = () => offeredAtSitting('start', meeting.on(), meeting.facts(DEPUTY))?.code ?? 'allowed';
    expect(may()).toBe('wrong-person');
    meeting.other.directory = directoryWith({ [CHAIR]: { active: false } });
    expect(may()).toBe('allowed');
    meeting.other.directory = directoryWith({
      [CHAIR]: { absentFrom: instant('2026-11-19T00:00:00Z'), absentUntil: instant('2026-11-30T00:00:00Z') },
    });
    expect(may()).toBe('allowed');
    delete meeting.other.directory;
    meeting.give(SECRETARY, 'record-attendance', { present: [DEPUTY, SECRETARY, DEPUTY], apologies: [CHAIR] });
    expect(meeting.on().attendance).toEqual({ present: [DEPUTY, SECRETARY], apologies: [CHAIR] });
    expect(meeting.give(DEPUTY, 'start', {})).toMatchObject({ status: 'in-session', startedBy: DEPUTY });
  });
  it('and the apologies can be taken back before anybody is there, so that the chair presides again', () => {
    const meeting = meetingOf();
    const nobody = { present: [], apologies: [] };
    expect(meeting.refused(SECRETARY, 'record-attendance', nobody)).toMatchObject({
      code: 'fields-refused',
      problems: [{ path: 'present' }],
    });
    meeting.give(SECRETARY, 'record-attendance', { present: [], apologies: [CHAIR] });
    meeting.give(SECRETARY, 'record-attendance', nobody);
    expect(meeting.on().attendance).toEqual(nobody);
    expect(meeting.give(CHAIR, 'start', {})).toMatchObject({ startedBy: CHAIR });
  });
  it('attendance names people of the directory, each once', () => {
    const meeting = meetingOf();
    expect(meeting.refused(SECRETARY, 'record-attendance', { present: ['nobody.known', CHAIR], apologies: [CHAIR] })).toMatchObject({
      code: 'fields-refused',
      problems: [{ path: 'present.0' }, { path: 'apologies' }],
    });
  });
  it('an action is kept by its owner and the secretary, goes on after the minutes, and is done once', () => {
    const meeting = meetingAt('in-session');
    meeting.give(SECRETARY, 'add-action', action);
    meeting.give(SECRETARY, 'add-action', { ...action, owner: 'sia.northmarch' });
    meeting.give(CHAIR, 'approve-minutes', {});
    meeting.give('triage.northmarch', 'update-action', { action: 'a1', text: why });
    expect(meeting.refused('triage.northmarch', 'complete-action', { action: 'a2', text: why })).toMatchObject({ code: 'wrong-person' });
    expect(meeting.refused('triage.northmarch', 'complete-action', { action: 'toString', text: why })).toMatchObject({
      code: 'unknown-action',
    });
    const on = meeting.give('triage.northmarch', 'complete-action', { action: 'a1', text: why });
    expect(on.actions['a1']).toMatchObject({ status: 'complete', updates: [{ by: 'triage.northmarch' }, { by: 'triage.northmarch' }] });
    expect(Object.keys(on.clocks)).toEqual(['action-due:a2']);
    expect(meeting.refused(SECRETARY, 'update-action', { action: 'a1', text: why })).toMatchObject({ code: 'action-complete' });
  });
  it('an action has an owner and a date that lies ahead', () => {
    const meeting = meetingAt('in-session');
    expect(meeting.refused(SECRETARY, 'add-action', { ...action, owner: 'nobody', due: date('2026-11-01') })).toMatchObject({
      code: 'fields-refused',
      problems: [{ path: 'owner' }, { path: 'due' }],
    });
  });
});

import { describe, expect, it } from 'vitest';
import { escalationOf } from '../../domain/escalation-state.ts';
import { openItem } from '../../domain/sitting.ts';
import { CHAIR, council, decision, opened, OWNER, paper, SECRETARY, why } from './council.ts';

const [DAY, EARLY, NEXT] = ['2026-12-22T10:00:00Z', '2026-12-08T15:00:00Z', '2027-01-19T10:00:00Z'];
/** On the agenda of a sitting of the 22nd, on a paper of this day. */
const listed = (day: string) => {
  const { c, ref } = opened();
  const meeting = c.call('ordinary', DAY);
  c.wait(`${day}T09:00:00Z`);
  c.give([OWNER, ref], 'escalate', { paper });
  c.give([SECRETARY, ref], 'list-for-meeting', { meeting });
  return { c, ref, meeting };
};

describe('ESC-1, decision 68: a sitting that starts before its day is held today, and its papers were due as much earlier', () => {
  it.each([
    ['six working days before is in time', '2026-11-30', false],
    ['four working days before is late', '2026-12-03', true],
  ] as const)('a paper of %s', (...[, day, late]) => {
    const { c, ref, meeting } = listed(day);
    const next = c.call('ordinary', NEXT);
    expect(openItem(c.sittingOf(meeting), ref)?.late).toBe(false);
    c.wait(EARLY);
    const started = c.at([CHAIR, meeting], 'start', {});
    expect([openItem(started, ref)?.late, started.at, started.papersDueAt]).toEqual([late, started.startedAt, '2026-12-01T17:00:00.000Z']);
    expect(c.written.sittings[meeting]!.at(-1)!.about).toEqual({ from: '2026-12-22T10:00:00.000Z', late: late ? 1 : 0 });
    c.give([CHAIR, ref], 'record-decision', decision(meeting, 'retain'));
    expect(escalationOf(c.caseOf(ref))?.decisions[0]).toMatchObject({ extraordinary: late });
    expect(openItem(c.sittingOf(next), ref, 'ratify') !== null).toBe(late);
  });
  it('its cases wait for today, and are told', () => {
    const { c, ref, meeting } = listed('2026-11-30');
    c.wait(EARLY);
    const { startedAt: at, clocks } = c.at([CHAIR, meeting], 'start', {});
    expect(escalationOf(c.caseOf(ref))?.listed).toEqual({ meeting, at });
    expect(c.caseOf(ref).clocks['sitting-awaited']).toMatchObject({ dueAt: clocks['items-reached']!.dueAt });
    expect(c.written.cases[ref]!.at(-1)).toMatchObject({ type: 'sitting-moved', about: { meeting, to: at } });
  });
  it('what the chair added once the papers were closed stays late, whenever the sitting starts', () => {
    const { c, ref } = opened();
    const meeting = c.call('ordinary', DAY);
    c.give([OWNER, ref], 'escalate', { paper });
    c.at([SECRETARY, meeting], 'close-papers', {});
    c.at([CHAIR, meeting], 'supplement-pack', { case: ref, reason: why });
    c.wait('2026-12-14T10:00:00Z');
    expect(openItem(c.at([CHAIR, meeting], 'start', {}), ref)?.late).toBe(true);
  });
  it('started on its day, if hours early, nothing is late that was not, and nothing moves', () => {
    const { c, ref, meeting } = listed('2026-12-08');
    c.wait('2026-12-22T08:00:00Z');
    const started = c.at([CHAIR, meeting], 'start', {});
    expect([openItem(started, ref)?.late, started.at, c.written.sittings[meeting]!.at(-1)!.about]).toEqual([
      false,
      '2026-12-22T10:00:00.000Z',
      {},
    ]);
    expect(c.written.cases[ref]!.at(-1)).toMatchObject({ type: 'listed' });
  });
});

it.each(['ordinary', 'extraordinary'] as const)('ESC-3: nothing comes onto an %s agenda whose day has passed unused', (kind) => {
  const c = council();
  const ref = c.open(1);
  const meeting = c.call(kind, '2026-11-25T10:00:00Z');
  c.passes(meeting, 'sitting-held');
  c.wait('2026-12-07T09:00:00Z');
  c.give([OWNER, ref], 'escalate', { paper });
  expect(c.refused([SECRETARY, ref], 'list-for-meeting', { meeting })).toBe('papers-closed');
  expect(c.refusedAt([CHAIR, meeting], 'supplement-pack', { case: ref, reason: why })).toBe('papers-closed');
  // Started all the same, it decides on what its chair allows.
  c.at([CHAIR, meeting], 'start', {});
  expect(c.at([CHAIR, meeting], 'supplement-pack', { case: ref, reason: why }).items).toHaveProperty(ref);
});

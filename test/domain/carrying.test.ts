import { describe, expect, it } from 'vitest';
import { escalationOf } from '../../domain/escalation-state.ts';
import { openItem } from '../../domain/sitting.ts';
import { instant } from './calendars.ts';
import { CHAIR, council, decision, LEAD, opened, OWNER, paper, SECRETARY, why } from './council.ts';

/** A case whose extraordinary decision waits for ratification and which is listed again, and another one, on one agenda. */
const agenda = () => {
  const c = council();
  const [ref, other] = [c.open(1), c.open(2)];
  c.give([OWNER, ref], 'escalate', { paper });
  const extra = c.call('extraordinary', '2026-12-01T10:00:00Z');
  c.give([SECRETARY, ref], 'list-for-meeting', { meeting: extra });
  c.at([CHAIR, extra], 'start', {});
  c.give([CHAIR, ref], 'record-decision', decision(extra, 'transfer', { newOwner: 'northmarch-rocu' }));
  c.give([LEAD, ref], 'refuse-transfer', { reason: why });
  c.give([OWNER, other], 'escalate', { paper });
  const meeting = c.call('ordinary', '2026-12-15T10:00:00Z');
  for (const each of [ref, other]) c.give([SECRETARY, each], 'list-for-meeting', { meeting });
  const types = (id: string) => (c.written.cases[id] ?? []).map(({ type }) => type);
  const items = (id: string) =>
    Object.entries(c.sittingOf(id).items ?? {}).map(([key, { status, late, next }]) => [key, status, late, next]);
  return { c, ref, other, meeting, types, items, ratify: `${ref}:ratify:e1.1` };
};
const taken = (ref: string) => ({ case: ref, reason: why });

describe('ESC-3: what is carried goes to the next planned sitting, each item by itself', () => {
  it('the case that waits is told and waits there; what is only ratified is told to no case', () => {
    const { c, ref, other, meeting, types, items, ratify } = agenda();
    const next = c.call('ordinary', '2027-01-19T10:00:00Z');
    c.at([SECRETARY, meeting], 'carry-item', taken(ref));
    expect(items(meeting)).toEqual([[ratify, 'listed', false, null], [ref, 'carried', false, next], [other, 'listed', false, null]]); // prettier-ignore
    expect(items(next)).toEqual([[ref, 'listed', false, null]]);
    expect(c.written.cases[ref]?.at(-1)).toMatchObject({ type: 'item-carried', about: { meeting, next, reason: why } });
    expect(escalationOf(c.caseOf(ref))).toMatchObject({ standing: 'listed', listed: { meeting: next, at: '2027-01-19T10:00:00.000Z' } });
    const before = types(ref).length;
    c.at([SECRETARY, meeting], 'carry-item', taken(ref));
    expect(items(meeting)[0]).toEqual([ratify, 'carried', false, next]);
    expect(items(next)).toEqual([[ref, 'listed', false, null], [ratify, 'listed', false, null]]); // prettier-ignore
    expect([types(ref).length, escalationOf(c.caseOf(ref))?.listed?.meeting]).toEqual([before, next]);
    expect(c.refusedAt([SECRETARY, meeting], 'carry-item', taken(ref))).toBe('no-item');
  });
  it('by time all at once, without a reason; where no sitting is planned the cases wait for their secretary', () => {
    const { c, ref, other, meeting, items, ratify } = agenda();
    c.wait('2026-12-15T10:00:00Z');
    c.at([CHAIR, meeting], 'start', {});
    c.passes(meeting, 'items-reached');
    expect(items(meeting)).toEqual([ratify, ref, other].map((key) => [key, 'carried', false, null]));
    for (const each of [ref, other]) {
      expect(c.written.cases[each]?.at(-1)).toMatchObject({ type: 'item-carried' });
      expect(c.written.cases[each]?.at(-1)?.about).toEqual({ meeting, next: null });
      expect(escalationOf(c.caseOf(each))).toMatchObject({ standing: 'to-list', listed: null, deferrals: 0 });
      expect(Object.keys(c.caseOf(each).clocks)).toContain('extraordinary-decision');
    }
  });
  it('ESC-1: it is late there where its paper came in after the papers of that sitting were due', () => {
    const { c, ref, other, meeting, items, ratify } = agenda();
    c.wait('2026-12-11T10:00:00Z');
    const next = c.call('ordinary', '2026-12-16T10:00:00Z');
    c.sittings[next] = { ...c.sittingOf(next), papersDueAt: c.caseOf(other).submittedAt };
    c.at([SECRETARY, meeting], 'carry-item', taken(other));
    c.at([SECRETARY, meeting], 'carry-item', taken(ref));
    c.at([SECRETARY, meeting], 'carry-item', taken(ref));
    expect(items(next)).toEqual([[other, 'listed', true, null], [ref, 'listed', true, null], [ratify, 'listed', false, null]]); // prettier-ignore
  });
  it('after two deferrals it is carried to no ordinary sitting: the chair owes an extraordinary decision', () => {
    const { c, ref, other, meeting, items } = agenda();
    const next = c.call('ordinary', '2027-01-19T10:00:00Z');
    const on = c.caseOf(other);
    c.cases[other] = { ...on, escalations: Object.fromEntries(Object.entries(on.escalations ?? {}).map(([id, each]) => [id, { ...each, deferrals: 2 }])) }; // prettier-ignore
    c.at([SECRETARY, meeting], 'carry-item', taken(other));
    c.at([SECRETARY, meeting], 'carry-item', taken(ref));
    expect(items(next)).toEqual([[ref, 'listed', false, null]]);
    expect(c.written.cases[other]?.at(-1)?.about).toEqual({ meeting, next: null, reason: why });
    expect(Object.keys(c.caseOf(other).clocks)).toContain('extraordinary-decision');
    expect(Object.keys(c.caseOf(ref).clocks)).not.toContain('extraordinary-decision');
  });
});

describe('ESC-1: what is struck is with its secretary again; what is put off waits for its new day', () => {
  it('what is still to be ratified is carried, not struck: it would miss a sitting that is called already', () => {
    const { c, ref, meeting, types, items, ratify } = agenda();
    const next = c.call('ordinary', '2027-01-19T10:00:00Z');
    c.at([SECRETARY, meeting], 'strike-item', taken(ref));
    expect(c.written.cases[ref]?.at(-1)).toMatchObject({ type: 'item-struck', about: { meeting, reason: why } });
    expect(escalationOf(c.caseOf(ref))).toMatchObject({ standing: 'to-list', listed: null });
    expect(Object.keys(c.caseOf(ref).clocks)).not.toContain('extraordinary-decision');
    const before = types(ref).length;
    expect(c.refusedAt([SECRETARY, meeting], 'strike-item', taken(ref))).toBe('carried-only');
    expect(items(meeting)[0]).toEqual([ratify, 'listed', false, null]);
    c.at([SECRETARY, meeting], 'carry-item', taken(ref));
    expect([items(meeting)[0], items(next), types(ref).length]).toEqual([
      [ratify, 'carried', false, next],
      [[ratify, 'listed', false, null]],
      before,
    ]);
  });
  it('a sitting that moves tells each case that waits for it once, from when to when', () => {
    const { c, ref, other, meeting, types } = agenda();
    const [before, from] = [types(ref).length, c.sittingOf(meeting).at];
    c.at([SECRETARY, meeting], 'postpone', { to: '2026-12-17T10:00:00.000Z' as typeof from, reason: why });
    for (const each of [ref, other]) {
      expect(c.written.cases[each]?.at(-1)).toMatchObject({
        type: 'sitting-moved',
        about: { meeting, from, to: '2026-12-17T10:00:00.000Z' },
      });
      expect(escalationOf(c.caseOf(each))).toMatchObject({ standing: 'listed', listed: { meeting, at: '2026-12-17T10:00:00.000Z' } });
    }
    expect(types(ref).length).toBe(before + 1);
  });
  /** One item on the agenda of an ordinary sitting, whose paper came in on the day. */
  const listedOn = (day: string, { sits, by }: { readonly sits: string; readonly by: 'secretary' | 'chair' }) => {
    const { c, ref } = opened();
    const meeting = c.call('ordinary', sits);
    c.wait(`${day}T09:00:00Z`);
    c.give([OWNER, ref], 'escalate', { paper });
    if (by === 'secretary') c.give([SECRETARY, ref], 'list-for-meeting', { meeting });
    else c.at([CHAIR, meeting], 'supplement-pack', taken(ref));
    const late = () => openItem(c.sittingOf(meeting), ref)?.late;
    const was = late();
    const putTo = (to: string) => (c.at([SECRETARY, meeting], 'postpone', { to: instant(to), reason: why }), late());
    return { c, ref, meeting, was, putTo };
  };
  it('ESC-1: put off, an item is late no longer where its paper is in by the new deadline, and its decision needs no ratification', () => {
    const { c, ref, meeting, was, putTo } = listedOn('2026-11-26', { sits: '2026-12-01T10:00:00Z', by: 'chair' });
    expect([was, putTo('2027-01-19T10:00:00Z')]).toEqual([true, false]);
    expect(c.written.sittings[meeting]?.at(-1)?.after.items).toMatchObject({ [ref]: { case: ref, late: false, status: 'listed' } });
    c.wait('2027-01-19T10:00:00Z');
    c.at([CHAIR, meeting], 'start', {});
    c.give([CHAIR, ref], 'record-decision', decision(meeting, 'retain'));
    expect(escalationOf(c.caseOf(ref))?.decisions[0]).toMatchObject({ extraordinary: false });
  });
  it('ESC-1: brought forward, it is late where its paper came in after the new deadline, and its decision is ratified', () => {
    const { c, ref, meeting, was, putTo } = listedOn('2026-12-03', { sits: '2026-12-15T10:00:00Z', by: 'secretary' });
    expect([was, putTo('2026-12-09T10:00:00Z')]).toEqual([false, true]);
    c.wait('2026-12-09T10:00:00Z');
    c.at([CHAIR, meeting], 'start', {});
    c.give([CHAIR, ref], 'record-decision', decision(meeting, 'retain'));
    expect(escalationOf(c.caseOf(ref))?.decisions[0]).toMatchObject({ extraordinary: true });
  });
  it('ESC-6: what a successor wrote in the place of a paper that was in makes it late by no postponement', () => {
    const { c, ref, meeting, putTo } = listedOn('2026-12-01', { sits: '2026-12-15T10:00:00Z', by: 'secretary' });
    c.wait('2026-12-10T09:00:00Z');
    c.give([OWNER, ref], 'propose-handover', { to: 'sio2.aldershire', reason: why });
    const digest = Object.values(c.caseOf(ref).terms).find(({ status }) => status === 'agreed')?.digest ?? '';
    c.give(['sio2.aldershire', ref], 'accept-handover', { termsDigest: digest });
    c.give(['sio2.aldershire', ref], 'revise-paper', { paper });
    expect([openItem(c.sittingOf(meeting), ref)?.paperVersion, putTo('2026-12-15T14:00:00Z')]).toEqual([2, false]);
  });
});

import { describe, expect, it } from 'vitest';
import { isUnconfirmed } from '../../domain/case.ts';
import { escalationOf, paperOf } from '../../domain/escalation-state.ts';
import { noticesOf } from '../../domain/notices.ts';
import { itemSections } from '../../domain/pack-item.ts';
import { openItem } from '../../domain/sitting.ts';
import { sure } from '../../domain/sure.ts';
import { factsFor } from '../support/rulebook.ts';
import type { council } from './council.ts';
import { CHAIR, decision, inSession, LEAD, opened, OWNER, paper, rewritten, SECRETARY, why } from './council.ts';

describe('ESC-6: a change of SIO keeps the item; the successor confirms or replaces the paper', () => {
  it('until the sitting begins, also after the papers have closed', () => {
    const { c, ref } = opened();
    c.give([OWNER, ref], 'escalate', { paper });
    const meeting = c.call('ordinary', '2026-12-15T10:00:00Z');
    c.give([SECRETARY, ref], 'list-for-meeting', { meeting });
    c.at([SECRETARY, meeting], 'close-papers', {});
    c.give([OWNER, ref], 'propose-handover', { to: 'sio2.aldershire', reason: why });
    const digest = Object.values(c.caseOf(ref).terms).find(({ status }) => status === 'agreed')?.digest ?? '';
    const on = c.give(['sio2.aldershire', ref], 'accept-handover', { termsDigest: digest });
    expect(on).toMatchObject({ stage: 'escalated', owner: { user: 'sio2.aldershire' }, pen: { role: 'chair' } });
    expect(openItem(c.sittingOf(meeting), ref)).not.toBeNull();
    const revised = c.give(['sio2.aldershire', ref], 'revise-paper', { paper });
    const escalation = escalationOf(revised);
    expect(escalation === null ? null : paperOf(escalation)).toMatchObject({ version: 2, by: 'sio2.aldershire' });
  });
  /** Escalated, and then taken over by the deputy; the notices of the handover beside those that every handover has. */
  const takenOver = (stand: (c: ReturnType<typeof council>, ref: string) => void = () => undefined) => {
    const { c, ref } = opened();
    c.give([OWNER, ref], 'escalate', { paper });
    stand(c, ref);
    c.give([OWNER, ref], 'propose-handover', { to: 'sio2.aldershire', reason: why });
    const digest = Object.values(c.caseOf(ref).terms).find(({ status }) => status === 'agreed')?.digest ?? '';
    const on = c.give(['sio2.aldershire', ref], 'accept-handover', { termsDigest: digest });
    const entry = c.written.cases[ref]?.at(-1);
    if (entry === undefined) throw new Error('nothing was written');
    const [usual, ...more] = noticesOf({ on, entry, facts: factsFor(null, { now: entry.at }) });
    expect(usual?.to).not.toContain('sio2.aldershire');
    return { c, ref, on, more: more.map(({ to, text }) => [[...to].toSorted(), text] as const) };
  };
  it('the successor is asked to, although the handover was their own act, and the body is told that nobody has yet', () => {
    const { more } = takenOver();
    expect(more.map(([to]) => to)).toEqual([['sio2.aldershire'], [CHAIR, SECRETARY]]);
    expect(more[0]?.[1]).toMatch(/Confirm it, by sending it again as it is, or replace it/);
    expect(more[1]?.[1]).toMatch(/not confirmed by the present SIO yet/);
  });
  it('nobody is, once the body has decided: the paper is not what the case waits for any more', () => {
    const { more } = takenOver((c, ref) => {
      const meeting = c.call('extraordinary', '2026-12-01T10:00:00Z');
      c.give([SECRETARY, ref], 'list-for-meeting', { meeting });
      c.at([CHAIR, meeting], 'start', {});
      c.give([CHAIR, ref], 'record-decision', decision(meeting, 'transfer', { newOwner: 'northmarch-rocu' }));
    });
    expect(more).toEqual([]);
  });
  it('the pack says so of the case, until the successor has sent a paper', () => {
    const { c, ref } = takenOver();
    const meeting = c.call('ordinary', '2026-12-15T10:00:00Z');
    c.give([SECRETARY, ref], 'list-for-meeting', { meeting });
    const rows = () => {
      const item = openItem(c.sittingOf(meeting), ref);
      if (item === null) throw new Error('it is not listed');
      return JSON.stringify(itemSections({ item, on: c.caseOf(ref), carriedFrom: null }, factsFor(null, { now: c.now() })));
    };
    expect(rows()).toContain('["Paper","Not yet confirmed by the present SIO."]');
    c.give(['sio2.aldershire', ref], 'revise-paper', { paper });
    expect(rows()).not.toContain('Not yet confirmed');
  });
  it('ESC-1: handed over and back, it is no successor’s: whoever wrote the paper writes no other once the papers are due', () => {
    const { c, ref } = opened();
    c.give([OWNER, ref], 'escalate', { paper });
    const meeting = c.call('ordinary', '2026-12-15T10:00:00Z');
    c.give([SECRETARY, ref], 'list-for-meeting', { meeting });
    c.wait('2026-12-15T08:00:00Z');
    expect(c.refused([OWNER, ref], 'revise-paper', { paper: rewritten })).toBe('paper-stands');
    const termsDigest = Object.values(c.caseOf(ref).terms).find(({ status }) => status === 'agreed')?.digest ?? '';
    for (const [from, to] of [[OWNER, 'sio2.aldershire'], ['sio2.aldershire', OWNER]] as const) {
      c.give([from, ref], 'propose-handover', { to, reason: why });
      c.give([to, ref], 'accept-handover', { termsDigest });
    }
    expect(c.refused([OWNER, ref], 'revise-paper', { paper: rewritten })).toBe('paper-stands');
  }); // prettier-ignore
  it('a receiver whose transfer was not ratified confirms the paper that proposed them, and proposes another with it', () => {
    const { c, ref, meeting } = inSession('extraordinary');
    c.give([CHAIR, ref], 'record-decision', decision(meeting, 'transfer', { newOwner: 'northmarch-rocu' }));
    c.give([LEAD, ref], 'accept-transfer', { lead: LEAD });
    const next = c.call('ordinary', '2027-01-19T10:00:00Z');
    c.wait('2027-01-19T10:00:00Z');
    c.at([CHAIR, next], 'start', {});
    c.at([CHAIR, next], 'decline-to-ratify', { case: ref, reason: why });
    expect(isUnconfirmed(c.caseOf(ref), paperOf(sure(escalationOf(c.caseOf(ref)))))).toBe(true);
    const revised = c.give([LEAD, ref], 'revise-paper', { paper });
    expect(isUnconfirmed(revised, paperOf(sure(escalationOf(revised))))).toBe(false);
    expect(c.give([LEAD, ref], 'revise-paper', { paper: { ...paper, proposedOwner: 'brackenshire' } }).stage).toBe('escalated');
    expect(c.refused([LEAD, ref], 'revise-paper', { paper })).toBe('fields-refused');
  });
});

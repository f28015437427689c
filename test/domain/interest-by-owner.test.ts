import { describe, expect, it } from 'vitest';
import { noticesOf } from '../../domain/notices.ts';
import { directoryWith } from './by-time.ts';
import { CHAIR, council, decision, DEPUTY, OWNER, rewritten, SECRETARY, paper, why } from './council.ts';

const SIO2 = 'sio2.aldershire';
/** A case on the agenda of a sitting; with its last entry, and whom that tells. */
const listed = (people: Parameters<typeof directoryWith>[0]) => {
  const c = council(undefined, () => directoryWith(people));
  const ref = c.open(1);
  c.give([OWNER, ref], 'escalate', { paper });
  const meeting = c.call('ordinary', '2026-12-15T10:00:00Z');
  c.give([SECRETARY, ref], 'list-for-meeting', { meeting });
  const last = () => {
    const entry = c.written.cases[ref]!.at(-1)!;
    const told = noticesOf({ on: c.caseOf(ref), entry, facts: c.facts(null) }).flatMap(({ to }) => to);
    return { entry, told, pen: c.caseOf(ref).pen };
  };
  const sit = (): void => {
    c.wait('2026-12-15T10:00:00Z');
    c.at([CHAIR, meeting], 'start', {});
  };
  const succeeds = (to: string): void => {
    c.give([c.caseOf(ref).owner.user, ref], 'propose-handover', { to, reason: why });
    const digest = Object.values(c.caseOf(ref).terms).find(({ status }) => status === 'agreed')?.digest ?? '';
    c.give([to, ref], 'accept-handover', { termsDigest: digest });
  };
  return { c, ref, meeting, last, sit, succeeds };
};
const entryFor = (who: string, what: 'decide' | 'confirm') => ({
  entry: { type: 'decider-changed', about: { decider: who, asks: [{ what, who }] } },
  told: [who],
  pen: { party: 'body', role: 'chair', user: who },
});

describe('ESC-2: another owner is another interest, and the pen is with whoever decides', () => {
  it('a successor whose line manager chairs gives it to the deputy chair; the next gives it back', () => {
    const { c, ref, last, succeeds } = listed({ [SIO2]: { lineManager: CHAIR } });
    succeeds(SIO2);
    expect(last()).toMatchObject(entryFor(DEPUTY, 'decide'));
    expect(c.written.cases[ref]!.at(-2)).toMatchObject({ type: 'handover-accepted' });
    succeeds(OWNER);
    expect(last()).toMatchObject(entryFor(CHAIR, 'decide'));
  });
  it('so it is with a record that is not confirmed', () => {
    const { c, ref, meeting, last, sit, succeeds } = listed({ [SIO2]: { lineManager: CHAIR } });
    sit();
    c.give([SECRETARY, ref], 'record-decision', decision(meeting, 'retain'));
    succeeds(SIO2);
    expect(last()).toMatchObject(entryFor(DEPUTY, 'confirm'));
    expect(c.give([DEPUTY, ref], 'confirm-decision', {}).stage).toBe('closing');
  });
  it('what was contested stays with the secretary, to record anew', () => {
    const { c, ref, meeting, last, sit, succeeds } = listed({ [SIO2]: { lineManager: CHAIR } });
    sit();
    c.give([SECRETARY, ref], 'record-decision', decision(meeting, 'retain'));
    c.give([CHAIR, ref], 'contest-record', { reason: why });
    succeeds(SIO2);
    expect(last()).toMatchObject({ entry: { type: 'handover-accepted' }, pen: { role: 'secretary', user: SECRETARY } });
  });
  it('a successor without an interest leaves it where it is, and tells nobody of it', () => {
    const { last, succeeds } = listed({});
    succeeds(SIO2);
    expect(last()).toMatchObject({ entry: { type: 'handover-accepted' }, pen: { user: CHAIR } });
  });
  it('a paper that proposes an agency whose owner lead chairs gives it to the deputy chair; one that does not gives it back', () => {
    const { c, ref, last } = listed({ [CHAIR]: { organisation: 'brackenshire', roles: ['chair', 'owner-lead'] } });
    c.give([OWNER, ref], 'revise-paper', { paper: { ...rewritten, proposedOwner: 'brackenshire' } });
    expect(last()).toMatchObject(entryFor(DEPUTY, 'decide'));
    expect(c.written.cases[ref]!.at(-2)).toMatchObject({ type: 'paper-revised' });
    c.give([OWNER, ref], 'revise-paper', { paper });
    expect(last()).toMatchObject(entryFor(CHAIR, 'decide'));
  });
});

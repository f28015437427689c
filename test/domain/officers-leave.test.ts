import { describe, expect, it } from 'vitest';
import { offered } from '../../domain/decide.ts';
import { noticesOf } from '../../domain/notices.ts';
import { directoryWith } from './by-time.ts';
import { CHAIR, council, decision, DEPUTY, OWNER, paper, SECRETARY, why } from './council.ts';

/** A case on the agenda of a sitting, and a directory that people leave. */
const listed = () => {
  let people: Parameters<typeof directoryWith>[0] = {};
  const c = council(undefined, () => directoryWith(people));
  const ref = c.open(1);
  c.give([OWNER, ref], 'escalate', { paper });
  const meeting = c.call('ordinary', '2026-12-15T10:00:00Z');
  c.give([SECRETARY, ref], 'list-for-meeting', { meeting });
  const start = (): void => {
    c.wait('2026-12-15T10:00:00Z');
    c.at([CHAIR, meeting], 'start', {});
  };
  const leaves = (id: string) => {
    people = { ...people, [id]: { active: false } };
    const on = c.give([null, ref], 'release-leaver', { person: id });
    const told = noticesOf({ on, entry: c.written.cases[ref]!.at(-1)!, facts: c.facts(null) }).flatMap(({ to }) => to);
    return { pen: on.pen, told };
  };
  return { c, ref, meeting, start, leaves };
};

describe('ACC-7, ESC-2: the pen of an officer of a body who has left is for whoever decides in their place', () => {
  it('of the chair, the deputy chair’s, who is told and decides', () => {
    const { c, ref, meeting, start, leaves } = listed();
    start();
    expect(leaves(CHAIR)).toMatchObject({ pen: { party: 'body', role: 'chair', user: DEPUTY }, told: [DEPUTY] });
    expect(c.give([DEPUTY, ref], 'record-decision', decision(meeting, 'retain')).stage).toBe('closing');
  });
  it('of the chair who has a record to confirm, the same', () => {
    const { c, ref, meeting, start, leaves } = listed();
    start();
    c.give([SECRETARY, ref], 'record-decision', decision(meeting, 'retain'));
    expect(leaves(CHAIR)).toMatchObject({ pen: { role: 'chair', user: DEPUTY }, told: [DEPUTY] });
    expect(offered('confirm-decision', c.caseOf(ref), c.facts(DEPUTY))).toBeNull();
  });
  it('of the deputy chair where the chair has an interest, the secretary’s, who passes it on', () => {
    const { c, ref, meeting, start, leaves } = listed();
    start();
    c.at([CHAIR, meeting], 'declare-interest', { case: ref, reason: why });
    expect(c.caseOf(ref).pen?.user).toBe(DEPUTY);
    expect(leaves(DEPUTY)).toMatchObject({ pen: { party: 'body', role: 'secretary', user: SECRETARY }, told: [SECRETARY] });
  });
  it('of the chair where the deputy has sent apologies, nobody’s by name', () => {
    const { c, meeting, leaves } = listed();
    c.at([SECRETARY, meeting], 'record-attendance', { present: [], apologies: [DEPUTY] });
    expect(leaves(CHAIR).pen).toMatchObject({ role: 'chair', user: null });
  });
  it('of the secretary who is to list it, nobody’s until policy names another', () => {
    const { c, ref, meeting, leaves } = listed();
    c.at([SECRETARY, meeting], 'strike-item', { case: ref, reason: why });
    expect(leaves(SECRETARY).pen).toMatchObject({ role: 'secretary', user: null });
  });
});

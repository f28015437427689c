import { describe, expect, it } from 'vitest';
import { noticesOf } from '../../domain/notices.ts';
import { CHAIR, decision, DEPUTY, inSession, OWNER, paper, SECRETARY, why } from './council.ts';

type Story = Pick<ReturnType<typeof inSession>, 'c' | 'ref'>;
/** Whom the last entry of the case tells what, as their officers read it. */
const told = ({ c, ref }: Story): readonly (readonly [string, string])[] => {
  const entry = c.written.cases[ref]!.at(-1)!;
  return noticesOf({ on: c.caseOf(ref), entry, facts: c.facts(null) }).flatMap(({ to, text }) => to.map((id) => [id, text] as const));
};
const recorded = () => {
  const story = inSession();
  story.c.give([SECRETARY, story.ref], 'record-decision', decision(story.meeting, 'retain'));
  return story;
};
/** With another case on the agenda, so that the sitting stays in session. */
const beside = () => {
  const story = inSession();
  const other = story.c.open(2);
  story.c.give([OWNER, other], 'escalate', { paper });
  story.c.at([CHAIR, story.meeting], 'supplement-pack', { case: other, reason: why });
  return story;
};
const apologies = ({ c, meeting }: ReturnType<typeof inSession>, present: string, away: readonly string[]): void => {
  c.at([SECRETARY, meeting], 'record-attendance', { present: [present], apologies: away });
};

describe('ESC-2: what the secretary has recorded is with whoever can confirm it', () => {
  it('an interest of the chair gives it to the deputy, who is told', () => {
    const story = recorded();
    const { c, ref, meeting } = story;
    expect(c.caseOf(ref).pen?.user).toBe(CHAIR);
    c.at([CHAIR, meeting], 'declare-interest', { case: ref, reason: why });
    expect(c.caseOf(ref).pen).toMatchObject({ party: 'body', role: 'chair', user: DEPUTY });
    expect(told(story)).toEqual([[DEPUTY, expect.stringMatching(/confirm, or to contest/)]]);
    expect(c.refused([CHAIR, ref], 'confirm-decision', {})).toBe('not-the-decider');
    expect(c.give([DEPUTY, ref], 'confirm-decision', {}).stage).toBe('closing');
  });
  it('apologies do, until the chair is there again', () => {
    const story = recorded();
    const { c, ref } = story;
    apologies(story, DEPUTY, [CHAIR]);
    expect(c.caseOf(ref).pen?.user).toBe(DEPUTY);
    expect(told(story)).toEqual([[DEPUTY, expect.stringMatching(/confirm, or to contest/)]]);
    apologies(story, CHAIR, []);
    expect(c.caseOf(ref).pen?.user).toBe(CHAIR);
    expect(told(story)).toEqual([[CHAIR, expect.stringMatching(/confirm, or to contest/)]]);
    expect(c.refused([DEPUTY, ref], 'confirm-decision', {})).toBe('not-the-decider');
  });
  it('an interest of somebody else changes nothing, and tells nobody', () => {
    const story = recorded();
    const { c, ref, meeting } = story;
    c.at([DEPUTY, meeting], 'declare-interest', { case: ref, reason: why });
    expect(c.caseOf(ref).pen?.user).toBe(CHAIR);
    expect(told(story)).toEqual([]);
  });
  it('where both have an interest, its secretary takes it off and passes it on at the next', () => {
    const story = recorded();
    const { c, ref, meeting } = story;
    for (const who of [CHAIR, DEPUTY]) c.at([who, meeting], 'declare-interest', { case: ref, reason: why });
    expect(c.caseOf(ref).pen).toMatchObject({ role: 'secretary', user: SECRETARY });
    expect(told(story)).toEqual([[SECRETARY, expect.stringMatching(/^Nobody .* confirm .* carry it or strike it/i)]]);
    c.at([SECRETARY, meeting], 'strike-item', { case: ref, reason: why });
    const next = c.call('extraordinary', '2026-12-16T10:00:00Z');
    c.give([SECRETARY, ref], 'list-for-meeting', { meeting: next });
    c.wait('2026-12-16T10:00:00Z');
    c.at([CHAIR, next], 'start', {});
    expect(c.give([SECRETARY, ref], 'record-decision', decision(next, 'refer-to-ftt')).pen?.user).toBe('secretary.ftt');
  });
});

describe('ESC-2, ACC-4: an interest asks nobody to decide what the body does not decide any more', () => {
  it('neither the receiver of a transfer that is decided', () => {
    const story = beside();
    const { c, ref, meeting } = story;
    c.give([CHAIR, ref], 'record-decision', decision(meeting, 'transfer', { newOwner: 'northmarch-rocu' }));
    c.at([CHAIR, meeting], 'declare-interest', { case: ref, reason: why });
    expect(c.written.cases[ref]!.at(-1)).toMatchObject({ type: 'decider-changed', about: { interest: CHAIR, asks: [] } });
    expect(told(story)).toEqual([]);
  });
  it('nor whoever closes a case that the owner keeps', () => {
    const story = beside();
    const { c, ref, meeting } = story;
    c.give([CHAIR, ref], 'record-decision', decision(meeting, 'retain'));
    c.at([CHAIR, meeting], 'declare-interest', { case: ref, reason: why });
    expect(told(story)).toEqual([]);
  });
  it('the deputy is asked once to decide what is listed', () => {
    const story = inSession();
    story.c.at([CHAIR, story.meeting], 'declare-interest', { case: story.ref, reason: why });
    expect(told(story)).toEqual([[DEPUTY, expect.stringMatching(/for you to decide/)]]);
  });
});

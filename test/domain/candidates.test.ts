import { describe, expect, it } from 'vitest';
import type { Case } from '../../domain/case.ts';
import { candidatesFor } from '../../domain/candidates.ts';
import type { Person } from '../../domain/directory.ts';
import { decide } from '../../domain/decide.ts';
import { fold } from '../../domain/evolve.ts';
import type { Facts } from '../../domain/facts.ts';
import { owedItems } from '../../domain/owed.ts';
import { explain } from '../../domain/sentences.ts';
import { factsFor, narrative } from '../support/rulebook.ts';
import { accepted, after, byTime, directoryWith, refusal } from './by-time.ts';
import { date, instant } from './calendars.ts';
import { rocuBid, assessment } from './payloads.ts';
import { caseAt, storyAt, storyOf, type Story } from './story.ts';

const [TOEX, SIA, SECOND, GATEWAY] = [
  'toex-manager.northmarch',
  'sia.northmarch',
  'sia2.northmarch',
  'gateway-manager.northmarch',
] as const;
const why = narrative('Because.');
const rationale = why;
const now = instant('2026-11-23T10:00:00Z');
const propose = (on: Case, other: Partial<Facts> = {}) => byTime(on, { name: 'propose-candidate', payload: {}, now }, other);
const proposed = (on: Case, other: Partial<Facts> = {}): Case => after(on, propose(on, other));
const users = (on: Case, other: Partial<Facts> = {}) => candidatesFor(on, factsFor(TOEX, { now, ...other })).map(({ user }) => user);
const without = (...gone: readonly string[]) =>
  directoryWith(Object.fromEntries(gone.map((id): [string, Partial<Person>] => [id, { active: false }])));
/** A story that goes on from a proposal. */
const withProposal = (stage: 'consideration' | 'awaiting-capacity', other: Partial<Facts> = {}): Story => {
  const story = storyAt(stage);
  const { proposal } = proposed(story.on(), other);
  if (proposal === undefined) throw new Error('nothing was proposed');
  story.bend({ proposal });
  return story;
};

describe('ALL-3: the service proposes a candidate, and says in the entry why', () => {
  it('with load, skills and availability as they are in that moment', () => {
    const story = storyAt('consideration');
    story.bend({ bid: { ...story.on().bid, need: { ...story.on().bid.need, support: ['network-chart'] } } });
    const [entry, ...others] = accepted(propose(story.on(), { siaLoad: { [SIA]: 2, [SECOND]: 3 } }));
    expect(others).toEqual([]);
    const reasons = ['2 of 6 cases held', 'skilled in network chart', 'available'];
    expect(entry).toMatchObject({ type: 'candidate-proposed', actor: 'system', at: now, about: { sia: SIA, reasons } });
    expect(entry?.after).toEqual({
      proposal: {
        sia: SIA,
        at: now,
        candidates: [
          { user: SIA, reasons },
          { user: SECOND, reasons: ['3 of 6 cases held', 'available'] },
        ],
      },
    });
  });
  it.each(['consideration', 'awaiting-capacity'] as const)('in %s, and it moves nothing: stage, pen, clocks and version stay', (stage) => {
    const on = caseAt(stage);
    const { proposal, seq, ...rest } = proposed(on);
    const { seq: before, ...was } = on;
    expect(rest).toEqual(was);
    expect([proposal?.sia, seq]).toEqual([SIA, before + 1]);
  });
  it('nobody, where nobody could take the case, and that is recorded too', () => {
    const on = proposed(caseAt('consideration'), { directory: without(SIA, SECOND) });
    expect(on.proposal).toEqual({ sia: null, at: now, candidates: [] });
    expect(proposed(on).proposal?.sia).toBe(SIA);
  });
  it('is given by no person, not by a TOEX manager either', () => {
    for (const who of [TOEX, SIA, GATEWAY, 'admin.national']) {
      const refused = refusal(decide(caseAt('consideration'), { name: 'propose-candidate', payload: {} }, factsFor(who, { now })));
      expect(refused).toMatchObject({ code: 'wrong-person', rule: 'ALL-3' });
    }
  });
  it.each(['in-triage', 'terms', 'closed'] as const)('in %s it is too late or too early', (stage) => {
    expect(refusal(propose(caseAt(stage)))).toMatchObject({ code: 'wrong-stage', rule: 'ALL-3' });
  });
  it('the same again is refused; a changed load is another proposal', () => {
    const on = proposed(caseAt('consideration'));
    expect(refusal(propose(on))).toMatchObject({ code: 'already-recorded', rule: 'ALL-3' });
    expect(proposed(on, { siaLoad: { [SIA]: 1 } }).proposal?.sia).toBe(SECOND);
  });
  it('also on hold and while the SIO cannot act: it decides nothing', () => {
    const story = storyAt('awaiting-capacity');
    story.give(TOEX, 'hold', { reasonCode: 'court', reviewBy: date('2026-11-27'), reason: why });
    expect(proposed(story.on()).proposal?.sia).toBe(SIA);
    expect(proposed(caseAt('consideration'), { directory: without('sio.aldershire') }).proposal?.sia).toBe(SIA);
  });
});

describe('ALL-3: it proposes, a manager allocates', () => {
  it('who was proposed stays first while others’ loads change, and needs no reason; another does', () => {
    const story = withProposal('awaiting-capacity');
    const siaLoad = { [SIA]: 4 };
    expect(users(story.on(), { siaLoad })).toEqual([SIA, SECOND]);
    story.other.siaLoad = siaLoad;
    const refused = story.refused(TOEX, 'allocate', { sia: SECOND });
    expect(refused).toMatchObject({ code: 'override-reason-needed', rule: 'ALL-3' });
    expect(explain(refused).detail).toContain(story.facts(SIA).actor?.name);
    expect(story.give(TOEX, 'allocate', { sia: SIA })).toMatchObject({ stage: 'terms', sia: SIA });
  });
  it('who was proposed and has left, is away or in conflict since is proposed no more', () => {
    const on = proposed(caseAt('awaiting-capacity'));
    const away = directoryWith({ [SIA]: { absentFrom: instant('2026-11-22') } });
    const inLine = directoryWith({ [SIA]: { lineManager: 'sio.aldershire' } });
    for (const directory of [without(SIA), away, inLine]) expect(users(on, { directory })).toEqual([SECOND]);
    const story = withProposal('awaiting-capacity');
    story.other.directory = without(SIA);
    expect(story.give(TOEX, 'allocate', { sia: SECOND }).sia).toBe(SECOND);
  });
  it('before anything is proposed the best as things are counts', () => {
    expect(users(caseAt('consideration'), { siaLoad: { [SIA]: 1 } })).toEqual([SECOND, SIA]);
  });
  it('the allocation keeps the list with the proposed first; the proposal is over', () => {
    const on = withProposal('consideration').give(TOEX, 'allocate', { sia: SECOND, rationale, overrideReason: why });
    expect(on).toMatchObject({ proposal: null, allocation: { sia: SECOND, candidates: [{ user: SIA }, { user: SECOND }] } });
  });
  it('referred back to triage there is no proposal any more', () => {
    expect(withProposal('consideration').give(TOEX, 'refer-back', { rationale })).toMatchObject({ stage: 'triage-queue', proposal: null });
  });
  it('a case that never had one is written as before', () => {
    expect(storyAt('terms').on()).not.toHaveProperty('proposal');
    expect(storyAt('consideration').give(TOEX, 'refer-back', { rationale })).not.toHaveProperty('proposal');
  });
});

describe('ALL-3: a proposal is owed wherever somebody may be allocated next', () => {
  /** The types of entry that owe one, each with the case after it. */
  const owing = ({ entries }: Story): readonly string[] => {
    let on: Case | null = null;
    return entries.flatMap((entry) => {
      on = fold([entry], on);
      const items = on === null ? [] : owedItems({ on, entry, facts: factsFor(null, { now }) });
      return items.some(({ temperament }) => temperament === 'candidates') ? [entry.type] : [];
    });
  };
  it('once recommended, once accepted, and never again on the straight road', () => {
    expect(owing(storyAt('closed'))).toEqual(['recommended', 'accepted']);
  });
  it('of the own ROCU only once it is countersigned', () => {
    const story = storyOf(rocuBid, 'spoc.northmarch-rocu');
    story.give('triage.northmarch', 'claim', {});
    story.give('triage.northmarch', 'recommend', { assessment });
    expect(owing(story)).toEqual([]);
    story.give(GATEWAY, 'countersign-recommendation', { rationale });
    expect(owing(story)).toEqual(['recommendation-countersigned']);
  });
  it.each([
    ['in-triage', 'triage.northmarch', []],
    ['consideration', TOEX, ['recommended', 'decline-overturned']],
    ['awaiting-capacity', TOEX, ['recommended', 'accepted', 'decline-overturned']],
  ] as const)('after a decline of %s is overturned, where it goes back to allocation', (stage, who, expected) => {
    const story = storyAt(stage);
    story.give(who, 'propose-decline', { reasonCode: 'capacity', rationale, advice: why });
    story.give(GATEWAY, 'overturn-decline', { rationale });
    expect(owing(story)).toEqual(expected);
  });
  it('when a hold ends and when another becomes SIO, for either may change who is free', () => {
    const story = storyAt('consideration');
    story.give(TOEX, 'hold', { reasonCode: 'court', reviewBy: date('2026-11-27'), reason: why });
    story.give(TOEX, 'resume', { reason: why });
    story.give('sio.aldershire', 'propose-handover', { to: 'sio2.aldershire', reason: why });
    story.give('sio2.aldershire', 'accept-handover', {});
    expect(owing(story)).toEqual(['recommended', 'resumed', 'handover-accepted']);
  });
  it('when capacity is looked at again, and by no other reminder', () => {
    const told = (stage: 'consideration' | 'awaiting-capacity', clock: string) => {
      const before = caseAt(stage);
      const tell = byTime(before, { name: 'tell', payload: { clock, rung: 'due' }, now: instant('2027-06-01T10:00:00Z') });
      const [entry] = accepted(tell);
      return entry === undefined ? [] : owedItems({ on: after(before, tell), entry, facts: factsFor(null, { now }) });
    };
    expect(told('awaiting-capacity', 'capacity')).toMatchObject([{ temperament: 'candidates', kind: 'candidates' }]);
    expect(told('consideration', 'toex-decision')).toEqual([]);
  });
});

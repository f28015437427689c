import { describe, expect, it } from 'vitest';
import { SUCCESSION } from '../../domain/availability.ts';
import type { Case } from '../../domain/case.ts';
import { decide, offered } from '../../domain/decide.ts';
import { holdingOf } from '../../domain/holdings.ts';
import { noticesOf } from '../../domain/notices.ts';
import { factsFor, narrative } from '../support/rulebook.ts';
import { accepted, after, byTime, directoryWith, refusal } from './by-time.ts';
import { accept, LEAD, nominated, SIO2, SUPER } from './handing.ts';
import { countersigning, declining, proposedTerms, returned } from './situations.ts';
import { caseAt, storyAt } from './story.ts';
import { SIO } from './work.ts';

const [OFFICER, MANAGER, MANAGER2, SIA, TOEX] = [
  'triage.northmarch', 'gateway-manager.northmarch', 'gateway-manager2.northmarch', 'sia.northmarch', 'toex-manager.northmarch',
] as const; // prettier-ignore
const text = narrative('Because.');
const without = (id: string) => ({ directory: directoryWith({ [id]: { active: false } }) });
const leaving = (on: Case, person: string) =>
  byTime(on, { name: 'release-leaver', payload: { person }, now: factsFor(null).now }, without(person));
const left = (on: Case, person: string): Case => after(on, leaving(on, person));

describe('ACC-7: before somebody is made inactive, everything that they hold is listed', () => {
  it.each([
    ['the claimer', () => caseAt('in-triage'), OFFICER, ['pen', 'claim']],
    ['the claimer of a returned bid', returned, OFFICER, ['claim']],
    ['the SPOC who owes the answer', returned, 'spoc.aldershire', ['pen']],
    ['the SIA', () => caseAt('development'), SIA, ['pen', 'sia']],
    ['an SIA who has signed', proposedTerms, SIA, ['sia', 'signature']],
    ['the SIO who is to sign', proposedTerms, SIO, ['pen', 'sio', 'signature']],
    ['the owner', () => caseAt('ownership'), SIO, ['pen', 'sio']],
    ['the nominee', () => nominated('terms').on(), SIO2, ['nomination']],
  ] as const)('%s', (...[, on, id, kinds]) => {
    expect(holdingOf(on(), id)).toEqual({ ref: on().ref, kinds });
  });
  it('nothing of what is over, and nothing of others', () => {
    expect(holdingOf(caseAt('closed'), SIA)).toBeNull();
    expect(holdingOf(caseAt('terms'), MANAGER)).toBeNull();
  });
});

describe('ACC-7: then each part goes to somebody who can act', () => {
  it('claimer → released, and open to every officer', () => {
    const on = left(caseAt('in-triage'), OFFICER);
    expect(on).toMatchObject({
      stage: 'triage-queue',
      claimer: null,
      offeredTo: null,
      pen: { party: 'gateway', role: 'triage-officer', user: null },
    });
    expect(offered('claim', on, factsFor('triage2.northmarch', without(OFFICER)))).toBeNull();
  });
  it('a recommendation that waits for its second officer stays, and returned is open to every officer', () => {
    const before = countersigning();
    const on = left(before, MANAGER);
    expect(on).toMatchObject({ stage: 'in-triage', triage: { awaitsCountersign: true }, pen: { role: 'gateway-manager', user: null } });
    const back = decide(on, { name: 'return-recommendation', payload: { reason: text } }, factsFor(MANAGER2, without(MANAGER)));
    expect(after(on, back)).toMatchObject({ stage: 'triage-queue', pen: { user: null }, claimer: null, triage: null });
  });
  it('an offer of first refusal ends, and a decline that they proposed is still reviewed', () => {
    const story = storyAt('consideration');
    const offer = story.give(TOEX, 'refer-back', { rationale: text });
    expect(offer.pen?.user).toBe(OFFICER);
    expect(left(offer, OFFICER)).toMatchObject({ offeredTo: null, pen: { user: null } });
    expect(left({ ...declining(), claimer: OFFICER, pen: { ...declining().pen!, user: OFFICER } }, OFFICER).pen?.user).toBeNull();
  });
  it('SIA → pen to the TOEX manager; where the SIO has it, it stays', () => {
    expect(left(caseAt('development'), SIA)).toMatchObject({ sia: SIA, pen: { party: 'toex', role: 'toex-manager', user: null } });
    const on = proposedTerms();
    expect(left(on, SIA).pen).toBe(on.pen);
  });
  it.each(['acceptance', 'ownership'] as const)('SIO → OWN-8, in %s: the owner lead keeps the pen until a successor accepts', (stage) => {
    const before = caseAt(stage);
    const on = left(before, SIO);
    expect(on).toMatchObject({
      stage,
      owner: before.owner,
      unavailable: { by: 'system', reason: null },
      pen: { party: 'force', role: 'owner-lead', user: null },
    });
    expect(on.clocks[SUCCESSION]).toBeDefined();
    const known = without(SIO);
    const named = after(on, decide(on, { name: 'propose-handover', payload: { to: SIO2, reason: text } }, factsFor(LEAD, known)));
    const digest = Object.values(on.terms).find(({ status }) => status === 'agreed')?.digest ?? '';
    const taken = after(named, decide(named, { name: 'accept-handover', payload: { termsDigest: digest } }, factsFor(SIO2, known)));
    expect(taken).toMatchObject({ unavailable: null, owner: { user: SIO2 }, pen: { role: before.pen?.role, user: SIO2 } });
    expect(taken.clocks[SUCCESSION]).toBeUndefined();
  });
  it('a nominee → their nomination is void, and whoever can name another is told', () => {
    const story = nominated('terms');
    const entries = accepted(leaving(story.on(), SIO2));
    expect(entries).toMatchObject([
      { type: 'handover-voided', about: { to: SIO2, why: 'left' } },
      { type: 'leaver-released', about: { person: SIO2, was: ['nominee'] } },
    ]);
    const on = left(story.on(), SIO2);
    expect(on).toMatchObject({ handover: null, owner: { user: SIO } });
    const told = noticesOf({ on, entry: entries[1]!, facts: factsFor(null, without(SIO2)) }).flatMap(({ to }) => to);
    expect([...told].toSorted()).toEqual([LEAD, SIO, SUPER].toSorted());
  });
  it('once only, never for somebody who is active, and never by a person', () => {
    const on = caseAt('development');
    expect(refusal(byTime(on, { name: 'release-leaver', payload: { person: SIA }, now: factsFor(null).now }))).toMatchObject({
      code: 'moved-on',
      rule: 'ACC-7',
    });
    expect(refusal(leaving(on, MANAGER))).toMatchObject({ code: 'moved-on' });
    expect(decide(on, { name: 'release-leaver', payload: { person: SIA } }, factsFor(TOEX))).toMatchObject({
      ok: false,
      refusal: { code: 'wrong-person' },
    });
  });
  it('the pen is with nobody who has left, in every stage and whoever leaves', () => {
    const stages = ['triage-queue', 'in-triage', 'consideration', 'awaiting-capacity', 'terms', 'development', 'product-review', 'acceptance', 'reassessment', 'ownership', 'closing'] as const; // prettier-ignore
    const cases = [...stages.map(caseAt), returned(), countersigning(), declining(), proposedTerms(), nominated('terms').on()];
    let released = 0;
    for (const on of cases)
      for (const id of Object.keys(factsFor(null).directory.people)) {
        const decision = leaving(on, id);
        const now = decision.ok ? after(on, decision) : on;
        expect(now.pen?.user, `${id} in ${on.stage}`).not.toBe(id);
        expect(now.pen).not.toBeNull();
        if (decision.ok) released += 1;
      }
    expect(released).toBeGreaterThan(25);
  });
  it('a successor who accepted before is not undone by the leaving of their predecessor', () => {
    const story = nominated('terms');
    accept(story);
    expect(refusal(leaving(story.on(), SIO))).toMatchObject({ code: 'moved-on' });
  });
});

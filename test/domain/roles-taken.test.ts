import { describe, expect, it } from 'vitest';
import { mayOpen } from '../../domain/access.ts';
import type { Case } from '../../domain/case.ts';
import { decide, offered } from '../../domain/decide.ts';
import type { Person } from '../../domain/directory.ts';
import { managersOfHold } from '../../domain/holding.ts';
import { lostTo } from '../../domain/holdings.ts';
import { noticesOf } from '../../domain/notices.ts';
import { recipients } from '../../domain/recipients.ts';
import type { Role } from '../../domain/words.ts';
import { factsFor, narrative, personOf, policy } from '../support/rulebook.ts';
import { accepted, after, byTime, directoryWith, refusal } from './by-time.ts';
import { nominated, SIO2 } from './handing.ts';

import { held, redirected, returned } from './situations.ts';
import { caseAt, storyAt } from './story.ts';
import { logged } from './valued.ts';
import { SIO } from './work.ts';

const [OFFICER, OTHER, MANAGER, SIA, TOEX, ANALYST, SPOC] = [
  'triage.northmarch', 'triage2.northmarch', 'gateway-manager.northmarch', 'sia.northmarch', 'toex-manager.northmarch', 'analyst.northmarch', 'spoc.aldershire',
] as const; // prettier-ignore
const text = narrative('Because.');
const having = (id: string, ...roles: readonly Role[]): Person => ({ ...personOf(id), roles });
const within = (id: string, ...roles: readonly Role[]) => ({ directory: directoryWith({ [id]: { roles } }) });
const taking = (on: Case, id: string, ...roles: readonly Role[]) =>
  byTime(on, { name: 'release-leaver', payload: { person: id }, now: factsFor(null).now }, within(id, ...roles));
const opens = (on: Case, id: string, ...roles: readonly Role[]) => mayOpen(on, having(id, ...roles), { ...within(id, ...roles), policy });
const decline = { reasonCode: 'no-sio', rationale: text, advice: text };

describe('ACC-1: a right that stems from a role is gone with the role, at the next command', () => {
  it('the claimer no longer opens, proposes or releases, whatever they are otherwise', () => {
    const on = caseAt('in-triage');
    for (const roles of [[], ['analyst'], ['auditor', 'secretary']] as const) {
      expect(opens(on, OFFICER, ...roles)).toBe('none');
      const facts = factsFor(OFFICER, within(OFFICER, ...roles));
      expect(decide(on, { name: 'propose-decline', payload: decline }, facts)).toMatchObject({ refusal: { code: 'wrong-person' } });
      expect(offered('release', on, facts)).toMatchObject({ code: 'wrong-person' });
    }
    expect(opens(on, OFFICER, 'gateway-manager')).toBe('page');
    expect(opens({ ...on, restricted: true }, OFFICER, 'triage-officer')).toBe('page');
    expect(decide(on, { name: 'propose-decline', payload: decline }, factsFor(OFFICER, within(OFFICER, 'gateway-manager')))).toMatchObject({
      ok: true,
    });
  });
  it('the SIA, the team, whoever reviewed and whoever logged value for TOEX', () => {
    expect(opens(caseAt('terms'), SIA)).toBe('none');
    expect(opens(caseAt('terms'), SIA, 'analyst')).toBe('none');
    expect(offered('propose-terms', caseAt('terms'), factsFor(SIA, within(SIA, 'analyst')))).toMatchObject({ code: 'wrong-person' });
    const working = caseAt('acceptance');
    expect([opens(working, ANALYST), opens(working, ANALYST, 'analyst'), opens(working, ANALYST, 'sia')]).toEqual(['none', 'page', 'page']);
    expect(offered('log-work', working, factsFor(ANALYST, within(ANALYST)))).toMatchObject({ code: 'wrong-person' });
    const off: Case = { ...logged(ANALYST).on(), team: [] };
    expect([opens(off, ANALYST), opens(off, ANALYST, 'analyst')]).toEqual(['none', 'page']);
    expect(opens({ ...caseAt('closing'), restricted: true }, 'sia2.northmarch')).toBe('none');
  });
  it('BID-2: the SIO is one by relation, and stays so in no role at all; so do customer, successor and deputy', () => {
    for (const stage of ['terms', 'ownership'] as const) {
      expect(opens({ ...caseAt(stage), restricted: true }, SIO)).toBe('page');
      expect(lostTo(caseAt(stage), having(SIO))).toBeNull();
    }
    expect(offered('confirm-ownership', caseAt('ownership'), factsFor(SIO, within(SIO)))).toBeNull();
    const story = nominated('terms');
    expect([opens({ ...story.on(), restricted: true }, SIO2), lostTo(story.on(), having(SIO2))]).toEqual(['page', null]);
    expect(opens({ ...caseAt('terms'), restricted: true }, 'requester.aldershire')).toBe('page');
  });
  it('ACC-4: a SPOC who is one no longer sees of a restricted bid of their own what others of the agency see', () => {
    const on: Case = { ...caseAt('in-triage'), restricted: true };
    expect([opens(on, SPOC, 'spoc'), opens(on, SPOC), opens({ ...on, restricted: false }, SPOC)]).toEqual(['page', 'stub', 'page']);
  });
  it('CLK-3: a hold is ended by its holder’s manager, or by the managers of the unit, where the holder has not the role any more', () => {
    const on = held('in-triage', OFFICER);
    const by = on.hold?.by ?? '';
    expect(offered('resume', on, factsFor(by, within(by)))).toMatchObject({ code: 'wrong-person' });
    const alone: Case = { ...on, hold: { ...on.hold!, manager: null } };
    expect(managersOfHold(alone, factsFor(null))).toEqual([]);
    expect(managersOfHold(alone, factsFor(null, within(by)))).toContain(MANAGER);
  });
  it('TRI-6: a manager of the gateway speaks for a body without an account, once whoever offered it has no role there', () => {
    const on = redirected('partner', 'lantern-alliance');
    const why = { acknowledgedBy: text, evidence: text };
    expect(decide(on, { name: 'acknowledge-redirect', payload: why }, factsFor(OFFICER, within(OFFICER)))).toMatchObject({ ok: false });
    expect(decide(on, { name: 'acknowledge-redirect', payload: why }, factsFor(MANAGER, within(OFFICER)))).toMatchObject({ ok: true });
  });
  it('nobody is told as what they are no longer: the TOEX manager instead of an SIA who is none', () => {
    const on = caseAt('development');
    const told = (id: string) => recipients(['sia', 'claimer'], on, factsFor(null, within(id)));
    expect([told(SIA), told(OFFICER)]).toEqual([[OFFICER], [SIA]]);
  });
});

describe('ACC-7: what the remaining roles cannot hold is taken, and nothing else', () => {
  it.each<[string, () => Case, string, readonly Role[], readonly string[] | null]>([
    ['a claim', () => caseAt('in-triage'), OFFICER, [], ['pen', 'claim']],
    ['a claim that a manager may keep', () => caseAt('in-triage'), OFFICER, ['gateway-manager'], null],
    ['the claim of a returned bid', returned, OFFICER, ['analyst'], ['claim']],
    ['the answer that a SPOC owes', returned, SPOC, [], ['pen']],
    ['the case of an SIA', () => caseAt('development'), SIA, ['analyst'], ['pen', 'sia']],
    ['the case of an SIA, kept', () => caseAt('development'), SIA, ['sia', 'auditor'], null],
    ['nothing of an SIO', () => caseAt('ownership'), SIO, [], null],
    ['nothing of what is over', () => caseAt('closed'), SIA, [], null],
  ])('%s', (...[, on, id, roles, kinds]) => {
    expect(lostTo(on(), having(id, ...roles))).toEqual(kinds === null ? null : { ref: on().ref, kinds });
  });
  it('claimer → released, and open to every officer; the history says why', () => {
    const before = caseAt('in-triage');
    const entries = accepted(taking(before, OFFICER));
    expect(entries).toMatchObject([
      { type: 'leaver-released', actor: 'system', about: { person: OFFICER, was: ['claimer'], because: 'role' } },
    ]);
    const on = after(before, taking(before, OFFICER));
    expect(on).toMatchObject({ stage: 'triage-queue', claimer: null, pen: { role: 'triage-officer', user: null } });
    expect(offered('claim', on, factsFor(OTHER, within(OFFICER)))).toBeNull();
    const [notice] = noticesOf({ on, entry: entries[0]!, facts: factsFor(null, within(OFFICER)) });
    expect(notice?.text).toContain('has the role for it no longer');
    expect(notice?.to).toContain(OTHER);
    expect(notice?.to).not.toContain(OFFICER);
  });
  it('an offer of first refusal ends', () => {
    const offer = storyAt('consideration').give(TOEX, 'refer-back', { rationale: text });
    expect(offer.pen?.user).toBe(OFFICER);
    expect(after(offer, taking(offer, OFFICER, 'analyst'))).toMatchObject({ offeredTo: null, pen: { user: null } });
  });
  it('SIA → pen to the TOEX manager, who allocates another; SPOC → any SPOC of the agency', () => {
    const on = after(caseAt('development'), taking(caseAt('development'), SIA, 'analyst'));
    expect(on.pen).toMatchObject({ party: 'toex', role: 'toex-manager', user: null });
    const known = within(SIA, 'analyst');
    expect(decide(on, { name: 'reallocate', payload: { sia: 'sia2.northmarch', reason: text } }, factsFor(TOEX, known))).toMatchObject({
      ok: true,
    });
    expect(after(returned(), taking(returned(), SPOC)).pen).toMatchObject({ party: 'force', role: 'spoc', user: null });
  });
  it('the pen is handed to nobody who has not the role: a resubmission is open to all, an overturned decline too', () => {
    const known = within(OFFICER, 'analyst');
    const asked = returned().returns?.at(-1)?.questions ?? [];
    const answers = { answers: asked.map(({ id }) => ({ questionId: id, text })) };
    const back = decide(returned(), { name: 'answer-and-resubmit', payload: answers }, factsFor(SPOC, known));
    expect(after(returned(), back)).toMatchObject({ offeredTo: null, pen: { user: null } });
    const story = storyAt('in-triage');
    const proposed = story.give(OFFICER, 'propose-decline', decline);
    const overturned = decide(proposed, { name: 'overturn-decline', payload: { rationale: text } }, factsFor(MANAGER, known));
    expect(after(proposed, overturned)).toMatchObject({ stage: 'triage-queue', claimer: null, pen: { user: null } });
  });
  it('never from somebody who has the role, or has it again by then', () => {
    expect(refusal(taking(caseAt('in-triage'), OFFICER, 'triage-officer'))).toMatchObject({ code: 'moved-on', rule: 'ACC-7' });
    expect(refusal(taking(caseAt('in-triage'), OTHER))).toMatchObject({ code: 'moved-on' });
  });
});

import { describe, expect, it } from 'vitest';
import { escalationOf } from '../../domain/escalation-state.ts';
import { mayOpen } from '../../domain/access.ts';
import { noticesOf } from '../../domain/notices.ts';
import { spocsOf } from '../../domain/recipients.ts';
import { directory, factsFor, personOf, policy } from '../support/rulebook.ts';
import { date } from './calendars.ts';
import * as given from './payloads.ts';
import { digestOf } from './story.ts';
import { directoryWith } from './by-time.ts';
import { CHAIR, council, DEPUTY, decision, inSession, LEAD, OWNER, paper, SECRETARY, why } from './council.ts';

const SIA = 'sia.northmarch';
const decided = (newOwner = 'northmarch-rocu', kind: 'ordinary' | 'extraordinary' = 'ordinary') => {
  const story = inSession(kind);
  story.c.give([CHAIR, story.ref], 'record-decision', decision(story.meeting, 'transfer', { newOwner }));
  return story;
};
const closing = { apmis: 'not-applicable', feedbackRequested: true, noValueReason: why } as const;

describe('OWN-4, OWN-1: the risk moves by a recorded decision, at the instant the receiver accepts and at no other', () => {
  it('deciding changes no owner; accepting makes the lead both owner and SIO of record', () => {
    const { c, ref } = decided();
    expect(c.caseOf(ref)).toMatchObject({
      owner: { agency: 'aldershire', user: OWNER },
      pen: { party: 'force', role: 'owner-lead', user: null },
    });
    expect(c.refused([OWNER, ref], 'accept-transfer', { lead: OWNER })).toBe('wrong-person');
    expect(c.refused(['owner-lead.brackenshire', ref], 'accept-transfer', { lead: LEAD })).toBe('wrong-person');
    expect(c.refused([LEAD, ref], 'accept-transfer', { lead: 'toex-manager.northmarch' })).toBe('fields-refused');
    const at = c.now();
    const on = c.give([LEAD, ref], 'accept-transfer', { lead: LEAD });
    expect(on).toMatchObject({ stage: 'closing', owner: { agency: 'northmarch-rocu', user: LEAD }, pen: { party: 'toex', user: SIA } });
    expect(on.ownershipHistory.at(-1)).toEqual({ agency: 'northmarch-rocu', user: LEAD, from: at, by: 'accept-transfer' });
    expect(escalationOf(on)).toMatchObject({ standing: 'complete', decisions: [{ answer: { outcome: 'accepted', lead: LEAD } }] });
    expect(c.refused([LEAD, ref], 'refuse-transfer', { reason: why })).toBe('wrong-stage');
  });
  it('OWN-8: it voids a nomination that is open', () => {
    const { c, ref } = decided();
    c.give([OWNER, ref], 'propose-handover', { to: 'sio2.aldershire', reason: why });
    const on = c.give([LEAD, ref], 'accept-transfer', { lead: 'sio.northmarch-rocu' });
    expect(on).toMatchObject({ owner: { user: 'sio.northmarch-rocu' }, handover: null });
    expect(c.journal.filter(({ type }) => type === 'handover-voided')).toMatchObject([
      { about: { to: 'sio2.aldershire', why: 'transferred' } },
    ]);
    expect(Object.keys(on.clocks)).not.toContain('handover');
  });
});

describe('BID-1, ACC-1: after a transfer the SPOC is that of the agency which owns the threat', () => {
  const [OLD, NEW] = ['spoc.aldershire', 'spoc.northmarch-rocu'] as const;
  const keying = { changedAt: date('2026-12-15'), keyedBy: 'triage.northmarch' };
  it('a notice to the SPOC goes to the new agency’s, and to the former one at the transfer alone', () => {
    const { c, ref } = decided();
    const toSpocs = (on: ReturnType<typeof c.caseOf>): readonly string[] => {
      const entry = c.written.cases[ref]?.at(-1);
      if (entry === undefined) throw new Error('nothing was written');
      const notices = noticesOf({ on, entry, facts: factsFor(null, { now: entry.at }) });
      return notices
        .flatMap(({ to }) => to)
        .filter((id) => id === OLD || id === NEW)
        .toSorted();
    };
    expect(toSpocs(c.caseOf(ref)), 'while the receiver has not answered').toEqual([OLD]);
    expect(toSpocs(c.give([LEAD, ref], 'accept-transfer', { lead: LEAD }))).toEqual([OLD, NEW]);
    expect(mayOpen(c.caseOf(ref), personOf(OLD), { directory, policy })).toBe('past');
    c.give(['triage.northmarch', ref], 'record-master-list-change', keying);
    expect(toSpocs(c.give([SIA, ref], 'close', closing))).toEqual([NEW]);
    expect(spocsOf(c.caseOf(ref), { directory })).toEqual([NEW]);
    // Who brought it is a fact of the journal, and stays.
    expect(c.caseOf(ref).spoc).toBe(OLD);
  });
  it('REO-1: that SPOC reopens it, and brings the round that begins', () => {
    const { c, ref } = decided();
    c.give([LEAD, ref], 'accept-transfer', { lead: LEAD });
    c.give(['triage.northmarch', ref], 'record-master-list-change', keying);
    c.give([SIA, ref], 'close', closing);
    const tasking = { meetingDate: date('2026-12-14'), decisionRef: 'NM-7' };
    const again = { newIntelligence: why, tasking };
    expect(c.refused([OLD, ref], 'reopen', again)).toBe('wrong-person');
    const on = c.give([NEW, ref], 'reopen', again);
    expect([on.spoc, spocsOf(on, { directory })]).toEqual([NEW, [NEW]]);
  });
  it('several are all told, and nobody where the agency has none', () => {
    const { c, ref } = decided();
    const on = c.give([LEAD, ref], 'accept-transfer', { lead: LEAD });
    const second = directoryWith({ [LEAD]: { roles: ['owner-lead', 'spoc'] } });
    expect([...spocsOf(on, { directory: second })].toSorted()).toEqual([LEAD, NEW].toSorted());
    expect(spocsOf(on, { directory: directoryWith({ [NEW]: { active: false } }) })).toEqual([]);
  });
});

describe('OWN-6: the master list follows the owner, and the change is a task until somebody says that it is keyed', () => {
  it('the case does not close before', () => {
    const { c, ref } = decided();
    const on = c.give([LEAD, ref], 'accept-transfer', { lead: LEAD });
    expect(on.masterList).toMatchObject({ agency: 'northmarch-rocu', keyedAgency: 'aldershire' });
    expect(c.refused([SIA, ref], 'close', closing)).toBe('master-list-open');
    expect(
      c.refused([SIA, ref], 'record-master-list-change', { changedAt: date(c.now().slice(0, 10)), keyedBy: 'triage.northmarch' }),
    ).toBe('wrong-person');
    const keying = { changedAt: date(c.now().slice(0, 10)), keyedBy: 'triage.northmarch' };
    expect(c.refused(['triage.northmarch', ref], 'record-master-list-change', { ...keying, changedAt: date('2036-01-01') })).toBe(
      'fields-refused',
    );
    const keyed = c.give(['triage.northmarch', ref], 'record-master-list-change', keying);
    expect(keyed.masterList).toMatchObject({ agency: 'northmarch-rocu', keyedAgency: 'northmarch-rocu', keyedBy: 'triage.northmarch' });
    expect(c.refused(['triage.northmarch', ref], 'record-master-list-change', keying)).toBe('already-recorded');
    expect(c.give([SIA, ref], 'close', closing).stage).toBe('closed');
  });
});

describe('the other outcomes (journey.md section 3)', () => {
  it('ACC-7: where the SIA has left, what is left is the TOEX manager’s', () => {
    const c = council(undefined, () => directoryWith({ [SIA]: { active: false } }));
    const ref = c.open(1);
    c.give([OWNER, ref], 'escalate', { paper });
    const meeting = c.call('ordinary', '2026-12-15T10:00:00Z');
    c.give([SECRETARY, ref], 'list-for-meeting', { meeting });
    c.at([CHAIR, meeting], 'start', {});
    const on = c.give([CHAIR, ref], 'record-decision', decision(meeting, 'retain'));
    expect(on).toMatchObject({ stage: 'closing', pen: { party: 'toex', role: 'toex-manager', user: null } });
  });
  it('commission-development: a withdrawal before the new terms are agreed accounts for what was done', () => {
    const { c, ref, meeting } = inSession();
    c.give(
      [CHAIR, ref],
      'record-decision',
      decision(meeting, 'commission-development', { products: [{ type: 'financial-profile', question: why }] }),
    );
    expect(c.give([OWNER, ref], 'withdraw', { reason: why })).toMatchObject({ stage: 'closing', endsAs: 'withdrawn' });
  });
  it('reject by the FTT: with the body that referred it again, which needs a new paper to refer it once more', () => {
    const { c, ref, meeting } = inSession();
    c.give([CHAIR, ref], 'record-decision', decision(meeting, 'refer-to-ftt'));
    const national = c.call('extraordinary', '2026-12-16T10:00:00Z', 'federated-tasking-team');
    c.give(['secretary.ftt', ref], 'list-for-meeting', { meeting: national });
    c.at(['chair.ftt', national], 'start', {});
    const on = c.give(['chair.ftt', ref], 'record-decision', decision(national, 'reject'));
    expect(on).toMatchObject({ stage: 'escalated', pen: { role: 'secretary', user: SECRETARY } });
    const again = c.call('extraordinary', '2026-12-17T10:00:00Z');
    c.give([SECRETARY, ref], 'list-for-meeting', { meeting: again });
    c.at([CHAIR, again], 'start', {});
    expect(c.refused([CHAIR, ref], 'record-decision', decision(again, 'refer-to-ftt'))).toBe('referral-rejected');
    expect(c.give([CHAIR, ref], 'record-decision', decision(again, 'retain')).stage).toBe('closing');
  });
  it('reject: the owner confirms or escalates anew', () => {
    const { c, ref, meeting } = inSession();
    c.give([CHAIR, ref], 'record-decision', decision(meeting, 'reject'));
    expect(c.give([OWNER, ref], 'confirm-ownership', { rationale: why }).stage).toBe('closing');
  });
  it('commission-development: terms as a variation that names the products, owner unchanged', () => {
    const { c, ref, meeting } = inSession();
    const products = [{ type: 'financial-profile', question: why }];
    const on = c.give([CHAIR, ref], 'record-decision', decision(meeting, 'commission-development', { products }));
    expect(on).toMatchObject({ stage: 'terms', owner: { user: OWNER }, pen: { party: 'toex', user: SIA }, commission: { products } });
    expect(escalationOf(on)?.standing).toBe('complete');
    expect(c.refused([DEPUTY, ref], 'record-decision', decision(meeting, 'retain'))).toBe('wrong-stage');
    expect(c.refused([OWNER, ref], 'log-value', { value: given.disruption })).toBe('accepted');
    // What was worked on until then stands: PND facts come in, an accepted product goes out (DEV-3, REC-4).
    expect(c.refused([SIA, ref], 'confirm-pnd', { work: 'w1', at: c.now() })).toBe('already-recorded');
    const sharing = { to: 'a charity', sanitised: true, handling: [], basis: why, sioApproval: { by: OWNER, at: c.now() } };
    const [product = ''] = Object.keys(on.products);
    const shared = c.give([SIA, ref], 'disseminate-product', { ...sharing, product });
    expect([shared.stage, shared.pen, shared.products[product]?.disclosures?.length]).toEqual(['terms', on.pen, 1]);
    const ids = Object.keys(on.products);
    const terms = (type: string) => ({ ...given.terms, products: [...ids.map(given.product), { ...given.product('p7'), type }] });
    expect(c.refused([SIA, ref], 'propose-terms', { terms: { ...given.terms, products: ids.map(given.product) }, basedOn: null })).toBe(
      'fields-refused',
    );
    c.give([SIA, ref], 'propose-terms', { terms: terms('financial-profile'), basedOn: null });
    const agreed = c.give([OWNER, ref], 'sign-terms', { version: 2, digest: digestOf(c.caseOf(ref).terms) });
    expect(agreed).toMatchObject({ stage: 'development', commission: null, owner: { user: OWNER }, products: { p7: { status: 'owed' } } });
  });
});

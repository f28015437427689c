import { describe, expect, it } from 'vitest';
import type { RefusalCode, RefusalOf, RefusalStatus } from '../../domain/refusals.ts';
import { titleOfStage } from '../../domain/stage-titles.ts';
import { explain } from '../../domain/sentences.ts';
import { expectApproved } from './approved.ts';

const rule = 'TRI-1';
const by = { by: 'x.y', name: 'Inspector Ann Poole' };
const problems = [{ path: 'sio.userId', message: 'Name an active officer as SIO.' }];
/** One of each refusal, and by hand its status (api.md): 403 who, 409 the state, 422 the fields. */
const all: { readonly [K in RefusalCode]: readonly [RefusalStatus, RefusalOf<K>] } = {
  'wrong-person': [403, { code: 'wrong-person', rule, who: ['the SIO', 'the SIA'] }],
  'not-your-agency': [403, { code: 'not-your-agency', rule, agency: 'Aldershire Police' }],
  'own-submission': [403, { code: 'own-submission', rule }],
  'in-the-line': [403, { code: 'in-the-line', rule, name: 'Ann Poole' }],
  'second-person-needed': [403, { code: 'second-person-needed', rule, name: 'Ann Poole' }],
  'own-offer': [403, { code: 'own-offer', rule, who: ['a gateway manager of Northmarch ROCU'] }],
  'author-reviews': [403, { code: 'author-reviews', rule }],
  'own-entry': [403, { code: 'own-entry', rule }],
  'other-side-claims': [403, { code: 'other-side-claims', rule, kind: 'disruption', side: 'force' }],
  'both-sides': [403, { code: 'both-sides', rule }],
  'not-on-team': [403, { code: 'not-on-team', rule, people: ['Ann Poole'] }],
  'not-absent': [403, { code: 'not-absent', rule, name: 'Ann Poole' }],
  'not-the-cover': [403, { code: 'not-the-cover', rule, name: 'Ann Poole', cover: 'Ben Reed' }],
  'never-by-cover': [403, { code: 'never-by-cover', rule, name: 'Ann Poole' }],
  'in-your-own-right': [403, { code: 'in-your-own-right', rule, name: 'Ann Poole' }],
  'cover-opens-nothing': [403, { code: 'cover-opens-nothing', rule, name: 'Ann Poole' }],
  'conflicted-with': [403, { code: 'conflicted-with', rule, name: 'Ann Poole', under: 'TRI-4' }],
  'took-part': [403, { code: 'took-part', rule }],
  'another-region-decides': [403, { code: 'another-region-decides', rule }],
  'appeal-window-over': [409, { code: 'appeal-window-over', rule }],
  'review-not-due': [409, { code: 'review-not-due', rule, on: '2027-03-01' }],
  'impasse-open': [409, { code: 'impasse-open', rule }],
  'no-impasse': [409, { code: 'no-impasse', rule }],
  'nothing-returned': [409, { code: 'nothing-returned', rule }],
  'outcome-not-here': [409, { code: 'outcome-not-here', rule, outcome: 'decline', stage: 'reassessment' }],
  'declined-by-agreement': [409, { code: 'declined-by-agreement', rule }],
  'no-appeal': [409, { code: 'no-appeal', rule }],
  'wrong-stage': [409, { code: 'wrong-stage', rule, stage: 'terms', allowed: ['development'] }],
  'claimed-by-other': [409, { code: 'claimed-by-other', rule, ...by }],
  'offered-to-other': [409, { code: 'offered-to-other', rule, ...by }],
  'already-decided': [409, { code: 'already-decided', rule, ...by, outcome: 'the decline was approved' }],
  'awaiting-countersign': [409, { code: 'awaiting-countersign', rule }],
  'not-recommended': [409, { code: 'not-recommended', rule }],
  'on-hold': [409, { code: 'on-hold', rule, who: ['Ann Poole', 'Ben Reed'] }],
  'not-on-hold': [409, { code: 'not-on-hold', rule }],
  'listed-for-sitting': [409, { code: 'listed-for-sitting', rule }],
  'sio-unavailable': [409, { code: 'sio-unavailable', rule, name: 'Ann Poole' }],
  'still-holds': [
    409,
    {
      code: 'still-holds',
      rule,
      name: 'Ann Poole',
      holds: [{ ref: 'TSK-NM-2026-00042-C', kinds: ['pen', 'sia'] }],
      offices: ['northmarch-ttcg'],
    },
  ],
  'sio-available': [409, { code: 'sio-available', rule, name: 'Ann Poole' }],
  'assessment-unfinished': [409, { code: 'assessment-unfinished', rule, missing: ['complete'] }],
  'not-in-remit': [409, { code: 'not-in-remit', rule }],
  'sia-unfit': [409, { code: 'sia-unfit', rule, why: 'absent' }],
  'override-reason-needed': [409, { code: 'override-reason-needed', rule, name: 'Ann Poole' }],
  'terms-moved-on': [409, { code: 'terms-moved-on', rule, latest: 2 }],
  'no-open-version': [409, { code: 'no-open-version', rule }],
  'product-accepted': [409, { code: 'product-accepted', rule, products: ['p1'] }],
  'owner-changed': [409, { code: 'owner-changed', rule, name: 'Ann Poole' }],
  'already-signed': [409, { code: 'already-signed', rule }],
  'digest-differs': [409, { code: 'digest-differs', rule }],
  'not-in-terms': [409, { code: 'not-in-terms', rule, product: 'p9' }],
  'product-not-ready': [409, { code: 'product-not-ready', rule, product: 'p1', status: 'owed' }],
  'no-product-waits': [409, { code: 'no-product-waits', rule, status: 'submitted', products: ['p1 is owed'] }],
  'pnd-unconfirmed': [409, { code: 'pnd-unconfirmed', rule, work: ['w1'] }],
  'nothing-to-confirm': [409, { code: 'nothing-to-confirm', rule }],
  'nobody-to-choose': [409, { code: 'nobody-to-choose', rule, whom: 'SIA of the region' }],
  'already-recorded': [409, { code: 'already-recorded', rule, what: 'First contact' }],
  'unknown-entry': [409, { code: 'unknown-entry', rule, what: 'value entry', id: 'v9' }],
  'urgent-already': [409, { code: 'urgent-already', rule, name: 'Ann Poole', has: 'flagged' }],
  'urgency-waits': [409, { code: 'urgency-waits', rule, who: ['Ann Poole'] }],
  'not-flagged': [409, { code: 'not-flagged', rule }],
  'officer-unfit': [409, { code: 'officer-unfit', rule, name: 'Ann Poole', why: 'absent' }],
  'successor-unfit': [409, { code: 'successor-unfit', rule, name: 'Ann Poole', why: 'no longer active' }],
  'no-handover': [409, { code: 'no-handover', rule }],
  'scheme-reason-needed': [409, { code: 'scheme-reason-needed', rule }],
  'dropped-reason-needed': [409, { code: 'dropped-reason-needed', rule }],
  'toex-never-owns': [409, { code: 'toex-never-owns', rule }],
  'no-value-logged': [409, { code: 'no-value-logged', rule }],
  'master-list-open': [409, { code: 'master-list-open', rule, agency: 'Aldershire Police' }],
  'nothing-to-verify': [409, { code: 'nothing-to-verify', rule }],
  'entry-not-ready': [409, { code: 'entry-not-ready', rule, entry: 'v1', status: 'disputed' }],
  'no-entry-waits': [409, { code: 'no-entry-waits', rule, wanted: ['verified', 'exported'], entries: ['v1 is logged'] }],
  'reverses-already': [409, { code: 'reverses-already', rule, entry: 'v2', reverses: 'v1' }],
  'merge-would-move-risk': [
    409,
    { code: 'merge-would-move-risk', rule, ref: 'TSK-NM-2026-00042-C', agency: 'Aldershire Police', other: 'Brackenshire Police' },
  ],
  'merge-unfit': [409, { code: 'merge-unfit', rule, ref: 'TSK-NM-2026-00042-C', why: 'is over' }],
  'merge-pending': [409, { code: 'merge-pending', rule, into: 'TSK-NM-2026-00042-C' }],
  'no-merge-pending': [409, { code: 'no-merge-pending', rule }],
  'not-reopened': [409, { code: 'not-reopened', rule, stage: 'declined' }],
  'linked-already': [409, { code: 'linked-already', rule, ref: 'TSK-NM-2026-00042-C', standing: 'stands already' }],
  'nothing-linked': [409, { code: 'nothing-linked', rule }],
  'no-link-asked': [409, { code: 'no-link-asked', rule }],
  'counted-elsewhere': [409, { code: 'counted-elsewhere', rule, ref: 'TSK-NM-2026-00042-C' }],
  'nobody-to-ask': [409, { code: 'nobody-to-ask', rule, party: 'TOEX' }],
  'no-messages': [409, { code: 'no-messages', rule }],
  'nudged-today': [409, { code: 'nudged-today', rule, again: 'Monday 23 November 2026 at 09:00' }],
  'nobody-to-nudge': [409, { code: 'nobody-to-nudge', rule }],
  'given-by-nobody': [409, { code: 'given-by-nobody', rule, entry: 12 }],
  'wrong-status': [409, { code: 'wrong-status', rule, status: 'open', allowed: ['in-session'] }],
  'not-the-decider': [403, { code: 'not-the-decider', rule, name: 'Ann Poole' }],
  'papers-closed': [409, { code: 'papers-closed', rule, meeting: 'northmarch-ttcg-2026-03' }],
  'paper-stands': [409, { code: 'paper-stands', rule, meeting: 'northmarch-ttcg-2026-03' }],
  'papers-late': [409, { code: 'papers-late', rule, meeting: 'northmarch-ttcg-2026-03' }],
  'listed-already': [409, { code: 'listed-already', rule, meeting: 'northmarch-ttcg-2026-03' }],
  'listed-elsewhere': [409, { code: 'listed-elsewhere', rule, meeting: 'northmarch-ttcg-2026-03' }],
  'not-in-session': [409, { code: 'not-in-session', rule, meeting: 'northmarch-ttcg-2026-03', status: 'open' }],
  'not-before-body': [409, { code: 'not-before-body', rule, standing: 'is complete' }],
  'not-to-list': [409, { code: 'not-to-list', rule }],
  'no-item': [409, { code: 'no-item', rule, id: 'TSK-NM-2026-00042-C' }],
  'nothing-on-agenda': [409, { code: 'nothing-on-agenda', rule }],
  'nothing-to-add': [409, { code: 'nothing-to-add', rule }],
  'carried-only': [409, { code: 'carried-only', rule }],
  'no-action-open': [409, { code: 'no-action-open', rule }],
  'items-open': [409, { code: 'items-open', rule, refs: ['TSK-NM-2026-00042-C'] }],
  'decision-recorded': [409, { code: 'decision-recorded', rule }],
  'nothing-recorded': [409, { code: 'nothing-recorded', rule }],
  'nobody-decides': [409, { code: 'nobody-decides', rule, body: 'Northmarch TTCG', passed: null }],
  'decided-by-body': [409, { code: 'decided-by-body', rule, body: 'Northmarch TTCG' }],
  'no-referral': [409, { code: 'no-referral', rule, body: 'Northmarch TTCG' }],
  'not-transferable': [409, { code: 'not-transferable', rule, body: 'Northmarch TTCG', agency: 'Brackenshire Police' }],
  'nobody-accepts': [409, { code: 'nobody-accepts', rule, agency: 'Caldmoor Police' }],
  'deferred-twice': [409, { code: 'deferred-twice', rule }],
  'refused-twice': [409, { code: 'refused-twice', rule, left: ['retain'] }],
  'record-overtaken': [409, { code: 'record-overtaken', rule, outcome: 'transfer' }],
  'referral-rejected': [409, { code: 'referral-rejected', rule, body: 'Federated Tasking Team' }],
  'unknown-action': [409, { code: 'unknown-action', rule, id: 'a9' }],
  'action-complete': [409, { code: 'action-complete', rule, id: 'a1' }],
  'moved-on': [409, { code: 'moved-on', rule }],
  'not-due': [409, { code: 'not-due', rule }],
  'bid-refused': [422, { code: 'bid-refused', rule, problems }],
  'fields-refused': [422, { code: 'fields-refused', rule, problems }],
};
const refusals = Object.entries(all);
/** What a sentence need not repeat: ids behind a name, and what the tests below look at. */
const unnamed = ['code', 'rule', 'by', 'allowed', 'problems', 'passed'];
describe('BID-5: every refusal says what to do', () => {
  it.each(refusals)('%s', (code, [status, refusal]) => {
    const said = explain(refusal);
    expect(said.status).toBe(status);
    expect(said.detail).toMatch(/^[A-Z].*\.$/);
    expect(said.detail).not.toContain('undefined');
    // No words of the program: neither the code itself nor a gap in the wording.
    if (code.includes('-') && code !== 'on-hold') expect(said.detail).not.toContain(code);
    expect(said.detail).not.toMatch(/ {2}|\.\.|null|\bNaN\b|\[object/);
    // Nor the name of a field: people are told what to do, and the interface which field it is.
    expect(said.detail).not.toMatch(/\b[a-z]+[A-Z]\w*\b/);
  });
  it('in the words that were approved', () => {
    const lines = refusals.map(([code, [status, refusal]]) => `${code} ${String(status)}: ${explain(refusal).detail}`);
    expectApproved('refusals', lines.toSorted());
  });
  it('names everybody and everything that it was given', () => {
    for (const [, [, refusal]] of refusals) {
      const data: readonly (readonly [string, unknown])[] = Object.entries(refusal);
      const named = data.flatMap(([field, value]) =>
        unnamed.includes(field)
          ? []
          : Array.isArray(value)
            ? value.map((each: unknown) => (typeof each === 'object' && each !== null && 'ref' in each ? String(each.ref) : String(each)))
            : [field === 'stage' ? titleOfStage(String(value)) : String(value)],
      );
      for (const each of named) expect(explain(refusal).detail).toContain(each);
    }
  });
  it('at the wrong stage it says where the case is and where it would be right', () => {
    const detail = (allowed: string[]) => explain({ code: 'wrong-stage', rule, stage: 'terms', allowed }).detail;
    expect(detail(['development', 'acceptance'])).toMatch(/“Terms of reference”.*“In development” or “Product with the SIO”/);
    expect(detail([])).toMatch(/“Terms of reference”/);
  });
});

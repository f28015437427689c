import { describe, expect, it } from 'vitest';
import { isAddable } from '../../domain/agenda-rows.ts';
import { decisionOf, escalationOf } from '../../domain/escalation-state.ts';
import { CHAIR, council, DEPUTY, decision, inSession, LEAD, OWNER, paper, rewritten, SECRETARY, TTCG, why } from './council.ts';

const FTT = 'federated-tasking-team';
const of = (ref: string, c: ReturnType<typeof council>) => escalationOf(c.caseOf(ref));
const itemOf = (c: ReturnType<typeof council>, meeting: string, ref: string) => c.sittingOf(meeting).items?.[ref];

describe('ESC-2: the chair decides, the secretary records, the rationale and the options are mandatory', () => {
  it('of the chair it takes effect at once; of the secretary when the chair confirms it', () => {
    const { c, ref, meeting } = inSession();
    const on = c.give([SECRETARY, ref], 'record-decision', decision(meeting, 'retain'));
    expect(on).toMatchObject({ stage: 'escalated', pen: { role: 'chair', user: CHAIR } });
    expect(itemOf(c, meeting, ref)?.status).toBe('listed');
    expect(c.refused([SECRETARY, ref], 'confirm-decision', {})).toBe('wrong-person');
    expect(c.refused([DEPUTY, ref], 'confirm-decision', {})).toBe('not-the-decider');
    expect(c.refusedAt([SECRETARY, meeting], 'carry-item', { case: ref, reason: why })).toBe('decision-recorded');
    expect(c.give([CHAIR, ref], 'confirm-decision', {})).toMatchObject({ stage: 'closing', owner: { agency: 'aldershire', user: OWNER } });
    expect(c.sittingOf(meeting)).toMatchObject({ status: 'decided' });
    expect(itemOf(c, meeting, ref)).toMatchObject({ status: 'decided', outcome: 'retain' });
  });
  it('a contested record has no effect and is recorded anew; both stay on the record', () => {
    const { c, ref, meeting } = inSession();
    c.give([SECRETARY, ref], 'record-decision', decision(meeting, 'retain'));
    const on = c.give([CHAIR, ref], 'contest-record', { reason: why });
    expect(on.pen).toMatchObject({ role: 'secretary', user: SECRETARY });
    c.give([SECRETARY, ref], 'record-decision', decision(meeting, 'reject'));
    c.give([CHAIR, ref], 'confirm-decision', {});
    expect(of(ref, c)?.decisions.map(({ outcome, effectiveAt, contested }) => [outcome, effectiveAt !== null, contested !== null])).toEqual([['retain', false, true], ['reject', true, false]]); // prettier-ignore
  });
  it('only in session, at the sitting that has it, with two options', () => {
    const c = council();
    const ref = c.open(1);
    c.give([OWNER, ref], 'escalate', { paper });
    const meeting = c.call('ordinary', '2026-12-15T10:00:00Z');
    expect(c.refused([CHAIR, ref], 'record-decision', decision(meeting, 'retain'))).toBe('not-before-body');
    c.give([SECRETARY, ref], 'list-for-meeting', { meeting });
    expect(c.refused([CHAIR, ref], 'record-decision', decision(meeting, 'retain'))).toBe('not-in-session');
    c.at([CHAIR, meeting], 'start', {});
    expect(c.refused([CHAIR, ref], 'record-decision', decision('northmarch-ttcg-2026-44', 'retain'))).toBe('listed-elsewhere');
    expect(c.refused([CHAIR, ref], 'record-decision', { ...decision(meeting, 'retain'), optionsConsidered: [why] })).toBe('fields-refused');
    expect(c.refused([CHAIR, ref], 'record-decision', decision(meeting, 'transfer'))).toBe('fields-refused');
    expect(c.refused(['sia.northmarch', ref], 'record-decision', decision(meeting, 'retain'))).toBe('wrong-person');
  });
  it('with an interest, or away, the chair leaves it to the deputy; where both have one, nobody decides', () => {
    const { c, ref, meeting } = inSession();
    expect(c.refused([DEPUTY, ref], 'record-decision', decision(meeting, 'retain'))).toBe('not-the-decider');
    c.at([CHAIR, meeting], 'declare-interest', { case: ref, reason: why });
    expect(c.refused([CHAIR, ref], 'record-decision', decision(meeting, 'retain'))).toBe('not-the-decider');
    expect(c.refusedAt([CHAIR, meeting], 'declare-interest', { case: ref, reason: why })).toBe('already-recorded');
    const on = c.give([DEPUTY, ref], 'record-decision', decision(meeting, 'retain'));
    expect(decisionOf(escalationOf(on) ?? { decisions: [] })).toMatchObject({ decidedBy: DEPUTY });
    const other = inSession();
    other.c.at([CHAIR, other.meeting], 'declare-interest', { case: other.ref, reason: why });
    other.c.at([DEPUTY, other.meeting], 'declare-interest', { case: other.ref, reason: why });
    expect(other.c.refused([SECRETARY, other.ref], 'record-decision', decision(other.meeting, 'retain'))).toBe('nobody-decides');
  });
});

describe('OWN-5: to whom a body may transfer, and to which it may refer', () => {
  it('the regional TTCG to a force or the ROCU of its region; the FTT, by referral only, to any; nobody to TOEX', () => {
    const { c, ref, meeting } = inSession();
    const to = (newOwner: string) => c.refused([CHAIR, ref], 'record-decision', decision(meeting, 'transfer', { newOwner }));
    expect(['dunmere', 'national-agency', 'southvale-rocu', 'toex-northmarch', TTCG, 'aldershire', 'nowhere'].map(to)).toEqual([
      'not-transferable', 'not-transferable', 'not-transferable', 'toex-never-owns', 'toex-never-owns', 'fields-refused', 'fields-refused',
    ]); // prettier-ignore
    const on = c.give([CHAIR, ref], 'record-decision', decision(meeting, 'refer-to-ftt'));
    expect(escalationOf(on)).toMatchObject({ body: FTT, referredFrom: [TTCG], standing: 'to-list' });
    expect(on.pen).toMatchObject({ role: 'secretary', user: 'secretary.ftt' });
    const national = c.call('extraordinary', '2026-12-16T10:00:00Z', FTT);
    c.give(['secretary.ftt', ref], 'list-for-meeting', { meeting: national });
    c.at(['chair.ftt', national], 'start', {});
    expect(c.refused(['chair.ftt', ref], 'record-decision', decision(national, 'refer-to-ftt'))).toBe('no-referral');
    expect(c.give(['chair.ftt', ref], 'record-decision', decision(national, 'transfer', { newOwner: 'national-agency' })).stage).toBe(
      'escalated',
    );
  });
});

describe('OWN-5: what the FTT rejects is again with the body that referred it (journey.md section 3)', () => {
  it('which does not refer it again without a new paper; the owner is unchanged all the while', () => {
    const { c, ref, meeting } = inSession();
    c.give([CHAIR, ref], 'record-decision', decision(meeting, 'refer-to-ftt'));
    const before = (body: string, secretary: string, chair: string) => {
      const sitting = c.call('extraordinary', new Date(Date.parse(c.now()) + 86_400_000).toISOString(), body);
      c.give([secretary, ref], 'list-for-meeting', { meeting: sitting });
      c.at([chair, sitting], 'start', {});
      return sitting;
    };
    const on = c.give(['chair.ftt', ref], 'record-decision', decision(before(FTT, 'secretary.ftt', 'chair.ftt'), 'reject'));
    expect(on).toMatchObject({
      stage: 'escalated',
      owner: { agency: 'aldershire', user: OWNER },
      pen: { party: 'body', role: 'secretary', user: SECRETARY },
    });
    expect(Object.keys(on.clocks)).toContain('escalation-listed');
    expect(of(ref, c)).toMatchObject({ body: TTCG, referredFrom: [TTCG, FTT], standing: 'to-list' });
    const again = before(TTCG, SECRETARY, CHAIR);
    expect(c.refused([CHAIR, ref], 'record-decision', decision(again, 'refer-to-ftt'))).toBe('referral-rejected');
    c.at([SECRETARY, again], 'strike-item', { case: ref, reason: why });
    c.give([OWNER, ref], 'revise-paper', { paper: rewritten });
    const third = before(TTCG, SECRETARY, CHAIR);
    c.give([CHAIR, ref], 'record-decision', decision(third, 'refer-to-ftt'));
    expect(of(ref, c)).toMatchObject({ body: FTT, referredFrom: [TTCG, FTT, TTCG], standing: 'to-list' });
  });
});

describe('ESC-3: at most two deferrals; what is not reached is carried', () => {
  it('a deferral goes to the next planned sitting; after the second the chair owes an extraordinary decision', () => {
    const { c, ref, meeting } = inSession();
    const second = c.call('ordinary', '2027-01-19T10:00:00Z');
    const on = c.give([CHAIR, ref], 'record-decision', decision(meeting, 'defer'));
    expect(escalationOf(on)).toMatchObject({ standing: 'listed', listed: { meeting: second }, deferrals: 1 });
    expect([itemOf(c, meeting, ref)?.status, itemOf(c, second, ref)?.status]).toEqual(['deferred', 'listed']);
    c.wait('2027-01-19T10:00:00Z');
    const third = c.call('ordinary', '2027-02-16T10:00:00Z');
    c.at([CHAIR, second], 'start', {});
    const twice = c.give([CHAIR, ref], 'record-decision', decision(second, 'defer'));
    expect(escalationOf(twice)).toMatchObject({ standing: 'to-list', deferrals: 2 });
    expect(Object.keys(twice.clocks)).toContain('extraordinary-decision');
    expect(c.refused([SECRETARY, ref], 'list-for-meeting', { meeting: third })).toBe('deferred-twice');
    // ESC-3: neither does the chair add it to an ordinary agenda.
    expect(c.trySitting(CHAIR, third, { name: 'supplement-pack', payload: { case: ref, reason: why } })).toMatchObject({ code: 'deferred-twice', rule: 'ESC-3' }); // prettier-ignore
    expect(isAddable(c.sittingOf(third), c.caseOf(ref), { now: c.now() })).toBe(false);
    const far = c.call('extraordinary', '2027-03-16T10:00:00Z');
    c.give([SECRETARY, ref], 'list-for-meeting', { meeting: far });
    expect(Object.keys(c.caseOf(ref).clocks)).toContain('extraordinary-decision');
    c.at([SECRETARY, far], 'cancel', { reason: why });
    expect(of(ref, c)).toMatchObject({ standing: 'to-list', listed: null });
    const extra = c.call('extraordinary', '2027-01-21T10:00:00Z');
    c.give([SECRETARY, ref], 'list-for-meeting', { meeting: extra });
    c.at([CHAIR, extra], 'start', {});
    expect(c.refused([CHAIR, ref], 'record-decision', decision(extra, 'defer'))).toBe('deferred-twice');
    expect(c.give([CHAIR, ref], 'record-decision', decision(extra, 'retain')).stage).toBe('closing');
  });
  it('an item that is not reached is carried by the secretary, or by time, told, and is no deferral', () => {
    const { c, ref, meeting } = inSession();
    const next = c.call('ordinary', '2027-01-19T10:00:00Z');
    expect(c.refusedAt([CHAIR, meeting], 'approve-minutes', {})).toBe('items-open');
    c.passes(meeting, 'items-reached');
    expect(of(ref, c)).toMatchObject({ standing: 'listed', listed: { meeting: next }, deferrals: 0 });
    expect([itemOf(c, meeting, ref)?.status, itemOf(c, meeting, ref)?.next, c.sittingOf(meeting).status]).toEqual([
      'carried',
      next,
      'decided',
    ]);
    c.at([SECRETARY, next], 'cancel', { reason: why });
    expect(of(ref, c)).toMatchObject({ standing: 'to-list', listed: null });
    expect(Object.keys(c.caseOf(ref).clocks)).toContain('extraordinary-decision');
  });
  it('a sitting that is put off keeps its items, one that is never started loses them at the end of its day', () => {
    const c = council();
    const ref = c.open(1);
    c.give([OWNER, ref], 'escalate', { paper });
    const meeting = c.call('ordinary', '2026-12-15T10:00:00Z');
    c.give([SECRETARY, ref], 'list-for-meeting', { meeting });
    c.at([SECRETARY, meeting], 'postpone', { to: c.sittingOf(c.call('extraordinary', '2026-12-22T10:00:00Z')).at, reason: why });
    expect(of(ref, c)?.listed).toEqual({ meeting, at: '2026-12-22T10:00:00.000Z' });
    expect(c.caseOf(ref).clocks['sitting-awaited']?.dueAt).toBe('2026-12-22T17:00:00.000Z');
    c.passes(meeting, 'sitting-held');
    expect(of(ref, c)).toMatchObject({ standing: 'to-list', deferrals: 0 });
    c.call('ordinary', '2027-01-19T10:00:00Z');
  });
});

describe('ESC-4: a refused or unanswered transfer goes back to the body that decided it', () => {
  const back = ({ c, ref, meeting }: ReturnType<typeof inSession>, answer: 'refuse' | 'silence') => {
    c.give([CHAIR, ref], 'record-decision', decision(meeting, 'transfer', { newOwner: 'northmarch-rocu' }));
    if (answer === 'refuse') c.give([LEAD, ref], 'refuse-transfer', { reason: why });
    else c.passes(ref, 'transfer-answered');
  };
  const again = (story: ReturnType<typeof inSession>) => {
    const meeting = story.c.call('extraordinary', new Date(Date.parse(story.c.now()) + 86_400_000).toISOString());
    story.c.give([SECRETARY, story.ref], 'list-for-meeting', { meeting });
    story.c.at([CHAIR, meeting], 'start', {});
    return { ...story, meeting };
  };
  it('with its secretary to list, the owner unchanged; after two the outcome is retain or a referral', () => {
    const story = inSession();
    back(story, 'refuse');
    expect(story.c.caseOf(story.ref)).toMatchObject({
      owner: { agency: 'aldershire', user: OWNER },
      pen: { role: 'secretary', user: SECRETARY },
    });
    const second = again(story);
    back(second, 'silence');
    expect(of(story.ref, story.c)).toMatchObject({ standing: 'to-list', refusals: 2 });
    const third = again(second);
    const outcome = (given: 'transfer' | 'defer' | 'reject') =>
      third.c.refused(
        [CHAIR, third.ref],
        'record-decision',
        decision(third.meeting, given, given === 'transfer' ? { newOwner: 'brackenshire' } : {}),
      );
    expect([outcome('transfer'), outcome('defer'), outcome('reject')]).toEqual(['refused-twice', 'refused-twice', 'refused-twice']);
    expect(third.c.give([CHAIR, third.ref], 'record-decision', decision(third.meeting, 'refer-to-ftt')).stage).toBe('escalated');
    expect(of(story.ref, story.c)).toMatchObject({ body: FTT, refusals: 0 });
  });
});

import { describe, expect, it } from 'vitest';
import { dueOn } from '../../domain/clocks.ts';
import type { Case } from '../../domain/case.ts';
import type { Entry } from '../../domain/entries.ts';
import { fold } from '../../domain/evolve.ts';
import { noticesOf, type Notice } from '../../domain/notices.ts';
import { owedBy } from '../../domain/owed.ts';
import { factsFor, narrative, personOf, policy } from '../support/rulebook.ts';
import { accepted, byTime, directoryWith, toCase } from './by-time.ts';
import { date, instant } from './calendars.ts';
import { contribution, rocuBid, assessment, terms } from './payloads.ts';
import { caseAt, storyAt, storyOf, type Story } from './story.ts';

const [OFFICER, MANAGER, MANAGER2, TOEX, SIA, SPOC, SIO] = [
  'triage.northmarch', 'gateway-manager.northmarch', 'gateway-manager2.northmarch', 'toex-manager.northmarch', 'sia.northmarch', 'spoc.aldershire', 'sio.aldershire',
] as const; // prettier-ignore
const why = narrative('Because.');
const hold = { reasonCode: 'court', reviewBy: date('2026-12-04'), reason: why };
const no = { reasonCode: 'capacity', rationale: why, advice: why };
const south = { to: { kind: 'other-gateway', body: 'southvale-rocu' }, reason: why } as const;
const asked = { questions: [{ text: why }] };
const answered = { answers: [{ questionId: 'q1', text: why }] };
const noticesIn = (entries: readonly Entry[], from: Case | null = null): readonly Notice[] =>
  entries.flatMap((entry, index) => {
    const on = fold(entries.slice(0, index + 1), from);
    return on === null ? [] : noticesOf({ on, entry, facts: factsFor(null, { now: entry.at }) });
  });
/** What the last command of a story told: event and people. */
const lastTold = (story: Story) => {
  const told = noticesIn(story.entries).length - noticesIn(story.entries.slice(0, -1)).length;
  return noticesIn(story.entries).slice(noticesIn(story.entries).length - told);
};
const people = (notices: readonly Notice[]) => notices.map(({ event, to }) => [event, [...to].toSorted()]);
const told = (stage: Parameters<typeof storyAt>[0], go: (story: Story) => unknown) => {
  const story = storyAt(stage);
  go(story);
  return lastTold(story);
};
/** By hand after journey.md section 8: who is told of what; the giver of a command is not told of their own act. */
const saying: readonly (readonly [string, () => readonly Notice[], readonly (readonly [string, readonly string[]])[]])[] = [
  ['submitted: SPOC, SIO, gateway', () => told('triage-queue', () => undefined), [['bid-submitted', [SIO, SPOC]], ['bid-submitted', [MANAGER, MANAGER2, OFFICER, 'triage2.northmarch']]]],
  ['claimed: nobody', () => told('in-triage', () => undefined), []],
  ['released: the officers', () => told('in-triage', (story) => story.give(MANAGER, 'release', {})), [['released', [OFFICER, 'triage2.northmarch']]]],
  ['recommended: the TOEX manager', () => told('consideration', () => undefined), [['recommended', [TOEX]]]],
  ['returned: the SPOC', () => told('in-triage', (story) => story.give(OFFICER, 'return-for-information', asked)), [['returned', [SPOC]]]],
  ['resubmitted: the officer who asked', () => told('in-triage', (story) => { story.give(OFFICER, 'return-for-information', asked); story.give(SPOC, 'answer-and-resubmit', answered); }), [['resubmitted', [OFFICER]]]],
  ['redirected: the body that is asked; SPOC, SIO', () => told('in-triage', (story) => story.give(OFFICER, 'redirect', south)), [['redirect-offered', ['gateway-manager.southvale']], ['redirect-offered', [SIO, SPOC]]]],
  ['moved: SPOC, SIO, the new gateway, whoever offered it', () => told('in-triage', (story) => { story.give(OFFICER, 'redirect', south); story.give('gateway-manager.southvale', 'acknowledge-redirect', {}); }), [['moved-to-region', [SIO, SPOC]], ['moved-to-region', ['triage.southvale']], ['moved-to-region', [OFFICER]]]],
  ['bounced: the officer to whom it is offered, SPOC, SIO', () => told('in-triage', (story) => { story.give(OFFICER, 'redirect', south); story.give('gateway-manager.southvale', 'bounce-redirect', { reason: why }); }), [['redirect-bounced', [SIO, SPOC, OFFICER]]]],
  ['given to another officer: both', () => told('in-triage', (story) => story.give(MANAGER, 'reassign-triage', { to: 'triage2.northmarch', reason: why })), [['triage-reassigned', ['triage2.northmarch']], ['triage-reassigned', [OFFICER]]]],
  ['decline proposed: the gateway managers', () => told('in-triage', (story) => story.give(OFFICER, 'propose-decline', no)), [['decline-proposed', [MANAGER, MANAGER2]]]],
  ['declined: SPOC, SIO', () => told('in-triage', (story) => { story.give(OFFICER, 'propose-decline', no); story.give(MANAGER, 'approve-decline', { rationale: why }); }), [['declined', [SIO, SPOC]]]],
  ['overturned: whose pen it is again', () => told('consideration', (story) => { story.give(TOEX, 'propose-decline', no); story.give(MANAGER, 'overturn-decline', { rationale: why }); }), [['decline-overturned', [TOEX]]]],
  ['accepted: SPOC, SIO', () => told('awaiting-capacity', () => undefined), [['accepted', [SIO, SPOC]]]],
  ['referred back: the officer to whom it is offered', () => told('consideration', (story) => story.give(TOEX, 'refer-back', { rationale: why })), [['referred-back', [OFFICER]]]],
  ['allocated: SPOC, SIO, SIA', () => told('terms', () => undefined), [['allocated', [SIO, SPOC]], ['allocated', [SIA]]]],
  ['terms proposed: the other side', () => told('terms', (story) => story.give(SIO, 'propose-terms', { terms, basedOn: null })), [['terms-proposed', [SIA]]]],
  ['withdrawn in terms: SPOC, SIO, SIA, whoever claimed it, TOEX, gateway', () => told('terms', (story) => story.give('owner-lead.aldershire', 'withdraw', { reason: why })), [['withdrawn', [MANAGER, MANAGER2, SIA, SIO, SPOC, TOEX, OFFICER]]]],
  ['withdrawn while another body considers it: that body too', () => told('in-triage', (story) => { story.give(OFFICER, 'redirect', south); story.give(SPOC, 'withdraw', { reason: why }); }), [['withdrawn', [MANAGER, MANAGER2, SIO, TOEX, OFFICER]], ['withdrawn', ['gateway-manager.southvale']]]],
  ['held: SPOC, SIO, whose pen it is, SIA, whoever claimed it', () => told('terms', (story) => story.give(TOEX, 'hold', hold)), [['held', [SIA, SIO, SPOC, OFFICER]]]],
  ['reviewed: SPOC, SIO, whose pen it is', () => told('in-triage', (story) => { story.give(MANAGER, 'hold', hold); story.give(MANAGER, 'review-hold', hold); }), [['hold-reviewed', [SIO, SPOC, OFFICER]]]],
  ['resumed: the same', () => told('terms', (story) => { story.give(TOEX, 'hold', hold); story.give(TOEX, 'resume', { reason: why }); }), [['resumed', [SIA, SIO, SPOC, OFFICER]]]],
  ['confirmed: SPOC, and the SIA who closes', () => told('closing', () => undefined), [['ownership-confirmed', [SPOC]], ['ownership-confirmed', [SIA]]]],
  ['closed: SPOC, SIO', () => told('closed', () => undefined), [['closed', [SIO, SPOC]]]],
]; // prettier-ignore
describe('REC-3: whoever has to know is told, once', () => {
  it.each(saying)('%s', (_name, notices, expected) => {
    expect(people(notices())).toEqual(expected);
  });
  it('an own-ROCU recommendation: the second officer, and TOEX after the countersignature', () => {
    const story = storyOf(rocuBid, 'spoc.northmarch-rocu');
    story.give(MANAGER, 'claim', {});
    story.give(MANAGER, 'recommend', { assessment });
    expect(people(lastTold(story))).toEqual([['recommended', [MANAGER2]]]);
    story.give(MANAGER2, 'countersign-recommendation', { rationale: why });
    expect(people(lastTold(story))).toEqual([['recommendation-countersigned', [TOEX]]]);
  });
  it('nobody is told twice of one event, and nobody who has left', () => {
    for (const { to } of noticesIn(storyAt('closed').entries)) expect(new Set(to).size).toBe(to.length);
    const story = storyAt('awaiting-capacity');
    const entry = story.entries.at(-1);
    if (entry === undefined) throw new Error('no entry');
    const facts = factsFor(null, { directory: directoryWith({ [SPOC]: { active: false } }) });
    expect(noticesOf({ on: story.on(), entry, facts }).map(({ to }) => to)).toEqual([[SIO]]);
  });
  it('each says by when: the running clock', () => {
    const [notice] = told('consideration', () => undefined);
    expect(notice?.dueAt).toBe(caseAt('consideration').clocks['toex-decision']?.dueAt);
  });
});

/** The very instant: what lapses and is found late waits. */
const lapsesAt = (on: Case) => dueOn(on.clocks).find(({ does }) => does === 'lapse-return')?.at ?? instant('2000-01-01T10:00:00Z');
/** Every rung that the clocks of a stage hold, told on its instant. */
const reminders = (on: Case) =>
  dueOn(on.clocks).map((due) => {
    const entries = accepted(byTime(on, { name: toCase(due.does), payload: { clock: due.clock, rung: due.rung }, now: due.at }));
    return { due, notices: noticesIn(entries, on) };
  });
describe('REC-3: nothing expires in silence', () => {
  it('every rung of every clock tells somebody, in the policy’s words and with its due time', () => {
    const stages = ['triage-queue', 'in-triage', 'consideration', 'awaiting-capacity', 'terms', 'development', 'product-review', 'acceptance', 'reassessment', 'ownership', 'closing', 'closed'] as const; // prettier-ignore
    for (const stage of stages) {
      const on = caseAt(stage);
      for (const { due, notices } of reminders(on)) {
        const rung = policy.steps[on.clocks[due.clock]?.step ?? 'claim'].rungs.find((each) => each.rung === due.rung);
        const told = { event: due.rung === 'due' ? 'overdue' : 'reminder', text: rung?.say, dueAt: on.clocks[due.clock]?.dueAt };
        // What is asked for after closure is a notice of its own, due by the clock that begins with it.
        expect(notices).toMatchObject([due.does === 'ask-review' ? { event: 'review-asked' } : told]);
        expect((notices[0]?.dueAt ?? '') >= due.at || due.rung !== 'due').toBe(true);
        expect(notices[0]?.to.length).toBeGreaterThan(0);
      }
    }
  });
  it('a decline that waits tells the TOEX manager, then another gateway manager than the proposer', () => {
    const story = storyAt('triage-queue');
    story.give(MANAGER, 'claim', {});
    const told = reminders(story.give(MANAGER, 'propose-decline', no)).map(({ due, notices }) => [due.rung, notices[0]?.to]);
    expect(told).toEqual([['due', [TOEX]], ['200%', [MANAGER2]]]); // prettier-ignore
  });
  it('TRI-5: an unanswered return reminds the SPOC twice, tells the SIO, and its lapse tells both and the officer', () => {
    const on = storyAt('in-triage').give(OFFICER, 'return-for-information', asked);
    let now = on;
    const told = [];
    for (let [due] = dueOn(now.clocks); due !== undefined; [due] = dueOn(now.clocks)) {
      const entries = accepted(byTime(now, { name: toCase(due.does), payload: { clock: due.clock, rung: due.rung }, now: due.at }));
      told.push([due.rung, ...noticesIn(entries, now).map(({ event, to }) => [event, [...to].toSorted()])]);
      now = fold(entries, now) ?? now;
    }
    expect(told).toEqual([
      ['50%', ['reminder', [SPOC]]],
      ['due', ['overdue', [SPOC]]],
      ['150%', ['overdue', [SIO, SPOC]]],
      ['200%', ['return-lapsed', [SIO, SPOC, OFFICER]]],
    ]);
    const gone = accepted(byTime(on, { name: 'lapse-return', payload: { clock: 'answer-return', rung: '200%' }, now: lapsesAt(on) }));
    expect(people(noticesIn(gone, on))).toEqual([['lapse-put-off', [SIO, SPOC, 'super.aldershire']]]);
  });
  it('the end of an offer tells the officers, the end of the appeal window SPOC and SIO', () => {
    const back = storyAt('consideration').give(TOEX, 'refer-back', { rationale: why });
    const offer = reminders(back).find(({ due }) => due.does === 'end-offer');
    expect(people(offer?.notices ?? [])).toEqual([['offer-ended', [OFFICER, 'triage2.northmarch']]]);
    const story = storyAt('in-triage');
    story.give(OFFICER, 'propose-decline', no);
    const [window] = reminders(story.give(MANAGER, 'approve-decline', { rationale: why }));
    expect(people(window?.notices ?? [])).toEqual([['appeal-window-ended', [SIO, SPOC]]]);
  });
});

const holder = `The risk remains with ${personOf(SIO).rank} ${personOf(SIO).name}, Aldershire Police.`;
describe('OWN-9: every notice of decline, lapse, withdrawal and closure names who still holds the risk', () => {
  it.each([
    ['declined', () => told('in-triage', (story) => { story.give(OFFICER, 'propose-decline', no); story.give(MANAGER, 'approve-decline', { rationale: why }); })],
    ['lapsed', () => { const on = storyAt('in-triage').give(OFFICER, 'return-for-information', asked); return noticesIn(accepted(byTime(on, { name: 'lapse-return', payload: { clock: 'answer-return', rung: '200%' }, now: lapsesAt(on) })), on); }],
    ['withdrawn', () => told('terms', (story) => story.give(SPOC, 'withdraw', { reason: why }))],
    ['withdrawn in development', () => told('development', (story) => story.give(SPOC, 'withdraw', { reason: why }))],
    ['closed', () => told('closed', () => undefined)],
  ])('%s', (_name, notices) => {
    expect(notices().length).toBeGreaterThan(0);
    for (const { text } of notices()) expect(text).toContain(holder);
  }); // prettier-ignore
});

describe('ACC-1: a notice carries what is asked and by when, never the case’s content', () => {
  it('on the whole road: no narrative, no name of an operation, no product, no amount', () => {
    const story = storyAt('closed', ['p1', 'p2']);
    const secrets = [...JSON.stringify(story.entries).matchAll(/"narrative":"([^"]+)"/g)].map(([, secret]) => secret);
    expect(secrets.length).toBeGreaterThan(20);
    const all = JSON.stringify(noticesIn(story.entries));
    for (const secret of [...secrets, 'MARLPIT', 'Problem profile', 'folder 12', contribution.evidenceRef, 'Northmarch', 'cse-group'])
      expect(all).not.toContain(secret);
  });
  it('each text is whole sentences', () => {
    for (const { text } of noticesIn(storyAt('closed').entries)) expect(text).toMatch(/^[A-Z].*\.$/);
  });
});

describe('REC-1: decisions are filed, value is exported, overlap is looked for, an SIA is proposed', () => {
  it('by hand, what each entry owes beside its notices', () => {
    const owing = (what: string) => Object.entries(owedBy).flatMap(([type, owed]) => (owed.some((each) => each === what) ? [type] : []));
    expect(owing('overlaps')).toEqual(['bid-submitted', 'claimed', 'resubmitted', 'moved-to-region', 'reopened']);
    expect(owing('valueLog')).toEqual([
      'value-logged', 'value-verified', 'value-disputed', 'value-dispute-answered', 'value-reversed', 'apmis-entry-recorded', 'value-reconciled',
      'value-exported',
    ]); // prettier-ignore
    expect(owing('candidates')).toEqual([
      'recommended', 'recommendation-countersigned', 'decline-overturned', 'appeal-decided', 'accepted', 'handover-accepted', 'resumed', 'told',
    ]); // prettier-ignore
    expect(owing('documents')).toEqual(['terms-agreed']);
    expect(owing('records')).toEqual([
      'return-lapsed', 'moved-to-region', 'redirected', 'recommended', 'recommendation-countersigned', 'declined', 'decline-overturned', 'reopened',
      'merge-consented', 'merge-refused', 'merge-lapsed', 'merge-voided', 'merged', 'unmerged', 'linked', 'link-confirmed', 'unlinked',
      'product-disclosed', 'appealed', 'reallocated', 'impasse-resolved', 'product-disseminated', 'review-held', 'appeal-decided', 'accepted',
      'allocated', 'terms-agreed', 'product-accepted', 'reassessment-signed', 'ownership-confirmed', 'urgency-confirmed', 'urgency-lowered', 'priority-overridden', 'escalated', 'escalation-withdrawn',
      'body-decided', 'transfer-accepted', 'transfer-refused', 'transfer-returned', 'master-list-keyed', 'decision-ratified',
      'ratification-declined', 'handover-accepted', 'closed', 'held', 'resumed', 'hold-reviewed', 'withdrawn',
    ]); // prettier-ignore
  });
});

import { describe, expect, it } from 'vitest';
import type { Stage } from '../../domain/words.ts';
import { explain } from '../../domain/sentences.ts';
import { accepted, byTime } from './by-time.ts';
import { instant } from './calendars.ts';
import { contribution, disruption } from './payloads.ts';
import { storyAt } from './story.ts';

import { ANALYST, comments, entered, keyed, LEAD, logged, on, reason, SIA, SIO, told, TOEX, v1, verified } from './valued.ts';

describe('VAL-2: the other side verifies an entry or disputes it, never one’s own', () => {
  it.each([
    [SIO, 'accepted'],
    [LEAD, 'accepted'],
    [SIA, 'own-entry'],
    [TOEX, 'own-entry'],
    [ANALYST, 'wrong-person'],
  ])('%s on what TOEX logged: %s', (who, expected) => {
    const decision = logged().ask(who, 'dispute-value', on);
    expect(decision.ok ? 'accepted' : decision.refusal.code).toBe(expected);
    if (!decision.ok) expect(explain(decision.refusal).status).toBe(403);
  });
  it('a dispute is kept with who, when and why; it is the claimant’s turn then, and their manager is told', () => {
    const story = logged(ANALYST);
    story.give(SIO, 'dispute-value', on);
    expect(v1(story)).toMatchObject({ status: 'disputed', verifiedBy: null, disputes: [{ by: SIO, comments }] });
    const { clocks } = story.on();
    expect([clocks['value-verified:v1'], clocks['value-disputed:v1']?.party]).toEqual([undefined, 'toex']);
    expect(told(story)).toMatchObject([{ event: 'value-disputed', to: [ANALYST, SIA], dueAt: clocks['value-disputed:v1']?.dueAt }]);
    const late = { name: 'tell', payload: { clock: 'value-disputed:v1', rung: 'due' }, now: instant('2027-03-01T10:00:00Z') } as const;
    expect(accepted(byTime(story.on(), late))).toMatchObject([{ about: { to: [SIA] } }]);
    expect(story.refused(SIO, 'verify-value', on)).toMatchObject({ code: 'no-entry-waits', rule: 'VAL-2', entries: ['v1 is disputed'] });
  });
  it('value verified 10 d: the manager of whoever is to verify is told, and nobody else’s', () => {
    const late = { name: 'tell', payload: { clock: 'value-verified:v1', rung: 'due' }, now: instant('2027-03-01T10:00:00Z') } as const;
    expect(accepted(byTime(logged().on(), late))).toMatchObject([{ about: { to: ['super.aldershire'] } }]);
    expect(accepted(byTime(logged(SIO).on(), late))).toMatchObject([{ about: { to: [TOEX] } }]);
  });
  it('the other side is told that an entry waits, by when', () => {
    const waiting = logged();
    expect(told(waiting)).toMatchObject([{ to: [SIO], dueAt: waiting.on().clocks['value-verified:v1']?.dueAt }]);
    expect(told(logged(SIO))).toMatchObject([{ to: [SIA] }]);
    expect(told(verified())).toMatchObject([{ event: 'value-verified', to: [SIA], dueAt: null }]);
  });
});

describe('VAL-3: append only: a dispute is answered, an entry taken back by another entry', () => {
  it.each([
    [ANALYST, 'accepted'],
    [SIA, 'accepted'],
    [TOEX, 'accepted'],
    [SIO, 'wrong-person'],
    ['data.northmarch', 'wrong-person'],
  ])('%s answers for what an analyst logged: %s', (who, expected) => {
    const story = logged(ANALYST);
    story.give(SIO, 'dispute-value', on);
    const decision = story.ask(who, 'answer-dispute', on);
    expect(decision.ok ? 'accepted' : decision.refusal.code).toBe(expected);
  });
  it('answered, it is logged again and the other side’s clock begins anew; it may be disputed again', () => {
    const story = logged();
    story.give(SIO, 'dispute-value', on);
    story.wait(600);
    const at = story.now();
    const answered = story.give(SIA, 'answer-dispute', { entry: 'v1', comments: reason });
    expect(v1(story)).toMatchObject({ status: 'logged', disputes: [{ by: SIO, comments, answer: { by: SIA, at, comments: reason } }] });
    expect(answered.clocks['value-verified:v1']).toMatchObject({ startedAt: at, party: 'force' });
    expect(answered.clocks['value-disputed:v1']).toBeUndefined();
    story.give(LEAD, 'dispute-value', on);
    expect(v1(story)?.disputes).toHaveLength(2);
    story.give(SIA, 'answer-dispute', on);
    expect(story.give(SIO, 'verify-value', on).value['v1']?.status).toBe('verified');
  });
  it.each(['logged', 'disputed', 'verified', 'entered'] as const)(
    'what is %s is taken back by an entry of its own; nothing of it changes',
    (status) => {
      const story = status === 'logged' || status === 'disputed' ? logged() : verified();
      if (status === 'disputed') story.give(SIO, 'dispute-value', on);
      if (status === 'entered') story.give(SIA, 'record-apmis-entry', keyed);
      const before = v1(story);
      const { value, clocks } = story.give(TOEX, 'reverse-value', { entry: 'v1', reason });
      expect(value['v1']).toEqual({ ...before, status: 'reversed', reversedBy: 'v2' });
      expect(value['v2']).toMatchObject({
        reverses: 'v1',
        status: 'logged',
        basis: reason,
        evidenceRef: contribution.evidenceRef,
        claimedBy: { user: TOEX },
      });
      expect(Object.keys(clocks).filter((clock) => clock.startsWith('value-'))).toEqual(['value-verified:v2']);
      expect(told(story)).toMatchObject([{ event: 'value-reversed', to: [SIO], dueAt: clocks['value-verified:v2']?.dueAt }]);
    },
  );
  it('what is taken back is neither verified nor taken back again; a reversing entry is not reversed, but verified', () => {
    const story = verified();
    expect(story.refused(SIO, 'reverse-value', { entry: 'v1', reason })).toMatchObject({ code: 'wrong-person', rule: 'VAL-3' });
    story.give(SIA, 'reverse-value', { entry: 'v1', reason });
    const gone = { code: 'entry-not-ready', entry: 'v1', status: 'reversed' };
    expect(story.refused(SIA, 'reverse-value', { entry: 'v1', reason })).toMatchObject(gone);
    expect(story.refused(SIO, 'verify-value', on)).toMatchObject(gone);
    expect(story.refused(SIA, 'reverse-value', { entry: 'v2', reason })).toEqual({
      code: 'reverses-already',
      rule: 'VAL-3',
      entry: 'v2',
      reverses: 'v1',
    });
    expect(story.refused(SIA, 'verify-value', { entry: 'v2', comments })).toMatchObject({ code: 'own-entry' });
    expect(story.give(SIO, 'verify-value', { entry: 'v2', comments }).value['v2']?.status).toBe('verified');
  });
  it('VAL-5: what was taken back may be logged anew, and counts once', () => {
    const story = logged();
    expect(story.refused(TOEX, 'log-value', { value: contribution })).toMatchObject({ code: 'counted-elsewhere' });
    story.give(SIA, 'reverse-value', { entry: 'v1', reason });
    expect(story.give(SIA, 'log-value', { value: contribution }).value['v3']?.status).toBe('logged');
    expect(story.refused(TOEX, 'log-value', { value: contribution })).toMatchObject({ code: 'counted-elsewhere' });
  });
  it('VAL-1: a case whose only entry was taken back has no value to close with', () => {
    const story = storyAt('closing');
    story.give(SIA, 'log-value', { value: contribution });
    story.give(SIA, 'reverse-value', { entry: 'v1', reason });
    expect(story.refused(SIA, 'close', { apmis: 'not-applicable', feedbackRequested: true })).toMatchObject({ code: 'no-value-logged' });
  });
});

describe('VAL-6: a reference that was mistyped here is put right', () => {
  it('once reconciling found that it does not match, the entry is recorded again, and then reconciled', () => {
    const story = entered();
    const right = { ...keyed, apmisRef: 'AP-DEMO-7' };
    expect(story.refused(SIA, 'record-apmis-entry', right)).toMatchObject({ code: 'no-entry-waits', rule: 'VAL-6' });
    story.give(TOEX, 'reconcile-value', { entry: 'v1', apmisRef: right.apmisRef, matches: false });
    story.give(SIA, 'record-apmis-entry', right);
    expect(v1(story)).toMatchObject({ apmisStatus: 'entered', entered: { apmisRef: 'AP-DEMO-7' } });
    story.give(TOEX, 'reconcile-value', { entry: 'v1', apmisRef: right.apmisRef, matches: true });
    expect(v1(story)).toMatchObject({ apmisStatus: 'reconciled' });
  });
  it('VAL-2: a dispute of an entry of one’s own side is refused for the person before its state', () => {
    const story = verified();
    story.give(SIA, 'log-value', { value: { ...contribution, evidenceRef: 'ALD/EV/2' } });
    expect(story.refused(SIA, 'dispute-value', on)).toMatchObject({ code: 'own-entry' });
    expect(story.refused(SIO, 'dispute-value', on)).toMatchObject({ code: 'entry-not-ready' });
  });
});

describe('VAL-1: what ended as withdrawn after development is accounted for like what closed', () => {
  const close = { apmis: 'not-applicable', feedbackRequested: true } as const;
  const withdrawn = () => {
    const story = logged();
    story.give(SIO, 'withdraw', { reason });
    story.give(SIA, 'close', close);
    expect(story.on().stage).toBe('withdrawn');
    return story;
  };
  it('verified, entered, reconciled, taken back, and taken back for good', () => {
    const story = withdrawn();
    story.give(SIO, 'verify-value', on);
    story.give(TOEX, 'record-apmis-entry', keyed);
    story.give(SIA, 'reconcile-value', { entry: 'v1', apmisRef: keyed.apmisRef, matches: true });
    story.give(SIA, 'reverse-value', { entry: 'v1', reason });
    expect(story.give(SIO, 'verify-value', { entry: 'v2', comments }).value).toMatchObject({
      v1: { status: 'reversed', apmisStatus: 'reconciled' },
      v2: { status: 'verified', reverses: 'v1' },
    });
    expect(story.on()).toMatchObject({ stage: 'withdrawn', pen: null, clocks: {} });
  });
  it('its clocks go on: who is to verify and who is to answer are told by time', () => {
    const story = withdrawn();
    const late = (clock: string) => ({ name: 'tell', payload: { clock, rung: 'due' }, now: instant('2027-03-01T10:00:00Z') }) as const;
    expect(accepted(byTime(story.on(), late('value-verified:v1')))).toMatchObject([{ about: { to: ['super.aldershire'] } }]);
    story.give(SIO, 'dispute-value', on);
    expect(Object.keys(story.on().clocks)).toEqual(['value-disputed:v1']);
    expect(accepted(byTime(story.on(), late('value-disputed:v1')))).toMatchObject([{ about: { to: [TOEX] } }]);
    expect(story.give(SIA, 'answer-dispute', on).clocks['value-verified:v1']).toMatchObject({ party: 'force' });
  });
  it('late values come in after it, and not where nothing was ever done', () => {
    expect(withdrawn().give(SIO, 'log-value', { value: disruption }).value['v2']?.status).toBe('logged');
    const bare = storyAt('closing');
    bare.bend({ endsAs: 'withdrawn' });
    bare.give(SIA, 'close', { ...close, noValueReason: reason });
    expect(bare.give(SIO, 'log-value', { value: disruption }).stage).toBe('withdrawn');
    const early = storyAt('terms');
    early.give(SIO, 'withdraw', { reason });
    const tooEarly = { code: 'wrong-stage', stage: 'withdrawn' };
    expect(early.refused(SIO, 'log-value', { value: disruption })).toMatchObject({ ...tooEarly, rule: 'VAL-4' });
    expect(early.refused(SIO, 'verify-value', on)).toMatchObject({ ...tooEarly, rule: 'VAL-2' });
  });
  it.each(['triage-queue', 'declined', 'lapsed', 'merged', 'redirected'] as const satisfies readonly Stage[])(
    'an entry is asked for how it stands, not its case: verified also in %s, where it stands of an earlier round',
    (stage) => {
      const story = logged();
      story.bend({ stage, pen: null });
      expect(story.give(SIO, 'verify-value', on).value['v1']?.status).toBe('verified');
      expect(story.give(SIA, 'reverse-value', { entry: 'v1', reason }).stage).toBe(stage);
    },
  );
});

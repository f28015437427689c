import { describe, expect, it } from 'vitest';
import { escalationOf } from '../../domain/escalation-state.ts';
import { date, instant } from './calendars.ts';
import { CHAIR, decision, DEPUTY, inSession, OWNER, paper, SECRETARY, why } from './council.ts';

describe('CLK-3, OWN-8: a refusal to ratify waits for a hold and for the SIO; what is ratified does not', () => {
  /** Rejected at an extraordinary sitting, so that the owner has it again; the next sitting is in session. */
  const rejected = (meanwhile: (story: ReturnType<typeof inSession>) => void) => {
    const story = inSession('extraordinary');
    const { c, ref, meeting } = story;
    c.give([CHAIR, ref], 'record-decision', decision(meeting, 'reject'));
    meanwhile(story);
    const next = c.call('ordinary', '2027-01-19T10:00:00Z');
    c.at([CHAIR, next], 'start', {});
    return { ...story, next, answer: { case: ref, reason: why } };
  };
  const waiting = {
    'on-hold': ({ c, ref }: ReturnType<typeof inSession>) =>
      c.give(['toex-manager.northmarch', ref], 'hold', { reasonCode: 'court', reviewBy: date('2026-12-30'), reason: why }),
    'sio-unavailable': ({ c, ref }: ReturnType<typeof inSession>) =>
      c.give(['spoc.aldershire', ref], 'report-sio-unavailable', { reason: why }),
  } as const;
  it.each(['on-hold', 'sio-unavailable'] as const)('%s', (code) => {
    const { c, ref, next, answer } = rejected(waiting[code]);
    expect(c.refusedAt([CHAIR, next], 'decline-to-ratify', answer)).toBe(code);
    c.at([CHAIR, next], 'ratify-decision', answer);
    expect(escalationOf(c.caseOf(ref))?.decisions[0]?.ratified).toMatchObject({ outcome: 'ratified' });
  });
  it('with nothing in its way it is before the body again; the item and the decision must be there', () => {
    const { c, ref, next, answer } = rejected(() => undefined);
    expect(c.refusedAt([CHAIR, next], 'decline-to-ratify', { ...answer, case: 'TSK-NM-2026-00077-X' })).toBe('no-item');
    c.at([CHAIR, next], 'decline-to-ratify', answer);
    expect(c.caseOf(ref)).toMatchObject({ stage: 'escalated', escalations: { e1: { standing: 'complete' }, e2: { standing: 'to-list' } } });
    expect(c.written.cases[ref]?.at(-1)?.about).toEqual({ meeting: next, reason: why, decision: 1, escalation: 'e2' });
  });
  it('a case that closes as withdrawn is left to close', () => {
    const { c, ref, next, answer } = rejected(({ c: all, ref: its }) => {
      all.cases[its] = { ...all.caseOf(its), stage: 'closing', endsAs: 'withdrawn' };
    });
    c.at([CHAIR, next], 'decline-to-ratify', answer);
    expect(c.caseOf(ref)).toMatchObject({ stage: 'closing', endsAs: 'withdrawn' });
    expect(Object.keys(c.caseOf(ref).escalations ?? {})).toEqual(['e1']);
  });
  it.each(['waits to be listed', 'asks a receiver'] as const)('a case whose other escalation %s is left there', (how) => {
    const { c, ref, next, answer } = rejected((story) => {
      story.c.give([OWNER, story.ref], 'escalate', { paper });
      if (how === 'waits to be listed') return;
      const again = story.c.call('extraordinary', '2026-12-17T10:00:00Z');
      story.c.give([SECRETARY, story.ref], 'list-for-meeting', { meeting: again });
      story.c.at([CHAIR, again], 'start', {});
      story.c.give([CHAIR, story.ref], 'record-decision', decision(again, 'transfer', { newOwner: 'brackenshire' }));
    });
    c.at([CHAIR, next], 'decline-to-ratify', answer);
    const { e1, e2, ...more } = c.caseOf(ref).escalations ?? {};
    expect([e1?.decisions[0]?.ratified?.outcome, e2?.standing, more]).toEqual([
      'declined', how === 'waits to be listed' ? 'to-list' : 'transfer-decided', {},
    ]); // prettier-ignore
    const asked = how === 'waits to be listed' ? {} : { agency: 'brackenshire' };
    expect(c.written.cases[ref]?.at(-1)?.about).toEqual({ meeting: next, reason: why, decision: 1, escalation: null, ...asked });
  });
  it('nobody ratifies where chair and deputy have an interest, and the refusal says who passes it on', () => {
    const { c, ref, next, answer } = rejected(() => undefined);
    const refusal = (who: string) => c.trySitting(who, next, { name: 'ratify-decision', payload: answer });
    c.at([SECRETARY, next], 'record-attendance', { present: [CHAIR, DEPUTY], apologies: [] });
    c.at([CHAIR, next], 'declare-interest', { case: ref, reason: why });
    expect(refusal(CHAIR)).toMatchObject({ code: 'not-the-decider', name: 'Detective Chief Superintendent Philip Anders' });
    c.at([DEPUTY, next], 'declare-interest', { case: ref, reason: why });
    expect(refusal(CHAIR)).toMatchObject({ code: 'not-the-decider', rule: 'ESC-2', name: 'Tasking Secretary Naomi Brett' });
    expect(refusal(SECRETARY)).toMatchObject({ code: 'wrong-person' });
  });
});

describe('ESC-1: a sitting that is put off is the next one again, and ratifies what was decided without papers since it was not', () => {
  it.each(['its day had passed', 'its papers were closed'] as const)('%s', (how) => {
    const { c, ref, meeting } = inSession('extraordinary');
    const next = c.call('ordinary', '2026-12-16T10:00:00Z');
    if (how === 'its day had passed') c.wait('2026-12-16T12:00:00Z');
    else c.at([SECRETARY, next], 'close-papers', {});
    c.give([CHAIR, ref], 'record-decision', decision(meeting, 'retain'));
    expect(c.sittingOf(next).items ?? {}).toEqual({});
    c.at([SECRETARY, next], 'postpone', { to: instant('2027-01-19T10:00:00Z'), reason: why });
    expect(c.sittingOf(next).items).toMatchObject({ [`${ref}:ratify:e1.1`]: { kind: 'ratify', status: 'listed' } });
    c.at([CHAIR, next], 'start', {});
    c.at([CHAIR, next], 'ratify-decision', { case: ref, reason: why });
    expect(escalationOf(c.caseOf(ref))?.decisions[0]?.ratified).toMatchObject({ outcome: 'ratified', meeting: next });
  });
  it('an extraordinary one that is put off ratifies nothing', () => {
    const { c, ref, meeting } = inSession('extraordinary');
    c.give([CHAIR, ref], 'record-decision', decision(meeting, 'retain'));
    const other = c.call('extraordinary', '2026-12-18T10:00:00Z');
    c.at([SECRETARY, other], 'postpone', { to: instant('2026-12-21T10:00:00Z'), reason: why });
    expect(c.sittingOf(other).items ?? {}).toEqual({});
  });
});

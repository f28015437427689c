import { describe, expect, it } from 'vitest';
import type { Case } from '../../domain/case.ts';
import { dueOn } from '../../domain/clocks.ts';
import { after, byTime, directoryWith, refusal, toCase } from './by-time.ts';
import { instant } from './calendars.ts';
import { resubmitted, returned, SIO, SPOC } from './returned.ts';
import { later } from './story.ts';

/** Time goes on until the case is over or the clock has nothing left; each thing that it did. */
const left = (from: Case, until = 8): { readonly did: readonly string[]; readonly on: Case } => {
  let on = from;
  const did: string[] = [];
  for (let step = 0; step < until; step += 1) {
    const [due] = dueOn(on.clocks);
    if (due === undefined) break;
    on = after(on, byTime(on, { name: toCase(due.does), payload: { clock: due.clock, rung: due.rung }, now: due.at }));
    did.push(due.rung);
  }
  return { did, on };
};
describe('TRI-5: a return lapses only after two reminders and after the SIO is told', () => {
  const lapse = { name: 'lapse-return' as const, payload: { clock: 'answer-return', rung: '200%' } };
  const lapseAt = (on: Case) =>
    on.clocks['answer-return']?.rungs.find(({ rung }) => rung === '200%')?.at ?? instant('2000-01-01T00:00:00Z');
  it('at half, all and one and a half times the clock somebody is told; at twice it the bid lapses', () => {
    const { did, on } = left(returned().on());
    expect(did).toEqual(['50%', 'due', '150%', '200%']);
    expect(on).toMatchObject({ stage: 'lapsed', pen: null, clocks: {}, owner: { agency: 'aldershire', user: SIO } });
  });
  it('not a minute before, and not once it is answered', () => {
    const on = returned().on();
    expect(refusal(byTime(on, { ...lapse, now: later(lapseAt(on), -1) }))).toEqual({ code: 'not-due', rule: 'CLK-7' });
    const back = resubmitted().on();
    expect(refusal(byTime(back, { ...lapse, now: lapseAt(on) }))).toMatchObject({ code: 'wrong-stage' });
    expect(refusal(byTime(on, { ...lapse, payload: { clock: 'answer-return', rung: 'never' }, now: lapseAt(on) }))).toMatchObject({
      code: 'moved-on',
    });
  });
  it('where the reminders did not go out, it is put off by a working day', () => {
    const on = returned().on();
    const late = after(on, byTime(on, { ...lapse, now: lapseAt(on) }));
    expect(late).toMatchObject({ stage: 'returned', pen: { user: SPOC } });
    expect(lapseAt(late)).toBe('2026-12-07T09:20:00.000Z');
    expect([lapseAt(on), left(late).on.stage]).toEqual(['2026-12-04T09:20:00.000Z', 'lapsed']);
  });
  it('OWN-8: while the SIO is not available nothing lapses; day by day somebody is told', () => {
    const { on } = left(returned().on(), 3);
    const gone = { directory: directoryWith({ [SIO]: { active: false } }) };
    const first = byTime(on, { ...lapse, now: lapseAt(on) }, gone);
    expect(first).toMatchObject({ ok: true, entries: [{ type: 'lapse-put-off', about: { because: 'sio-unavailable' } }] });
    const late = after(on, first);
    const second = byTime(late, { ...lapse, now: lapseAt(late) }, gone);
    expect(second).toMatchObject({ ok: true, entries: [{ type: 'lapse-put-off' }] });
    expect(after(late, byTime(late, { ...lapse, now: lapseAt(late) })).stage).toBe('lapsed');
  });
  it('an SIO who came after the SIO was told is told first', () => {
    const { on } = left(returned().on(), 3);
    const history = [
      ...on.ownershipHistory,
      { agency: 'aldershire', user: 'sio2.aldershire', from: later(lapseAt(on), -60), by: 'handover' },
    ];
    const handed: Case = { ...on, owner: { agency: 'aldershire', user: 'sio2.aldershire' }, ownershipHistory: history };
    const first = byTime(handed, { ...lapse, now: lapseAt(on) });
    expect(first).toMatchObject({ ok: true, entries: [{ type: 'lapse-put-off', about: { because: 'sio-not-told' } }] });
    expect(left(after(handed, first)).on.stage).toBe('lapsed');
  });
});

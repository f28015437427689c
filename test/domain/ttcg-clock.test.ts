// Section 6, "ownership confirmed or escalated": P1 a day, P2 five, P3 the next regional TTCG (none planned: 20 d). Decision 28.
import { describe, expect, it } from 'vitest';
import { escalationOf } from '../../domain/escalation-state.ts';
import type { Priority } from '../../domain/words.ts';
import { instant } from './calendars.ts';
import { CHAIR, council, OWNER, paper, SECRETARY, TTCG, why } from './council.ts';
import { reassessment } from './payloads.ts';
import { digestOf, storyAt } from './story.ts';

const FTT = 'federated-tasking-team';
type Planned = readonly [when: string, body?: string, kind?: 'ordinary' | 'extraordinary'];
/** Monday 23 November, nine o'clock and some minutes: sittings are planned, then both sides sign the reassessment. */
const signed = (priority: Priority, ...planned: readonly Planned[]) => {
  const c = council();
  const ref = 'TSK-NM-2026-00001-X';
  c.cases[ref] = { ...storyAt('reassessment').on(), ref, priority };
  const meetings = planned.map(([when, body = TTCG, kind = 'ordinary']) => c.call(kind, when, body));
  c.give(['sia.northmarch', ref], 'propose-reassessment', reassessment);
  const at = c.now();
  const on = c.give([OWNER, ref], 'sign-reassessment', { digest: digestOf(c.caseOf(ref).reassessments) });
  const due = () => c.caseOf(ref).clocks['ownership']?.dueAt;
  const told = () => (c.written.cases[ref] ?? []).flatMap((entry) => (entry.type === 'told' ? [[entry.at, ...entry.about.to]] : []));
  return { c, ref, on, meetings, due, told, minute: at.slice(13), look: () => c.firstDue(ref) };
};
const TUESDAY = '2026-12-15T10:00:00.000Z';

describe('the owner of a P3 case has until the next planned sitting of the regional TTCG', () => {
  it('its beginning, with the sitting that the clock follows', () => {
    const { on, due, meetings } = signed('P3', [TUESDAY], ['2027-03-16T10:00:00Z']);
    expect(due()).toBe(TUESDAY);
    expect(on.clocks['ownership']).toMatchObject({ party: 'force', follows: { sitting: meetings[0], body: TTCG } });
    expect(on.pen).toMatchObject({ party: 'force', role: 'owner', user: OWNER });
  });
  it('none planned: twenty working days', () => {
    const { due, minute, on } = signed('P3');
    expect(due()).toBe(`2026-12-21T09${minute}`);
    expect(on.clocks['ownership']).not.toHaveProperty('follows');
  });
  it.each<[string, Planned]>([
    ['of another body', [TUESDAY, FTT]],
    ['that is extraordinary', [TUESDAY, TTCG, 'extraordinary']],
  ])('nor does a sitting %s count', (_which, planned) => {
    const { due, minute } = signed('P3', planned);
    expect(due()).toBe(`2026-12-21T09${minute}`);
  });
  it('nor one whose papers are closed, since nothing is listed there any more', () => {
    const { c, ref, meetings } = signed('P3', [TUESDAY], ['2027-01-12T10:00:00Z']);
    c.give([OWNER, ref], 'escalate', { paper });
    c.at([SECRETARY, meetings[0] ?? ''], 'close-papers', {});
    const on = c.give([OWNER, ref], 'withdraw-escalation', { reason: why });
    expect(on.clocks['ownership']?.dueAt).toBe('2027-01-12T10:00:00.000Z');
  });
  it.each<[Priority, string]>([
    ['P1', '2026-11-24T09'],
    ['P2', '2026-11-30T09'],
  ])('%s does not wait for it', (priority, day) => {
    const { due, minute } = signed(priority, [TUESDAY]);
    expect(due()).toBe(`${day}${minute}`);
  });
  it('after an escalation that was withdrawn, too', () => {
    const { c, ref } = signed('P3', [TUESDAY]);
    c.give([OWNER, ref], 'escalate', { paper });
    const on = c.give([OWNER, ref], 'withdraw-escalation', { reason: why });
    expect([escalationOf(on)?.standing, on.stage, on.clocks['ownership']?.dueAt]).toEqual(['withdrawn', 'ownership', TUESDAY]);
  });
  it('it has come: the secretary is told at that instant, although another is planned', () => {
    const { c, look, told, meetings } = signed('P3', [TUESDAY], ['2027-03-16T10:00:00Z']);
    c.wait(TUESDAY);
    c.at([CHAIR, meetings[0] ?? ''], 'start', {});
    expect(look()).toBeNull();
    expect(told()).toEqual([[expect.stringMatching(/^2026-12-15T10:0/), SECRETARY]]);
  });
});

describe('CLK-6: a sitting that is put off or cancelled takes the clock with it, by an entry, and nobody is told of the day that was none', () => {
  it('put off: the new day, and told then', () => {
    const { c, ref, look, told, due, meetings } = signed('P3', [TUESDAY]);
    c.at([SECRETARY, meetings[0] ?? ''], 'postpone', { to: instant('2026-12-22T10:00:00Z'), reason: why });
    expect(look()).toBeNull();
    expect(c.written.cases[ref]?.at(-1)).toMatchObject({
      type: 'sitting-followed',
      about: { clock: 'ownership', meeting: meetings[0], next: meetings[0], from: TUESDAY, to: '2026-12-22T10:00:00.000Z' },
    });
    expect([told(), due()]).toEqual([[], '2026-12-22T10:00:00.000Z']);
    expect(look()).toBeNull();
    expect(told()).toEqual([['2026-12-22T10:00:00.000Z', SECRETARY]]);
    expect(look()).toBeNull();
    expect(told()).toHaveLength(1);
  });
  it('cancelled: the next one that is planned', () => {
    const { c, look, told, due, meetings } = signed('P3', [TUESDAY], ['2027-01-12T10:00:00Z']);
    c.at([SECRETARY, meetings[0] ?? ''], 'cancel', { reason: why });
    expect(look()).toBeNull();
    expect([told(), due()]).toEqual([[], '2027-01-12T10:00:00.000Z']);
  });
  it('cancelled and none planned: twenty days from the start', () => {
    const { c, ref, look, told, due, meetings, minute } = signed('P3', [TUESDAY]);
    c.at([SECRETARY, meetings[0] ?? ''], 'cancel', { reason: why });
    expect(look()).toBeNull();
    expect([told(), due()]).toEqual([[], `2026-12-21T09${minute}`]);
    expect(c.caseOf(ref).clocks['ownership']).not.toHaveProperty('follows');
  });
  it('and where those are over, a quarter of them from now', () => {
    const { c, look, told, due, meetings } = signed('P3', ['2027-01-12T10:00:00Z']);
    c.at([SECRETARY, meetings[0] ?? ''], 'cancel', { reason: why });
    expect(look()).toBeNull();
    expect([told(), due()]).toEqual([[], '2027-01-19T10:00:00.000Z']);
    expect(look()).toBeNull();
    expect(told()).toEqual([['2027-01-19T10:00:00.000Z', SECRETARY]]);
  });
});

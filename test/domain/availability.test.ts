import { describe, expect, it } from 'vitest';
import { answeringFor, SUCCESSION } from '../../domain/availability.ts';
import type { CaseCommand } from '../../domain/commands.ts';
import { decide, offered } from '../../domain/decide.ts';
import { noticesOf } from '../../domain/notices.ts';
import { factsFor, narrative } from '../support/rulebook.ts';
import { after, byTime, directoryWith } from './by-time.ts';
import { date } from './calendars.ts';
import { accept, LEAD, nominated, reason, SIO2, SPOC, SUPER } from './handing.ts';
import { caseAt, storyAt } from './story.ts';
import { SIO } from './work.ts';

const [TOEX, SIA, OFFICER] = ['toex-manager.northmarch', 'sia.northmarch', 'triage.northmarch'] as const;
const text = narrative('In hospital.');
const reported = (stage: Parameters<typeof storyAt>[0]) => {
  const story = storyAt(stage);
  story.give(TOEX, 'report-sio-unavailable', { reason: text });
  return story;
};
const codeFor = (story: ReturnType<typeof reported>, who: string, name: CaseCommand) =>
  offered(name, story.on(), story.facts(who))?.code ?? null;

describe('OWN-8: an SIO who is reported as unavailable holds the risk on, and others answer for it', () => {
  it.each([SPOC, SIO2, LEAD, SIO, TOEX])('%s reports it, of the owning agency or as TOEX manager', (who) => {
    const story = storyAt('terms');
    const before = story.on();
    const on = story.give(who, 'report-sio-unavailable', { reason: text });
    expect(on).toMatchObject({ stage: before.stage, owner: before.owner, pen: before.pen, unavailable: { by: who, reason: text } });
  });
  it.each([SIA, OFFICER, 'sio.brackenshire', 'chair.northmarch'])('%s does not', (who) => {
    expect(storyAt('terms').refused(who, 'report-sio-unavailable', { reason: text })).toMatchObject({
      code: 'wrong-person',
      rule: 'OWN-8',
    });
  });
  it('twice is told, and the end of it is for the agency alone', () => {
    const story = storyAt('terms');
    expect(story.refused(SPOC, 'report-sio-available', { reason: text })).toMatchObject({ code: 'sio-available', rule: 'OWN-8' });
    story.give(SPOC, 'report-sio-unavailable', { reason: text });
    expect(story.refused(SPOC, 'report-sio-unavailable', { reason: text })).toMatchObject({ code: 'already-recorded' });
    expect(story.refused(TOEX, 'report-sio-available', { reason: text })).toMatchObject({ code: 'wrong-person' });
    const on = story.give(SIO, 'report-sio-available', { reason: text });
    expect(on.unavailable).toBeNull();
    expect(on.clocks[SUCCESSION]).toBeUndefined();
    expect(answeringFor(on, factsFor(null))).toBeNull();
  });
  // By hand from journey.md: what moves or signs is refused, what is work, message, value or ownership goes on.
  it.each([
    ['terms', SIA, 'propose-terms', 'sio-unavailable'],
    ['terms', SIA, 'record-first-contact', null],
    ['triage-queue', OFFICER, 'claim', 'sio-unavailable'],
    ['in-triage', OFFICER, 'recommend', 'sio-unavailable'],
    ['consideration', TOEX, 'accept', 'sio-unavailable'],
    ['awaiting-capacity', TOEX, 'allocate', 'sio-unavailable'],
    ['development', SIA, 'log-work', null],
    ['development', SIA, 'assign-team', null],
    ['product-review', 'sia2.northmarch', 'review-product', 'sio-unavailable'],
    ['acceptance', SIO, 'accept-product', 'sio-unavailable'],
    ['ownership', SIO, 'confirm-ownership', 'sio-unavailable'],
    ['closing', SIA, 'close', 'sio-unavailable'],
    ['closing', SIA, 'log-value', null],
    ['terms', SIA, 'ask', null],
    ['terms', TOEX, 'hold', null],
    ['terms', LEAD, 'propose-handover', null],
    ['terms', SUPER, 'propose-handover', null],
    ['terms', LEAD, 'withdraw', null],
    ['terms', SPOC, 'withdraw', 'sio-unavailable'],
    ['terms', SIO, 'withdraw', 'sio-unavailable'],
  ] as const)('in %s, %s may %s: %s', (...[stage, who, name, code]) => {
    expect(codeFor(reported(stage), who, name)).toBe(code);
  });
});

describe('OWN-8: the deputy has one working day, then the owner lead answers for the risk', () => {
  it('the deputy names and accepts for themselves, and nobody else of the agency does', () => {
    const story = storyAt('acceptance');
    expect(story.refused(SIO2, 'propose-handover', { to: SIO2, reason }).code).toBe('wrong-person');
    story.give(SPOC, 'report-sio-unavailable', { reason: text });
    expect(answeringFor(story.on(), story.facts(SPOC))).toEqual({ as: 'deputy', user: SIO2 });
    expect(story.refused('requester.aldershire', 'propose-handover', { to: SIO2, reason }).code).toBe('wrong-person');
    story.give(SIO2, 'propose-handover', { to: SIO2, reason });
    const on = accept(story);
    expect(on).toMatchObject({ owner: { agency: 'aldershire', user: SIO2 }, unavailable: null, pen: { role: 'sio', user: SIO2 } });
    expect(on.clocks[SUCCESSION]).toBeUndefined();
    expect(codeFor(story, SIO2, 'accept-product')).toBeNull();
  });
  it('told at the end of the day, the owner lead is shown as answering; the clock runs on a hold too', () => {
    const story = reported('terms');
    story.give(TOEX, 'hold', { reasonCode: 'court', reviewBy: date('2026-12-04'), reason: text });
    const clock = story.on().clocks[SUCCESSION];
    expect(clock).toMatchObject({ step: SUCCESSION, party: 'force' });
    expect(clock?.pausedAt).toBeUndefined();
    const decision = byTime(story.on(), { name: 'tell', payload: { clock: SUCCESSION, rung: 'due' }, now: clock?.dueAt ?? story.now() });
    expect(decision).toMatchObject({ ok: true });
    const on = after(story.on(), decision);
    expect(decision.ok && decision.entries[0]?.about).toMatchObject({ to: [LEAD, SUPER, TOEX] });
    expect(answeringFor(on, factsFor(null))).toEqual({ as: 'owner-lead' });
  });
  it('where nobody is deputy, the owner lead answers at once', () => {
    const story = reported('terms');
    const directory = directoryWith({ [SIO2]: { active: false } });
    expect(answeringFor(story.on(), factsFor(null, { directory }))).toEqual({ as: 'owner-lead' });
  });
  it('deputy, owner lead, line manager and both managers are told, and who holds the risk', () => {
    const story = reported('terms');
    const entry = story.entries.at(-1)!;
    const [notice] = noticesOf({ on: story.on(), entry, facts: factsFor(null) });
    expect([...(notice?.to ?? [])].toSorted()).toEqual([LEAD, SIA, SIO, SIO2, SPOC, SUPER].toSorted());
    expect(notice?.text).toContain('The risk remains with');
    expect(notice?.dueAt).toBe(story.on().clocks[SUCCESSION]?.dueAt);
  });
});

describe('OWN-8: nothing lapses while the SIO cannot act', () => {
  it('a nomination stands, and is told of again', () => {
    const story = nominated('terms');
    story.give(SPOC, 'report-sio-unavailable', { reason: text });
    const { rungs = [] } = story.on().clocks['handover'] ?? {};
    const lapse = rungs.find(({ does }) => does === 'lapse-handover')!;
    const decision = byTime(story.on(), { name: 'lapse-handover', payload: { clock: 'handover', rung: lapse.rung }, now: lapse.at });
    expect(decision).toMatchObject({ ok: true, entries: [{ type: 'handover-kept' }] });
  });
  it('a handover that was proposed before is accepted, and the alarm is over', () => {
    const story = nominated('development');
    story.give(TOEX, 'report-sio-unavailable', { reason: text });
    expect(accept(story)).toMatchObject({ owner: { user: SIO2 }, unavailable: null });
  });
  it('an inactive SIO is as one who is reported', () => {
    const on = caseAt('ownership');
    const directory = directoryWith({ [SIO]: { active: false } });
    expect(answeringFor(on, factsFor(null, { directory }))).toEqual({ as: 'owner-lead' });
    const report = decide(on, { name: 'report-sio-available', payload: { reason: text } }, factsFor(SPOC, { directory }));
    expect(report).toMatchObject({ ok: false, refusal: { code: 'sio-unavailable', rule: 'OWN-8' } });
  });
});

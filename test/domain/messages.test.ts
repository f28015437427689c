import { describe, expect, it } from 'vitest';
import { mayOpen } from '../../domain/access.ts';
import { dueOn } from '../../domain/clocks.ts';
import { fold } from '../../domain/evolve.ts';
import { noticesOf } from '../../domain/notices.ts';
import { explain } from '../../domain/sentences.ts';
import { factsFor, narrative, personOf, policy } from '../support/rulebook.ts';
import { accepted, byTime, directoryWith } from './by-time.ts';
import { date } from './calendars.ts';
import { assessment, rocuBid } from './payloads.ts';
import { storyAt, storyOf, type Story } from './story.ts';

const text = narrative('Which towns?');
const [SPOC, SIO, LEAD, OFFICER, MANAGER, MANAGER2, TOEX, SIA, SECRETARY] = [
  'spoc.aldershire', 'sio.aldershire', 'owner-lead.aldershire', 'triage.northmarch', 'gateway-manager.northmarch', 'gateway-manager2.northmarch',
  'toex-manager.northmarch', 'sia.northmarch', 'secretary.northmarch',
] as const; // prettier-ignore
/** Who the last entry tells, by event, with the time by which it is due. */
const told = (story: Story) => {
  const entry = story.entries.at(-1);
  const on = fold(story.entries);
  if (entry === undefined || on === null) throw new Error('nothing happened');
  return noticesOf({ on, entry, facts: factsFor(null, { now: entry.at }) });
};
const whom = (story: Story) => told(story).map(({ event, to }) => [event, [...to].toSorted()]);

/** By hand: the stage, who asks whom, and who is told. */
const questions: readonly (readonly [Parameters<typeof storyAt>[0], string, 'force' | 'gateway' | 'toex' | 'body', readonly string[]])[] = [
  ['in-triage', OFFICER, 'force', [SIO, SPOC]],
  ['in-triage', SIO, 'force', [SPOC]],
  ['in-triage', SIO, 'gateway', [OFFICER]],
  ['in-triage', OFFICER, 'gateway', [MANAGER, MANAGER2]],
  ['triage-queue', SPOC, 'gateway', [MANAGER, MANAGER2]],
  ['consideration', SPOC, 'toex', [TOEX]],
  ['terms', SPOC, 'toex', [SIA]],
  ['terms', SIA, 'toex', [TOEX]],
  ['closing', SIA, 'gateway', [OFFICER]],
];
describe('ACC-1: a question goes to the people of the party asked who are on the case, and to nobody who cannot read it', () => {
  it.each(questions.map(([stage, who, to, people]) => ({ stage, who, to, people })))(
    'in $stage, $who asks $to',
    ({ stage, who, to, people }) => {
      const story = storyAt(stage);
      const on = story.give(who, 'ask', { to, text });
      expect(whom(story)).toEqual([['asked', [...people].toSorted()]]);
      expect(told(story)[0]?.dueAt).toBe(on.clocks['question:m1']?.dueAt);
      expect(on.clocks['question:m1']).toMatchObject({ step: 'question-answered', party: to });
      expect(on.messages?.['m1']).toMatchObject({ id: 'm1', by: who, to, text, inReplyTo: null, answeredBy: null });
      for (const id of people) expect(mayOpen(on, personOf(id), factsFor(id))).toBe('page');
    },
  );
  it('where nobody of the party can be asked, it is refused and says so', () => {
    const story = storyAt('triage-queue');
    story.other.directory = directoryWith({ [TOEX]: { active: false } });
    const refusal = story.refused(SPOC, 'ask', { to: 'toex', text });
    expect(refusal).toEqual({ code: 'nobody-to-ask', rule: 'ACC-1', party: 'TOEX' });
    expect(explain(refusal).detail).toContain('Ask another party');
  });
  it('a case opens to nobody by being asked about: the secretary of a body sees it from its escalation on', () => {
    const story = storyAt('ownership');
    expect(story.refused(SIO, 'ask', { to: 'body', text })).toMatchObject({ code: 'nobody-to-ask', party: 'the tasking body' });
    expect(mayOpen(story.on(), personOf(SECRETARY), factsFor(SECRETARY))).toBe('none');
  });
  it('CLK-6: a question asked at a provisional priority takes the target of the one that triage gives', () => {
    const story = storyAt('in-triage');
    story.give(SIO, 'ask', { to: 'toex', text });
    const [asked, before] = [story.on().clocks['question:m1'], story.on().priority];
    const on = story.give(OFFICER, 'recommend', { assessment: { ...assessment, priority: 'P1' } });
    expect([before, on.priority]).toEqual(['P2', 'P1']);
    expect(policy.steps['question-answered'].targets).toMatchObject({ P1: '2d', P2: '5d' });
    const now = on.clocks['question:m1'];
    expect([now?.startedAt, asked?.dueAt.slice(0, 10), now?.dueAt.slice(0, 10)]).toEqual([asked?.startedAt, '2026-11-27', '2026-11-24']);
  });
  it('gateway people of the ROCU that owns the bid write for the gateway, its SIO for the force', () => {
    const story = storyOf(rocuBid, 'spoc.northmarch-rocu');
    story.give(MANAGER, 'ask', { to: 'force', text });
    const on = story.give('sio.northmarch-rocu', 'reply', { inReplyTo: 'm1', text });
    expect(on.messages).toMatchObject({ m1: { from: 'gateway', answeredBy: 'm2' }, m2: { from: 'force' } });
  });
});

describe('ACC-1: a reply answers where the party asked gives it', () => {
  it('the asker is told, the clock ends; what is written after that is only read', () => {
    const story = storyAt('terms');
    story.give(SIO, 'ask', { to: 'toex', text });
    const on = story.give(TOEX, 'reply', { inReplyTo: 'm1', text });
    expect(whom(story)).toEqual([['replied', [SIO]]]);
    expect(on.clocks['question:m1']).toBeUndefined();
    expect(on.messages).toMatchObject({ m1: { answeredBy: 'm2' }, m2: { by: TOEX, from: 'toex', to: 'force', inReplyTo: 'm1' } });
    story.give(SIO, 'reply', { inReplyTo: 'm2', text });
    expect(whom(story)).toEqual([['replied', [TOEX]]]);
    expect(story.on().messages?.['m1']?.answeredBy).toBe('m2');
  });
  it('another party’s reply, and one’s own, leave the clock running', () => {
    const story = storyAt('terms');
    story.give(SIO, 'ask', { to: 'toex', text });
    story.give(LEAD, 'reply', { inReplyTo: 'm1', text });
    story.give(SIO, 'reply', { inReplyTo: 'm2', text });
    expect(story.on().messages?.['m1']?.answeredBy).toBeNull();
    const on = story.give(SIA, 'reply', { inReplyTo: 'm3', text });
    expect([on.messages?.['m1']?.answeredBy, on.clocks['question:m1']]).toEqual(['m4', undefined]);
  });
  it('to what is not there it is refused', () => {
    const story = storyAt('terms');
    expect(story.refused(SIA, 'reply', { inReplyTo: 'm1', text })).toMatchObject({ code: 'no-messages' });
    story.give(SIO, 'ask', { to: 'toex', text });
    for (const inReplyTo of ['m2', 'constructor']) expect(story.refused(SIA, 'reply', { inReplyTo, text })).toMatchObject({ code: 'unknown-entry', id: inReplyTo }); // prettier-ignore
    expect(storyAt('closed').refused(SIO, 'ask', { to: 'toex', text })).toMatchObject({ code: 'wrong-stage' });
  });
});

describe('REC-3: a question does not expire in silence', () => {
  it('2 days for P1, else 5; passed, the asker is told, or their manager once they have left', () => {
    expect(policy.steps['question-answered'].targets).toEqual({ P1: '2d', P2: '5d', P3: '5d' });
    const on = storyAt('terms').give(SIO, 'ask', { to: 'toex', text });
    const due = dueOn(on.clocks).find(({ clock }) => clock === 'question:m1');
    if (due === undefined) throw new Error('nothing falls due');
    expect(due.at).toBe('2026-11-27T09:50:00.000Z');
    const command = { name: 'tell', payload: { clock: 'question:m1', rung: 'due' }, now: due.at } as const;
    expect(accepted(byTime(on, command))).toMatchObject([{ type: 'told', about: { to: [SIO] } }]);
    expect(accepted(byTime(on, command, { directory: directoryWith({ [SIO]: { active: false } }) }))).toMatchObject([
      { type: 'told', about: { to: ['super.aldershire'] } },
    ]);
  });
  it('it waits beside every stage, and ends with the case: then the asker is told', () => {
    const story = storyAt('in-triage');
    story.give(OFFICER, 'ask', { to: 'toex', text });
    const { dueAt } = story.on().clocks['question:m1'] ?? {};
    story.give(OFFICER, 'release', {});
    expect(story.on().clocks['question:m1']?.dueAt).toBe(dueAt);
    const on = story.give(LEAD, 'withdraw', { reason: text });
    expect(on.clocks).toEqual({});
    expect(told(story).at(-1)).toMatchObject({ to: [OFFICER], text: expect.stringContaining('was not answered') as string });
  });
  it('CLK-3: on hold messages go on, and their clock stands still', () => {
    const story = storyAt('terms');
    story.give(TOEX, 'hold', { reasonCode: 'court', reviewBy: date('2026-12-04'), reason: text });
    const on = story.give(SIO, 'ask', { to: 'toex', text });
    expect(on.clocks['question:m1']?.pausedAt).toBeDefined();
    expect(story.give(TOEX, 'resume', { reason: text }).clocks['question:m1']?.pausedAt).toBeUndefined();
  });
});

describe('CLK-1: a case is nudged once in a working day', () => {
  it('the holder of the pen is told; a second one says when again, and then is taken', () => {
    const story = storyAt('terms');
    story.give(MANAGER, 'nudge', {});
    expect(whom(story)).toEqual([['nudged', [SIA]]]);
    const refusal = story.refused(TOEX, 'nudge', {});
    expect(refusal).toEqual({ code: 'nudged-today', rule: 'CLK-1', again: 'Monday 23 November 2026 at 09:00' });
    expect(explain(refusal).detail).toContain('You can nudge again from Monday 23 November 2026 at 09:00');
    // From Friday to Monday, the weekend left out: by then it is past nine.
    story.wait(3 * 24 * 60);
    expect(story.give(TOEX, 'nudge', {}).nudged?.by).toBe(TOEX);
  });
  it('nobody nudges themselves, or a case that is held or over', () => {
    expect(storyAt('consideration').refused(TOEX, 'nudge', {})).toMatchObject({ code: 'nobody-to-nudge' });
    expect(storyAt('closed').refused(MANAGER, 'nudge', {})).toMatchObject({ code: 'wrong-stage' });
    const story = storyAt('terms');
    story.give(TOEX, 'hold', { reasonCode: 'court', reviewBy: date('2026-12-04'), reason: text });
    expect(story.refused(MANAGER, 'nudge', {})).toMatchObject({ code: 'on-hold' });
  });
});

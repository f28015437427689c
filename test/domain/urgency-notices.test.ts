import { describe, expect, it } from 'vitest';
import { noticesOf } from '../../domain/notices.ts';
import { recipients } from '../../domain/recipients.ts';
import { factsFor, narrative } from '../support/rulebook.ts';
import { directoryWith } from './by-time.ts';
import { storyAt, type Story } from './story.ts';

const [OFFICER, OFFICER2, MANAGER, MANAGER2, TOEX, SIA] = ['triage.northmarch', 'triage2.northmarch', 'gateway-manager.northmarch', 'gateway-manager2.northmarch', 'toex-manager.northmarch', 'sia.northmarch'] as const; // prettier-ignore
const [SPOC, SIO, ABOVE] = ['spoc.aldershire', 'sio.aldershire', 'super.northmarch-gateway'] as const;
const reason = narrative('Because.');
const acted = { actionTaken: reason, actionRef: 'LOG 7' };
const lastTold = (story: Story) => {
  const entry = story.entries.at(-1) ?? expect.fail('nothing was written');
  return noticesOf({ on: story.on(), entry, facts: factsFor(null, { now: entry.at }) });
};
const told = (stage: Parameters<typeof storyAt>[0], ...go: readonly ((story: Story) => unknown)[]) => {
  const story = storyAt(stage);
  for (const step of go) step(story);
  return lastTold(story).map(({ event, to }) => [event, [...to].toSorted()]);
};
const flag = (who: string) => (story: Story) => story.give(who, 'flag-urgent', acted);
const claim = (story: Story) => story.give(MANAGER, 'claim', {});

describe('CLK-5, REC-3: who is told of a flag and of another priority, each once', () => {
  it.each([
    ['flagged: the gateway managers are asked; SIO, SIA and whoever claimed it know', () => told('terms', flag(SPOC)), [['flagged-urgent', [MANAGER, MANAGER2]], ['flagged-urgent', [SIA, SIO, OFFICER]]]],
    ['flagged where a gateway manager has claimed it', () => told('triage-queue', claim, flag(SIO)), [['flagged-urgent', [MANAGER, MANAGER2]], ['flagged-urgent', [SPOC]]]],
    ['flagged by a gateway manager: the other one', () => told('terms', flag(MANAGER)), [['flagged-urgent', [MANAGER2]], ['flagged-urgent', [SIA, SIO, SPOC, OFFICER]]]],
    ['flagged in the queue: every officer who may claim it', () => told('triage-queue', flag(SIO)), [['flagged-urgent', [MANAGER, MANAGER2]], ['flagged-urgent', [SPOC, OFFICER, OFFICER2]]]],
    ['confirmed: those, and who flagged it', () => told('terms', flag(MANAGER2), (story) => story.give(MANAGER, 'confirm-urgent', { reason })), [['urgency-confirmed', [MANAGER2, SIA, SIO, SPOC, OFFICER]]]],
    ['lowered: those, and who flagged it', () => told('terms', flag(MANAGER2), (story) => story.give(MANAGER, 'lower-urgent', { reason })), [['urgency-lowered', [MANAGER2, SIA, SIO, SPOC, OFFICER]]]],
    ['another priority', () => told('terms', (story) => story.give(TOEX, 'override-priority', { priority: 'P1', reason })), [['priority-overridden', [SIA, SIO, SPOC, OFFICER]]]],
    ['another priority that ends a confirmed flag: who gave it too', () => told('terms', flag(MANAGER2), (story) => story.give(MANAGER, 'confirm-urgent', { reason }), (story) => story.give(TOEX, 'override-priority', { priority: 'P2', reason })), [['priority-overridden', [MANAGER2, SIA, SIO, SPOC, OFFICER]]]],
  ] as const)('%s', (_what, notices, expected) => expect(notices()).toEqual(expected)); // prettier-ignore
  it('the gateway managers by when: the clock of the flag', () => {
    const story = storyAt('terms');
    flag(SIO)(story);
    expect(lastTold(story)[0]?.dueAt).toBe(story.on().clocks['urgency']?.dueAt);
  });
  it('ACC-4: of a restricted case time tells no line manager who may not open it', () => {
    const story = storyAt('terms');
    flag(SIO)(story);
    const to = () => recipients(['urgency-answerers', 'urgency-line-managers'], story.on(), factsFor(null));
    expect(to()).toEqual([MANAGER, MANAGER2, ABOVE]);
    story.bend({ restricted: true });
    expect(to()).toEqual([MANAGER, MANAGER2]);
  });
  it('somebody who has left answers nothing', () => {
    const story = storyAt('terms');
    flag(SIO)(story);
    const directory = directoryWith({ [MANAGER]: { active: false }, [MANAGER2]: { active: false } });
    expect(recipients(['urgency-answerers'], story.on(), factsFor(null, { directory }))).toEqual([TOEX]);
  });
});

import { describe, expect, it } from 'vitest';
import { dueOn } from '../../domain/clocks.ts';
import { fold } from '../../domain/evolve.ts';
import type { SystemCommand } from '../../domain/commands.ts';
import { decide } from '../../domain/decide.ts';
import { factsFor, narrative } from '../support/rulebook.ts';
import { accepted, after, byTime, directoryWith, refusal } from './by-time.ts';
import { instant } from './calendars.ts';
import { caseAt, later, storyAt } from './story.ts';

const why = narrative('Because.');
const onClock = { clock: 'claim', rung: 'due' };
const due = instant('2026-11-20T17:00:00Z');

describe('CLK-7: what time does is a command of the system, decided by the same rules', () => {
  it.each<[SystemCommand, Parameters<typeof decide>[1]]>([
    ['tell', { name: 'tell', payload: onClock }],
    ['end-offer', { name: 'end-offer', payload: onClock }],
    ['record-overlaps', { name: 'record-overlaps', payload: { count: 0, kinds: [] } }],
  ])('%s is given by nobody else', (_name, command) => {
    for (const who of ['gateway-manager.northmarch', 'triage.northmarch', 'admin.national'])
      expect(refusal(decide(caseAt('triage-queue'), command, factsFor(who, { now: due }))).code).toBe('wrong-person');
  });
  it('nor does time give a person’s command', () => {
    expect(refusal(decide(caseAt('triage-queue'), { name: 'claim', payload: {} }, factsFor(null))).code).toBe('wrong-person');
    expect(refusal(decide(caseAt('in-triage'), { name: 'note', payload: { text: why } }, factsFor(null))).code).toBe('wrong-person');
  });
  it('early is refused, on the instant is not', () => {
    const on = caseAt('triage-queue');
    expect(refusal(byTime(on, { name: 'tell', payload: onClock, now: later(due, -1) }))).toEqual({ code: 'not-due', rule: 'CLK-7' });
    expect(byTime(on, { name: 'tell', payload: onClock, now: due }).ok).toBe(true);
  });
  it('is recorded with the clock that caused it, whom it told, and by time', () => {
    const [entry, ...others] = accepted(byTime(caseAt('triage-queue'), { name: 'tell', payload: onClock, now: due }));
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ type: 'told', actor: 'system', authority: 'time', at: due });
    expect(entry?.about).toEqual({ ...onClock, to: ['gateway-manager.northmarch', 'gateway-manager2.northmarch'] });
  });
  it('tells nobody who has left', () => {
    const directory = directoryWith({ 'gateway-manager.northmarch': { active: false } });
    const [entry] = accepted(byTime(caseAt('triage-queue'), { name: 'tell', payload: onClock, now: due }, { directory }));
    expect(entry?.about).toMatchObject({ to: ['gateway-manager2.northmarch'] });
  });
  it('tells once: the rung is done, the clock runs on and is still overdue', () => {
    const on = after(caseAt('triage-queue'), byTime(caseAt('triage-queue'), { name: 'tell', payload: onClock, now: due }));
    expect(on.clocks['claim']).toMatchObject({ dueAt: due, rungs: [], told: ['due'] });
    expect(refusal(byTime(on, { name: 'tell', payload: onClock, now: later(due, 60) }))).toEqual({ code: 'moved-on', rule: 'CLK-7' });
  });
  it('is refused when the case has moved on', () => {
    const moved = { code: 'moved-on', rule: 'CLK-7' };
    expect(refusal(byTime(caseAt('in-triage'), { name: 'tell', payload: onClock, now: due }))).toEqual(moved);
    const unheard = { name: 'tell', payload: { clock: 'claim', rung: '75%' }, now: due } as const;
    expect(refusal(byTime(caseAt('triage-queue'), unheard))).toEqual(moved);
    const inherited = { name: 'tell', payload: { clock: 'constructor', rung: 'due' }, now: due } as const;
    expect(refusal(byTime(caseAt('triage-queue'), inherited))).toEqual(moved);
  });
  it('a reminder makes no page stale: the version stays', () => {
    const on = caseAt('triage-queue');
    const told = after(on, byTime(on, { name: 'tell', payload: onClock, now: due }));
    expect([told.seq, told.version]).toEqual([on.seq + 1, on.version]);
  });
  it('goes on while the SIO is not there, and after the end', () => {
    const directory = directoryWith({ 'sio.aldershire': { active: false } });
    expect(byTime(caseAt('triage-queue'), { name: 'tell', payload: onClock, now: due }, { directory }).ok).toBe(true);
    const review = { name: 'tell', payload: { clock: 'operational-review', rung: 'due' }, now: instant('2027-06-01') } as const;
    expect(after(caseAt('closed'), byTime(caseAt('closed'), review)).stage).toBe('closed');
  });
});

describe('CLK-7: an offer ends when it is due', () => {
  const offered = () => {
    const story = storyAt('consideration');
    return story.give('toex-manager.northmarch', 'refer-back', { rationale: why });
  };
  const end = { name: 'end-offer', payload: { clock: 'offer', rung: 'due' } } as const;
  it('then, and no earlier, the bid is open to all', () => {
    const on = offered();
    const now = on.clocks['offer']?.dueAt ?? due;
    expect(refusal(byTime(on, { ...end, now: later(now, -1) })).code).toBe('not-due');
    const ended = after(on, byTime(on, { ...end, now }));
    expect(ended).toMatchObject({ offeredTo: null, stage: 'triage-queue', pen: { party: 'gateway', user: null, since: now } });
    expect(Object.keys(ended.clocks)).toEqual(['claim']);
  });
  it('a claimed bid has no offer to end', () => {
    const story = storyAt('in-triage');
    expect(refusal(byTime(story.on(), { ...end, now: due })).code).toBe('wrong-stage');
  });
});

describe('DUP-1: that the search for overlap found something is recorded on the case, never which cases (DUP-2)', () => {
  it('at any stage, and a later search replaces it', () => {
    const found = { count: 1, kinds: ['operation-name'] };
    for (const stage of ['triage-queue', 'in-triage', 'closed'] as const) {
      const on = after(caseAt(stage), byTime(caseAt(stage), { name: 'record-overlaps', payload: found, now: due }));
      expect(on).toMatchObject({ overlaps: found, stage, version: caseAt(stage).version });
      expect(after(on, byTime(on, { name: 'record-overlaps', payload: { count: 0, kinds: [] }, now: due })).overlaps).toEqual({
        count: 0,
        kinds: [],
      });
    }
  });
});

describe('CLK-4: clocks are worked out from the journal', () => {
  it('the journal read anew gives the very clocks of the live case', () => {
    for (const stage of ['triage-queue', 'terms', 'development', 'acceptance', 'closing', 'closed'] as const) {
      const story = storyAt(stage);
      expect(fold(structuredClone(story.entries))?.clocks).toEqual(story.on().clocks);
    }
  });
});

describe('REC-3: nothing expires in silence', () => {
  it('every clock that runs has a rung to come, and one when it is due', () => {
    for (const stage of ['triage-queue', 'in-triage', 'consideration', 'terms', 'development', 'closing', 'closed'] as const) {
      const { clocks } = caseAt(stage);
      for (const { rungs, dueAt } of Object.values(clocks)) expect(rungs.filter(({ at }) => at === dueAt)).toHaveLength(1);
      expect(dueOn(clocks).map(({ at }) => at)).toEqual(
        dueOn(clocks)
          .map(({ at }) => at)
          .toSorted(),
      );
    }
  });
});

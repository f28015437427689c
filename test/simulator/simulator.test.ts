import { describe, expect, it } from 'vitest';
import { neverByCover } from '../../domain/cover-commands.ts';
import { rulebook } from '../../domain/rulebook.ts';
import { sittingRulebook } from '../../domain/sitting-rulebook.ts';
import { caseCommands, sittingCommands } from './cards.ts';
import { endBreaches } from './ended.ts';
import { administration } from './office-draws.ts';
import type { breaches } from './invariants/index.ts';
import { neededSteps, shortened, stepsIn } from './shorten.ts';
import { simulate } from './simulate.ts';

const plan = { seed: 20_261_129, days: 90, commands: 8000 };

describe('OWN-1, REC-1, CLK-4: whatever many people do to many cases over three months, every invariant holds after every decision', () => {
  const { tally, broken, world } = simulate(plan);
  const given = (name: string): number => (tally.accepted[name] ?? 0) + (tally.refusedBy[name] ?? 0);

  it('over 8,000 commands of one seed', () => {
    expect(broken).toBeNull();
    expect(tally.total()).toBeGreaterThan(plan.commands * 0.95);
  });
  it('and at the end every stream is the fold of its journal, its clocks due when the journal says', () => {
    expect(endBreaches(world)).toEqual([]);
    expect(Object.keys(world.cases).length).toBeGreaterThan(50);
  });
  it('every command of the rulebook is given, a new one too from its first day', () => {
    const all = [...caseCommands, ...sittingCommands, ...administration];
    expect(all.filter((name) => given(name) === 0)).toEqual([]);
    expect(caseCommands.length + sittingCommands.length).toBeGreaterThan(
      (Object.keys(rulebook).length + Object.keys(sittingRulebook).length) * 0.75,
    );
  });
});

describe('a command that never gets through is not simulated', () => {
  const accepted: Record<string, number> = {};
  const covered = new Set<string>();
  // A review is asked for sixty working days after a closure, so half of the runs are long ones.
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])('seed %i: every invariant holds', (seed) => {
    const { tally, broken } = simulate({ seed, days: seed % 2 === 0 ? 180 : 90, commands: 9200 });
    expect(broken).toBeNull();
    for (const [name, count] of Object.entries(tally.accepted)) accepted[name] = (accepted[name] ?? 0) + count;
    for (const name of Object.keys(tally.covered)) covered.add(name);
  });
  it('ACC-6: deputies give what those who are away could have given, and over those seeds most of what cover allows', () => {
    const never = caseCommands.filter((name) => neverByCover(name, null));
    expect(never.filter((name) => covered.has(name))).toEqual([]);
    expect(covered.size, [...covered].join(', ')).toBeGreaterThan(45);
  });
  it('over those seeds each one is accepted, and time does all that it may do', () => {
    const byTime = Object.keys(rulebook).filter((name) => name !== 'submit-bid' && !caseCommands.some((each) => each === name));
    const all = ['submit-bid', ...caseCommands, ...sittingCommands, ...administration, ...byTime];
    // What comes back from no clock and no activity: the export of many cases at once is an errand of its own.
    expect(all.filter((name) => accepted[name] === undefined)).toEqual(['record-value-export']);
  });
});

describe('REC-1: a seed is a run, and a run of some of its steps alone is one too', () => {
  const short = { seed: 7, days: 30, commands: 400 };
  it('entry for entry', () => {
    expect(simulate(short).world.written).toEqual(simulate(short).world.written);
    expect(simulate({ ...short, seed: 8 }).world.written).not.toEqual(simulate(short).world.written);
  });
  it('a breach is told with its step, and shortened to the few that are needed for it', () => {
    // Planted: as if no bid could ever come to be considered.
    const judge: typeof breaches = (changed) =>
      changed.flatMap((each) =>
        each.kind === 'case' && each.after.stage === 'consideration'
          ? [{ rules: 'planted', stream: each.after.ref, says: 'considered' }]
          : [],
      )[0] ?? null;
    const { broken } = simulate(short, { judge });
    expect(broken).toMatchObject({ rules: 'planted' });
    const needed = neededSteps(short, { broken: broken!, judge });
    // The bid, the claim, the recommendation; one more where the gateway's own ROCU asks.
    expect(needed.length).toBeLessThanOrEqual(4);
    const told = shortened(short, { broken: broken!, judge });
    expect(stepsIn(/--only (.*)/.exec(told)?.[1] ?? '')).toEqual(needed);
    expect(stepsIn('0-2,5,7-8')).toEqual([0, 1, 2, 5, 7, 8]);
    expect(simulate(short, { judge, only: needed }).broken).toMatchObject({ rules: 'planted', step: needed.at(-1) });
  });
});

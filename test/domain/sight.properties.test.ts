import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayOpen } from '../../domain/access.ts';
import type { Case } from '../../domain/case.ts';
import type { Directory } from '../../domain/directory.ts';
import { directory, policy } from '../support/rulebook.ts';
import { anyCase } from './any-sight.ts';
import { steps as councilSteps } from './council-cards.ts';
import { councilRun } from './council-run.ts';
import { crowd } from './crowd.ts';
import { shareOf, whole } from './property-share.ts';
import { bids, run, steps } from './random-run.ts';
import { mayHold, sightOf } from './sight.ts';

const SEED = 20_261_129;
const met = new Set<string>();
/** Every person, of the case as it is and with its restriction turned over; by both writings of the rules. */
const compare = (drawn: Case, known: Directory): void => {
  for (const restricted of [false, true]) {
    const on = { ...drawn, restricted };
    const written = Object.values(known.people).map((who) => [who.id, sightOf(on, who, { directory: known, policy })] as const);
    const coded = Object.values(known.people).map((who) => [who.id, mayOpen(on, who, { directory: known, policy })]);
    expect(coded).toEqual(written.map(([id, { opens }]) => [id, opens]));
    for (const [, { opens, why }] of written) for (const each of why) met.add(`${each}: ${opens}`);
    // Whoever holds the pen, and in the role for it, opens what they are to act on.
    const pen = on.pen?.user ?? null;
    const holder = pen === null ? undefined : known.people[pen];
    if (pen !== null && holder?.active === true && mayHold(holder, on.pen?.role ?? ''))
      expect([pen, Object.fromEntries(written)[pen]?.opens]).toEqual([pen, 'page']);
  }
};

describe('ACC-1, ACC-4: access as it is coded is access as it was written a second time from the specification', () => {
  it('at every step of random runs, for everybody, whether the case is restricted or not', () => {
    for (const taken of fc.sample(steps, { numRuns: shareOf(12), seed: SEED }))
      for (const opening of bids) run(opening, taken, (_before, after) => compare(after, crowd));
  });
  it('before bodies, at transfers and while people leave', () => {
    for (const taken of fc.sample(councilSteps, { numRuns: shareOf(12), seed: SEED }))
      councilRun(taken, (before, after) => {
        for (const [ref, on] of Object.entries(after.cases)) if (before.cases[ref] !== on) compare(on, crowd);
      });
  });
  it('in states that no road leads to', () => {
    const check = (on: Case): void => compare(on, directory);
    fc.assert(fc.property(anyCase, check), { numRuns: shareOf(400), seed: SEED });
  });
  it.runIf(whole)('in which each reason of the specification was met', () => {
    expect([...met].toSorted()).toEqual([
      'a former owner’s: past', 'a gateway manager: page', 'a lead of the owner: page', 'a member of the body: page', 'an officer of the body: page',
      'asked to take it up: page', 'decides the appeal: page', 'ends the hold: page', 'given to them: page', 'holds the pen: page',
      'logged value: page', 'may review: page', 'names a successor: page', 'nominated: page', 'offered to their agency: page',
      'offered to their agency: stub', 'on the bid: page', 'reviewed: page', 'stands in for the SIO: page', 'the TOEX manager: page',
      'the TOEX manager: stub', 'the claimer: page', 'the gateway’s: page', 'the gateway’s: stub', 'the owner’s: page', 'the owner’s: stub',
      'the second officer: page',
    ]); // prettier-ignore
  });
});

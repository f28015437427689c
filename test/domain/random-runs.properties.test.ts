import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { awaitsAllocation } from '../../domain/candidates.ts';
import { appealDeciders, runningAppeal } from '../../domain/appeal-state.ts';
import { isLive, type Case } from '../../domain/case.ts';
import { dueOn } from '../../domain/clocks.ts';
import { pendingUrgency, URGENCY } from '../../domain/urgency-state.ts';
import { penDue } from '../../domain/pen.ts';
import { fold } from '../../domain/evolve.ts';
import type { CommandName } from '../../domain/commands.ts';
import type { Entry } from '../../domain/entries.ts';
import type { Instant, Stage } from '../../domain/words.ts';
import { unclocked } from '../simulator/invariants/waiting.ts';
import { factsFor } from '../support/rulebook.ts';
import { crowd as directory } from './crowd.ts';
import { clockOf, partiesOf } from './by-stage.ts';
import { shareOf, whole } from './property-share.ts';
import { bids, everyCommand, run, steps, wrongBids } from './random-run.ts';
import { reachedBy } from './reached.ts';
import { recomputed } from './recomputed.ts';
const [RUNS, SEED] = [shareOf(200), 20_261_120];

/** OWN-1 and OWN-2: one owner, an agency that can own and an active officer of it. */
const isOwned = ({ owner, ownershipHistory, handover }: Case): void => {
  const { kind } = directory.organisations[owner.agency] ?? {};
  expect(['force', 'rocu', 'national']).toContain(kind);
  expect(directory.people[owner.user]).toMatchObject({ active: true, organisation: owner.agency });
  expect(ownershipHistory.at(-1)).toMatchObject(owner);
  // OWN-7: whoever is asked to take it over could hold it.
  if (handover != null) expect(directory.people[handover.to]).toMatchObject({ active: true, organisation: owner.agency });
};
/** OWN-1: the owner changes only as a handover is accepted, to whom it was proposed, and their time as owner begins then. */
const changedHands = (before: Case, after: Case): void => {
  if (after.owner.user === before.owner.user) {
    expect(after.ownershipHistory).toEqual(before.ownershipHistory);
    return;
  }
  handovers += 1;
  expect(after.owner).toEqual({ agency: before.owner.agency, user: before.handover?.to });
  expect(after.ownershipHistory).toHaveLength(before.ownershipHistory.length + 1);
  expect(after.handover).toBeNull();
  // TOR-8: nothing that is not agreed is signed for the force any more; what is agreed stands as it was.
  for (const [version, { status, signatures }] of Object.entries(after.terms)) {
    if (status === 'agreed' || status === 'superseded') expect(signatures).toEqual(before.terms[version]?.signatures);
    else expect(signatures.map(({ side }) => side)).not.toContain('force');
  }
  // Nobody holds the pen as SIO or as owner but the new one.
  if (after.pen?.role === 'sio' || after.pen?.role === 'owner') expect(after.pen.user).toBe(after.owner.user);
};
/** One pen, with somebody active, and a due time, in every live stage; none in a terminal one, but for an appeal. */
const isHeld = (on: Case): void => {
  if (!isLive(on)) {
    // TRI-7: beside an end only an appeal leaves somebody the pen, with a due time and somebody who may decide it.
    const running = runningAppeal(on) !== null;
    expect([on.pen !== null, penDue(on) !== null, appealDeciders(on, { directory }).length > 0]).toEqual([running, running, running]);
    return;
  }
  expect(partiesOf(on)).toContain(on.pen?.party);
  if (on.impasse != null) expect(on.pen).toMatchObject({ party: 'toex', role: 'toex-manager' });
  if (on.pen?.user != null) expect(directory.people[on.pen.user]?.active).toBe(true);
  const dueAt = Object.entries(on.clocks).find(([clock]) => clockOf[on.stage]?.test(clock) === true)?.[1].dueAt;
  expect(dueAt, `a due time in ${on.stage}`).toBeDefined();
  // CLK-3: on hold its review falls due, and an answer to a handover, and nothing else; without one, or a return, nothing stands still.
  const still = Object.values(on.clocks).filter(({ pausedAt }) => pausedAt !== undefined);
  if (on.hold === null && on.stage !== 'returned') expect(still).toEqual([]);
  if (on.hold !== null)
    expect(dueOn(on.clocks).every(({ clock }) => ['hold-review', 'handover', 'successor-named', URGENCY].includes(clock))).toBe(true);
  // CLK-5: a flag that waits has its clock, and the case runs as P1; without one nothing runs for it.
  expect([on.clocks[URGENCY] !== undefined, pendingUrgency(on) === null || on.priority === 'P1']).toEqual([
    pendingUrgency(on) !== null,
    true,
  ]);
  expect(penDue(on), `somebody’s turn in ${on.stage}`).not.toBeNull();
};
/** ALL-3: a proposal stands only where somebody may still be allocated, and is of an active SIA of the region's TOEX. */
const isProposed = ({ proposal, stage, region }: Case): void => {
  if (proposal == null) return;
  expect(['consideration', 'awaiting-capacity', 'decline-review', 'declined', 'withdrawn']).toContain(stage);
  const toex = directory.regions[region]?.toex;
  for (const { user } of proposal.candidates)
    expect(directory.people[user]).toMatchObject({ active: true, organisation: toex, roles: expect.arrayContaining(['sia']) as unknown });
  expect(proposal.sia).toBe(proposal.candidates[0]?.user ?? null);
};
/** Section 8: somebody may move it, and is among those whom the notices of its pen reach. */
const isReached = (on: Case, now: Instant): void => {
  expect(reachedBy(on, factsFor(null, { now, directory })) ?? 'somebody', `${on.stage}, pen ${on.pen?.role ?? ''}`).toBe('somebody');
};
const moved = (before: Case, after: Case): void => {
  isOwned(after);
  changedHands(before, after);
  isHeld(after);
  // REC-3: whatever waits for somebody has its clock.
  expect(unclocked(after)).toBeNull();
  isProposed(after);
  expect(after.ref).toBe(before.ref);
  expect(after.seq).toBeGreaterThan(before.seq);
  expect(after.version).toBeGreaterThanOrEqual(before.version);
  expect(after.version).toBeLessThanOrEqual(after.seq);
  for (const party of ['force', 'gateway', 'toex', 'body'] as const) expect(after.spent[party]).toBeGreaterThanOrEqual(before.spent[party]);
  // TOR-5, TOR-2: whoever has come as far as a product has terms in force that two people signed.
  const inForce = Object.values(after.terms).filter(({ status }) => status === 'agreed');
  if (Object.keys(after.products).length > 0)
    expect(inForce.map(({ signatures }) => new Set(signatures.map(({ user }) => user)).size)).toEqual([2]);
  // TOR-6: what was agreed is superseded by nothing but an agreement, and what was accepted stays so.
  for (const [version, { status }] of Object.entries(before.terms))
    if (status === 'agreed') expect(['agreed', 'superseded']).toContain(after.terms[version]?.status);
  for (const { id, status } of Object.values(before.products)) {
    if (status === 'accepted') expect(after.products[id]?.status).toBe('accepted');
  }
  // DEV-2: what is open is what the terms in force name.
  const open = Object.values(after.products).flatMap(({ id, status }) => (/^(owed|submitted|released)$/.test(status) ? [id] : []));
  expect(inForce.flatMap(({ terms }) => terms.products.map(({ id }) => id))).toEqual(expect.arrayContaining(open));
};

// A journal is plain data: what is read back from text is what was decided.
const parse: (text: string) => readonly Entry[] = JSON.parse;
const accepted = new Map<CommandName, number>();
const reached = new Map<Stage, number>();
let refused = 0;
let handovers = 0;

describe('OWN-1: whatever is commanded, by whomever, in whatever order, a case has one owner, one pen and a due time', () => {
  it(`over ${String(RUNS)} runs of random commands, each a pure fold of its journal (OWN-2, TOR-2, CLK-2, CLK-4)`, () => {
    const check = (taken: Parameters<typeof run>[1], which: number): void => {
      const opening = bids[which];
      if (opening === undefined) throw new Error('no such bid');
      const done = run(opening, taken, (before, after, now) => {
        if (before === null) isOwned(after);
        else moved(before, after);
        isReached(after, now);
        reached.set(after.stage, (reached.get(after.stage) ?? 0) + 1);
      });
      if (done === null) throw new Error('the bid is refused');
      expect(fold(parse(JSON.stringify(done.entries)))).toEqual(done.on);
      // CLK-4: whatever stood still and went on, each clock is due when the journal says.
      const clocks = recomputed(done.entries);
      expect(clocks.map(({ clock, live }) => [clock, live])).toEqual(clocks.map(({ clock, due }) => [clock, due]));
      expect(done.entries.map(({ seq }) => seq)).toEqual(done.entries.map((_entry, index) => index + 1));
      // ALL-3: whoever is to allocate finds a proposal, whichever way the case came there.
      if (awaitsAllocation(done.on)) expect(done.on.proposal).toMatchObject({ candidates: expect.any(Array) as unknown });
      for (const name of done.accepted) accepted.set(name, (accepted.get(name) ?? 0) + 1);
      refused += done.refused;
    };
    fc.assert(fc.property(steps, fc.nat(bids.length - 1), check), { numRuns: RUNS, seed: SEED });
  });
  it('over bids that would give the risk to TOEX, a partner, a body or somebody who has left (OWN-2, BID-2)', () => {
    const check = (taken: Parameters<typeof run>[1], which: number): void => {
      const opening = wrongBids[which];
      if (opening === undefined) throw new Error('no such bid');
      run(opening, taken, (_before, after) => {
        isOwned(after);
      });
    };
    fc.assert(fc.property(steps, fc.nat(wrongBids.length - 1), check), { numRuns: RUNS, seed: SEED });
  });
  it.runIf(whole)('in which the risk changed hands many times', () => {
    expect(handovers).toBeGreaterThan(RUNS / 4);
  });
  it.runIf(whole)('in which every command was accepted at least once, and many were refused', () => {
    expect(everyCommand.filter((name) => (accepted.get(name) ?? 0) === 0)).toEqual([]);
    expect(refused).toBeGreaterThan(RUNS * 5);
  });
  it.runIf(whole)('and every stage of this release was reached', () => {
    const stages: readonly Stage[] = [
      'triage-queue', 'in-triage', 'returned', 'decline-review', 'consideration', 'awaiting-capacity', 'terms', 'development', 'product-review',
      'acceptance', 'reassessment', 'ownership', 'closing', 'closed', 'declined', 'withdrawn', 'lapsed',
    ]; // prettier-ignore
    expect(stages.filter((stage) => (reached.get(stage) ?? 0) === 0)).toEqual([]);
  });
});

describe('REC-1: the same commands at the same times are the same journal', () => {
  it('entry for entry', () => {
    for (const taken of fc.sample(steps, { numRuns: shareOf(10), seed: SEED })) {
      for (const opening of bids) expect(run(opening, taken, () => undefined)).toEqual(run(opening, taken, () => undefined));
    }
  });
});

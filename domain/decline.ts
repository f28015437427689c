import { sure } from './sure.ts';
import { partakers } from './appeal-state.ts';
import type { Case, Pen } from './case.ts';
import { startClock } from './clocks.ts';
import type { Change } from './entries.ts';
import { agenciesOf, type Facts, isActor, nameOf, person } from './facts.ts';
import { byCodes } from './field-rules.ts';
import { penTo } from './pen.ts';
import { serves } from './posts.ts';
import type { Refusal } from './refusals.ts';
import { stamp, stepOver } from './sides.ts';
import { no, refuse, yes, type Rows } from './table.ts';
import { backToTriage, secondManager, triageBars } from './triage.ts';
import type { Decline } from './triage-state.ts';
import type { UserId } from './words.ts';

type From = Decline['from'];
const fromStage = (on: Case): From | null =>
  on.stage === 'in-triage' || on.stage === 'consideration' || on.stage === 'awaiting-capacity' ? on.stage : null;

/** Where an overturned decline goes back to: the pen and the clock of that stage, begun anew. */
const back: {
  readonly [F in From]: {
    readonly pen: (on: Case, facts: Facts) => Pen;
    readonly step: 'triage-outcome' | 'toex-decision' | 'capacity';
    readonly party: 'gateway' | 'toex';
  };
} = {
  'in-triage': {
    step: 'triage-outcome',
    party: 'gateway',
    pen: (on, facts) => penTo(facts, 'gateway', { role: 'triage-officer', user: on.claimer }),
  },
  consideration: { step: 'toex-decision', party: 'toex', pen: (_on, facts) => penTo(facts, 'toex', { role: 'toex-manager' }) },
  'awaiting-capacity': { step: 'capacity', party: 'toex', pen: (_on, facts) => penTo(facts, 'toex', { role: 'toex-manager' }) },
};
/** Back in that stage, with its pen and a clock begun anew. */
export const backFrom = (on: Case, from: From, facts: Facts): Change => {
  const { pen, step, party } = back[from];
  return { stage: from, pen: pen(on, facts), clocks: { ...stepOver(on), [step]: startClock(facts, on, { step, party }) } };
};
/** TRI-7: nobody who has had a part in a decline decides an appeal on this bid, in this round or another. */
const withPart = (on: Case, facts: Facts): Pick<Case, 'tookPart'> => ({ tookPart: [...new Set([...partakers(on), stamp(facts).by])] });
const overturned = (on: Case, { from }: Decline, facts: Facts): Change => {
  const who = { overturned: { ...stamp(facts), from }, ...withPart(on, facts) };
  // The claimer may have left meanwhile, and the pen is never an inactive person's: then any officer takes it up.
  if (from === 'in-triage' && !serves(person(facts, on.claimer), 'claimer')) return { ...backToTriage(on, facts, null), ...who };
  return { ...who, ...backFrom(on, from, facts), decline: null };
};
const approved = (on: Case, decline: Decline, facts: Facts): Change => {
  const window = startClock(facts, on, { step: 'appeal-window', party: 'force' });
  const approvedBy = stamp(facts).by;
  return {
    stage: 'declined',
    decline: { ...decline, approvedBy, appealUntil: window.dueAt },
    ...withPart(on, facts),
    pen: null,
    clocks: { ...stepOver(on), 'appeal-window': window },
  };
};

/** TRI-4: a decline needs two people. */
const notTheProposer = (on: Case, facts: Facts): Refusal | null =>
  on.decline !== null && isActor(facts, on.decline.proposedBy) && on.stage === 'decline-review'
    ? refuse('second-person-needed', 'TRI-4', { name: nameOf(facts, on.decline.proposedBy) })
    : triageBars(on, facts);
/** The loser of a race is told who decided and what, for as long as the case stands where the decision put it. */
const decidedAlready = (on: Case, facts: Facts): Refusal | null => {
  const told = (by: UserId, outcome: string) => refuse('already-decided', 'TRI-4', { by, name: nameOf(facts, by), outcome });
  const approvedBy = on.decline?.approvedBy ?? null;
  if (on.stage === 'declined' && approvedBy !== null) return told(approvedBy, 'the decline was approved');
  const back = on.overturned;
  const reopened = back?.from === 'in-triage' && on.stage === 'triage-queue';
  // Of this round: what an earlier one came to was another bid.
  const stands =
    back !== undefined && back.at >= (on.reopened?.at ?? on.submittedAt) && on.decline === null && (on.stage === back.from || reopened);
  return stands ? told(back.by, 'the decline was overturned') : null;
};
const nothingProposed: Refusal = refuse('moved-on', 'TRI-4', {});

export const declineRows: Rows<'propose-decline' | 'approve-decline' | 'overturn-decline'> = {
  'propose-decline': {
    rule: 'TRI-4',
    who: [{ relation: 'claimer' }, { role: 'toex-manager', of: 'toex' }],
    stages: { 'in-triage': true, consideration: true, 'awaiting-capacity': true },
    whileHeld: false,
    whileSioUnavailable: false,
    bars: triageBars,
    elsewhere: (on, facts) => {
      if (on.triage?.awaitsCountersign === true) return refuse('awaiting-countersign', 'TRI-8', {});
      const gateway = on.stage === 'in-triage';
      const right = gateway
        ? isActor(facts, on.claimer) && serves(facts.actor, 'claimer')
        : facts.actor?.organisation === agenciesOf(facts, on.region).toex;
      return right || fromStage(on) === null
        ? null
        : refuse('wrong-person', 'TRI-4', { who: [gateway ? 'the officer who claimed it' : 'the TOEX manager of the region'] });
    },
    decide: (on, about, facts) => {
      const problems = byCodes('declineReasons', about.reasonCode, { path: 'reasonCode', facts });
      if (problems.length > 0) return no(refuse('fields-refused', 'TRI-4', { problems }));
      const from = fromStage(on);
      if (from === null) return no(nothingProposed);
      const { reasonCode, rationale, advice } = about;
      const decline: Decline = {
        from,
        proposedBy: stamp(facts).by,
        proposedAt: facts.now,
        reasonCode,
        rationale,
        advice,
        approvedBy: null,
        appealUntil: null,
      };
      const clocks = { ...stepOver(on), 'decline-review': startClock(facts, on, { step: 'decline-review', party: 'gateway' }) };
      return yes({
        type: 'decline-proposed',
        about,
        after: {
          stage: 'decline-review',
          decline,
          ...withPart(on, facts),
          pen: penTo(facts, 'gateway', { role: 'gateway-manager' }),
          clocks,
        },
      });
    },
  },
  'approve-decline': {
    rule: 'TRI-4',
    who: secondManager,
    stages: { 'decline-review': true },
    whileHeld: false,
    whileSioUnavailable: false,
    bars: notTheProposer,
    elsewhere: decidedAlready,
    decide: (on, about, facts) => {
      const decline = sure(on.decline);
      return yes({ type: 'declined', about: { ...about, reasonCode: decline.reasonCode }, after: approved(on, decline, facts) });
    },
  },
  'overturn-decline': {
    rule: 'TRI-4',
    who: secondManager,
    stages: { 'decline-review': true },
    whileHeld: false,
    whileSioUnavailable: false,
    bars: notTheProposer,
    elsewhere: decidedAlready,
    decide: (on, about, facts) => yes({ type: 'decline-overturned', about, after: overturned(on, sure(on.decline), facts) }),
  },
};

import type { Case, Pen } from './case.ts';
import { startClock } from './clocks.ts';
import type { Change } from './entries.ts';
import { nameOf, person, type Facts } from './facts.ts';
import { byCodes } from './field-rules.ts';
import { allStopped, penTo } from './pen.ts';
import type { Refusal } from './refusals.ts';
import { stamp } from './sides.ts';
import { no, refuse, yes, type Rows } from './table.ts';
import { backToTriage, gatewayManager, triageBars } from './triage.ts';
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
const overturned = (on: Case, { from }: Decline, facts: Facts): Change => {
  const who = { overturned: { ...stamp(facts), from } };
  // The claimer may have left meanwhile, and the pen is never an inactive person's: then any officer takes it up.
  if (from === 'in-triage' && person(facts, on.claimer)?.active !== true) return { ...backToTriage(on, facts, null), ...who };
  const { pen, step, party } = back[from];
  const clocks = { ...allStopped(on), [step]: startClock(facts, on, { step, party }) };
  return { ...who, stage: from, decline: null, pen: pen(on, facts), clocks };
};
const approved = (on: Case, decline: Decline, facts: Facts): Change => {
  const window = startClock(facts, on, { step: 'appeal-window', party: 'force' });
  const approvedBy = facts.actor?.id ?? '';
  return {
    stage: 'declined',
    decline: { ...decline, approvedBy, appealUntil: window.dueAt },
    pen: null,
    clocks: { ...allStopped(on), 'appeal-window': window },
  };
};

/** TRI-4: a decline needs two people. */
const notTheProposer = (on: Case, facts: Facts): Refusal | null =>
  on.decline !== null && facts.actor?.id === on.decline.proposedBy && on.stage === 'decline-review'
    ? refuse('second-person-needed', 'TRI-4', { name: nameOf(facts, on.decline.proposedBy) })
    : triageBars(on, facts);
/** The loser of a race is told who decided and what, for as long as the case stands where the decision put it. */
const decidedAlready = (on: Case, facts: Facts): Refusal | null => {
  const told = (by: UserId, outcome: string) => refuse('already-decided', 'TRI-4', { by, name: nameOf(facts, by), outcome });
  const approvedBy = on.decline?.approvedBy ?? null;
  if (on.stage === 'declined' && approvedBy !== null) return told(approvedBy, 'the decline was approved');
  const back = on.overturned;
  const reopened = back?.from === 'in-triage' && on.stage === 'triage-queue';
  const stands = back !== undefined && on.decline === null && (on.stage === back.from || reopened);
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
      const inRegion = facts.directory.regions[on.region];
      const right = gateway ? facts.actor?.id === on.claimer : facts.actor?.organisation === inRegion?.toex;
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
        proposedBy: facts.actor?.id ?? '',
        proposedAt: facts.now,
        reasonCode,
        rationale,
        advice,
        approvedBy: null,
        appealUntil: null,
      };
      const clocks = { ...allStopped(on), 'decline-review': startClock(facts, on, { step: 'decline-review', party: 'gateway' }) };
      return yes({
        type: 'decline-proposed',
        about,
        after: { stage: 'decline-review', decline, pen: penTo(facts, 'gateway', { role: 'gateway-manager' }), clocks },
      });
    },
  },
  'approve-decline': {
    rule: 'TRI-4',
    who: [gatewayManager],
    stages: { 'decline-review': true },
    whileHeld: false,
    whileSioUnavailable: false,
    bars: notTheProposer,
    elsewhere: decidedAlready,
    decide: (on, about, facts) =>
      on.decline === null
        ? no(nothingProposed)
        : yes({ type: 'declined', about: { ...about, reasonCode: on.decline.reasonCode }, after: approved(on, on.decline, facts) }),
  },
  'overturn-decline': {
    rule: 'TRI-4',
    who: [gatewayManager],
    stages: { 'decline-review': true },
    whileHeld: false,
    whileSioUnavailable: false,
    bars: notTheProposer,
    elsewhere: decidedAlready,
    decide: (on, about, facts) =>
      on.decline === null ? no(nothingProposed) : yes({ type: 'decline-overturned', about, after: overturned(on, on.decline, facts) }),
  },
};

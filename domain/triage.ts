import { stamp, stepOver } from './sides.ts';
import { actedWith } from './acting.ts';
import { inLineOf } from './lines.ts';
import { heldToThem } from './bound.ts';
import type { Case } from './case.ts';
import type { Person } from './directory.ts';
import { retarget, startClock } from './clocks.ts';
import type { Change, Drafted } from './entries.ts';
import { agenciesOf, type Facts, isActor, nameOf, person } from './facts.ts';
import { outcomeClock } from './gateway-clock.ts';
import { mayEndByMerge } from './merge-bar.ts';
import { whoseBid } from './own-bid.ts';
import { penTo } from './pen.ts';
import type { FieldProblem, Refusal } from './refusals.ts';
import { no, refuse, yes, type Authority, type Rows } from './table.ts';
import type { Assessment, Triage } from './triage-state.ts';
import { byScore } from './field-rules.ts';
import { isConfirmedUrgent, pendingUrgency } from './urgency-state.ts';
import type { LiveStage, Priority, UserId } from './words.ts';

export const gatewayManager: Authority = { role: 'gateway-manager', of: 'gateway' };
export const triageOfficer: Authority = { role: 'triage-officer', of: 'gateway' };
const claimer: Authority = { relation: 'claimer' };

/** Whoever may do what only a second gateway manager may. */
export const secondManager: readonly [Authority, ...Authority[]] = [gatewayManager, { role: 'gateway-manager', of: 'elsewhere' }];

/** TRI-1, ACC-5: nobody triages what they submitted, or where they are customer or SIO. */
export const ownSubmission = (on: Case, facts: Facts): Refusal | null =>
  facts.actor !== null && whoseBid(on).includes(facts.actor.id) ? refuse('own-submission', 'TRI-1', {}) : null;
/** TRI-8: on a bid of the gateway's own ROCU, nobody in the line of its SIO or SPOC. */
export const inOwnLine = (on: Case, facts: Facts): Refusal | null => {
  if (!on.ownRocu || facts.actor === null) return null;
  const { actor } = facts;
  const superior = [on.owner.user, on.spoc].find((id) => {
    const other = person(facts, id);
    return other !== null && inLineOf(actor, other, facts);
  });
  return superior === undefined ? null : refuse('in-the-line', 'TRI-8', { name: nameOf(facts, superior) });
};
export const triageBars = (on: Case, facts: Facts): Refusal | null => ownSubmission(on, facts) ?? inOwnLine(on, facts);

/** Whether an offer would reach them: still of the gateway, in a role that claims, and shown more than a stub (ACC-4). */
const couldClaim = (on: Case, who: Person | null, facts: Facts): boolean => {
  if (who?.active !== true || who.organisation !== agenciesOf(facts, on.region).gateway) return false;
  // TRI-1, TRI-8, ACC-6: nor is it offered to whom a rule bars from it.
  if (heldToThem(on, whoseBid(on)).includes(who.id) || inOwnLine(on, { ...facts, actor: who }) !== null) return false;
  return who.roles.includes('gateway-manager') || (who.roles.includes('triage-officer') && !on.restricted);
};
/**
 * Back to triage: offered first to the last officer for one claim clock; open to all where there is none, or they have left. `on` is the case
 * as it comes back; whoever brings it back for another is held to what that one may not do from now on (ACC-6).
 */
export const backToTriage = (on: Case, facts: Facts, last: UserId | null): Change => {
  const offer = couldClaim({ ...on, ...actedWith(on, facts) }, person(facts, last), facts) ? last : null;
  return {
    stage: 'triage-queue',
    claimer: null,
    offeredTo: offer,
    triage: null,
    decline: null,
    pen: penTo(facts, 'gateway', { role: 'triage-officer', user: offer }),
    clocks: {
      ...stepOver(on),
      claim: startClock(facts, on, { step: 'claim', party: 'gateway' }),
      ...(offer === null ? {} : { offer: startClock(facts, on, { step: 'offer', party: 'gateway' }) }),
    },
  };
};
const inTriage = (on: Case, facts: Facts, by: UserId): Change => ({
  stage: 'in-triage' satisfies LiveStage,
  claimer: by,
  lastOfficer: by,
  offeredTo: null,
  pen: penTo(facts, 'gateway', { role: 'triage-officer', user: by }),
  ...outcomeClock(on, facts),
});
/**
 * CLK-5: at the priority that triage recommends. While a flag waits it runs as P1, and goes to the recommended one if that is lowered; a
 * recommendation that waited for its second officer is at what it runs as by then.
 */
const recommendedAt = (on: Case, { assessment: { priority } }: Triage): Pick<Change, 'urgency'> & { readonly priority: Priority } => {
  if (on.triage?.awaitsCountersign === true) return { priority: on.priority };
  const pending = pendingUrgency(on);
  return pending === null ? { priority } : { priority: 'P1', urgency: { ...pending, priority } };
};
/** A recommended bid goes to the TOEX manager with the priority that triage gave it (CLK-5). */
export const toConsideration = (on: Case, facts: Facts, triage: Triage): Change => {
  const at = recommendedAt(on, triage);
  return {
    stage: 'consideration',
    ...at,
    priorityProvisional: false,
    triage,
    pen: penTo(facts, 'toex', { role: 'toex-manager' }),
    clocks: {
      ...stepOver(on),
      'toex-decision': startClock(facts, { region: on.region, priority: at.priority }, { step: 'toex-decision', party: 'toex' }),
    },
  };
};
/** An own-ROCU recommendation waits in triage for its second officer; the clock stays, at the new priority (TRI-8, CLK-6). */
const toCountersign = (on: Case, facts: Facts, triage: Triage): Change => {
  const clock = on.clocks['triage-outcome'];
  const at = recommendedAt(on, triage);
  const firm = on.priorityProvisional ? {} : { firm: pendingUrgency(on)?.priority ?? on.priority };
  return {
    ...at,
    priorityProvisional: false,
    triage: { ...triage, ...firm },
    pen: penTo(facts, 'gateway', { role: 'gateway-manager' }),
    ...(clock === undefined || at.priority === on.priority
      ? {}
      : { clocks: { 'triage-outcome': retarget(facts, { region: on.region, priority: at.priority }, clock) } }),
  };
};

const unfinished = (assessment: Assessment): readonly string[] => [
  ...(assessment.complete ? [] : ['complete']),
  ...(assessment.overlapsChecked ? [] : ['overlapsChecked']),
  ...(assessment.score === undefined && assessment.notScoredReason === undefined ? ['score or notScoredReason'] : []),
];
/** While a recommendation waits for its second officer, the claimer's own steps wait too. */
export const waitsForSecond = (on: Case): Refusal | null =>
  on.triage?.awaitsCountersign === true ? refuse('awaiting-countersign', 'TRI-8', {}) : null;
/** CLK-5: an officer does not undo what a manager has confirmed. */
const belowConfirmed = (on: Case, priority: Priority): readonly FieldProblem[] => {
  const message = 'A manager has confirmed that it is urgent. Recommend it as P1, or have a gateway manager set another priority first.';
  return isConfirmedUrgent(on) && priority !== 'P1' ? [{ path: 'assessment.priority', rule: 'CLK-5', message }] : [];
};
const one = (draft: Drafted) => yes(draft);

export const triageRows: Rows<'claim' | 'release' | 'recommend'> = {
  claim: {
    rule: 'TRI-2',
    who: [triageOfficer, gatewayManager],
    stages: { 'triage-queue': true },
    whileHeld: false,
    whileSioUnavailable: false,
    bars: triageBars,
    elsewhere: (on, facts) => {
      if (on.stage === 'in-triage' && isActor(facts, on.claimer)) return refuse('already-recorded', 'TRI-2', { what: 'Your claim' });
      if (on.stage === 'in-triage' && on.claimer !== null)
        return refuse('claimed-by-other', 'TRI-2', { by: on.claimer, name: nameOf(facts, on.claimer) });
      const manager = facts.actor?.roles.includes('gateway-manager') === true;
      if (on.stage !== 'triage-queue' || on.offeredTo === null || isActor(facts, on.offeredTo) || manager) return null;
      return refuse('offered-to-other', 'TRI-2', { by: on.offeredTo, name: nameOf(facts, on.offeredTo) });
    },
    decide: (on, _payload, facts) => one({ type: 'claimed', about: {}, after: inTriage(on, facts, stamp(facts).by) }),
  },
  release: {
    rule: 'TRI-2',
    who: [claimer, gatewayManager],
    stages: { 'in-triage': true },
    whileHeld: false,
    whileSioUnavailable: false,
    // A manager who may not triage it may not take it from its claimer either.
    bars: (on, facts) => (isActor(facts, on.claimer) ? null : triageBars(on, facts)),
    elsewhere: waitsForSecond,
    decide: (on, _payload, facts) => one({ type: 'released', about: {}, after: backToTriage(on, facts, null) }),
  },
  recommend: {
    rule: 'TRI-3',
    who: [claimer],
    stages: { 'in-triage': true },
    whileHeld: false,
    whileSioUnavailable: false,
    bars: triageBars,
    elsewhere: (on) => waitsForSecond(on) ?? mayEndByMerge(on),
    decide: (on, about, facts) => {
      const { assessment } = about;
      const missing = unfinished(assessment);
      if (missing.length > 0) return no(refuse('assessment-unfinished', 'TRI-3', { missing }));
      if (!assessment.inRemit) return no(refuse('not-in-remit', 'TRI-3', {}));
      const problems = [...byScore(assessment.score, 'assessment.score', facts), ...belowConfirmed(on, assessment.priority)];
      if (problems.length > 0) return no(refuse('fields-refused', 'TRI-3', { problems }));
      const triage: Triage = {
        assessment,
        recommendedBy: stamp(facts).by,
        recommendedAt: facts.now,
        countersignedBy: null,
        awaitsCountersign: on.ownRocu,
      };
      return one({ type: 'recommended', about, after: on.ownRocu ? toCountersign(on, facts, triage) : toConsideration(on, facts, triage) });
    },
  },
};

import { atPriority } from './at-priority.ts';
import { provisional } from './bid-rules.ts';
import { boundWith } from './bound.ts';
import type { Case } from './case.ts';
import { startClock } from './clocks.ts';
import type { Change } from './entries.ts';
import { nameOf, type Facts } from './facts.ts';
import type { Refusal } from './refusals.ts';
import { whoseBid } from './own-bid.ts';
import { stamp } from './sides.ts';
import { live } from './stages.ts';
import { no, refuse, yes, type Rows } from './table.ts';
import { gatewayManager, triageBars } from './triage.ts';
import { ownersSitting } from './ttcg-clock.ts';
import { isConfirmedUrgent, pendingUrgency, URGENCY, urgencyAnswerers } from './urgency-state.ts';
import type { Urgency } from './urgency-words.ts';
import { toexManager } from './value-sides.ts';
import type { Narrative, Priority } from './words.ts';

const names = (on: Case, facts: Facts): readonly string[] => urgencyAnswerers(on, facts).map((id) => nameOf(facts, id));
const notFlagged = refuse('not-flagged', 'CLK-5', {});

/** One flag at a time: it waits, or it has been confirmed. Where it was lowered, something new may make it urgent again. */
const flaggedAlready = (on: Case, facts: Facts): Refusal | null => {
  const pending = pendingUrgency(on);
  if (pending !== null) return refuse('urgent-already', 'CLK-5', { name: nameOf(facts, pending.by), has: 'flagged' });
  const answer = on.urgency?.answer ?? null;
  return on.stage in live && answer !== null && isConfirmedUrgent(on)
    ? refuse('urgent-already', 'CLK-5', { name: nameOf(facts, answer.by), has: 'confirmed' })
    : null;
};
/** ACC-5: whoever flagged it does not decide on their own flag, nor does anybody who is on the bid. */
const notTheirs = (on: Case, facts: Facts): Refusal | null => {
  const pending = pendingUrgency(on);
  if (pending === null || facts.actor === null) return null;
  if (pending.by === facts.actor.id) return refuse('second-person-needed', 'ACC-5', { name: nameOf(facts, pending.by) });
  const barred = triageBars(on, facts);
  if (barred !== null) return barred;
  const { actor } = facts;
  // ACC-6: whom cover bars hears of that, wherever the rule is put to those for whom they acted.
  const heldToAnother = boundWith(on, [actor.id]).some((id) => id !== actor.id && [pending.by, ...whoseBid(on)].includes(id));
  return heldToAnother || urgencyAnswerers(on, facts).includes(actor.id)
    ? null
    : refuse('wrong-person', 'CLK-5', { who: names(on, facts) });
};
/** The loser of a race is told who answered, and how. */
const nothingWaits = (on: Case, facts: Facts): Refusal | null => {
  const answer = on.urgency?.answer ?? null;
  if (pendingUrgency(on) !== null || !(on.stage in live)) return null;
  const outcome = answer?.outcome === 'lowered' ? 'the flag was lowered' : 'the urgency was confirmed';
  return answer === null ? notFlagged : refuse('already-decided', 'CLK-5', { by: answer.by, name: nameOf(facts, answer.by), outcome });
};
const answered = (
  pending: Urgency,
  { outcome, reason }: { readonly outcome: 'confirmed' | 'lowered'; readonly reason: Narrative },
  facts: Facts,
): Pick<Change, 'urgent' | 'urgency' | 'clocks'> => ({
  urgent: outcome === 'confirmed',
  urgency: { ...pending, answer: { outcome, ...stamp(facts), reason } },
});
/** CLK-5: back to what the bid itself gives while that is provisional, else to what was decided before the flag or beside it. */
export const loweredTo = (on: Case, facts: Facts): Priority =>
  on.priorityProvisional ? provisional(on.bid, { region: on.region, urgent: false }, facts) : (pendingUrgency(on)?.priority ?? on.priority);

// CLK-3, OWN-8: on hold, and while the SIO cannot act, urgent flags go on.
const beside = { rule: 'CLK-5', stages: live, whileHeld: true, whileSioUnavailable: true } as const;
const forAManager = { ...beside, who: [gatewayManager, toexManager], bars: notTheirs, elsewhere: nothingWaits } as const;
export const urgencyRows: Rows<'flag-urgent' | 'confirm-urgent' | 'lower-urgent'> = {
  'flag-urgent': {
    ...beside,
    who: [{ relation: 'on-case' }],
    elsewhere: flaggedAlready,
    touches: ownersSitting,
    decide: (on, about, facts) => {
      const urgency: Urgency = { ...about, ...stamp(facts), priority: on.priority, answer: null };
      const { clocks, ...runs } = atPriority(on, 'P1', facts);
      const clock = startClock(facts, { region: on.region, priority: 'P1' }, { step: 'urgency-answered', party: 'gateway' });
      const after = { ...runs, urgent: true, urgency, clocks: { ...clocks, [URGENCY]: clock } };
      return yes({ type: 'flagged-urgent', about: { ...about, from: on.priority }, after });
    },
  },
  'confirm-urgent': {
    ...forAManager,
    decide: (on, about, facts) => {
      const pending = pendingUrgency(on);
      if (pending === null) return no(notFlagged);
      const after = { ...answered(pending, { outcome: 'confirmed', ...about }, facts), clocks: { [URGENCY]: null } };
      return yes({ type: 'urgency-confirmed', about: { ...about, flaggedBy: pending.by }, after });
    },
  },
  'lower-urgent': {
    ...forAManager,
    touches: ownersSitting,
    decide: (on, about, facts) => {
      const pending = pendingUrgency(on);
      if (pending === null) return no(notFlagged);
      const priority = loweredTo(on, facts);
      const { clocks, ...runs } = atPriority(on, priority, facts);
      const after = { ...runs, ...answered(pending, { outcome: 'lowered', ...about }, facts), clocks: { ...clocks, [URGENCY]: null } };
      return yes({ type: 'urgency-lowered', about: { ...about, flaggedBy: pending.by, priority }, after });
    },
  },
};

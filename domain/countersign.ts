import { stamp } from './sides.ts';
import { atPriority } from './at-priority.ts';
import { provisional } from './bid-rules.ts';
import type { Case } from './case.ts';
import type { Change } from './entries.ts';
import { nameOf, person, type Facts } from './facts.ts';
import { penTo } from './pen.ts';
import { serves } from './posts.ts';
import type { Refusal } from './refusals.ts';
import { no, refuse, yes, type Rows } from './table.ts';
import { backToTriage, secondManager, toConsideration, triageBars } from './triage.ts';
import { pendingUrgency } from './urgency-state.ts';
import type { Priority } from './words.ts';

const secondOfficer = (on: Case, facts: Facts): Refusal | null =>
  facts.actor !== null && facts.actor.id === on.claimer
    ? refuse('second-person-needed', 'TRI-8', { name: nameOf(facts, on.claimer) })
    : triageBars(on, facts);
/** The loser of a race is told who countersigned; where nothing was recommended, that nothing waits. */
const notWaiting = (on: Case, facts: Facts): Refusal | null => {
  const by = on.stage === 'consideration' ? (on.triage?.countersignedBy ?? null) : null;
  if (by !== null)
    return refuse('already-decided', 'TRI-8', { by, name: nameOf(facts, by), outcome: 'the recommendation was countersigned' });
  return on.stage === 'in-triage' && on.triage?.awaitsCountersign !== true ? refuse('not-recommended', 'TRI-8', {}) : null;
};

/** CLK-5: what was recommended is not: the bid is at its provisional priority again, or at what a manager has set; while it is urgent, at P1. */
const asBefore = (
  on: Case,
  facts: Facts,
): Pick<Change, 'urgency'> & { readonly priority: Priority; readonly priorityProvisional: boolean } => {
  const firm = on.triage?.firm;
  const priority = firm ?? provisional(on.bid, { region: on.region, urgent: false }, facts);
  const pending = pendingUrgency(on);
  return {
    priority: on.urgent ? 'P1' : priority,
    priorityProvisional: firm === undefined,
    ...(pending === null ? {} : { urgency: { ...pending, priority } }),
  };
};

export const countersignRows: Rows<'countersign-recommendation' | 'return-recommendation'> = {
  'countersign-recommendation': {
    rule: 'TRI-8',
    who: secondManager,
    stages: { 'in-triage': true },
    whileHeld: false,
    whileSioUnavailable: false,
    bars: secondOfficer,
    elsewhere: notWaiting,
    decide: (on, about, facts) =>
      on.triage === null
        ? no(refuse('not-recommended', 'TRI-8', {}))
        : yes({
            type: 'recommendation-countersigned',
            about,
            after: toConsideration(on, facts, { ...on.triage, awaitsCountersign: false, countersignedBy: stamp(facts).by }),
          }),
  },
  'return-recommendation': {
    rule: 'TRI-8',
    who: secondManager,
    stages: { 'in-triage': true },
    whileHeld: false,
    whileSioUnavailable: false,
    bars: secondOfficer,
    elsewhere: notWaiting,
    decide: (on, about, facts) => {
      const before = asBefore(on, facts);
      const { clocks } = atPriority(on, before.priority, facts);
      const pen = penTo(facts, 'gateway', { role: 'triage-officer', user: on.claimer });
      // ACC-7: where its officer has left meanwhile, the bid is open to every other.
      const back = serves(person(facts, on.claimer), 'claimer')
        ? { triage: null, pen, clocks }
        : backToTriage({ ...on, ...before }, facts, null);
      return yes({ type: 'recommendation-returned', about, after: { ...back, ...before } });
    },
  },
};

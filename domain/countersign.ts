import type { Case } from './case.ts';
import { nameOf, type Facts } from './facts.ts';
import { penTo } from './pen.ts';
import type { Refusal } from './refusals.ts';
import { no, refuse, yes, type Rows } from './table.ts';
import { gatewayManager, toConsideration, triageBars } from './triage.ts';

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

export const countersignRows: Rows<'countersign-recommendation' | 'return-recommendation'> = {
  'countersign-recommendation': {
    rule: 'TRI-8',
    who: [gatewayManager],
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
            after: toConsideration(on, facts, { ...on.triage, awaitsCountersign: false, countersignedBy: facts.actor?.id ?? '' }),
          }),
  },
  'return-recommendation': {
    rule: 'TRI-8',
    who: [gatewayManager],
    stages: { 'in-triage': true },
    whileHeld: false,
    whileSioUnavailable: false,
    bars: secondOfficer,
    elsewhere: notWaiting,
    decide: (on, about, facts) =>
      yes({
        type: 'recommendation-returned',
        about,
        after: { triage: null, priorityProvisional: true, pen: penTo(facts, 'gateway', { role: 'triage-officer', user: on.claimer }) },
      }),
  },
};

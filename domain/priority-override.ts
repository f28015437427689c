import { atPriority } from './at-priority.ts';
import type { Case } from './case.ts';
import { agenciesOf, type Facts, nameOf } from './facts.ts';
import type { Refusal } from './refusals.ts';
import { live } from './stages.ts';
import { no, refuse, yes, type Rows } from './table.ts';
import { gatewayManager, ownSubmission, triageBars } from './triage.ts';
import { isConfirmedUrgent, pendingUrgency, urgencyAnswerers } from './urgency-state.ts';
import { ownersSitting } from './ttcg-clock.ts';
import { toexManager } from './value-sides.ts';
import type { Stage } from './words.ts';

const triage: readonly Stage[] = ['triage-queue', 'in-triage', 'returned', 'redirect-offered'];
const isInTriage = ({ stage, decline }: Case): boolean =>
  triage.includes(stage) || (stage === 'decline-review' && decline?.from === 'in-triage');

/** Section 3: the gateway manager's in Triage, the TOEX manager's after it; nobody's on a bid of their own (ACC-5). */
const notTheirs = (on: Case, facts: Facts): Refusal | null => {
  if (!(on.stage in live)) return null;
  const { roles = [], organisation } = facts.actor ?? {};
  const region = agenciesOf(facts, on.region);
  if (isInTriage(on))
    return organisation === region.gateway && roles.includes('gateway-manager')
      ? triageBars(on, facts)
      : refuse('wrong-person', 'CLK-6', { who: ['a gateway manager of the region'] });
  return organisation === region.toex && roles.includes('toex-manager')
    ? ownSubmission(on, facts)
    : refuse('wrong-person', 'CLK-6', { who: ['the TOEX manager of the region'] });
};
/** CLK-5: a flag is answered by whom it waits for, and by nothing else. */
const whileFlagged = (on: Case, facts: Facts): Refusal | null =>
  pendingUrgency(on) === null
    ? null
    : refuse('urgency-waits', 'CLK-5', { who: urgencyAnswerers(on, facts).map((id) => nameOf(facts, id)) });

export const overrideRows: Rows<'override-priority'> = {
  'override-priority': {
    rule: 'CLK-6',
    who: [gatewayManager, toexManager],
    stages: live,
    // CLK-3, OWN-8: it neither moves the case nor speaks for the force.
    whileHeld: true,
    whileSioUnavailable: true,
    bars: notTheirs,
    elsewhere: whileFlagged,
    touches: ownersSitting,
    decide: (on, about, facts) => {
      const { priority } = about;
      const message = `Choose another priority: it runs as ${priority} already.`;
      // What was provisional may be set for good as it is.
      if (priority === on.priority && !on.priorityProvisional)
        return no(refuse('fields-refused', 'CLK-6', { problems: [{ path: 'priority', rule: 'CLK-6', message }] }));
      const ends = priority !== 'P1' && isConfirmedUrgent(on) ? { urgent: false } : {};
      // What is set while a recommendation waits outlives its return (TRI-8).
      const firm = on.triage?.awaitsCountersign === true ? { triage: { ...on.triage, firm: priority } } : {};
      const after = { ...atPriority(on, priority, facts), priorityProvisional: false, ...ends, ...firm };
      return yes({ type: 'priority-overridden', about: { ...about, from: on.priority }, after });
    },
  },
};

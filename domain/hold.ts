import { sure } from './sure.ts';
import type { Case, Hold } from './case.ts';
import { agenciesOf, calendarOf, type Facts, nameOf, person } from './facts.ts';
import { isBeforeBody } from './escalation-state.ts';
import { byCodes } from './field-rules.ts';
import { begun, over, reviewed } from './holding.ts';
import { dateAt, dayOf } from './local-time.ts';
import type { FieldProblem, Refusal } from './refusals.ts';
import { stamp } from './sides.ts';
import { holdable } from './stages.ts';
import { no, refuse, yes, type Authority, type Rows } from './table.ts';
import { gatewayManager, ownSubmission, triageBars, triageOfficer } from './triage.ts';
import type { IsoDate } from './words.ts';
import { addWorking, atClose, isoDateOf, minutesOf } from './working-time.ts';

const toexManager: Authority = { role: 'toex-manager', of: 'toex' };

/** The last day to which a hold may put its review. */
const furthest = (facts: Facts): IsoDate => dateAt(dayOf(Date.parse(isoDateOf(facts.now))) + facts.policy.longestHoldDays);
/** The review date that policy proposes for the priority of the case, never further ahead than a hold may reach. */
export const proposedReview = (on: Pick<Case, 'region' | 'priority'>, facts: Facts): IsoDate => {
  const calendar = calendarOf(facts, on.region);
  const target = minutesOf(calendar, facts.policy.steps['hold-review'].targets[on.priority]);
  const [proposed, latest] = [isoDateOf(addWorking(calendar, facts.now, target)), furthest(facts)];
  return proposed < latest ? proposed : latest;
};
const byReview = (on: Case, reviewBy: IsoDate, facts: Facts): readonly FieldProblem[] => {
  const [today, latest] = [isoDateOf(facts.now), furthest(facts)];
  const lies = reviewBy > today && atClose(calendarOf(facts, on.region), reviewBy) > facts.now && reviewBy <= latest;
  const message = `Give a day on which the hold is reviewed: after ${today}, at the latest ${latest}, with a working day before it or on it.`;
  return lies ? [] : [{ path: 'reviewBy', rule: 'CLK-3', message }];
};
const byRequest = (on: Case, asked: Hold['sioRequest'], facts: Facts): readonly FieldProblem[] => [
  ...(asked === null || asked.by === on.owner.user
    ? []
    : [{ path: 'sioRequest.by', rule: 'CLK-3' as const, message: `Name the SIO of the case, who is ${nameOf(facts, on.owner.user)}.` }]),
  ...(asked === null || asked.at <= facts.now
    ? []
    : [{ path: 'sioRequest.at', rule: 'CLK-3' as const, message: 'Give the time at which the SIO asked; it cannot lie in the future.' }]),
];

const partyOf = (on: Case): Hold['party'] => {
  const triage = on.stage === 'triage-queue' || on.stage === 'in-triage' || on.stage === 'returned' || on.decline?.from === 'in-triage';
  return triage ? 'gateway' : 'toex';
};
/** CLK-3: the gateway holds in Triage, the TOEX manager from Consideration on; nobody one that they brought in themselves. */
const notTheirs = (on: Case, facts: Facts): Refusal | null => {
  if (!(on.stage in holdable)) return null;
  const { roles = [], organisation } = facts.actor ?? {};
  const region = agenciesOf(facts, on.region);
  if (partyOf(on) === 'toex')
    return organisation === region.toex && roles.includes('toex-manager')
      ? ownSubmission(on, facts)
      : refuse('wrong-person', 'CLK-3', { who: ['the TOEX manager of the region'] });
  const ofGateway = organisation === region.gateway && (roles.includes('triage-officer') || roles.includes('gateway-manager'));
  return ofGateway
    ? triageBars(on, facts)
    : refuse('wrong-person', 'CLK-3', { who: ['a triage officer of the region', 'a gateway manager of the region'] });
};
/** Not once a sitting has it: the chair decides, or a receiver answers. */
const beforeASitting = (on: Case): Refusal | null =>
  on.stage === 'escalated' && isBeforeBody(on) ? refuse('listed-for-sitting', 'CLK-3', {}) : null;
const notHeld = (on: Case): Refusal | null => (on.hold === null ? refuse('not-on-hold', 'CLK-3', {}) : null);

export const holdRows: Rows<'hold' | 'resume' | 'review-hold'> = {
  hold: {
    rule: 'CLK-3',
    who: [triageOfficer, gatewayManager, toexManager],
    stages: holdable,
    whileHeld: false,
    whileSioUnavailable: true,
    bars: notTheirs,
    elsewhere: beforeASitting,
    decide: (on, about, facts) => {
      const { reasonCode, reviewBy, sioRequest = null } = about;
      const problems = [
        ...byCodes('holdReasons', reasonCode, { path: 'reasonCode', facts }),
        ...byReview(on, reviewBy, facts),
        ...byRequest(on, sioRequest, facts),
      ];
      if (problems.length > 0) return no(refuse('fields-refused', 'CLK-3', { problems }));
      const { by } = stamp(facts);
      const manager = person(facts, by)?.lineManager ?? null;
      return yes({ type: 'held', about, after: begun(on, { reasonCode, by, reviewBy, party: partyOf(on), manager, sioRequest }, facts) });
    },
  },
  resume: {
    rule: 'CLK-3',
    who: [{ relation: 'holder' }, { relation: 'holder-manager' }, { relation: 'asking-sio' }],
    stages: holdable,
    whileHeld: true,
    whileSioUnavailable: true,
    elsewhere: notHeld,
    decide: (on, about, facts) => yes({ type: 'resumed', about, after: over(on, on.clocks, facts) }),
  },
  'review-hold': {
    rule: 'CLK-3',
    who: [{ relation: 'holder' }, { relation: 'holder-manager' }],
    stages: holdable,
    whileHeld: true,
    whileSioUnavailable: true,
    elsewhere: notHeld,
    decide: (on, about, facts) => {
      const problems = byReview(on, about.reviewBy, facts);
      if (problems.length > 0) return no(refuse('fields-refused', 'CLK-3', { problems }));
      return yes({ type: 'hold-reviewed', about, after: reviewed(on, { ...sure(on.hold), reviewBy: about.reviewBy }, facts) });
    },
  },
};

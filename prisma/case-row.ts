import { sinceConsideration } from '../domain/access.ts';
import { barredFromAppeal } from '../domain/appeal-state.ts';
import { unratifiedKeys } from '../domain/agenda.ts';
import { bodiesOf, consideredBy, escalationOf, receiverOf } from '../domain/escalation-state.ts';
import type { Clock } from '../domain/clocks.ts';
import { namedOn } from '../domain/named.ts';
import { openProducts, penDue, stepClock } from '../domain/pen.ts';
import { reviewOwed } from '../domain/review.ts';
import { barredFromReview, toReview } from '../domain/reviewers.ts';
import { barredFromSecond } from '../domain/second-officer.ts';
import { askedBody } from '../domain/redirect-state.ts';
import { formerOwners, formerSios } from '../domain/former-owner.ts';
import { pendingUrgency, URGENCY } from '../domain/urgency-state.ts';
import { awaitedOf } from '../domain/waits.ts';
import { isLive, type Case } from '../domain/case.ts';

export const readColumns = [
  'ref',
  'stage',
  'live',
  'region',
  'priority',
  'owner_agency',
  'owner_user',
  'operation_name',
  'marking',
  'restricted',
  'since_consideration',
  'in_review',
  'named',
  'awaits',
  'claimer',
  'sia',
  'pen_party',
  'pen_role',
  'pen_user',
  'pen_since',
  'due_at',
  'submitted_at',
  'on_hold',
  'version',
  'threat_types',
  'places',
  'group_refs',
  'handling',
  'bodies',
  'considered_by',
  'receiver',
  'to_ratify',
  'standing',
  'to_key',
  'former_owners',
  'appeal_barred',
  'second_barred',
  'review_barred',
  'sio_unavailable',
  'review_owed',
  'asked_body',
  'team',
  'products_open',
  'clock_from',
  'clock_target',
  'clock_still',
  'clock_paused',
  'urgent_due_at',
] as const;
/** The clock that the pen's holder is measured by, in the order of its columns. */
const measured = (clock: Clock | null): readonly unknown[] =>
  clock === null ? [null, null, null, null] : [clock.startedAt, clock.targetMinutes, clock.pausedMinutes ?? 0, clock.pausedAt ?? null];
/** The read row of a case, in the order of its columns. */
export const readRow = (on: Case): readonly unknown[] => [
  on.ref,
  on.stage,
  isLive(on),
  on.region,
  on.priority,
  on.owner.agency,
  on.owner.user,
  on.bid.operationName ?? null,
  on.marking,
  on.restricted,
  sinceConsideration(on),
  toReview(on).length > 0,
  [...namedOn(on), ...formerSios(on)],
  awaitedOf(on),
  on.claimer,
  on.sia,
  on.pen?.party ?? null,
  on.pen?.role ?? null,
  on.pen?.user ?? null,
  on.pen?.since ?? null,
  penDue(on),
  on.submittedAt,
  on.hold !== null,
  on.version,
  on.bid.threat.types,
  on.bid.places ?? [],
  [on.bid.threat.ocgRef, on.bid.threat.apmisRef].filter((ref) => ref !== undefined),
  on.bid.legal.handling ?? [],
  bodiesOf(on),
  consideredBy(on),
  receiverOf(on),
  unratifiedKeys(on),
  on.stage === 'escalated' ? (escalationOf(on)?.standing ?? null) : null,
  isLive(on) && on.masterList.agency !== on.masterList.keyedAgency,
  formerOwners(on),
  barredFromAppeal(on) ?? [],
  barredFromSecond(on) ?? [],
  toReview(on).map((product) => barredFromReview(on, product).join(' ')),
  (on.unavailable ?? null) !== null,
  reviewOwed(on),
  askedBody(on),
  on.team,
  openProducts(on).length,
  ...measured(isLive(on) ? stepClock(on) : null),
  pendingUrgency(on) === null ? null : (on.clocks[URGENCY]?.dueAt ?? null),
];

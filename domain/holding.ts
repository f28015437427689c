// CLK-3: what a hold does to all the rest of a case. Clocks stand still but its own and those of ownership, nobody's time counts, the
// case keeps stage and pen; total age runs on.
import type { Case, Held, Hold } from './case.ts';
import { paused, resumed, startClock, type Clocks } from './clocks.ts';
import type { Change, ClockChange } from './entries.ts';
import { calendarOf, nameOf, person, type Facts } from './facts.ts';
import type { Step } from './policy.ts';
import { holderPost, serves, serving } from './posts.ts';
import { recipients } from './recipients.ts';
import { holdable } from './stages.ts';
import type { Instant, UserId } from './words.ts';
import { workingBetween } from './working-time.ts';

const REVIEW = 'hold-review';

/** Whether a clock runs on during a hold: the hold's own, and those of machine B (who owns the risk). */
const runsOn: { readonly [S in Step]: boolean } = {
  'hold-review': true,
  offer: false,
  claim: false,
  'triage-outcome': false,
  'answer-return': false,
  'redirect-acknowledged': false,
  'decline-review': false,
  'appeal-window': false,
  'appeal-decided': false,
  'toex-decision': false,
  capacity: false,
  'first-contact': false,
  'terms-agreed': false,
  'variation-agreed': false,
  'impasse-resolved': false,
  'work-stalled': false,
  'product-due': false,
  'product-review': false,
  'product-acceptance': false,
  'reassessment-signed': false,
  ownership: false,
  'handover-answered': true,
  'successor-named': true,
  'merge-consent': false,
  'value-and-closure': false,
  'value-verified': false,
  'question-answered': false,
  // CLK-5: whether a case that is on hold has become urgent does not wait for its end.
  'urgency-answered': true,
  'dispute-answered': false,
  'operational-review': false,
  'review-held': false,
  // Of a sitting, which nobody holds.
  'papers-due': true,
  'sitting-held': true,
  'action-due': true,
  'items-reached': true,
  'escalation-listed': false,
  'sitting-awaited': false,
  'decision-confirmed': false,
  'extraordinary-decision': false,
  'transfer-answered': true,
  'master-list-keyed': true,
};
const standingStill = (clocks: ClockChange, facts: Facts): ClockChange =>
  Object.fromEntries(
    Object.entries(clocks).map(([name, clock]) => [name, clock === null || runsOn[clock.step] ? clock : paused(facts, clock)]),
  );

type Holding = Omit<Hold, 'since' | 'still'>;
const review = (on: Case, { party, reviewBy }: Pick<Hold, 'party' | 'reviewBy'>, facts: Facts): ClockChange => ({
  [REVIEW]: startClock(facts, on, { step: 'hold-review', party, on: reviewBy }),
});
export const begun = (on: Case, holding: Holding, facts: Facts): Change => {
  const still = Object.entries(on.clocks).flatMap(([name, { pausedAt }]) => (pausedAt === undefined ? [] : [name]));
  return {
    hold: { ...holding, still, since: facts.now },
    clocks: { ...standingStill(on.clocks, facts), ...review(on, holding, facts) },
  };
};
export const reviewed = (on: Case, hold: Hold, facts: Facts): Change => ({ hold, clocks: review(on, hold, facts) });

/** Working minutes that the case has been on hold, which are nobody's and belong to its age. */
export const heldTime = (on: Case, facts: Pick<Facts, 'now' | 'directory' | 'policy'>): number =>
  (on.held?.minutes ?? 0) + (on.hold === null ? 0 : workingBetween(calendarOf(facts, on.region), on.hold.since, facts.now));
/** The hold is over: what it stopped goes on with what was left, and what stood still before it still does. */
export const over = (on: Case, clocks: Clocks, facts: Facts): Change & { readonly clocks: ClockChange } => {
  const still = on.hold?.still ?? [];
  const held: Held = { minutes: heldTime(on, facts), until: facts.now };
  const stopped = Object.entries(clocks).filter(([name, { pausedAt }]) => pausedAt !== undefined && !still.includes(name));
  const goOn: ClockChange = Object.fromEntries(stopped.map(([name, clock]) => [name, resumed(facts, on, clock)]));
  return { hold: null, held, clocks: { ...goOn, [REVIEW]: null } };
};

/**
 * An outcome as it is on a case that is on hold: a clock that it starts stands still from the start. Where it leads to a stage that
 * nobody can hold (a withdrawal), the hold is over, and what is left of its clocks goes on.
 */
export const underHold = (on: Case, after: Change, facts: Facts): Change => {
  if (on.hold === null || after.hold !== undefined) return after;
  const { clocks: own = {} } = after;
  if (after.stage === undefined || after.stage in holdable)
    return after.clocks === undefined ? after : { ...after, clocks: standingStill(own, facts) };
  const left = Object.fromEntries(Object.entries(on.clocks).filter(([name]) => !Object.hasOwn(own, name)));
  const ending = over(on, left, facts);
  return { ...after, ...ending, clocks: { ...ending.clocks, ...own } };
};

/** Since when time runs for the pen's holder that no entry has counted yet; null where none runs. */
export const runsFrom = ({ pen, hold, held, countedTo }: Case): Instant | null =>
  pen === null || hold !== null ? null : ([pen.since, held?.until ?? pen.since, countedTo ?? pen.since].toSorted().at(-1) ?? null);
/** CLK-2: working minutes that count for the pen's holder since they have it; none of a hold's. */
export const counted = (on: Case, facts: Pick<Facts, 'now' | 'directory' | 'policy'>): number => {
  const from = runsFrom(on);
  return from === null ? 0 : workingBetween(calendarOf(facts, on.region), from, facts.now);
};

/** CLK-3: the holder's manager. Where neither is in a place to, somebody must be able to act: then whoever holds the role of who may hold. */
export const managersOfHold = (on: Case, facts: Facts): readonly UserId[] => {
  if (on.hold === null) return [];
  const { by, manager, party } = on.hold;
  if (manager !== null && manager !== by && person(facts, manager)?.active === true) return [manager];
  if (serves(person(facts, by), holderPost({ party }))) return [];
  return recipients([party === 'gateway' ? 'gateway-managers' : 'toex-managers'], on, facts);
};
/** Who may have it resumed, by name, for whoever is told that they cannot go on. */
export const resumers = (on: Case, facts: Facts): readonly string[] => {
  if (on.hold === null) return [];
  const { by, sioRequest } = on.hold;
  const ids = [...serving(facts, holderPost(on.hold), [by]), ...managersOfHold(on, facts), ...(sioRequest === null ? [] : [on.owner.user])];
  return [...new Set(ids)].filter((id) => person(facts, id)?.active === true).map((id) => nameOf(facts, id));
};

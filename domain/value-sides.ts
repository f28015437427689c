import type { Case } from './case.ts';
import { startClock } from './clocks.ts';
import type { ClockChange } from './entries.ts';
import { type Facts, isActor, nameOf, person } from './facts.ts';
import type { Refusal, RuleId } from './refusals.ts';
import { disputeOf, entryOf, otherSide, sideOf, verificationOf } from './sides.ts';
import { anyStage, over, sinceDevelopment } from './stages.ts';
import { refuse, type Authority } from './table.ts';
import { agreedOf } from './versions.ts';
import type { Side } from './terms-state.ts';
import { openDispute, type ValueEntry, type ValueStatus } from './value-state.ts';

export const toexManager: Authority = { role: 'toex-manager', of: 'toex' };
/** VAL-2: who may look at what the other side has logged; which side they are of is for `ofOtherSide` to say. */
export const verifiers: readonly [Authority, ...Authority[]] = [
  { relation: 'sio' },
  { role: 'owner-lead', of: 'owner' },
  { role: 'spoc', of: 'owner' },
  { relation: 'sia' },
  toexManager,
];
/** Who logged it, or SIA, SIO or TOEX manager of its side. */
export const keepers: readonly [Authority, ...Authority[]] = [
  { relation: 'claimant' },
  { relation: 'sia' },
  { relation: 'sio' },
  toexManager,
];
/** What is done to an entry asks for the state of the entry, not of the case: on hold, while the SIO is away and after every end (VAL-1). */
export const beside = { stages: anyStage, whileHeld: true, whileSioUnavailable: true } as const;
/** Where value is logged: from development on (a commission leads back to the terms), and late after an end that came after it. */
export const loggedIn = { ...over, ...sinceDevelopment, terms: true } as const;

const tooEarly = (on: Case, rule: RuleId): Refusal =>
  refuse('wrong-stage', rule, { stage: on.stage, allowed: Object.keys(sinceDevelopment) });
/** VAL-1: a case that was closed, as what it may have ended, or that had value before it ended, takes late values. */
export const neverWorked = (on: Case): Refusal | null =>
  on.stage in sinceDevelopment ||
  (on.stage === 'terms' && agreedOf(on.terms) !== null) ||
  on.closure !== null ||
  Object.keys(on.value).length > 0
    ? null
    : tooEarly(on, 'VAL-4');

/** The side of whoever looks at an entry: everybody of the owning agency stands for the force. */
const standsFor = (on: Case, facts: Facts): Side => (facts.actor?.organisation === on.owner.agency ? 'force' : sideOf(on, facts));
/** VAL-2, ACC-5: the force confirms what TOEX logged, TOEX what the force logged. */
export const ofOtherSide = (on: Case, entry: ValueEntry, facts: Facts): Refusal | null =>
  entry.side === standsFor(on, facts) || isActor(facts, entry.claimedBy.user) ? refuse('own-entry', 'VAL-2', {}) : null;
/** VAL-3: an entry is answered for and taken back by whoever logged it, or by SIO, SIA or TOEX manager of its side. */
export const ofOwnSide = (on: Case, { side, claimedBy }: ValueEntry, facts: Facts): Refusal | null => {
  const { id, roles = [] } = facts.actor ?? {};
  const officers = side === 'force' ? ['the SIO'] : ['the SIA', 'the TOEX manager of the region'];
  const ofSide =
    side === 'force'
      ? id === on.owner.user
      : (id === on.sia && roles.includes('sia')) || (roles.includes('toex-manager') && id !== on.owner.user);
  return ofSide || id === claimedBy.user ? null : refuse('wrong-person', 'VAL-3', { who: [nameOf(facts, claimedBy.user), ...officers] });
};

type Found = { readonly entry: ValueEntry } | { readonly refusal: Refusal };
type Wanted = { readonly id: string; readonly rule: RuleId; readonly in: readonly ValueStatus[] };
/** The entry that is meant, where it stands as it must; else why not. */
export const entryIn = (on: Case, { id, rule, in: statuses }: Wanted): Found => {
  const entry = entryOf(on.value, id);
  if (entry === null) return { refusal: refuse('unknown-entry', rule, { what: 'value entry', id }) };
  return statuses.includes(entry.status) ? { entry } : { refusal: refuse('entry-not-ready', rule, { entry: id, status: entry.status }) };
};
/** VAL-2: whoever logged an entry, and their side, are refused for that before its state is told. */
export const byOtherSide = (on: Case, id: string, facts: Facts): Refusal | null => {
  const entry = entryOf(on.value, id);
  return entry === null ? null : ofOtherSide(on, entry, facts);
};
/** For the buttons: whether any entry stands so that this could be done to it. */
export const someEntryIn =
  (rule: RuleId, ...statuses: readonly ValueStatus[]) =>
  (on: Case): Refusal | null => {
    const entries = Object.values(on.value);
    if (entries.some(({ status }) => statuses.includes(status))) return null;
    if (entries.length === 0) return neverWorked(on) === null ? refuse('nothing-to-verify', rule, {}) : tooEarly(on, rule);
    return refuse('no-entry-waits', rule, { wanted: statuses, entries: entries.map(({ id, status }) => `${id} is ${status}`) });
  };

/** VAL-2: from now on it is for the other side to verify or dispute. */
export const toVerify = (on: Case, { id, side }: Pick<ValueEntry, 'id' | 'side'>, facts: Facts): ClockChange => ({
  [verificationOf(id)]: startClock(facts, on, { step: 'value-verified', party: otherSide(side) }),
});
/** The clocks of an entry for which nobody waits any more. */
export const waitsNoMore = (on: Case, entry: ValueEntry): ClockChange => ({
  ...(on.clocks[verificationOf(entry.id)] === undefined ? {} : { [verificationOf(entry.id)]: null }),
  ...(openDispute(entry) === null ? {} : { [disputeOf(entry.id)]: null }),
});
export const organisationOf = (facts: Facts, user: string): string => person(facts, user)?.organisation ?? '';

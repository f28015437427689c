import type { Case, Pen } from './case.ts';
import type { ClockChange } from './entries.ts';
import { person, type Facts } from './facts.ts';
import { allStopped, penTo } from './pen.ts';
import type { Side } from './terms-state.ts';
import type { Instant, UserId } from './words.ts';

/** Who acts and when, as outcomes carry it. Time never gives these commands, so there is always somebody. */
export const stamp = (facts: Facts): { readonly by: UserId; readonly at: Instant } => ({ by: facts.actor?.id ?? '', at: facts.now });

/** The side that the actor speaks for: the SIA for TOEX, the SIO of record for the force. */
export const sideOf = (on: Case, facts: Facts): Side => (facts.actor?.id === on.owner.user ? 'force' : 'toex');
export const otherSide = (side: Side): Side => (side === 'toex' ? 'force' : 'toex');

/** The SIA, or the TOEX manager where the SIA has left (ACC-7); the SIO for the force. */
export const penOf = (on: Case, side: Side, facts: Facts): Pen => {
  if (side === 'force') return penTo(facts, 'force', { role: 'sio', user: on.owner.user });
  return person(facts, on.sia)?.active === false
    ? penTo(facts, 'toex', { role: 'toex-manager' })
    : penTo(facts, 'toex', { role: 'sia', user: on.sia });
};

/** Nothing where the pen stays with whom it is, so that `since` tells how long they have had it (CLK-2). */
export const handed = (on: Case, pen: Pen): { readonly pen?: Pen } =>
  on.pen !== null && on.pen.party === pen.party && on.pen.user === pen.user && on.pen.role === pen.role ? {} : { pen };

const VERIFICATION = 'value-verified:';
export const verificationOf = (entry: string): string => `${VERIFICATION}${entry}`;
const DISPUTE = 'value-disputed:';
export const disputeOf = (entry: string): string => `${DISPUTE}${entry}`;
/** The value entry whose dispute a clock runs for; empty for every other clock. */
export const entryOfDispute = (clock: string): string => (clock.startsWith(DISPUTE) ? clock.slice(DISPUTE.length) : '');
/** Ends the clocks of a step. A value entry waits for the other side beside every stage, so those clocks run on (VAL-1). */
export const stepOver = (on: Case): ClockChange =>
  Object.fromEntries(Object.entries(allStopped(on)).filter(([clock]) => !clock.startsWith(VERIFICATION) && !clock.startsWith(DISPUTE)));

/** What stands under this id itself; never what a plain object inherits. */
export const entryOf = <V>(of: Readonly<Record<string, V>>, id: string): V | null => (Object.hasOwn(of, id) ? (of[id] ?? null) : null);

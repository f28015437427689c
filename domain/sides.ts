import type { Case, Pen } from './case.ts';
import type { ClockChange } from './entries.ts';
import { isActor, type Facts } from './facts.ts';
import { ending } from './lasting.ts';
import { penTo } from './pen.ts';
import type { Side } from './terms-state.ts';
import type { Instant, UserId } from './words.ts';

/** Who acts and when, as outcomes carry it. Time never gives these commands, so there is always somebody. */
export const stamp = (facts: Facts): { readonly by: UserId; readonly at: Instant } => ({ by: facts.actor?.id ?? '', at: facts.now });

/** The side that the actor speaks for: the SIA for TOEX, the SIO of record for the force. */
export const sideOf = (on: Case, facts: Facts): Side => (isActor(facts, on.owner.user) ? 'force' : 'toex');
export const otherSide = (side: Side): Side => (side === 'toex' ? 'force' : 'toex');

/** The SIA, or the TOEX manager where the SIA has left (ACC-7); the SIO for the force. */
export const penOf = (on: Case, side: Side, facts: Facts): Pen => {
  if (side === 'force') return penTo(facts, 'force', { role: 'sio', user: on.owner.user });
  return penTo(facts, 'toex', { role: 'sia', user: on.sia });
};

/** Nothing where the pen stays with whom it is, so that `since` tells how long they have had it (CLK-2). */
export const handed = (on: Case, pen: Pen): { readonly pen?: Pen } =>
  on.pen !== null && on.pen.party === pen.party && on.pen.user === pen.user && on.pen.role === pen.role ? {} : { pen };

export const verificationOf = (entry: string): string => `value-verified:${entry}`;
const DISPUTE = 'value-disputed:';
export const disputeOf = (entry: string): string => `${DISPUTE}${entry}`;
/** The value entry whose dispute a clock runs for; empty for every other clock. */
export const entryOfDispute = (clock: string): string => (clock.startsWith(DISPUTE) ? clock.slice(DISPUTE.length) : '');
/** Ends the clocks of the stage that the case leaves: what waits beside it waits on. */
export const stepOver = (on: Case): ClockChange => ending(on, 'stage');

/** What stands under this id itself; never what a plain object inherits. */
export const entryOf = <V>(of: Readonly<Record<string, V>>, id: string): V | null => (Object.hasOwn(of, id) ? (of[id] ?? null) : null);

// Where every search begins: bids as they were submitted, and beside them a case of the first agency under another SIO, into which one could be merged.
import type { Bid } from '../../domain/bid.ts';
import { bid, rocuBid, southvaleBid } from '../domain/payloads.ts';
import { storyOf } from '../domain/story.ts';
import type { Situation } from './situation.ts';

/** The reference that the cards of links and merges name. */
const OTHER = 'TSK-NM-2026-00007-E';
const submitted = (of: Bid, spoc: string): Situation => {
  const other = { ...storyOf({ ...bid, sio: { userId: 'sio2.aldershire' } }).on(), ref: OTHER };
  const own = storyOf(of, spoc);
  return { on: own.on(), other, sittings: {}, now: own.now() };
};
export const ofForce = (): Situation => submitted(bid, 'spoc.aldershire');
/** The gateway's own ROCU asks (TRI-8). */
export const ofRocu = (): Situation => submitted(rocuBid, 'spoc.northmarch-rocu');
/** Restricted, in a region with one gateway manager, who alone may claim it (ACC-4). */
export const ofSouthvale = (): Situation => submitted(southvaleBid, 'spoc.dunmere');

import { SUCCESSION } from './availability.ts';
import type { Case } from './case.ts';
import type { Entry } from './entries.ts';
import { pendingMerge } from './merge-state.ts';
import { questionClock } from './message-state.ts';
import { HANDOVER, penDue } from './pen.ts';
import { REVIEW_HELD } from './review.ts';
import { URGENCY } from './urgency-state.ts';
import { valueClock } from './value-sayings.ts';
import type { Instant } from './words.ts';

export const clockDue = (on: Case, clock: string): Instant | null =>
  Object.hasOwn(on.clocks, clock) ? (on.clocks[clock]?.dueAt ?? null) : null;
/** By when what is asked is due: by the product's own clock, the end of the appeal window, or the clock of the step. */
export const dueOf = (on: Case, entry: Entry): Instant | null => {
  const valued = valueClock(entry);
  if (valued !== undefined) return valued === null ? null : clockDue(on, valued);
  switch (entry.type) {
    case 'product-submitted':
      return clockDue(on, `product-review:${entry.about.product}`);
    case 'product-released':
      return clockDue(on, `product-acceptance:${entry.about.product}`);
    case 'terms-proposed':
    case 'terms-signed':
      return clockDue(on, 'variation') ?? penDue(on);
    case 'sio-reported-unavailable':
    case 'leaver-released':
      return clockDue(on, SUCCESSION) ?? penDue(on);
    case 'handover-proposed':
    case 'handover-kept':
      return clockDue(on, HANDOVER);
    case 'asked':
      return clockDue(on, questionClock(entry.about.message));
    case 'replied':
      return null;
    case 'flagged-urgent':
      return clockDue(on, URGENCY);
    case 'merge-proposed':
    case 'merge-consented':
    case 'merge-put-off':
      return pendingMerge(on)?.dueAt ?? null;
    case 'review-asked':
      return clockDue(on, REVIEW_HELD);
    case 'declined':
      return on.decline?.appealUntil ?? null;
    default:
      return penDue(on);
  }
};

import type { Case } from './case.ts';
import { startClock } from './clocks.ts';
import type { Facts } from './facts.ts';
import type { Refusal } from './refusals.ts';
import { stamp } from './sides.ts';
import { no, refuse, yes, type Rows } from './table.ts';
import { notOwed, time } from './time.ts';
import { isoDateOf } from './working-time.ts';

export const REVIEW_HELD = 'review-held';
const ASKED = 'operational-review';

/** Whether the operational review is asked for and not yet held. */
export const reviewOwed = ({ stage, review }: Pick<Case, 'stage' | 'review'>): boolean =>
  stage === 'closed' && review != null && review.askedAt !== null && review.held === null;
/** It is held once, from the day on which it is asked for. */
const notToHold = (on: Case, facts: Facts): Refusal | null => {
  if (on.stage !== 'closed') return null;
  if (on.review != null && on.review.held !== null) return refuse('already-recorded', 'VAL-1', { what: 'The operational review' });
  const due = on.clocks[ASKED]?.dueAt ?? facts.now;
  return reviewOwed(on) || due <= facts.now ? null : refuse('review-not-due', 'VAL-1', { on: isoDateOf(due) });
};

export const reviewRows: Rows<'ask-review' | 'record-review'> = {
  'ask-review': {
    rule: 'CLK-7',
    who: [time],
    stages: { closed: true },
    whileHeld: true,
    whileSioUnavailable: true,
    decide: (on, about, facts) => {
      const refusal = notOwed(on, about, facts);
      if (refusal !== null) return no(refusal);
      const clocks = { [about.clock]: null, [REVIEW_HELD]: startClock(facts, on, { step: 'review-held', party: 'force' }) };
      return yes({ type: 'review-asked', about, after: { review: { askedAt: facts.now, held: null }, clocks } });
    },
  },
  // The SIO with the SIA: one of the two records what both say, and the other is told.
  'record-review': {
    rule: 'VAL-1',
    who: [{ relation: 'sio' }, { relation: 'sia' }],
    stages: { closed: true },
    whileHeld: true,
    whileSioUnavailable: true,
    elsewhere: notToHold,
    decide: (on, about, facts) => {
      const review = { askedAt: on.review?.askedAt ?? null, held: { ...about, ...stamp(facts) } };
      const clocks = Object.fromEntries([ASKED, REVIEW_HELD].filter((name) => on.clocks[name] !== undefined).map((name) => [name, null]));
      return yes({ type: 'review-held', about, after: { review, clocks } });
    },
  },
};

// What each clock of section 6 belongs to, said once: it ends as that ends, or as somebody answers, and by nothing else.
import { isTerminal, type Case } from './case.ts';
import type { Change, ClockChange } from './entries.ts';
import { stopped } from './pen.ts';
import type { Step } from './policy.ts';

/**
 * `stage`: the stage, or what is worked on within it. `hold`: the hold, which has its own end. `case`: it waits beside the stages of every
 * round, until the case is over. `entry`: machine E, which goes on after closure (VAL-1). `sitting`: a sitting's own.
 */
type Belongs = 'stage' | 'hold' | 'case' | 'entry' | 'sitting';
const belongsTo: { readonly [S in Step]: Belongs } = {
  offer: 'stage',
  claim: 'stage',
  'triage-outcome': 'stage',
  'answer-return': 'stage',
  'redirect-acknowledged': 'stage',
  'decline-review': 'stage',
  'merge-consent': 'stage',
  'appeal-window': 'stage',
  'appeal-decided': 'stage',
  'toex-decision': 'stage',
  capacity: 'stage',
  'first-contact': 'stage',
  'terms-agreed': 'stage',
  'variation-agreed': 'stage',
  'impasse-resolved': 'stage',
  'work-stalled': 'stage',
  // DEV-5: development is left once nothing is owed, in review or with the SIO; a withdrawal asks for none of it any more.
  'product-due': 'stage',
  'product-review': 'stage',
  'product-acceptance': 'stage',
  'reassessment-signed': 'stage',
  ownership: 'stage',
  'escalation-listed': 'stage',
  'sitting-awaited': 'stage',
  'decision-confirmed': 'stage',
  'extraordinary-decision': 'stage',
  'transfer-answered': 'stage',
  'value-and-closure': 'stage',
  // REO-1: a new round is reviewed after its own closure.
  'operational-review': 'stage',
  'review-held': 'stage',
  'hold-review': 'hold',
  // OWN-7, OWN-8, OWN-6, CLK-5: whatever else becomes of the case, these are answered.
  'handover-answered': 'case',
  'successor-named': 'case',
  'master-list-keyed': 'case',
  'urgency-answered': 'case',
  'question-answered': 'case',
  'value-verified': 'entry',
  'dispute-answered': 'entry',
  'papers-due': 'sitting',
  'sitting-held': 'sitting',
  'action-due': 'sitting',
  'items-reached': 'sitting',
};
/** It runs on as the case moves from stage to stage. */
export const runsBeside = ({ step }: { readonly step: Step }): boolean => belongsTo[step] !== 'stage';
/** Takes away the clocks of what ends, and no others. */
export const ending = (on: Case, what: Belongs): ClockChange =>
  stopped(on, ...Object.entries(on.clocks).flatMap(([name, { step }]) => (belongsTo[step] === what ? [name] : [])));
/** What waits beside the stages waits no longer once the case is over. */
export const atTheEnd = (on: Case, after: Change): Change => {
  if (after.stage === undefined || !isTerminal(after.stage)) return after;
  const waiting = ending(on, 'case');
  return Object.keys(waiting).length === 0 ? after : { ...after, clocks: { ...after.clocks, ...waiting } };
};

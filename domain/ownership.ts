import type { Case } from './case.ts';
import { startClock } from './clocks.ts';
import type { Change } from './entries.ts';
import type { Facts } from './facts.ts';
import { handed, penOf, stepOver } from './sides.ts';
import { yes, type Rows } from './table.ts';

/** What is left is the SIA's: value and closure. */
export const intoClosing = (on: Case, facts: Facts): Change => ({
  stage: 'closing',
  ...handed(on, penOf(on, 'toex', facts)),
  clocks: { ...stepOver(on), 'value-and-closure': startClock(facts, on, { step: 'value-and-closure', party: 'toex' }) },
});

export const ownershipRows: Rows<'confirm-ownership'> = {
  // OWN-1: the owner says so themselves, and stays exactly who they were.
  'confirm-ownership': {
    rule: 'OWN-1',
    who: [{ relation: 'owner' }],
    stages: { ownership: true },
    whileHeld: false,
    whileSioUnavailable: false,
    decide: (on, about, facts) => yes({ type: 'ownership-confirmed', about, after: intoClosing(on, facts) }),
  },
};

import type { Case } from './case.ts';
import { startClock } from './clocks.ts';
import type { Change } from './entries.ts';
import { mayOwn } from './directory.ts';
import type { Facts } from './facts.ts';
import { penTo } from './pen.ts';
import type { Refusal } from './refusals.ts';
import { handed, penOf, stepOver } from './sides.ts';
import { refuse, yes, type Rows } from './table.ts';
import { ownershipClock } from './ttcg-clock.ts';
import type { OrganisationId } from './words.ts';

/** What is left is the SIA's: value and closure. */
export const intoClosing = (on: Case, facts: Facts): Change => ({
  stage: 'closing',
  ...handed(on, penOf(on, 'toex', facts)),
  clocks: { ...stepOver(on), 'value-and-closure': startClock(facts, on, { step: 'value-and-closure', party: 'toex' }) },
});

/** OWN-2: an agency that can take the risk over, and does not hold it already. Null where nothing speaks against it. */
export const unfitOwner = (
  on: Case,
  { path, agency }: { readonly path: string; readonly agency: OrganisationId },
  facts: Facts,
): Refusal | null => {
  const found = facts.directory.organisations[agency];
  const asked = (message: string) => refuse('fields-refused', 'OWN-2', { problems: [{ path, rule: 'OWN-2', message }] });
  if (found === undefined) return asked('Choose a force, a ROCU or a national agency.');
  if (!mayOwn(found)) return refuse('toex-never-owns', 'OWN-2', {});
  return agency === on.owner.agency ? asked(`${found.name} owns the threat already. Name another agency, or leave it where it is.`) : null;
};
/** The owner says what becomes of it: they confirm, or they escalate. */
export const intoOwnership = (on: Case, facts: Facts) => ({
  stage: 'ownership' as const,
  pen: penTo(facts, 'force', { role: 'owner', user: on.owner.user }),
  clocks: { ...stepOver(on), ownership: ownershipClock(on, facts) },
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

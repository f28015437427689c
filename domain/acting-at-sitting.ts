import { noCover } from './acting.ts';
import { coverableAtSitting } from './cover-commands.ts';
import { nameOf, type Facts } from './facts.ts';
import type { Refusal } from './refusals.ts';
import { entryOf } from './sides.ts';
import { mayOpenSitting } from './sitting-access.ts';
import { sittingAuthorityOf } from './sitting-authority.ts';
import type { Sitting } from './sitting.ts';
import type { SittingCommandName } from './sitting-commands.ts';
import type { SittingAuthority } from './sitting-table.ts';
import { refuse } from './table.ts';

type Given = { readonly name: SittingCommandName; readonly on: Sitting | null; readonly who: readonly SittingAuthority[] };
/** ACC-6: whoever covers opens the sitting without that; also the one that they call. */
export const opensBeyondSitting = (on: Sitting | null, facts: Facts): Refusal | null =>
  on === null || facts.onBehalfOf === undefined || facts.actor === null || mayOpenSitting(on, facts.actor, facts)
    ? null
    : refuse('cover-opens-nothing', 'ACC-6', { name: nameOf(facts, facts.onBehalfOf) });
/** ACC-6: why this is not given by cover at a sitting; null where it is given in one's own right, or the cover holds. */
export const notCoveredAtSitting = ({ name, on, who }: Given, facts: Facts): Refusal | null => {
  const { actor, onBehalfOf } = facts;
  if (onBehalfOf === undefined || actor === null) return null;
  const of = { name: nameOf(facts, onBehalfOf) };
  const uncovered = noCover(facts);
  if (uncovered !== null) return uncovered;
  if (entryOf<boolean>(coverableAtSitting, name) !== true) return refuse('never-by-cover', 'ACC-6', of);
  const beyond = opensBeyondSitting(on, facts);
  if (beyond !== null) return beyond;
  return sittingAuthorityOf(who, on, facts) === null ? null : refuse('in-your-own-right', 'ACC-6', of);
};

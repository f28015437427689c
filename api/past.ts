import type { Case } from '../domain/case.ts';
import type { Person } from '../domain/directory.ts';
import { fold } from '../domain/evolve.ts';
import type { Facts } from '../domain/facts.ts';
import { upToTransfer } from '../domain/former-owner.ts';
import type { Instant, OrganisationId } from '../domain/words.ts';
import type { Ports } from './ports.ts';

/** To which agency the threat went, and when. */
export type Transferred = { readonly to: OrganisationId; readonly at: Instant };
/** ACC-1: the case as a former owner reads it, up to the transfer away from their agency. Throws where it never left that agency. */
export const asItWas = async (
  { files }: Pick<Ports, 'files'>,
  now: Case,
  { organisation }: Person,
): Promise<{ readonly on: Case; readonly transferred: Transferred }> => {
  const entries = (await files.entries(now.ref)).map(({ entry }) => entry);
  const kept = upToTransfer(entries, organisation);
  const on = fold(kept);
  const took = entries[kept.length];
  if (on === null || took?.type !== 'transfer-accepted' || took.after.owner === undefined)
    throw new Error(`${now.ref} never left ${organisation}`);
  return { on, transferred: { to: took.after.owner.agency, at: took.at } };
};
/** The facts for somebody who reads and may do nothing: no button is offered, no form opens. */
export const readingOnly = (facts: Facts): Facts => ({ ...facts, actor: facts.actor === null ? null : { ...facts.actor, active: false } });

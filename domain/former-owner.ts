import type { Case } from './case.ts';
import type { Entry } from './entries.ts';
import type { OrganisationId } from './words.ts';

/** The agencies that have owned the threat and do so no longer. */
export const formerOwners = ({ owner, ownershipHistory }: Pick<Case, 'owner' | 'ownershipHistory'>): readonly OrganisationId[] => [
  ...new Set(ownershipHistory.map(({ agency }) => agency).filter((agency) => agency !== owner.agency)),
];
/** An owner is an agency and a named officer: who held it last for each of them, as `officer@agency`, and reads on while they serve there. */
export const formerSios = (on: Pick<Case, 'owner' | 'ownershipHistory'>): readonly string[] =>
  formerOwners(on).map((of) => `${on.ownershipHistory.findLast(({ agency }) => agency === of)?.user ?? ''}@${of}`);
/** ACC-1: a former owner keeps reading up to the transfer: what was recorded before the last one away from that agency. */
export const upToTransfer = (entries: readonly Entry[], agency: OrganisationId): readonly Entry[] => {
  const left = entries.findLastIndex((entry) => entry.type === 'transfer-accepted' && entry.about.from.agency === agency);
  return entries.slice(0, Math.max(0, left));
};

import { mayOpenSitting } from '../../../domain/sitting-access.ts';
import { isSittingId, type Sitting } from '../../../domain/sitting.ts';
import type { Visit } from '../visit.ts';

/** The sitting of this id, or of this address; null where it does not open for the visitor, or is none (ACC-3). */
export const openSitting = async ({ ports, person, policy, param }: Visit, id = param('meeting')): Promise<Sitting | null> => {
  const on = isSittingId(id) ? await ports.meetings.open(id) : null;
  return on !== null && mayOpenSitting(on, person, { policy }) ? on : null;
};

/** Of these sittings those that open for the visitor: nothing links to another. */
export const openAmong = async (visit: Visit, ids: readonly (string | undefined)[]): Promise<readonly string[]> => {
  const known = [...new Set(ids)].filter((id) => id !== undefined);
  const found = await Promise.all(known.map((id) => openSitting(visit, id)));
  return found.flatMap((on) => (on === null ? [] : [on.id]));
};

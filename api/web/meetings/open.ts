import { mayOpenSitting } from '../../../domain/sitting-access.ts';
import { isSittingId, type Sitting } from '../../../domain/sitting.ts';
import type { Visit } from '../visit.ts';

/** The sitting of this address; null where it does not open for the visitor, or is none (ACC-3). */
export const openSitting = async ({ ports, person, policy, param }: Visit): Promise<Sitting | null> => {
  const id = param('meeting');
  const on = isSittingId(id) ? await ports.meetings.open(id) : null;
  return on !== null && mayOpenSitting(on, person, { policy }) ? on : null;
};

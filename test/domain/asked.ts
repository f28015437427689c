import type { Sitting } from '../../domain/sitting.ts';
import { inSession } from './council.ts';

/** A sitting that stands so. */
export const sitting = (status: Sitting['status']): Sitting => {
  const { c, meeting } = inSession();
  return { ...c.sittingOf(meeting), status };
};

import type { Case } from './case.ts';
import type { Reassessment } from './reassessment-state.ts';

/** The last reassessment that both have signed (REA-2); null where there is none. */
export const signedOf = ({ reassessments }: Pick<Case, 'reassessments'>): Reassessment | null =>
  Object.values(reassessments)
    .filter(({ status }) => status === 'signed')
    .toSorted((one, other) => other.version - one.version)[0] ?? null;

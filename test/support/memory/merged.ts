import type { CaseRow } from '../../../api/ports.ts';
import { mayOpen } from '../../../domain/access.ts';
import type { Case } from '../../../domain/case.ts';
import type { Person } from '../../../domain/directory.ts';
import { mergedInto } from '../../../domain/merge-state.ts';
import type { World } from './world.ts';

/** DUP-3: where a merged case goes on, for whom it may be known. */
export const leadsOn = (world: World, on: Case, asker: Person): Pick<CaseRow, 'mergedInto'> => {
  const other = world.cases.get(mergedInto(on) ?? '')?.state;
  return other === undefined || mayOpen(other, asker, world) === 'none' ? {} : { mergedInto: other.ref };
};

import type { Case } from '../../../../domain/case.ts';
import type { Marking, Stage } from '../../../../domain/words.ts';
import type { OverlapsOnFile } from '../../../ports.ts';
import type { Visit } from '../../visit.ts';

const triaged: readonly Stage[] = ['triage-queue', 'in-triage', 'returned', 'decline-review'];
/** DUP-1: what the service's own search found, for the gateway while it decides on the bid; null to everybody else, and at any other time. */
export const overlapsBeside = ({ ports, person }: Visit, { ref, stage }: Pick<Case, 'ref' | 'stage'>): Promise<OverlapsOnFile | null> =>
  triaged.includes(stage) ? ports.questions.overlapsOnFile(person, ref) : Promise.resolve(null);
/** Operations of other cases are named there, each under the marking of its own. */
export const overlapMarkings = (found: OverlapsOnFile | null | undefined): readonly Marking[] =>
  (found?.items ?? []).flatMap(({ marking }) => marking ?? []);

import type { Case } from '../../../../domain/case.ts';
import { wireSchemas } from '../../../json/payloads/families.ts';
import { linesOf, type Line } from '../../form/read-out.ts';
import { fieldsOf } from '../../form/schema.ts';
import type { Visit } from '../../visit.ts';
import { worded } from '../open.ts';

const recommended = fieldsOf(wireSchemas.recommend);
const declined = fieldsOf(wireSchemas['propose-decline']);

/** The assessment of triage, line by line; nothing where there is none. */
export const assessmentLines = async (visit: Visit, on: Case): Promise<readonly Line[]> => {
  const at = { path: '', world: { ...visit, on } };
  return on.triage === null ? [] : linesOf(recommended, { assessment: await worded(visit, on.triage.assessment) }, at);
};
/** The decline as it was proposed: its reason, its rationale and the advice to the force; nothing where none is. */
export const declineLines = async (visit: Visit, on: Case): Promise<readonly Line[]> =>
  on.decline === null ? [] : linesOf(declined, await worded(visit, on.decline), { path: '', world: { ...visit, on } });

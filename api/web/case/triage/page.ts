import { wireSchemas } from '../../../json/payloads/families.ts';
import { linesOf } from '../../form/read-out.ts';
import { fieldsOf } from '../../form/schema.ts';
import { worded } from '../open.ts';
import type { Part } from '../page.ts';

const recommended = fieldsOf(wireSchemas.recommend);
const declined = fieldsOf(wireSchemas['propose-decline']);
const allocated = fieldsOf(wireSchemas.allocate);

/** The assessment, what was asked of the force, a decline, the allocation: who decided what, and why. */
export const triage: Part = async (visit, { on }) => {
  const at = { path: '', world: { ...visit, on } };
  return {
    returns: await worded(visit, (on.returns ?? []).toReversed()),
    assessment: on.triage === null ? [] : linesOf(recommended, { assessment: await worded(visit, on.triage.assessment) }, at),
    decline: on.decline === null ? [] : linesOf(declined, await worded(visit, on.decline), at),
    allocation: on.allocation === null ? [] : linesOf(allocated, on.allocation, at),
  };
};

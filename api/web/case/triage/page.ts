import { wireSchemas } from '../../../json/payloads/families.ts';
import { linesOf } from '../../form/read-out.ts';
import { fieldsOf } from '../../form/schema.ts';
import { worded } from '../open.ts';
import type { Part } from '../page.ts';
import { assessmentLines, declineLines } from './read.ts';

const allocated = fieldsOf(wireSchemas.allocate);

/** The assessment, what was asked of the force, a decline, the allocation: who decided what, and why. */
export const triage: Part = async (visit, { on }) => {
  const at = { path: '', world: { ...visit, on } };
  return {
    redirect: await worded(visit, on.redirect ?? null),
    returns: await worded(visit, (on.returns ?? []).toReversed()),
    assessment: await assessmentLines(visit, on),
    decline: await declineLines(visit, on),
    appeals: await worded(visit, (on.appeals ?? []).toReversed()),
    allocation: on.allocation === null ? [] : linesOf(allocated, on.allocation, at),
  };
};

import { assessmentLines, declineLines } from '../case/triage/read.ts';
import type { Prepare } from './preparation.ts';

/** TRI-4: a second person decides on what the first has written, above what will happen. */
export const withDecline =
  (prepare: Prepare): Prepare =>
  async (visit, on, facts) => {
    const { shown, ...prepared } = await prepare(visit, on, facts);
    const decline = await declineLines(visit, on);
    return { ...prepared, shown: { ...shown, view: 'command/shown/decline.njk', decline } };
  };
/** TRI-8: what is countersigned, or returned. */
export const withAssessment: Prepare = async (visit, on) =>
  on.triage === null ? {} : { shown: { view: 'command/shown/assessment.njk', assessment: await assessmentLines(visit, on) } };

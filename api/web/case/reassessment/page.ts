import type { Case } from '../../../../domain/case.ts';
import type { Reassessment } from '../../../../domain/reassessment-state.ts';
import { worded } from '../open.ts';
import type { Part } from '../page.ts';
import { scoreTable } from './scores.ts';
import { reassessmentLines } from './text.ts';

const oldestFirst = (on: Case): readonly Reassessment[] =>
  Object.values(on.reassessments).toSorted((one, other) => one.version - other.version);

/** The threat before and after the work: of every version its scores, its text, who signed it and what was said of it. */
export const reassessment: Part = async (visit, { on }) => {
  const versions = oldestFirst(on);
  const told = versions.map(async (version) => {
    const read = await worded(visit, version);
    return { ...(typeof read === 'object' ? read : {}), lines: reassessmentLines(read, { ...visit, on }) };
  });
  return { scores: scoreTable(on, versions, visit.policy), versions: (await Promise.all(told)).toReversed() };
};

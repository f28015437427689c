import type { Case } from '../../../../domain/case.ts';
import { gradeOf, schemeOf, type Score } from '../../../../domain/score.ts';
import type { Reassessment } from '../../../../domain/reassessment-state.ts';
import type { Policy } from '../../../../domain/policy.ts';
import { worded } from '../open.ts';
import type { Part } from '../page.ts';

export const reassessmentsOf = (on: Case): readonly Reassessment[] =>
  Object.values(on.reassessments).toSorted((one, other) => other.version - one.version);

const measures = ['scope', 'likelihood', 'vulnerability', 'capacity', 'capability'] as const;
const harms = ['physical', 'psychological', 'financial', 'community'] as const;
type Column = { readonly title: string; readonly score: Score };

const columnsOf = (on: Case, latest: Reassessment | undefined): readonly Column[] => {
  const triaged = on.triage?.assessment.score;
  return [
    ...(on.bid.initialScore === undefined ? [] : [{ title: 'Before: in the bid', score: on.bid.initialScore }]),
    ...(triaged === undefined ? [] : [{ title: 'Before: at triage', score: triaged }]),
    ...(latest === undefined ? [] : [{ title: `After: version ${latest.version}`, score: latest.score }]),
  ];
};

/** Scores side by side: one row for each measure, one column for each score that was given. */
export const scoreTable = (on: Case, latest: Reassessment | undefined, policy: Policy) => {
  const columns = columnsOf(on, latest);
  const grades = columns.map(({ score }) => {
    const scheme = schemeOf(policy.schemes, score);
    return scheme === null ? null : gradeOf(scheme, score);
  });
  const rows = [
    ...harms.map((name) => ({ name: `Harm: ${name}`, values: columns.map(({ score }) => String(score.harm[name])) })),
    ...measures.map((name) => ({
      name: name.charAt(0).toUpperCase() + name.slice(1),
      values: columns.map(({ score }) => String(score[name])),
    })),
    { name: 'Confidence', values: columns.map(({ score }) => score.confidence) },
    { name: 'Total', values: grades.map((grade) => (grade === null ? 'unknown scheme' : String(grade.total))) },
    { name: 'Band', values: grades.map((grade) => grade?.band ?? '–') },
    { name: 'Scheme', values: columns.map(({ score }) => `${score.scheme}, version ${score.schemeVersion}`) },
  ];
  return columns.length === 0 ? null : { columns: columns.map(({ title }) => title), rows };
};

/** The threat before and after the work. */
export const reassessment: Part = async (visit, { on }) => {
  const [latest] = reassessmentsOf(on);
  return { scores: scoreTable(on, latest, visit.policy), versions: await worded(visit, reassessmentsOf(on)) };
};

import type { Case } from '../../../../domain/case.ts';
import type { Policy } from '../../../../domain/policy.ts';
import type { Reassessment } from '../../../../domain/reassessment-state.ts';
import { lastRound } from '../../../../domain/round-state.ts';
import { gradeOf, schemeOf, type Score } from '../../../../domain/score.ts';

const measures = ['scope', 'likelihood', 'vulnerability', 'capacity', 'capability'] as const;
const harms = ['physical', 'psychological', 'financial', 'community'] as const;
/** What of a score stands in the rows of the table. */
export const tabled: readonly string[] = ['harm', ...measures, 'confidence', 'scheme', 'schemeVersion'] satisfies readonly (keyof Score)[];
type Column = { readonly title: string; readonly score: Score };

const columnsOf = (on: Case, versions: readonly Reassessment[]): readonly Column[] => {
  const triaged = on.triage?.assessment.score;
  const left = on.round > 1 ? Object.values(lastRound(on)?.reassessments ?? {}).findLast(({ status }) => status === 'signed') : undefined;
  return [
    ...(left === undefined ? [] : [{ title: `Before: as round ${on.round - 1} left it`, score: left.score }]),
    ...(on.bid.initialScore === undefined ? [] : [{ title: 'Before: in the bid', score: on.bid.initialScore }]),
    ...(triaged === undefined ? [] : [{ title: 'Before: at triage', score: triaged }]),
    ...versions.map(({ version, score }) => ({ title: `After: version ${version}`, score })),
  ];
};

/** Scores side by side: one row for each measure, one column for each score that was given. */
export const scoreTable = (on: Case, versions: readonly Reassessment[], policy: Policy) => {
  const columns = columnsOf(on, versions);
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
    {
      name: 'Scheme',
      values: columns.map(({ score }) => `${schemeOf(policy.schemes, score)?.label ?? score.scheme}, version ${score.schemeVersion}`),
    },
  ];
  return columns.length === 0 ? null : { columns: columns.map(({ title }) => title), rows };
};

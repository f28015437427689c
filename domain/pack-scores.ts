import { scoreBefore } from './round-state.ts';
import type { Case } from './case.ts';
import type { Facts } from './facts.ts';
import { signedOf } from './pack-reassessment.ts';
import { gradeOf, sameScheme, schemeOf, type Score } from './score.ts';
import { saying, tabled, type Block } from './sitting-document.ts';
import type { Row } from './terms-document.ts';

const harms = ({ harm }: Score): string => [harm.physical, harm.psychological, harm.financial, harm.community].join(', ');
const levels = (score: Score | null): Row =>
  score === null
    ? ['–', '–', '–', '–', '–', '–']
    : [harms(score), ...[score.scope, score.likelihood, score.vulnerability, score.capacity, score.capability].map(String)];
const graded = (score: Score | null, { policy }: Facts): string => {
  const scheme = score === null ? null : schemeOf(policy.schemes, score);
  if (score === null) return 'Not scored';
  if (scheme === null) return `Scheme ${score.scheme}, version ${String(score.schemeVersion)}: no longer known`;
  const { total, band } = gradeOf(scheme, score);
  return `${String(total)}, ${band}`;
};
/** Before is the score of the bid, or of triage where the force gave none; after is that of the reassessment both signed (REA-3). */
export const scores = (on: Case, facts: Facts): readonly Block[] => {
  const before = scoreBefore(on) ?? null;
  const after = signedOf(on)?.score ?? null;
  const row = (name: string, score: Score | null) => [null, name, ...levels(score), graded(score, facts)] as const;
  const differ = before !== null && after !== null && !sameScheme(before, after);
  const scheme = after ?? before;
  const label = scheme === null ? null : (schemeOf(facts.policy.schemes, scheme)?.label ?? scheme.scheme);
  return [
    tabled(
      ['When', 'Harm', 'Scope', 'Likelihood', 'Vulnerability', 'Capacity', 'Capability', 'Total'],
      [row('Before', before), row('After', after)],
    ),
    ...(label === null ? [] : [saying(`Scheme: ${label}. Levels from 0 to 4; harm is physical, psychological, financial, community.`)]),
    ...(differ ? [saying('The two were given by different versions of the scheme and cannot be compared (REA-3).')] : []),
  ];
};

import { scoreBefore } from './round-state.ts';
import type { Case } from './case.ts';
import type { OrganisationKind } from './directory.ts';
import type { Facts } from './facts.ts';
import { byScore } from './field-rules.ts';
import type { ReassessmentText, Recommendation } from './reassessment-state.ts';
import type { FieldProblem, Refusal } from './refusals.ts';
import { sameScheme } from './score.ts';
import { entryOf } from './sides.ts';
import { refuse } from './table.ts';

/** REA-2: the text that both sides sign, and that the digest is taken of; not which version it answers. */
export const reassessmentText = (given: ReassessmentText): ReassessmentText => {
  const { score, scale, recommendation, proposedOwner, rationale, schemeReason, droppedReason } = given;
  return {
    score,
    scale,
    recommendation,
    ...(proposedOwner === undefined ? {} : { proposedOwner }),
    rationale,
    ...(schemeReason === undefined ? {} : { schemeReason }),
    ...(droppedReason === undefined ? {} : { droppedReason }),
  };
};

/** REA-4: who may be proposed; nobody where ownership remains. */
const mayBeProposed: { readonly [R in Recommendation]: readonly OrganisationKind[] } = {
  'remain-force': [],
  'remain-rocu': [],
  'regional-owner': ['force', 'rocu'],
  'national-owner': ['national'],
};
const owners: readonly OrganisationKind[] = ['force', 'rocu', 'national'];
const kindOf = (id: string, { directory }: Facts): OrganisationKind | null => entryOf(directory.organisations, id)?.kind ?? null;

const byOwner = ({ recommendation, proposedOwner }: ReassessmentText, facts: Facts): readonly FieldProblem[] => {
  const [path, rule, kinds] = ['proposedOwner', 'REA-4' as const, mayBeProposed[recommendation]];
  if (kinds.length === 0)
    return proposedOwner === undefined ? [] : [{ path, rule, message: 'Leave the proposed owner out: ownership remains where it is.' }];
  const kind = proposedOwner === undefined ? null : kindOf(proposedOwner, facts);
  // An organisation that can never own is no slip of the form: OWN-2 answers it below.
  if (kind !== null && (kinds.includes(kind) || !owners.includes(kind))) return [];
  return [
    {
      path,
      rule,
      message: `Name the proposed owner: ${kinds.includes('national') ? 'a national agency' : 'a force or a ROCU'} of the directory.`,
    },
  ];
};
export const reassessmentProblems = (given: ReassessmentText, facts: Facts): readonly FieldProblem[] => [
  ...byOwner(given, facts),
  ...byScore(given.score, 'score', facts),
];
/** OWN-2: TOEX, a partner or a body owns no risk, so it is not proposed either. */
export const proposedOwnerRefused = ({ proposedOwner }: ReassessmentText, facts: Facts): Refusal | null => {
  const kind = proposedOwner === undefined ? null : kindOf(proposedOwner, facts);
  return kind === null || owners.includes(kind) ? null : refuse('toex-never-owns', 'OWN-2', {});
};

/** REA-1: without an accepted product a reason is owed; REA-3: so it is when the scores cannot be compared. */
export const lackingReason = (on: Case, { score, schemeReason, droppedReason }: ReassessmentText): Refusal | null => {
  const accepted = Object.values(on.products).some(({ status }) => status === 'accepted');
  if (!accepted && droppedReason === undefined) return refuse('dropped-reason-needed', 'REA-1', {});
  const before = scoreBefore(on);
  return before === undefined || sameScheme(before, score) || schemeReason !== undefined
    ? null
    : refuse('scheme-reason-needed', 'REA-3', {});
};

import type { Case } from './case.ts';
import { isActor, type Facts } from './facts.ts';
import { intoOwnership } from './ownership.ts';
import { lackingReason, proposedOwnerRefused, reassessmentProblems, reassessmentText } from './reassessment-text.ts';
import type { Reassessment } from './reassessment-state.ts';
import { versionsBefore } from './round-state.ts';
import type { Refusal } from './refusals.ts';
import { handed, penOf, stamp } from './sides.ts';
import { no, refuse, yes, type Authority, type Rows } from './table.ts';
import { bothSides, digestOf, latestOf, nextVersion, openOf, overtaken, signed } from './versions.ts';

export { reassessmentText } from './reassessment-text.ts';

const sia: Authority = { relation: 'sia' };
const sio: Authority = { relation: 'sio' };
const neverBoth = (on: Case, facts: Facts): Refusal | null => bothSides(on, openOf(on.reassessments), facts);
const nothingOpen = (on: Case, facts: Facts): Refusal | null => {
  const signatures = latestOf(on.reassessments)?.signatures ?? [];
  if (on.stage === 'ownership' && signatures.some(({ user }) => isActor(facts, user))) return refuse('already-signed', 'REA-2', {});
  return on.stage === 'reassessment' && openOf(on.reassessments) === null ? refuse('no-open-version', 'REA-2', {}) : null;
};
export const reassessmentRows: Rows<'propose-reassessment' | 'sign-reassessment' | 'reject-reassessment'> = {
  'propose-reassessment': {
    rule: 'REA-1',
    who: [sia],
    stages: { reassessment: true },
    whileHeld: false,
    whileSioUnavailable: false,
    bars: neverBoth,
    decide: (on, given, facts) => {
      const problems = reassessmentProblems(given, facts);
      const [first] = problems;
      if (first !== undefined) return no(refuse('fields-refused', first.rule ?? 'REA-4', { problems }));
      // `basedOn` may be left out here: only one side proposes, so nobody can be overtaken by the other.
      const basedOn = given.basedOn === undefined ? (latestOf(on.reassessments)?.version ?? null) : given.basedOn;
      const refusal = overtaken(on.reassessments, basedOn, 'REA-2') ?? proposedOwnerRefused(given, facts) ?? lackingReason(on, given);
      if (refusal !== null) return no(refusal);
      const [version, digest, open] = [
        nextVersion(on.reassessments, versionsBefore(on, 'reassessments')),
        digestOf(facts),
        openOf(on.reassessments),
      ];
      const { by: proposedBy, at } = stamp(facts);
      const proposed: Reassessment = {
        ...reassessmentText(given), version, digest, basedOn, proposedBy, at,
        status: 'proposed', signatures: [signed(on, digest, facts)], comments: [],
      }; // prettier-ignore
      const countered = open === null ? {} : { [open.version]: { ...open, status: 'countered' as const, signatures: [] } };
      const after = { reassessments: { ...countered, [version]: proposed }, ...handed(on, penOf(on, 'force', facts)) };
      return yes({ type: 'reassessment-proposed', about: { version }, after });
    },
  },
  'sign-reassessment': {
    rule: 'REA-2',
    who: [sio],
    stages: { reassessment: true },
    whileHeld: false,
    whileSioUnavailable: false,
    bars: neverBoth,
    elsewhere: nothingOpen,
    touches: (on) => [{ nextTtcgOf: on.region }],
    decide: (on, { digest }, facts) => {
      const open = openOf(on.reassessments);
      if (open === null) return no(refuse('no-open-version', 'REA-2', {}));
      if (digest !== open.digest) return no(refuse('digest-differs', 'REA-2', {}));
      const both: Reassessment = { ...open, status: 'signed', signatures: [...open.signatures, signed(on, digest, facts)] };
      const after = { ...intoOwnership(on, facts), reassessments: { [open.version]: both } };
      return yes({ type: 'reassessment-signed', about: { version: open.version }, after });
    },
  },
  'reject-reassessment': {
    rule: 'REA-2',
    who: [sio],
    stages: { reassessment: true },
    whileHeld: false,
    whileSioUnavailable: false,
    bars: neverBoth,
    elsewhere: nothingOpen,
    decide: (on, { comments: text }, facts) => {
      const open = openOf(on.reassessments);
      if (open === null) return no(refuse('no-open-version', 'REA-2', {}));
      const rejected: Reassessment = { ...open, status: 'rejected', comments: [...open.comments, { text, ...stamp(facts) }] };
      const after = { reassessments: { [open.version]: rejected }, ...handed(on, penOf(on, 'toex', facts)) };
      return yes({ type: 'reassessment-rejected', about: { version: open.version }, after });
    },
  },
};

import { z } from 'zod';
import { flag, organisation, sha256 } from './fields.ts';
import type { Leaves } from './leaves.ts';
import { noted } from './notes.ts';
import { score } from './score.ts';
import { basedOn } from './terms.ts';

const scale = noted(
  z.strictObject({
    nimLevel: noted(z.literal([1, 2, 3]), { title: 'NIM level' }),
    crossForce: flag('Does it cross force boundaries?'),
    crossRegion: flag('Does it cross regions?'),
    international: flag('Is it international?'),
  }),
  { title: 'Scale' },
);

export const proposeReassessment = <N, T, D>(leaf: Leaves<N, T, D>) =>
  z.strictObject({
    basedOn: basedOn.exactOptional(),
    score: score(leaf),
    scale,
    recommendation: noted(z.enum(['remain-force', 'remain-rocu', 'regional-owner', 'national-owner']), { title: 'Recommendation' }),
    proposedOwner: organisation('Proposed owner').exactOptional(),
    rationale: leaf.narrative({ title: 'Rationale' }),
    schemeReason: leaf.narrative({ title: 'Reason for another scoring scheme' }).exactOptional(),
    droppedReason: leaf.narrative({ title: 'Reason for going ahead without an accepted product' }).exactOptional(),
  });
export const signReassessment = () => z.strictObject({ digest: sha256('Digest of the reassessment that you read') });
export const rejectReassessment = <N, T, D>(leaf: Leaves<N, T, D>) => z.strictObject({ comments: leaf.narrative({ title: 'Comments' }) });

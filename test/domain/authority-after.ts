// By hand from journey.md section 3, as in `authority.test.ts`: who may do what about a decline, a change of SIA, an impasse, a product that is out, a review.
import type { CaseCommand } from '../../domain/commands.ts';
import type { Case } from '../../domain/case.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { appealed, declinedIn, MANAGER, SECOND, SIO, SPOC, TOEX, why } from './appealing.ts';
import { instant } from './calendars.ts';
import { caseAt, storyAt } from './story.ts';

const [SIA, SIA2] = ['sia.northmarch', 'sia2.northmarch'] as const;
export type Line = readonly [CaseCommand, string, () => Case, readonly string[], Readonly<Partial<Record<string, RefusalCode>>>?];
export const afterwards: readonly Line[] = [
  ['appeal', 'declined', () => declinedIn('in-triage').on(), [SPOC, SIO]],
  ['appeal', 'appealed against already', appealed, [], { [SPOC]: 'already-recorded', [SIO]: 'already-recorded' }],
  ['decide-appeal', 'appealed against', appealed, [SECOND, TOEX], { [MANAGER]: 'took-part' }],
  ['declare-impasse', 'in terms', () => caseAt('terms'), [SIA, SIO]],
  ['declare-impasse', 'nothing returned', () => caseAt('development'), [], { [SIA]: 'nothing-returned', [SIO]: 'nothing-returned' }],
  ['resolve-impasse', 'declared', () => storyAt('terms').give(SIA, 'declare-impasse', { reason: why }), [TOEX]],
  ['reallocate', 'in terms', () => caseAt('terms'), [TOEX]],
  ['reallocate', 'in ownership', () => caseAt('ownership'), [TOEX]],
  ['acknowledge-terms', 'given to another SIA', () => storyAt('development').give(TOEX, 'reallocate', { sia: SIA2, reason: why }), [SIA2]],
  ['acknowledge-terms', 'signed by the SIA', () => caseAt('development'), [], { [SIA]: 'already-recorded' }],
  ['disseminate-product', 'accepted', () => caseAt('ownership'), [SIA]],
  [
    'record-review',
    'asked for',
    () => ({ ...caseAt('closed'), review: { askedAt: instant('2027-02-20T10:00:00Z'), held: null } }),
    [SIA, SIO],
  ],
  ['record-review', 'not due', () => caseAt('closed'), [], { [SIA]: 'review-not-due', [SIO]: 'review-not-due' }],
];
export const untimelyAfter: readonly (readonly [CaseCommand, string, Parameters<typeof caseAt>[0], RefusalCode])[] = [
  ['appeal', SPOC, 'triage-queue', 'wrong-stage'],
  ['decide-appeal', SECOND, 'consideration', 'wrong-stage'],
  ['reallocate', TOEX, 'consideration', 'wrong-stage'],
  ['declare-impasse', SIO, 'ownership', 'wrong-stage'],
  ['resolve-impasse', TOEX, 'terms', 'no-impasse'],
  ['disseminate-product', SIA, 'development', 'no-product-waits'],
  ['record-review', SIO, 'closing', 'wrong-stage'],
];

import { z } from 'zod';
import { flag, line, many, person, sha256 } from './fields.ts';
import type { Leaves } from './leaves.ts';
import { noted } from './notes.ts';

export const reallocate = <N, T, D>(leaf: Leaves<N, T, D>) =>
  z.strictObject({ sia: person('New SIA'), reason: leaf.narrative({ title: 'Reason' }) });
export const acknowledgeTerms = () => z.strictObject({ termsDigest: sha256('Digest of the terms in force') });
export const disseminateProduct = <N, T, D>(leaf: Leaves<N, T, D>) =>
  z.strictObject({
    product: line({ title: 'Product', hint: 'Its id in the agreed terms, such as p1' }, 40),
    to: line({ title: 'Recipient', hint: 'The body and, where there is one, the office that receives it' }),
    sanitised: flag('Is it sanitised?'),
    handling: many(line({ title: 'Handling condition', hint: 'Such as no onward sharing' }), { title: 'Handling conditions' }),
    basis: leaf.narrative({ title: 'Basis for sharing', hint: 'Why it may be shared with them' }),
    sioApproval: noted(
      z.strictObject({
        by: person('SIO who approved'),
        at: leaf.instant({ title: 'Time of the approval', lies: 'past', hint: 'Not in the future' }),
      }),
      { title: 'Approval of the SIO' },
    ),
  });
export const resolveImpasse = <N, T, D>(leaf: Leaves<N, T, D>) =>
  z.strictObject({
    outcome: noted(z.enum(['resume', 'decline', 'drop-product', 'record-both-views']), { title: 'Outcome' }),
    lineManager: person('Line manager of the SIO'),
    agreedAt: leaf.instant({ title: 'Time of the agreement', lies: 'past', hint: 'Not in the future' }),
    rationale: leaf.narrative({ title: 'Rationale' }),
  });
export const recordReview = <N, T, D>(leaf: Leaves<N, T, D>) =>
  z.strictObject({
    worked: leaf.narrative({ title: 'What worked' }),
    didNotWork: leaf.narrative({ title: 'What did not work' }),
    lessons: leaf.narrative({ title: 'Lessons' }),
  });

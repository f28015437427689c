import { z } from 'zod';
import { code, person } from './fields.ts';
import type { Leaves } from './leaves.ts';
import { noted } from './notes.ts';

const reviewBy = <N, T, D>(leaf: Leaves<N, T, D>) =>
  leaf.date({ title: 'Review date', lies: 'ahead', hint: 'The day by which the hold is looked at again' });

export const hold = <N, T, D>(leaf: Leaves<N, T, D>) =>
  z.strictObject({
    reasonCode: code({ title: 'Reason for the hold', list: 'holdReasons' }),
    reviewBy: reviewBy(leaf),
    reason: leaf.narrative({ title: 'Reason', hint: 'What the case waits for, and what would end the hold' }),
    sioRequest: noted(
      z.strictObject({
        by: person('SIO who asked'),
        at: leaf.instant({ title: 'Time of the request', lies: 'past', hint: 'Not in the future' }),
      }),
      { title: 'Request of the SIO' },
    ).exactOptional(),
  });
export const reviewHold = <N, T, D>(leaf: Leaves<N, T, D>) =>
  z.strictObject({ reviewBy: reviewBy(leaf), reason: leaf.narrative({ title: 'Reason' }) });

import { z } from 'zod';
import { line, priority } from './fields.ts';
import type { Leaves } from './leaves.ts';

/** CLK-5, BID-4: what was done about the risk before it was told here, and where that is on record. */
export const flagUrgent = <N, T, D>(leaf: Leaves<N, T, D>) =>
  z.strictObject({
    actionTaken: leaf.narrative({ title: 'Action taken', hint: 'Why it is urgent, and what has been done about the risk already' }),
    actionRef: line({ title: 'Reference of the action taken', hint: 'The log or incident number of that action' }),
  });
export const overridePriority = <N, T, D>(leaf: Leaves<N, T, D>) =>
  z.strictObject({ priority, reason: leaf.narrative({ title: 'Reason' }) });

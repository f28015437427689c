import { z } from 'zod';

/** When: working days from the last one that is over (0; -3 is three before it), and the clock. */
export type DemoTime = { readonly day: number; readonly clock: string };
export const at = z
  .string()
  .regex(/^(0|-\d+) \d\d:\d\d$/, 'must be a working day and a clock: -3 10:15')
  .transform((value): DemoTime => ({ day: Number(value.split(' ')[0]), clock: value.slice(-5) }));

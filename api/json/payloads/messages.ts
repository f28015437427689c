import { z } from 'zod';
import { line } from './fields.ts';
import type { Leaves } from './leaves.ts';
import { noted } from './notes.ts';

export const ask = <N, T, D>(leaf: Leaves<N, T, D>) =>
  z.strictObject({
    to: noted(z.enum(['force', 'gateway', 'toex', 'body']), { title: 'To whom' }),
    text: leaf.narrative({ title: 'Question' }),
  });
export const reply = <N, T, D>(leaf: Leaves<N, T, D>) =>
  z.strictObject({
    inReplyTo: line({ title: 'Message', hint: 'Its id, such as m1' }, 40),
    text: leaf.narrative({ title: 'Reply' }),
  });
export const correctEntry = <N, T, D>(leaf: Leaves<N, T, D>) =>
  z.strictObject({
    entry: noted(z.number().int().min(1).max(100_000), { title: 'Entry', hint: 'Its number in the history' }),
    correction: leaf.narrative({ title: 'Correction', hint: 'What is wrong in the entry, and what is right' }),
  });

import { z } from 'zod';
import type { BidChanges } from '../../../domain/bid.ts';
import { bid } from './bid.ts';
import { line, some } from './fields.ts';
import { decidedLeaves, wireLeaves, type Leaves } from './leaves.ts';
import { inner, noted, noteOf } from './notes.ts';

export const returnForInformation = <N, T, D>(leaf: Leaves<N, T, D>) =>
  z.strictObject({
    questions: some(z.strictObject({ text: leaf.narrative({ title: 'Question' }) }), { title: 'Questions' }),
    dueBy: leaf.date({ title: 'Day to answer by', lies: 'ahead', hint: 'At most twice the time that the policy gives' }).exactOptional(),
  });

const answers = <N, T, D>(leaf: Leaves<N, T, D>) =>
  some(z.strictObject({ questionId: line({ title: 'Question' }, 40), text: leaf.narrative({ title: 'Answer' }) }), { title: 'Answers' });

/** Any part of what a schema takes (RFC 7396): what is mandatory may stay away, what is optional may also be null. */
const partOf = (schema: z.ZodObject): z.ZodObject => {
  const shape = Object.entries(schema.shape).map(([name, field]) => {
    const own = inner(field);
    const note = noteOf(field);
    if (!(own instanceof z.ZodType)) throw new Error(`${name} is no field`);
    if (field instanceof z.ZodExactOptional) return [name, own.nullable().exactOptional()] as const;
    const part = own instanceof z.ZodObject ? partOf(own) : own;
    return [name, (note === undefined || part === own ? part : noted(part, note)).exactOptional()] as const;
  });
  return z.strictObject(Object.fromEntries(shape));
};
const changesTitle = { title: 'Changes to the bid', hint: 'Only what changes; null takes an optional field away' } as const;

/** As sent: the tree that forms and the OpenAPI document are read from. */
export const answerAndResubmit = () =>
  z.strictObject({ answers: answers(wireLeaves), changes: noted(partOf(bid(wireLeaves)), changesTitle).exactOptional() });
/** As decided. The part is built from the schema of the bid, so what it takes is a part of a bid. */
export const answersDecided = () =>
  z.strictObject({ answers: answers(decidedLeaves), changes: partOf(bid(decidedLeaves)).pipe(z.custom<BidChanges>()).exactOptional() });

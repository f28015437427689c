import { defineUpdate } from '@temporalio/workflow';
import type { Answer, Told } from '../../domain/answer.ts';
import type { Ref } from '../../domain/words.ts';

/** `ref` is the stream: a case by its reference, a sitting by its id. */
export type Start = { readonly ref: Ref };
/** A stored command, or the wish that the stream is looked at again for what waits and what is due. Answers null to the latter. */
export const giveUpdate = defineUpdate<Answer | null, [Told]>('give');

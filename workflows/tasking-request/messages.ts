import { defineUpdate } from '@temporalio/workflow';
import type { Answer, Told } from '../../domain/answer.ts';
import type { Ref } from '../../domain/words.ts';

export type CaseStart = { readonly ref: Ref };
/** A stored command, or the wish that the case looks again at what waits and what is due. Answers null to the latter. */
export const giveUpdate = defineUpdate<Answer | null, [Told]>('give');

export const workflowName = 'taskingRequest';
export const workflowIdOf = (ref: Ref): string => `case:${ref}`;

import type { Ref } from '../../domain/words.ts';

export const workflowName = 'taskingRequest';
export const workflowIdOf = (ref: Ref): string => `case:${ref}`;

import type { PriorityCommands } from '../../domain/urgency-words.ts';

/** One sound body of each command of priority, as `examples.ts` has them of the others. */
export const priorityExamples: { readonly [C in keyof PriorityCommands]: readonly object[] } = {
  'flag-urgent': [{ actionTaken: 'Control room told; two children moved to a place of safety.', actionRef: 'ALD-INC-4471' }],
  'confirm-urgent': [{ reason: 'The raid is tonight.' }],
  'lower-urgent': [{ reason: 'The raid was put off by three weeks.' }],
  'override-priority': [{ priority: 'P1', reason: 'The trial begins earlier.' }],
};

import type { SittingId } from '../../domain/sitting.ts';

export const sittingWorkflow = 'sitting';
export const sittingWorkflowId = (id: SittingId): string => `sitting:${id}`;

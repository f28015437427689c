import type { Case } from './case.ts';
import type { LiveStage, Narrative, Ref } from './words.ts';

type Into = { readonly into: Ref; readonly reason: Narrative };

/** DUP-4: a merge never moves risk. */
export interface MergeCommands {
  'propose-merge': { on: Case; stage: 'in-triage'; payload: Into };
  'consent-merge': { on: Case; stage: LiveStage; payload: Into };
  'refuse-merge': { on: Case; stage: LiveStage; payload: Into };
  unmerge: { on: Case; stage: 'merged'; payload: Into };
  'lapse-merge': { on: Case; stage: 'in-triage'; payload: { readonly clock: string; readonly rung: string } };
}
